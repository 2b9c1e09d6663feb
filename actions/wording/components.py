"""Which part of a rate moved it, in a sentence: what is counted, and what that is set against."""

from __future__ import annotations

from collections.abc import Callable

from actions.wording.names import titled
from actions.wording.numbers import rounded
from data_layer.component_names import GENERAL, PartName, PartUnit, RateNames, SurveyNames
from data_layer.methods.components import Components, Mover

AMOUNTS: dict[PartUnit, Callable[[float], str]] = {
    PartUnit.NUMBER: lambda value: rounded(value, 0),
    PartUnit.TONNES: lambda value: f"{rounded(value, 0)} tonnes",
    PartUnit.POUNDS: lambda value: f"£{rounded(value / 1_000_000, 1)} million",
    PartUnit.THOUSAND_POUNDS: lambda value: f"£{rounded(value / 1_000, 1)} million",
}


def component_sentence(found: Components, names: RateNames | SurveyNames | None) -> str | None:
    """ "The change comes from fly-tipping incidents, which rose by 22% (11,148 to 13,608), while the population fell by
    1% (322,822 to 319,978)."; of a survey how many answered. None where neither can be said.
    """
    if isinstance(names, SurveyNames):
        return answered_sentence(found, names)
    named = names or GENERAL
    counted = way(named.counted, found.before.numerator, found.after.numerator, found.numerator_percent)
    against = way(named.against, found.before.denominator, found.after.denominator, found.denominator_percent)
    if counted is None or against is None:
        return None
    top, bottom = (named.counted.name, counted), (named.against.name, against)
    (first, moved), (second, other) = (bottom, top) if found.mover is Mover.DENOMINATOR else (top, bottom)
    if found.mover is None:
        return f"{titled(first)} {moved}; {second} {other}."
    if found.mover is Mover.BOTH:
        return f"The change comes from both its parts: {first} {moved}, and {second} {other}."
    return f"The change comes from {first}, which {moved}, while {second} {other}."


def answered_sentence(found: Components, names: SurveyNames) -> str | None:
    before, after = found.before.denominator, found.after.denominator
    if before is None or after is None:
        return None
    return f"It rests on the answers of {rounded(after, 0)} {names.answered}, and {rounded(before, 0)} the time before."


def way(name: PartName, earlier: float | None, later: float | None, percent: float | None) -> str | None:
    """ "rose by 22% (11,148 to 13,608)"."""
    if earlier is None or later is None:
        return None
    amount = AMOUNTS[name.unit]
    before, after = amount(earlier), amount(later)
    if before == after:
        return f"stayed the same ({after})"
    if percent is None:
        return f"went from {before} to {after}"
    size = rounded(abs(percent), 0)
    if size == "0":
        return f"hardly changed ({before} to {after})"
    return f"{'rose' if percent > 0 else 'fell'} by {size}% ({before} to {after})"
