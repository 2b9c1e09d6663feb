"""The answer: words, facts and chart requests; the only model that renderers know (contract version 1)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from actions.reading import Assumption, Kind, Slot
from data_layer.vocabulary import OWN_GROUP, Band, Basis, Direction, Group, Outlier, Status, Variation

NOTES = frozenset({"level_of_the_cascade", "stories_not_seen"})
LevelName = Literal["public", "councillor", "officer", "restricted"]
# beside the groups that every council may have, those of the council's own return
GroupShown = Annotated[
    Group,
    WithJsonSchema(
        {"anyOf": [{"enum": [str(group) for group in Group]}, {"pattern": f"^{OWN_GROUP}"}], "type": "string"}
    ),
]


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Option(Part):
    label: str
    value: str


class ReadingPart(Part):
    """A part of the reading that can be changed: `words` as read; a choice's `value` goes back to the service.

    `value`: as a choice would have it; null where it is several, or no choice can say it.
    """

    what: Slot
    words: str
    value: str | None = None
    choices: list[Option] = []


class ReadingShown(Part):
    """How the question was read, in ids; `words` says the same for people ("recycling rate · Nottingham · 2023/24")."""

    kind: Kind
    metrics: list[str] = []
    scope: str | None = None
    areas: list[str] = []
    comparators: list[GroupShown] = []
    period: str | None = None
    statistic: str | None = None
    assumed: list[Assumption] = []
    carried_over: list[str] = []
    confidence: float
    words: str = ""
    parts: list[ReadingPart] = []


class ChangeShown(Part):
    from_: str = Field(alias="from")
    value: float
    typical: float | None = None
    others: float | None = None


class MemberShown(Part):
    area: str
    value: float | None
    status: Status


class ComparatorShown(Part):
    group: GroupShown
    basis: Basis
    median: float | None = None
    q1: float | None = None
    q3: float | None = None
    n: int
    of: int
    band: Band | None = None
    outlier: Outlier | None = None
    members: list[MemberShown] = []


class FreshnessShown(Part):
    period_end: date
    published: date | None = None
    loaded: date
    next_expected: date | None = None
    age_months: int
    stale: bool


class TargetShown(Part):
    value: float
    due: date | None = None
    tolerance: str | None = None
    source: str


class BaselineShown(Part):
    period: str
    value: float


class RiskShown(Part):
    rating: str
    likelihood: int
    impact: int


class FigureShown(Part):
    metric: str
    part: str | None = None
    area: str
    period: str
    value: float | None
    formatted: str
    lower: float | None = None
    upper: float | None = None
    unit: str
    decimals: int
    status: Status
    status_as_given: str | None = None
    source: str
    direction: Direction | None = None
    variation: Variation | None = None
    change: ChangeShown | None = None
    rag: Literal["red", "amber", "green", "met", "not_met"] | None = None
    risk: RiskShown | None = None
    baseline: BaselineShown | None = None
    target: TargetShown | None = None
    freshness: FreshnessShown
    comparator: ComparatorShown | None = None
    comparators: list[ComparatorShown] = []


class ChartShown(Part):
    """`spec` is a plotly figure as plain data; `alt` says what it shows, with its figures."""

    kind: Literal["series", "comparison", "columns"]
    title: str
    alt: str
    url: str
    spec: dict[str, Any]


class Caveat(Part):
    code: str
    text: str

    @property
    def is_note(self) -> bool:
        """Whether it says what the answer covers, and warns of nothing."""
        return self.code in NOTES


class ProvenanceShown(Part):
    source: str
    publisher: str
    published: date | None = None
    loaded: date
    licence: str
    url: str
    definition: str
    query: str


class SeriesRequested(Part):
    """A chart of series over time, drawn by bot.render: one line an area, breaks where `events` say."""

    kind: Literal["series"] = "series"
    metric: str
    areas: list[str]
    title: str
    points: dict[str, list[tuple[str, float | None]]]  # area code -> (period label, value), oldest first
    names: dict[str, str]  # area code -> name
    unit: str
    decimals: int
    breaks: list[tuple[str, str]] = []  # (first period label after the break, note)
    median: list[tuple[str, float | None]] = []  # the comparator group's median, where one is drawn
    median_name: str = ""
    home: str | None = None


class ComparisonRequested(Part):
    """A chart of one metric in one period: the council, its group's median and quartiles, and the members by name."""

    kind: Literal["comparison"] = "comparison"
    metric: str
    title: str
    period: str
    unit: str
    decimals: int
    bars: list[tuple[str, float | None]]  # (area name, value): the council asked about first, the others alphabetical
    median: float | None = None
    q1: float | None = None
    q3: float | None = None
    group_name: str = ""


ChartRequested = SeriesRequested | ComparisonRequested


class Answer(Part):
    """One answer. Actions fill it; renderers and channels only read it.

    `chart_requests` never leaves the service: the renderer turns it into `charts`.
    """

    id: str
    kind: Kind
    subkind: str | None = None
    reading: ReadingShown
    metrics: list[str] = []
    areas: list[str] = []
    comparator: GroupShown | None = None
    period: str | None = None
    headline: str
    summary: str
    text: str
    figures: list[FigureShown] = []
    charts: list[ChartShown] = []
    caveats: list[Caveat] = []
    options: list[Option] = []
    follow_ups: list[str] = []
    provenance: list[ProvenanceShown] = []
    snapshot: str
    asked_at: datetime
    level: LevelName
    chart_requests: list[ChartRequested] = Field(default=[], exclude=True)
