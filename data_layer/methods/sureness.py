"""How sure one can be that a change is more than chance, by the strictest test that the figures allow.

Source: this project, from the rules of `direction` and `variation`.
"""

from __future__ import annotations

from enum import StrEnum

from data_layer.facts import Change, Observation
from data_layer.methods.change import judged
from data_layer.methods.direction import SMALL_COUNT, interval_of_change, too_small_to_judge
from data_layer.methods.measure import Measured, at_most, last_decimal
from data_layer.methods.variation import TIMES_TYPICAL
from data_layer.vocabulary import MetricKind


class Sureness(StrEnum):
    """Whether there is anything to tell; what cannot be told from chance; and of what can, how usual one like it is."""

    NOTHING_BEFORE = "nothing_before"
    DECIDED = "decided"  # set and not measured, as a council tax is
    ROUNDING = "rounding"  # at most one unit of the last published decimal
    INTERVALS_OVERLAP = "intervals_overlap"  # within the margin of the two samples
    FEW_CASES = "few_cases"
    SMALL = "small"  # at most what half of councils see from one period to the next
    USUAL = "usual"
    BEYOND_USUAL = "beyond_usual"
    BEYOND_INTERVALS = "beyond_intervals"  # what is usual is not known
    NO_YARDSTICK = "no_yardstick"


def sureness(
    change: Change | None,
    earlier: Observation | None,
    later: Observation,
    metric: Measured,
    *,
    cases: float | None = None,
) -> Sureness:
    """`cases`: the smaller of the two numbers counted, where they are held."""
    if change is None:
        return Sureness.NOTHING_BEFORE
    if metric.kind is MetricKind.AMOUNT_PER_DWELLING:
        return Sureness.DECIDED
    if at_most(change.value, last_decimal(metric)):
        return Sureness.ROUNDING
    margin = interval_of_change(earlier, later) if earlier else None
    if margin is not None and at_most(change.value, margin):
        return Sureness.INTERVALS_OVERLAP
    if too_small_to_judge(change, metric) or (cases is not None and cases < SMALL_COUNT):
        return Sureness.FEW_CASES
    moved = judged(change, metric)
    if moved is None or change.typical is None:
        return Sureness.NO_YARDSTICK if margin is None else Sureness.BEYOND_INTERVALS
    if at_most(moved, change.typical) and margin is None:
        return Sureness.SMALL
    return Sureness.USUAL if at_most(moved, TIMES_TYPICAL * change.typical) else Sureness.BEYOND_USUAL
