"""What a council says of its own figures, and what is judged from it: targets, baselines, narrative, forecast, risk.

Only the types stand here; `data_layer.methods` judges. Published facts stand in `data_layer.facts`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data_layer.periods import Period
from data_layer.vocabulary import AreaCode, Level, MetricId


class ToleranceKind(StrEnum):
    """How far on the wrong side of a target is still amber; without one there is no amber."""

    NONE = "none"
    ABSOLUTE = "absolute"  # in the metric's unit
    RELATIVE = "relative"  # in percent of the target


class Accumulation(StrEnum):
    """What a figure within the year covers. It is never inferred: whoever gives the figure says it.

    A figure as at a day (a period of no length) is a position whatever stands here.
    """

    IN_PERIOD = "in_period"  # the quarter or the month alone
    CUMULATIVE = "cumulative"  # all since the year began, so that it adds up: 210, 430, 640
    YEAR_TO_DATE = "year_to_date"  # the rate or average of the year so far: 45%, 44%, 42%
    AT_END = "at_end"  # how it stands when the quarter or the month ends: a waiting list, open cases


class Tier(StrEnum):
    CRITICAL_INDICATOR = "critical indicator"
    CORPORATE = "corporate"
    DIVISIONAL = "divisional"
    CONTEXT = "context"


class Rag(StrEnum):
    """Against the council's own target; the last two where it has no tolerance."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    MET = "met"
    NOT_MET = "not_met"


class Outlook(StrEnum):
    """What a forecast says of a target."""

    LIKELY_TO_REACH = "likely_to_reach"
    MAY_MISS = "may_miss"
    LIKELY_TO_MISS = "likely_to_miss"


class RiskRating(StrEnum):
    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"
    VERY_HIGH = "very_high"


class CommitmentStatus(StrEnum):
    """The council's words, read; `not_stated` where it published none, which is never guessed at."""

    COMPLETED = "completed"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    BEHIND = "behind"
    NOT_STARTED = "not_started"
    WITHDRAWN = "withdrawn"
    NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True)
class Target:
    """Of one period. `tolerance` is in the metric's unit, or in percent of `value`; never negative."""

    metric: MetricId
    part: str | None
    area: AreaCode
    period: Period
    value: float  # in the metric's unit
    tolerance_kind: ToleranceKind
    tolerance: float | None
    due: date | None
    source: str
    audience: Level
    load: str


@dataclass(frozen=True, slots=True)
class TrajectoryPoint:
    """Where a figure should stand on its way to the target, in the metric's unit."""

    metric: MetricId
    area: AreaCode
    period: Period
    value: float
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Baseline:
    """What the council measures itself from; without a value, the figure held for the period is meant."""

    period: Period
    value: float | None
    reason: str | None
    source: str


# the lowest level that sees the council's stories, unless one is given for all: those below cannot miss them
STORIES_FROM = Level.COUNCILLOR


@dataclass(frozen=True, slots=True)
class Narrative:
    """The story beside a figure, in the council's words."""

    period: Period
    what_happened: str | None
    why: str | None
    what_next: str | None
    owner_role: str | None
    due: date | None
    written: date


@dataclass(frozen=True, slots=True)
class Doubtful:
    """What a check found odd about a figure when it was loaded; `text` is a full sentence for people."""

    period: Period
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class RiskReview:
    """The council's own rating of a risk, in its own words; a computed `Risk` never takes its place."""

    risk: str
    as_at: date
    likelihood: int
    impact: int
    rating: str
    note: str | None


@dataclass(frozen=True, slots=True)
class CommitmentState:
    """A promise of a plan and how it stood by its newest update: `not_stated`, and None, where it has none.

    `target`, `baseline`, `latest` and `note` are the council's own words. `in_force`: on the day of the question its
    plan is adopted, has begun, has not ended and is not suspended. `source` is an id in the catalogue's sources.
    """

    commitment: str
    title: str
    plan: str  # its name
    in_force: bool
    outcome: str | None  # its id, where the viewer may see it
    owner_role: str | None
    target: str | None
    unit: str | None
    baseline: str | None
    due: date | None
    status: CommitmentStatus
    as_at: date | None
    latest: str | None
    note: str | None
    source: str
    loaded: date
    plan_id: str = ""
    plan_ends: date | None = None  # its last day, where one is known
    draft: bool = False  # whether its plan is known from a draft alone
    status_as_given: str | None = None  # the council's rating, where `status` is our reading of it: "amber"
    document: str | None = None  # what it was read from, in words

    def ended(self, day: date) -> bool:
        """Whether its plan was over by then: nothing is due any more, and nothing is promised."""
        return self.plan_ends is not None and day > self.plan_ends


@dataclass(frozen=True, slots=True)
class PlanTotal:
    """What was published of a plan as a whole: how many of its commitments were on track or achieved on a day."""

    plan: str  # its id
    as_at: date
    commitments: int
    on_track_or_achieved: int
    document: str | None


class Shape(StrEnum):
    """How an earlier year's way to its end is carried over."""

    RATIO = "ratio"
    DIFFERENCE = "difference"


class IntervalBasis(StrEnum):
    PAST_ERRORS = "past_errors"  # the errors of this very method in at least three earlier years
    STATED = "stated"  # a wide rule of thumb, see methods/forecast.py


@dataclass(frozen=True, slots=True)
class ForecastBasis:
    """What a forecast rests on: the year's points held, the year whose shape it takes, the errors of earlier years."""

    points: int
    of: int  # in a whole year
    shape: Shape
    shape_year: Period
    interval: IntervalBasis | None
    errors: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """Of the year's end, in the metric's unit. `lower` and `upper` hold it in about eight of ten cases; None without.

    `outlook` is None without a target for the year, without an interval, and where neither way is better.
    """

    year: Period
    value: float
    lower: float | None
    upper: float | None
    basis: ForecastBasis
    outlook: Outlook | None = None


class LikelihoodBasis(StrEnum):
    FORECAST = "forecast"
    RAG_AND_DIRECTION = "rag_and_direction"


@dataclass(frozen=True, slots=True)
class Risk:
    """Of missing the target: likelihood and impact from 1 to 5, and the rating of their product."""

    rating: RiskRating
    likelihood: int
    impact: int
    basis: LikelihoodBasis

    @property
    def score(self) -> int:
        return self.likelihood * self.impact
