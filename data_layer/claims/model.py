"""What somebody says of a measure, taken apart so that it can be checked."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from data_layer.periods import PeriodAsked
from data_layer.vocabulary import AreaCode, Group, MetricId


class ClaimKind(StrEnum):
    VALUE = "value"  # "recycling is 26.7%", "over a quarter of waste is recycled"
    CHANGE = "change"  # "recycling is improving", "has risen by 3 points since 2019", "has doubled"
    POSITION = "position"  # "better than similar councils", "above the England average", "worse than Derby"
    UNCHECKABLE = "uncheckable"  # "thanks to our new bins", "will rise next year", "the best in the country"


class Sense(StrEnum):
    """What is claimed of a figure or a change."""

    BETTER = "better"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    SAME = "same"  # has not changed, is like others


class Size(StrEnum):
    """How the size of a change or a figure is given."""

    POINTS = "points"  # in the measure's own unit, or percentage points
    PERCENT = "percent"  # of where it was
    TIMES = "times"  # doubled: 2.0; halved: 0.5


class Claim(BaseModel):
    """One thing said of one measure. `amount` is the speaker's own figure, never one of ours; `exact` is false for
    "over", "nearly" and the like, whose side `sense` gives.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: ClaimKind
    words: str  # as they were said, for the answer
    metric: MetricId | None = None  # None where none of ours is meant
    area: AreaCode | None = None  # None: the council asked about
    sense: Sense | None = None
    amount: float | None = None
    size: Size | None = None
    exact: bool = True
    since: PeriodAsked | None = None  # of a change: where it starts
    period: PeriodAsked | None = None  # of what time it is said; None: the newest held
    group: Group | None = None  # of a position: whom it is set against
    other: AreaCode | None = None  # or one council
    premise: bool = False  # taken for granted before a question, rather than put to be checked
