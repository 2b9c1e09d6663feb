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
    RECORD = "record"  # "the highest on record", "its lowest since 2015"
    TARGET = "target"  # "we met our target"
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

    POINTS = "points"  # percentage points, or the measure's own
    PERCENT = "percent"  # of a change: of where it was; of a figure: its unit
    TIMES = "times"  # doubled: 2.0; halved: 0.5
    POUNDS = "pounds"
    COUNT = "count"  # a bare number, or of things


class Bound(StrEnum):
    """How closely a number is said to hold."""

    EXACT = "exact"  # within its own precision
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    NEARLY = "nearly"
    JUST_OVER = "just_over"


class Among(StrEnum):
    """Whom of a group it is set against."""

    GROUP = "group"  # nobody in particular
    MIDDLE = "middle"  # "the average"
    MOST = "most"
    ALL = "all"
    QUARTER = "quarter"  # of those in its best, worst, highest or lowest quarter, by the sense
    TOP_QUARTER = "top_quarter"  # the same as "top" or "bottom": of the best, or of the highest


class Often(StrEnum):
    """Of which of the figures held it is said."""

    ALWAYS = "always"  # "has always been below 35%", "has been over 30% since 2016"; of a record: of all that is held
    NEVER = "never"
    ONCE = "once"  # "used to be higher than 35%"


class Beyond(StrEnum):
    """Why no figure can check it."""

    CAUSE = "cause"
    INTENTION = "intention"
    FORECAST = "forecast"
    RANK = "rank"
    GAP = "gap"  # whether one has closed or widened
    NOT_HELD = "not_held"  # of a subject or place that no measure here covers
    NO_GROUP = "no_group"  # of a group that the council does not belong to
    WHICH = "which"  # of several measures named, not joined by an "and"
    TOO_WIDE = "too_wide"  # of a theme, which is several measures
    OPINION = "opinion"  # or words that say nothing of a figure
    OF_A_GROUP = "of_a_group"  # of other councils by themselves, in a way that no rule here checks
    PROMISE = "promise"  # whether something is late or on track
    NOT_UNDERSTOOD = "not_understood"  # with words that narrow it, or may: they stand in `unread`


class Claim(BaseModel):
    """One thing said of one measure. `amount` is the speaker's own figure, never one of ours, and `step` one unit of
    its last digit, so that it can be held to its own precision.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: ClaimKind
    words: str  # as they were said, for the answer
    metric: MetricId | None = None  # None where none of ours is meant, or one of several
    choices: tuple[MetricId, ...] = ()  # which, where the words leave it open
    area: AreaCode | None = None  # None: the council asked about
    sense: Sense | None = None
    amount: float | None = None
    step: float = 0.0
    upto: float | None = None  # the other end of "between 5 and 9 points"
    size: Size | None = None
    bound: Bound = Bound.EXACT
    per: float | None = None  # of a rate: "5.2 per 1,000"
    since: PeriodAsked | None = None  # of a change: where it starts, and where it ends if it is a run with an end
    period: PeriodAsked | None = None  # of what time it is said; None: the newest held
    running: int | None = None  # of a change: so many periods in a row; 0 for all since the start
    run_of: int | None = None  # months of one of those periods, where they are said to be years or quarters
    often: Often | None = None
    strongly: bool = False  # "much lower", "fell sharply"
    group: Group | None = None  # of a position: whom it is set against
    of: Group | None = None  # of a value: said of the councils of a group, not of the one asked about
    among: Among = Among.GROUP
    other: AreaCode | None = None  # or one council
    theirs: float | None = None  # what the others are said to have: "the England average of 42.3%"
    theirs_step: float = 0.0
    denied: bool = False  # "has not improved"
    beyond: Beyond | None = None
    unread: str = ""  # words of it that no rule reads
    premise: bool = False  # taken for granted before a question, rather than put to be checked
