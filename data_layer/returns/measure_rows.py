"""Rows about measures: what they are, their figures, targets, baselines and the story beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, TypeAlias

from data_layer.council_facts import Accumulation, Tier, ToleranceKind
from data_layer.periods import Period
from data_layer.returns.columns import Column, Need, Row
from data_layer.returns.value_types import AreaCodeText, Day, Identifier, Number, PeriodText, Text, Whole
from data_layer.returns.value_words import Choice, LevelWord, Listed
from data_layer.returns.words import Frequency, SmallNumbers
from data_layer.vocabulary import BetterWhen, Influence, Level, MetricKind, Status

MEASURE_NOTE = "The id of a measure in the sheet Measures or in an earlier return, or of a published metric."
MeasureId: TypeAlias = Annotated[
    str, Column("Measure", Identifier(), MEASURE_NOTE, "missed_bins", Need.ALWAYS)
]  # fmt: skip
Area: TypeAlias = Annotated[
    str | None, Column("Area", AreaCodeText(), "The ONS code of the area; empty for the council itself.")
]
Part: TypeAlias = Annotated[
    str | None, Column("Part", Text(), "A breakdown of the measure, such as a ward or a group; empty for the whole.")
]
InPeriod: TypeAlias = Annotated[
    Period,
    Column(
        "Period",
        PeriodText(),
        "As you write it: Apr 2025, Q1 2025/26, 2025/26 or 31/03/2026. A quarter of a single year, Q1 2025, is of the "
        "calendar year.",
        "Q1 2025/26",
        Need.ALWAYS,
    ),
]
SeenBy: TypeAlias = Annotated[
    Level | None,
    Column("Audience", LevelWord(), "Who may see it, if fewer than may see the measure; it is never more."),
]
OwnerRole: TypeAlias = Annotated[
    str | None, Column("Owner role", Text(), "The post that answers for it, never a person's name.", "Head of Waste")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRow(Row):
    """One measure of the council's own, or (`national_metric`) its place for a metric that is published anyway."""

    id: Annotated[
        str,
        Column(
            "Id",
            Identifier(),
            "Short and lasting; all other sheets name the measure by it.",
            "missed_bins",
            Need.ALWAYS,
        ),
    ]
    national_metric: Annotated[
        str | None,
        Column(
            "National metric",
            Identifier(),
            "The id of a published metric, where this row only says who answers "
            "for it here and where it stands; then leave name, unit and definition empty.",
        ),
    ] = None
    name: Annotated[
        str | None,
        Column("Name", Text(), "The full name.", "Missed bin collections per 100,000 collections", Need.OWN_MEASURE),
    ] = None
    short_name: Annotated[
        str | None,
        Column("Short name", Text(), "As it goes into a sentence: the rate of ... was 42.", "rate of missed bins"),
    ] = None
    theme: Annotated[
        str | None,
        Column(
            "Theme",
            Text(),
            "A theme of the catalogue, or a new one in your words.",
            "Waste and recycling",
            Need.OWN_MEASURE,
        ),
    ] = None
    unit: Annotated[
        str | None,
        Column("Unit", Text(), "As it is written after the figure.", "per 100,000 collections", Need.OWN_MEASURE),
    ] = None
    decimals: Annotated[int | None, Column("Decimals", Whole(most=6), "Decimals to show.", "1", Need.OWN_MEASURE)] = (
        None
    )
    better_when: Annotated[
        BetterWhen | None,
        Column(
            "Better when",
            Choice(BetterWhen),
            "Whether more is better; neutral where neither is.",
            "lower",
            Need.OWN_MEASURE,
        ),
    ] = None
    frequency: Annotated[
        Frequency | None,
        Column("Frequency", Choice(Frequency), "How often a figure comes.", "quarter", Need.OWN_MEASURE),
    ] = None
    kind: Annotated[
        MetricKind | None,
        Column(
            "Kind",
            Choice(MetricKind),
            "How figures may be compared: an amount grows with the size of the council, money is in cash.",
            "rate",
            Need.OWN_MEASURE,
        ),
    ] = None
    influence: Annotated[
        Influence | None,
        Column("Influence", Choice(Influence), "Whose the figure is to change.", "council", Need.OWN_MEASURE),
    ] = None
    tier: Annotated[Tier | None, Column("Tier", Choice(Tier), "How high it is reported.", "critical indicator")] = None
    division: Annotated[str | None, Column("Division", Text(), "As you call it.", "Waste and Street Scene")] = None
    directorate: Annotated[str | None, Column("Directorate", Text(), "As you call it.", "Communities")] = None
    portfolio: Annotated[
        str | None, Column("Portfolio", Text(), "Its id or name, of the catalogue or of the sheet Portfolios.")
    ] = None
    owner_role: OwnerRole = None
    audience: Annotated[
        Level | None,
        Column(
            "Audience",
            LevelWord(),
            "The lowest audience that may know of the measure at all.",
            "public",
            Need.OWN_MEASURE,
        ),
    ] = None
    counts: Annotated[
        str | None,
        Column(
            "Counts",
            Text(),
            "What is counted.",
            "Collections reported as missed and found to be so, for every 100,000 made.",
            Need.OWN_MEASURE,
        ),
    ] = None
    population: Annotated[
        str | None, Column("Population", Text(), "Over whom or what.", "All collections from households.")
    ] = None
    why: Annotated[
        str | None,
        Column(
            "Why it matters", Text(), "Why it is measured.", "A missed bin is the failure that residents notice first."
        ),
    ] = None
    beware: Annotated[
        str | None,
        Column("Beware", Text(), "What the reader must know before comparing.", "Bins put out late are not counted."),
    ] = None
    aliases: Annotated[
        tuple[str, ...],
        Column(
            "Aliases",
            Listed(Text()),
            "Other names that people ask by; part them by semicolons.",
            "missed bins; bins not collected; missed collections",
        ),
    ] = ()
    accumulation: Annotated[
        Accumulation | None,
        Column(
            "Accumulation",
            Choice(Accumulation),
            "in period: the month or quarter alone; cumulative: all since the year began, so that it adds up; year to "
            "date: the rate of the year so far; at end: as it stands when the month or quarter ends, such as a waiting "
            "list. Where this is empty nobody can say what a year's counts come to, and none is forecast.",
            "in period",
        ),
    ] = None
    outcomes: Annotated[
        tuple[str, ...], Column("Outcomes", Listed(Text()), "Ids or names of the outcomes it serves.")
    ] = ()
    small_numbers: Annotated[
        SmallNumbers | None,
        Column(
            "Small numbers",
            Choice(SmallNumbers),
            "hidden: below officers nobody sees a figure made of 1 to 4, nor one that gives it away; shown: everybody "
            "does. Empty means hidden where the unit names people, households or cases, or does not say what is "
            "counted (%, number), and shown elsewhere.",
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationRow(Row):
    """One figure, in the measure's unit. `value` is None where `status` says why."""

    measure: MeasureId
    part: Part = None
    period: InPeriod
    value: Annotated[
        float | None, Column("Value", Number(), "In the measure's unit; empty where the status says why.", "41.5")
    ] = None
    numerator: Annotated[
        float | None, Column("Numerator", Number(), "What was counted, where the figure is a share or a rate.", "83")
    ] = None
    denominator: Annotated[float | None, Column("Denominator", Number(least=0), "Out of what.", "200000")] = None
    status: Annotated[
        Status | None,
        Column("Status", Choice(Status), "What is known of the figure; empty means final.", "provisional"),
    ] = None
    status_as_given: Annotated[
        str | None,
        Column("Own status", Text(), "Your own rating, in your words; it is shown and never changed.", "Amber"),
    ] = None
    audience: SeenBy = None
    embargo_until: Annotated[
        date | None, Column("Embargo until", Day(), "The first day on which it may be seen.", "20/08/2025")
    ] = None
    area: Area = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow(Row):
    measure: MeasureId
    part: Part = None
    period: InPeriod
    value: Annotated[float, Column("Value", Number(), "In the measure's unit.", "40", Need.ALWAYS)]
    tolerance_kind: Annotated[
        ToleranceKind | None,
        Column(
            "Tolerance kind",
            Choice(ToleranceKind),
            "absolute: in the unit; relative: in percent of the target; none: met or not met.",
            "relative",
        ),
    ] = None
    tolerance: Annotated[float | None, Column("Tolerance", Number(least=0), "How far off is still amber.", "5")] = None
    due: Annotated[date | None, Column("Due", Day(), "By when, if not the end of the period.")] = None
    source: Annotated[str | None, Column("Source", Text(), "Where the target was set.", "Divisional plan 2025/26")] = (
        None
    )
    audience: SeenBy = None
    area: Area = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrajectoryRow(Row):
    """Where a measure should be on its way to a target."""

    measure: MeasureId
    period: InPeriod
    value: Annotated[float, Column("Value", Number(), "In the measure's unit.", "42", Need.ALWAYS)]
    audience: SeenBy = None
    area: Area = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineRow(Row):
    measure: MeasureId
    period: InPeriod
    value: Annotated[
        float | None, Column("Value", Number(), "In the measure's unit; empty to take the figure held.", "55.2")
    ] = None
    reason: Annotated[str | None, Column("Reason", Text(), "Why this period.", "The year before the plan.")] = None
    source: Annotated[str | None, Column("Source", Text(), "Where the baseline was set.", "Council plan")] = None
    audience: SeenBy = None
    area: Area = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NarrativeRow(Row):
    measure: MeasureId
    period: InPeriod
    what_happened: Annotated[
        str | None, Column("What happened", Text(), "In a sentence or two.", "Missed collections fell by a fifth.")
    ] = None
    why: Annotated[str | None, Column("Why", Text(), "The reason, as far as known.", "Two rounds were redrawn.")] = None
    what_next: Annotated[
        str | None, Column("What next", Text(), "What will be done.", "Redraw the other four rounds.")
    ] = None
    owner_role: Annotated[
        str | None, Column("By whom", Text(), "The post that will do it, never a person's name.", "Head of Waste")
    ] = None
    due: Annotated[date | None, Column("By when", Day(), "When it will be done.", "30/09/2025")] = None
    written: Annotated[
        date, Column("Written on", Day(), "The day on which this was written.", "15/07/2025", Need.ALWAYS)
    ]
    audience: SeenBy = None
    area: Area = None
