"""Whether a change is larger than councils usually see. Source: this project; works from two points.

Three times a median distance is about two standard deviations of a normal distribution: 3 × 0.6745 = 2.02.
"""

from __future__ import annotations

from data_layer.facts import Change
from data_layer.methods.change import judged
from data_layer.methods.direction import too_small_to_judge
from data_layer.methods.measure import Measured, at_most
from data_layer.vocabulary import Variation

TIMES_TYPICAL = 3


def variation(change: Change | None, metric: Measured) -> Variation:
    """`beyond_usual` where the change exceeds three times `typical`; amounts in percent.

    `unknown` without a change, without `typical`, for counts under 30, and for an amount that was zero before.
    """
    if change is None or change.typical is None or too_small_to_judge(change, metric):
        return Variation.UNKNOWN
    moved = judged(change, metric)
    if moved is None:
        return Variation.UNKNOWN
    return Variation.WITHIN_USUAL if at_most(moved, TIMES_TYPICAL * change.typical) else Variation.BEYOND_USUAL
