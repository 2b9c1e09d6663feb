"""A checked claim in words: the verdict and what can be said instead, with its figures."""

from __future__ import annotations

from collections.abc import Callable

from actions.wording.claim_reasons import so_many, valued, when
from actions.wording.names import named, titled
from actions.wording.numbers import after_name, difference, formatted, rounded, same_as_shown, short
from actions.wording.places import place
from actions.wording.positions import BAND_WORDS, position_clause
from actions.wording.positions import own as own_group
from actions.wording.targets import target_clause
from data_layer.catalogue import Catalogue, Metric
from data_layer.claims.checked import Checked, Reason, Verdict
from data_layer.claims.model import Among, ClaimKind, Size
from data_layer.vocabulary import Basis

LABELS = {
    Verdict.NOT_SUPPORTED: "Not supported",
    Verdict.TRUE_BUT: "True, but",
    Verdict.CANNOT_BE_CHECKED: "Cannot be checked",
    Verdict.SUPPORTED: "Supported",
}


# what a wording that holds tells beside the figures
BESIDE = {
    Reason.WITHIN_USUAL: "within what councils usually see",
    Reason.NO_CLEAR_CHANGE: "which is no clear change",
    Reason.DEFINITION_CHANGED: "though not counted alike throughout",
    Reason.SMALL_NUMBERS: "in small numbers",
    Reason.CASH: "in cash",
    Reason.PROVISIONAL: "a provisional figure",
    Reason.ESTIMATED: "an estimate",
    Reason.SMALL_SAMPLE: "from a small sample",
}


def fact(found: Checked, metric: Metric, catalogue: Catalogue) -> tuple[str, str | None] | None:
    """What can be said: "The recycling rate in Nottingham was 26.7% in 2023/24", and "up 1.6 percentage points on 25.1%
    in 2022/23" behind it, where there is more to say. None where no figure is held.
    """
    own = found.own
    if own is None or own.value is None:
        return None
    verb = "were" if metric.plural else "was"
    start = f"{titled(named(metric))} in {place(own.area, catalogue)} {verb} {after_name(own.value, metric)}"
    return f"{start} {when(own, metric)}", FACTS[found.claim.kind](found, metric, catalogue)


def briefer(found: Checked, metric: Metric) -> list[str]:
    """The figure without the place, and without its name, where room is short."""
    own = found.own
    return [f"{metric.short_name} {valued(own, metric)}", f"the figure was {valued(own, metric)}"] if own else []


def worded(found: Checked, metric: Metric | None, catalogue: Catalogue) -> str | None:
    """The claim as it holds: both, with what has to be told beside them; without a full stop."""
    known = fact(found, metric, catalogue) if metric else None
    if known is None:
        return None
    beside = [BESIDE[reason] for reason in found.reasons if reason in BESIDE]
    line = ", ".join(each for each in (*known, *beside) if each)
    if metric and found.usual:
        line += f"; it was {valued(found.usual, metric)}"
    return f"{line}; no newer figure is held" if Reason.STALE in found.reasons else line


def moved(found: Checked, metric: Metric) -> str | None:
    own, base = found.own, found.base
    if own is None or base is None or own.value is None or base.value is None:
        return None
    if found.claim.running is not None and found.other:
        return f"and went from {valued(base, metric)} to {valued(found.other, metric)}"
    if same_as_shown(own.value, base.value, metric):
        return f"the same as {when(base, metric)}"
    word = "up" if own.value > base.value else "down"
    by = f"{difference(own.value, base.value, metric)}{share(found, own.value, base.value)}"
    return f"{word} {by} on {valued(base, metric)}"


def share(found: Checked, value: float, before: float) -> str:
    """ " (25%)" where the claim is in percent or as doubled."""
    if found.claim.size not in {Size.PERCENT, Size.TIMES} or not before:
        return ""
    return f" ({rounded(abs(100 * (value - before) / before), 0)}%)"


def change_fact(found: Checked, metric: Metric, _: Catalogue) -> str | None:
    return moved(found, metric)


def value_fact(found: Checked, metric: Metric, catalogue: Catalogue) -> str | None:
    """What else a value rests on: the group that it is said of, or the figure that is not so."""
    claim, base = found.claim, found.base
    if claim.of and found.position and found.figure:
        clause, many = (
            position_clause(found.position, found.figure, metric, catalogue),
            so_many(found, metric, catalogue),
        )
        return ", and ".join(each for each in (clause, many if found.position.members else None) if each)
    told = claim.often and base and found.verdict in {Verdict.NOT_SUPPORTED, Verdict.TRUE_BUT}
    return f"and {valued(base, metric)}" if told and base and Reason.AS_FAR_AS_HELD not in found.reasons else None


def record_fact(found: Checked, metric: Metric, _: Catalogue) -> str | None:
    if found.base is None or found.verdict is Verdict.NOT_SUPPORTED:
        return moved(found, metric)
    first = min(found.base.period, found.own.period) if found.own else found.base.period
    return f"with figures that compare from {first.words} on"


def position_fact(found: Checked, metric: Metric, catalogue: Catalogue) -> str | None:
    own, other = found.own, found.other
    if own is None or own.value is None:
        return None
    if other and other.value is not None:
        beside = f"{place(other.area, catalogue)}'s {formatted(other.value, metric)}"
        if same_as_shown(own.value, other.value, metric):
            return f"the same as {beside}"
        return f"{'above' if own.value > other.value else 'below'} {beside}"
    if found.position is None or found.figure is None:
        return None
    stands, claim = found.position, found.claim
    whole_country = stands.basis is Basis.PUBLISHED
    if claim.among is Among.QUARTER and stands.band:
        return f"{BAND_WORDS[stands.band]} {own_group(stands, found.figure, catalogue)}"
    if stands.median is None or not (claim.amount or (claim.among is Among.MIDDLE and not whole_country)):
        return position_clause(stands, found.figure, metric, catalogue)
    whose = "England's" if whole_country else f"the median of {own_group(stands, found.figure, catalogue)}"
    if claim.size is Size.TIMES and stands.median:
        return f"{rounded(own.value / stands.median, 1)} times {whose} ({short(stands.median, metric)})"
    return gap_clause(own.value, stands.median, whose, metric)


def gap_clause(value: float, middle: float, whose: str, metric: Metric) -> str:
    if same_as_shown(value, middle, metric):
        return f"the same as {whose} ({short(middle, metric)})"
    side = "above" if value > middle else "below"
    return f"{difference(value, middle, metric)} {side} {whose} ({short(middle, metric)})"


def target_fact(found: Checked, metric: Metric, _: Catalogue) -> str | None:
    own = found.own
    return target_clause(found.judged, metric, own.value) if found.judged and own and own.value is not None else None


FACTS: dict[ClaimKind, Callable[[Checked, Metric, Catalogue], str | None]] = {
    ClaimKind.VALUE: value_fact,
    ClaimKind.CHANGE: change_fact,
    ClaimKind.POSITION: position_fact,
    ClaimKind.RECORD: record_fact,
    ClaimKind.TARGET: target_fact,
    ClaimKind.UNCHECKABLE: lambda *_: None,
}


def label(found: Checked) -> str:
    return LABELS[found.verdict]
