"""A question of several sentences heard as one: a preamble, the question, what narrows it, or parts (a), (b), (c)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.follow_ups import without_aside
from bot.understanding.hearing import Heard, Listener
from bot.understanding.qualifiers import decided, switched
from bot.understanding.text import Text, as_text, clauses
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import MetricId

# "(a) ... (b) ...", "1. ... 2. ..."
PART = re.compile(r"(?:^|(?<=[\s:;,.]))\(?(?:[a-h]|[1-8]|i{1,3}|iv|v)[).]\s+", re.IGNORECASE)
MOST_PARTS = 8
# "Not the care workforce one.", "I don't mean the total."
PUTS_ASIDE = re.compile(
    r"^(?:and |but )?(?:not|rather than|never mind|i don't mean|i do not mean|excluding)\b", re.IGNORECASE
)
LONGEST_NARROWING = 9  # words; a longer sentence is a question of its own


def clauses_heard(whole: Text, listener: Listener, catalogue: Catalogue) -> Heard:
    """The clause that asks: the last that says something; what it leaves open may stand in one before it."""
    parts = parts_of(whole)
    if len(parts) > 2 and (found := of_parts(parts, listener)):
        return found
    sentences = clauses(whole)
    if len(sentences) < 2:
        return listener.hear(whole)
    heard = [listener.hear(part) for part in sentences if not PUTS_ASIDE.match(part.clean)] or [listener.hear(whole)]
    asking = [one for one in heard if not one.says_nothing and not is_aside(one)] or heard
    main = next((one for one in reversed(asking) if one.chosen.named or one.operations.sure - {"value"}), asking[-1])
    for other in reversed(asking):
        if other is not main:
            main = with_preamble(main, other)
    return narrowed(main, heard, catalogue)


def parts_of(whole: Text) -> list[Text]:
    """What stands before the first lettered part, and the parts; that alone where there are fewer than two."""
    found = [part.strip(" \n;,.") for part in PART.split(whole.clean)][: MOST_PARTS + 1]
    return [as_text(part) for part in found]


def of_parts(parts: Sequence[Text], listener: Listener) -> Heard | None:
    """The measures of all parts as one request; the sentence before them says of what places and times."""
    heard = [listener.hear(part) for part in parts if part.tokens]
    named = [one for one in heard[1:] if one.chosen.metrics and not one.chosen.tied]
    if len(named) < 2:
        return None
    metrics = tuple(dict.fromkeys(metric for one in named for metric in one.chosen.metrics))
    main = replace(named[0], chosen=replace(named[0].chosen, metrics=metrics, at=frozenset()))
    for other in (heard[0], *named[1:]):
        main = with_preamble(main, other)
    return main


def is_aside(heard: Heard) -> bool:
    """A greeting or thanks before the question."""
    return heard.operations.sure <= {"greeting", "thanks", "value"} and not heard.chosen.named and not heard.areas


def with_preamble(main: Heard, other: Heard) -> Heard:
    """Slots that the asking clause leaves open, from a clause around it."""
    return replace(
        main,
        # its places count in the other clause
        chosen=main.chosen if main.chosen.named else replace(other.chosen, at=frozenset()),
        areas=main.areas or (other.areas if not main.home else ()),
        home=main.home,
        groups=main.groups or other.groups,
        periods=main.periods or other.periods,
        unknown=main.unknown,
        bare=main.bare if main.chosen.named else f"{other.bare} {main.bare}",
    )


def narrowed(main: Heard, heard: Sequence[Heard], catalogue: Catalogue) -> Heard:
    """ "The per-1,000 figure, not the raw number.": which of its kin is meant, in a sentence that names none itself."""
    chosen = main.chosen
    if not chosen.metrics or (len(chosen.metrics) > 1 and not chosen.tied):
        return main
    for one in heard:
        said = as_text(without_aside(one.text.clean)).tokens
        if one.text is main.text or one.chosen.named or len(said) > LONGEST_NARROWING:
            continue
        metrics = [catalogue.metrics[each] for each in chosen.metrics]
        kin = decided(metrics, said) if chosen.tied else switched(metrics[0], catalogue.metrics.values(), said)
        if len(kin) == 1:
            return replace(main, chosen=replace(chosen, metrics=(MetricId(kin[0].id),), tied=False))
    return main
