"""A claim beside what is held: the verdict, why, and the figures that it rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from data_layer.catalogue import Metric
from data_layer.claims.model import Claim
from data_layer.facts import Change, Figure, Observation, Position, SeriesEvent
from data_layer.judged import Judged


class Verdict(StrEnum):
    """The worst for who says it first."""

    NOT_SUPPORTED = "not_supported"
    TRUE_BUT = "true_but"
    CANNOT_BE_CHECKED = "cannot_be_checked"
    SUPPORTED = "supported"


class Reason(StrEnum):
    # not supported
    OPPOSITE = "opposite"  # it went, or stands, the other way
    UNCHANGED = "unchanged"  # the same as published
    MOVED = "moved"  # said to be the same, and is not
    NO_CLEAR_CHANGE = "no_clear_change"  # also a reservation, where only higher or lower is said
    NO_CLEAR_DIFFERENCE = "no_clear_difference"  # as above
    SIZE = "size"
    VALUE = "value"
    OTHER_PERIOD = "other_period"  # the value is that of another period
    NOT_EVERY = "not_every"  # not in each of the periods
    NOT_EXTREME = "not_extreme"
    DID_ONCE = "did_once"  # said never to have moved so
    NOT_ALWAYS = "not_always"  # nor never: of one figure it is not so
    NOT_BY_MUCH = "not_by_much"
    VALUE_OF_MIDDLE = "value_of_middle"  # of a group
    SO_MANY = "so_many"  # of the councils of a group; also a reservation
    NOT_THAT_QUARTER = "not_that_quarter"
    NOT_ALL = "not_all"
    THEIRS = "theirs"  # the others have another figure
    NOT_MET = "not_met"
    MET = "met"
    SO = "so"  # denied, and is so
    # true, but
    CHERRY_PICKED = "cherry_picked"
    WITHIN_USUAL = "within_usual"
    PERCENT_OR_POINTS = "percent_or_points"
    MORE_THAN_SAID = "more_than_said"
    MIDDLE_HALF = "middle_half"
    WORSE_QUARTER = "worse_quarter"  # on the claimed side of England's figure, yet among the councils on the other
    APART = "apart"  # alike, with a gap between
    GROWS_WITH_SIZE = "grows_with_size"
    DEFINITION_CHANGED = "definition_changed"
    SMALL_NUMBERS = "small_numbers"
    SMALL_GROUP = "small_group"
    SMALL_SAMPLE = "small_sample"
    SEASON = "season"
    CASH = "cash"
    TIED = "tied"
    AS_FAR_AS_HELD = "as_far_as_held"  # always and never
    STILL_SO = "still_so"
    OF_THEIR_MIDDLE = "of_their_middle"
    WITHIN_TOLERANCE = "within_tolerance"
    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
    STALE = "stale"
    # cannot be checked; also CASH, SMALL_GROUP and GROWS_WITH_SIZE
    NO_FIGURE = "no_figure"
    NOT_COMPARABLE = "not_comparable"
    NEITHER_BETTER = "neither_better"
    NO_EARLIER = "no_earlier"
    BASE_NOT_HELD = "base_not_held"
    BREAK = "break"
    OVERLAPS = "overlaps"
    UNIT = "unit"
    NO_GROUP = "no_group"
    OTHER_NOT_HELD = "other_not_held"
    TOO_FEW = "too_few"
    NO_TARGET = "no_target"
    CAUSE = "cause"
    INTENTION = "intention"
    FORECAST = "forecast"
    RANK = "rank"
    GAP = "gap"
    NOT_HELD = "not_held"
    TOO_WIDE = "too_wide"
    OPINION = "opinion"
    NO_TIME = "no_time"  # a number of things, of which time is not said
    NEVER_AS_HELD = "never_as_held"  # used to be, and is not in what is held
    OTHER_STEPS = "other_steps"  # quarters running of yearly figures
    WHICH_END = "which_end"  # "top" where lower is better
    ITSELF = "itself"
    WHICH = "which"  # of several measures
    OF_A_GROUP = "of_a_group"
    PROMISE = "promise"
    NOT_UNDERSTOOD = "not_understood"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is held of a claim's measure in its place.

    `own`: the figure of the time that the claim speaks of, with its usual change and its place in the group that the
    claim names; `held`: all figures, oldest first; `other`: the named council's of the same period.
    """

    metric: Metric
    own: Observation | None = None
    held: tuple[Observation, ...] = ()
    events: tuple[SeriesEvent, ...] = ()
    change: Change | None = None
    position: Position | None = None
    other: Observation | None = None
    stale: bool = False
    judged: Judged | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """`base`: the figure that a change is counted from, or another that the verdict rests on; `event`: a break."""

    claim: Claim
    verdict: Verdict
    reasons: tuple[Reason, ...] = ()
    own: Observation | None = None
    base: Observation | None = None
    position: Position | None = None
    other: Observation | None = None
    event: SeriesEvent | None = None
    usual: Observation | None = None  # where a cherry-picked base is set right
    judged: Judged | None = None
    figure: Figure | None = None  # the claim's own with all that belongs to it


def cannot(claim: Claim, reason: Reason, facts: Facts, **beside: object) -> Checked:
    """`beside`: other fields of the outcome, such as the position that tells nothing."""
    return replace(Checked(claim, Verdict.CANNOT_BE_CHECKED, (reason,), own=facts.own), **beside)
