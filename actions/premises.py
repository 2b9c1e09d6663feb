"""What a question takes for granted and is not so, or was not checked, in a sentence each; of what holds none."""

from __future__ import annotations

from dataclasses import dataclass, field

from actions.desk import Desk
from actions.reading import Reading
from actions.scope import lowered
from actions.wording.claim_reasons import either, first_reason, valued
from actions.wording.claims import fact
from data_layer.catalogue import Catalogue
from data_layer.claims.checked import Checked, Reason, Verdict
from data_layer.claims.checking import checked
from data_layer.claims.wording import VERB
from data_layer.vocabulary import AreaCode

TAKEN = "What is taken for granted is not so"  # also where what was said is not kept
OF_SEVERAL = {Reason.WHICH, Reason.TOO_WIDE}
MOST_WORDS = 30
MOST_QUOTED = 14  # words of the speaker's own


@dataclass(frozen=True, slots=True)
class Premises:
    """Sentences of at most 30 words, in the order in which they were said."""

    not_so: list[str] = field(default_factory=list)
    unchecked: list[str] = field(default_factory=list)


def premises_of(asked: Reading, desk: Desk) -> Premises:
    """None costs nothing."""
    premises = [claim for claim in asked.claims if claim.premise]
    if not premises:
        return Premises()
    home = home_of(asked, desk)
    with desk.reader() as reader:
        found = checked(reader, premises, home, **desk.known)
    false = [not_so(one, desk.catalogue) for one in found if one.verdict is Verdict.NOT_SUPPORTED]
    open_ = [unchecked(one, desk.catalogue) for one in found if OF_SEVERAL & {*one.reasons}]
    return Premises(list(dict.fromkeys(false)), list(dict.fromkeys(open_)))


def unchecked(found: Checked, catalogue: Catalogue) -> str:
    """ "It was not checked that obesity is falling: that may be adult obesity rate or obesity rate of Year 6." """
    words = found.claim.words
    quoted = VERB.search(words) and len(words.split()) <= MOST_QUOTED
    opening = f"It was not checked that {words}" if quoted else "What is taken for granted was not checked"
    names = [catalogue.metrics[each].short_name for each in found.claim.choices if each in catalogue.metrics]
    whole = f"{opening}: that may be {either(names)}."
    return whole if names and len(whole.split()) <= MOST_WORDS else f"{opening}: that is several measures."


def home_of(asked: Reading, desk: Desk) -> AreaCode:
    """The place of a claim that names none: the one that is asked about, where it is one and not the one set beside."""
    beside = {claim.other for claim in asked.claims}
    return asked.areas[0] if len(asked.areas) == 1 and asked.areas[0] not in beside else desk.viewer.home_area


def not_so(found: Checked, catalogue: Catalogue) -> str:
    """ "It is not so that recycling has doubled since 2016: the recycling rate was 26.7% in 2023/24, ..." """
    assert found.claim.metric
    metric, words = catalogue.metrics[found.claim.metric], found.claim.words
    quoted = VERB.search(words) and len(words.split()) <= MOST_QUOTED
    opening = f"It is not so that {words}" if quoted else f"“{words}” is not so" if words else TAKEN
    if Reason.NOT_EVERY in found.reasons:
        return f"{opening}: {first_reason(found, metric, catalogue)}."
    known, own = fact(found, metric, catalogue), found.own
    if known is None or own is None:
        return f"{opening}."
    start, clause = known
    briefly = f"{'they were' if metric.plural else 'it was'} {valued(own, metric)}"
    tried = [
        f"{opening}: {lowered(start)}",
        f"{opening}: {briefly}",
        f"{TAKEN}: {lowered(start)}",
    ]
    behind = f", {clause}." if clause else "."
    return next((line + behind for line in tried if len(f"{line}{behind}".split()) <= MOST_WORDS), f"{tried[-1]}.")
