"""The typed question: made by bot.understanding, carried by Rasa as one slot, taken by every action."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from data_layer.claims.model import Claim
from data_layer.periods import PeriodAsked
from data_layer.vocabulary import AreaCode, Group, MetricId


class Kind(StrEnum):
    """Every kind of answer in version 1 of the contract."""

    PERFORMANCE = "performance"
    COMPARISON = "comparison"
    TREND = "trend"
    DEFINITION = "definition"
    TARGET = "target"
    BASELINE = "baseline"
    EXCEPTIONS = "exceptions"
    IMPROVING = "improving"
    BRIEFING = "briefing"
    SCRUTINY_QUESTIONS = "scrutiny_questions"
    CATALOGUE = "catalogue"
    CALENDAR = "calendar"
    OUTCOME = "outcome"
    EXPLANATION = "explanation"
    EARLY_WARNING = "early_warning"
    COMMITMENTS = "commitments"
    EXPORT = "export"
    HELP = "help"
    SMALLTALK = "smalltalk"
    CLARIFY = "clarify"
    OUT_OF_SCOPE = "out_of_scope"
    NO_DATA = "no_data"
    NOT_PERMITTED = "not_permitted"


# what is said beside the questions: nothing of it is read against the data, and the last question stays in hand
TALK = frozenset({Kind.SMALLTALK, Kind.HELP, Kind.OUT_OF_SCOPE, Kind.NOT_PERMITTED})


class Slot(StrEnum):
    """A part of a question that can be changed by itself."""

    METRIC = "metric"  # or another scope in its place
    THEME = "theme"  # where one was read instead of a metric; a metric can take its place
    AREA = "area"
    COMPARATOR = "comparator"
    PERIOD = "period"
    KIND = "kind"


GLOSSARY = "glossary"  # the subkind of a definition that is of a word of the answers


class Subkind(StrEnum):
    """What a kind is asked for in particular, where that changes the whole answer; others are plain words."""

    CLINIC = "clinic"  # briefing: one page for a division's performance clinic
    THEMATIC_REVIEW = "thematic_review"  # briefing: one theme, all its measures, councils to talk to
    CHANGED = "changed"  # exceptions: what is new since an earlier meeting
    THREAD = "thread"  # exceptions: what lies below one of them, and who sees it above
    METRIC_REVIEW = "metric_review"  # catalogue: which measures could go, and what has none
    LENS = "lens"  # catalogue: what outside bodies see
    EVIDENCE = "evidence"  # outcome: what shows that a theme of the Best Value duty is met
    RULE = "rule"  # calendar: what the rule of reporting is or was, and whether it is paused
    SUBSCRIBE = "subscribe"  # calendar: the digest before each meeting
    UNSUBSCRIBE = "unsubscribe"  # calendar: no more digests
    RECOMMENDATIONS = "recommendations"  # commitments: what scrutiny asked and recommended, and what came of it
    RECORD = "record"  # commitments: a question or recommendation to be kept
    REAL = "real"  # explanation: whether a change is more than chance
    ACTION = "action"  # explanation: what is being done about it, and by when
    ACCOUNTABILITY = "accountability"  # definition: who answers for it
    BUDGET = "budget"  # target: whether a division is over its budget
    ACTIONS = "actions"  # commitments: what divisions are to do, and whether it is late
    RISK_REGISTER = "risk_register"  # exceptions: the council's own risks, and which moved
    CLAIMS = "claims"  # performance: whether what is said of a measure is so


class Asker(StrEnum):
    """Who prepares: the one who is asked, or one who asks."""

    PORTFOLIO_HOLDER = "portfolio_holder"
    SCRUTINY_MEMBER = "scrutiny_member"


class ScopeKind(StrEnum):
    METRIC = "metric"
    THEME = "theme"
    OUTCOME = "outcome"
    PORTFOLIO = "portfolio"
    DIVISION = "division"
    DIRECTORATE = "directorate"
    LEVEL = "level"  # of the cascade: what the Executive Panel looks at
    EVERYTHING = "everything"
    TERM = "term"  # a word of the answers, asked about


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Scope(Frozen):
    """What the question ranges over: `id` names the theme, outcome or other part; None for metric and everything."""

    kind: ScopeKind
    id: str | None = None


class Assumption(Frozen):
    """Something the question did not say: `what` (area, comparator, period, metric), read `as_`, `because`."""

    what: str
    as_: str = Field(alias="as", serialization_alias="as")
    because: str
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Choice(Frozen):
    """One way to go on: `label` is read, `value` is what a click sends as the next question."""

    label: str
    value: str


class DoubtKind(StrEnum):
    WHICH_METRIC = "which_metric"  # two close readings
    WHICH_AREA = "which_area"
    WHICH_PERIOD = "which_period"
    MISSING_METRIC = "missing_metric"  # a reference to something not said before
    UNEXPLAINED = "unexplained"  # words left that nothing explains


class Doubt(Frozen):
    """Why we ask back; `choices` are at most four."""

    kind: DoubtKind
    about: str  # the words in question, for the sentence; may be empty
    choices: tuple[Choice, ...] = ()


class MissingKind(StrEnum):
    SUBJECT = "subject"  # a subject that is not held at all: `id` in the catalogue's not_held
    METRIC_NOT_LOADED = "metric_not_loaded"  # defined in the catalogue, no figures in this snapshot
    AREA = "area"  # the metric has no figure for that place
    UNKNOWN_AREA = "unknown_area"  # a place nobody here knows
    PERIOD = "period"
    GROUP = "group"  # the area has no such comparator group


class Missing(Frozen):
    """What was asked for and is not held; `words` as the person wrote them."""

    kind: MissingKind
    words: str
    id: str | None = None


class Reading(Frozen):
    """One question as understood. Ids and dates only, never a figure."""

    kind: Kind
    subkind: str | None = None  # e.g. greeting, thanks, goodbye for smalltalk; a reason for out_of_scope
    metrics: tuple[MetricId, ...] = ()
    scope: Scope = Scope(kind=ScopeKind.METRIC)
    areas: tuple[AreaCode, ...] = ()  # those asked about; the home council where none was named
    comparators: tuple[Group, ...] = ()
    period: PeriodAsked | None = None  # None: the latest held
    statistic: str | None = None  # "median", "quartiles": asked for the group's middle rather than the council
    assumed: tuple[Assumption, ...] = ()
    carried_over: tuple[str, ...] = ()  # metric, area, comparator, period: kept from the question before
    confidence: float = 1.0
    doubt: Doubt | None = None
    missing: Missing | None = None
    earlier: tuple[MetricId, ...] = ()  # asked about before in the conversation, the newest first
    body: str | None = None  # the level of the cascade that it is for, beside what it ranges over
    asker: Asker | None = None
    part: str | None = None  # of the subkind: a theme of the Best Value duty, an outside body, by its id
    claims: tuple[Claim, ...] = ()  # what the words say of the measures, to be checked; the figures are the speaker's
    wording: str | None = None  # the speaker's: what is to be kept, or of a promise what may stand in its title

    @property
    def aside(self) -> bool:
        """Whether it is said beside the questions, so that the last one stays in hand."""
        return self.kind in TALK or self.scope.kind is ScopeKind.TERM
