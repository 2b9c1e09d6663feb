"""Where a figure stands in a comparator group, as a band and never as a rank.

Sources: quartiles by linear interpolation, definition 7 of Hyndman and Fan, Sample Quantiles in Statistical Packages,
1996 (quantile_cont in SQL); modified z-score of Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log
from statistics import median

from data_layer.facts import Member, Observation, Position
from data_layer.methods.measure import NO_VALUE, ROUNDING, Measured, at_most, comparable, last_decimal, on_logarithms
from data_layer.vocabulary import Band, Basis, BetterWhen, Group, MetricKind, Outlier, Status

FEWEST_FOR_BAND = 5
FEWEST_FOR_OUTLIER = 10
OUTLYING = 3.5
# the median absolute deviation of a normal distribution in standard deviations
MAD_OF_NORMAL = 0.6745


@dataclass(frozen=True, slots=True)
class Quartiles:
    q1: float
    median: float
    q3: float


def position(
    own: Observation,
    members: Sequence[Member],
    *,
    group: Group,
    metric: Measured,
    published: float | None = None,
    of: int | None = None,
) -> Position:
    """`members`: each place once, the council itself left out, with its figure of the same period.

    Those without a figure, or with one given as not comparable, count in `of` and not in `n`. `published` is
    England's own figure: it is then the middle, while the quartiles stay those of the members. `of` where more
    belong to the group than are listed.
    """
    values = sorted(one.value for one in members if one.value is not None and counts(one))
    found = quartiles(values)
    middle = published if published is not None else found.median if found else None
    return Position(
        group=group,
        basis=Basis.MEDIAN_OF_MEMBERS if published is None else Basis.PUBLISHED,
        median=middle,
        q1=found.q1 if found else None,
        q3=found.q3 if found else None,
        n=len(values),
        of=len(members) if of is None else of,
        band=band(own, values, middle, metric),
        outlier=outlier(own, values, metric),
        members=tuple(members),
    )


def counts(member: Member) -> bool:
    return member.value is not None and member.status not in NO_VALUE | {Status.NOT_COMPARABLE}


def quartiles(values: Sequence[float]) -> Quartiles | None:
    """Lower quartile, median and upper quartile with linear interpolation; None of no values. Sorted or not."""
    if not values:
        return None
    ordered = sorted(values)
    return Quartiles(*(quantile(ordered, share) for share in (0.25, 0.5, 0.75)))


def quantile(ordered: Sequence[float], share: float) -> float:
    """The value at `share` of the way from the first to the last of sorted values, linear between two of them."""
    place = share * (len(ordered) - 1)
    low = floor(place)
    if low + 1 == len(ordered):
        return ordered[low]
    return ordered[low] + (place - low) * (ordered[low + 1] - ordered[low])


def band(own: Observation, values: Sequence[float], middle: float | None, metric: Measured) -> Band | None:
    """At or below the lower quartile, at or above the upper, else the middle half.

    `no_clear_difference` where the 95% interval covers the middle, where the figure is within one unit of the last
    published decimal of it, or where the quartiles are equal. None below 5 members, for amounts (they grow with a
    council's size), neutral metrics, and figures that are missing or given as not comparable.
    """
    found = quartiles(values) if len(values) >= FEWEST_FOR_BAND else None
    if found is None or middle is None or not bandable(own, metric):
        return None
    assert own.value is not None
    if covers(own, middle) or at_most(own.value - middle, last_decimal(metric)) or at_most(found.q3 - found.q1, 0):
        return Band.NO_CLEAR_DIFFERENCE
    if own.value <= found.q1 + ROUNDING:
        return Band.LOWEST_QUARTER
    if own.value >= found.q3 - ROUNDING:
        return Band.HIGHEST_QUARTER
    return Band.MIDDLE_HALF


def bandable(own: Observation, metric: Measured) -> bool:
    return comparable(own) and metric.kind is not MetricKind.AMOUNT and metric.better_when is not BetterWhen.NEUTRAL


def covers(own: Observation, middle: float) -> bool:
    return own.lower is not None and own.upper is not None and own.lower <= middle <= own.upper


def outlier(own: Observation, values: Sequence[float], metric: Measured) -> Outlier | None:
    """High or low where the modified z-score, 0.6745 (x − median) / MAD of the members, is beyond 3.5.

    From 10 members, and only where their median absolute deviation is above one unit of the last published decimal.
    On logarithms for rates per head, emissions and shares of net revenue: figures of zero or less have none and are
    left out, which may leave too few. None for amounts, and for a figure that is missing or not comparable.
    """
    if not comparable(own) or metric.kind is MetricKind.AMOUNT:
        return None
    assert own.value is not None
    if len(values) < FEWEST_FOR_OUTLIER or at_most(deviation(values), last_decimal(metric)):
        return None
    x, others = own.value, list(values)
    if on_logarithms(metric):
        others = [log(value) for value in values if value > 0]
        if x <= 0 or len(others) < FEWEST_FOR_OUTLIER:
            return None
        x = log(x)
    score = modified_z(x, others)
    if score is None or abs(score) <= OUTLYING:
        return None
    return Outlier.HIGH if score > 0 else Outlier.LOW


def deviation(values: Sequence[float]) -> float:
    """Median absolute deviation from the median, unscaled."""
    middle = median(values)
    return median(abs(value - middle) for value in values)


def modified_z(x: float, values: Sequence[float]) -> float | None:
    """None where the median absolute deviation is zero."""
    spread = deviation(values)
    return MAD_OF_NORMAL * (x - median(values)) / spread if spread else None
