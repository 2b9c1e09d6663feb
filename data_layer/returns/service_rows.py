"""Rows about services: risks, budgets, actions and what has been promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, TypeAlias

from data_layer.council_facts import CommitmentStatus
from data_layer.divisional_facts import DecisionStatus
from data_layer.periods import Period
from data_layer.returns.columns import Column, Need, Row
from data_layer.returns.measure_rows import OwnerRole
from data_layer.returns.value_types import Day, Identifier, Number, PeriodText, Text, Whole
from data_layer.returns.value_words import Choice, LevelWord
from data_layer.vocabulary import Level

Id: TypeAlias = Annotated[str, Column("Id", Identifier(), "Short and lasting.", "waste_1", Need.ALWAYS)]
Title: TypeAlias = Annotated[str, Column("Title", Text(), "In a few words.", "Vehicles out of service", Need.ALWAYS)]
Division: TypeAlias = Annotated[
    str, Column("Division", Text(), "As the sheet Measures has it.", "Waste and Street Scene", Need.ALWAYS)
]
OfMeasure: TypeAlias = Annotated[
    str | None, Column("Measure", Identifier(), "The id of the measure it bears on, if one.", "missed_bins")
]
OfficersAnd: TypeAlias = Annotated[
    Level | None, Column("Audience", LevelWord(), "Who may see it; empty means officers.", "officer")
]
AsAt: TypeAlias = Annotated[date, Column("As at", Day(), "The day to which this applies.", "30/06/2025", Need.ALWAYS)]
Note: TypeAlias = Annotated[str | None, Column("Note", Text(), "In a sentence or two.", "Two vehicles are on order.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskRow(Row):
    id: Id
    title: Title
    division: Annotated[
        str | None, Column("Division", Text(), "As the sheet Measures has it.", "Waste and Street Scene")
    ] = None
    measure: OfMeasure = None
    owner_role: OwnerRole = None
    audience: OfficersAnd = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskReviewRow(Row):
    risk: Annotated[str, Column("Risk", Identifier(), "The id of a risk.", "waste_1", Need.ALWAYS)]
    as_at: AsAt
    likelihood: Annotated[
        int, Column("Likelihood", Whole(least=1, most=5), "1 rare to 5 almost certain.", "3", Need.ALWAYS)
    ]
    impact: Annotated[int, Column("Impact", Whole(least=1, most=5), "1 slight to 5 grave.", "4", Need.ALWAYS)]
    rating: Annotated[
        str | None, Column("Own rating", Text(), "Your own word for it; empty keeps likelihood times impact.", "High")
    ] = None
    note: Note = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetRow(Row):
    """One line of a division's budget for one period, in pounds."""

    id: Id
    division: Division
    title: Annotated[str, Column("Title", Text(), "In a few words.", "Collection", Need.ALWAYS)]
    period: Annotated[Period, Column("Period", PeriodText(), "The year, or the quarter.", "2025/26", Need.ALWAYS)]
    budget: Annotated[float, Column("Budget", Number(), "In pounds.", "8400000", Need.ALWAYS)]
    forecast: Annotated[float | None, Column("Forecast", Number(), "At the end of the period.", "8650000")] = None
    actual: Annotated[float | None, Column("Actual", Number(), "Spent so far.", "2100000")] = None
    audience: OfficersAnd = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow(Row):
    id: Id
    division: Division
    measure: OfMeasure = None
    title: Annotated[str, Column("Title", Text(), "In a few words.", "Redraw four rounds", Need.ALWAYS)]
    due: Annotated[date | None, Column("Due", Day(), "By when.", "30/09/2025")] = None
    status: Annotated[
        CommitmentStatus, Column("Status", Choice(CommitmentStatus), "How it stands.", "on track", Need.ALWAYS)
    ]
    owner_role: OwnerRole = None
    audience: OfficersAnd = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow(Row):
    """What a clinic decided."""

    id: Id
    division: Division
    measure: OfMeasure = None
    decided: Annotated[date, Column("Decided", Day(), "The day of the clinic.", "10/07/2025", Need.ALWAYS)]
    decision: Annotated[
        str, Column("Decision", Text(), "In a sentence.", "Hire two vehicles until the new ones arrive.", Need.ALWAYS)
    ]
    owner_role: OwnerRole = None
    due: Annotated[date | None, Column("Due", Day(), "By when.", "30/09/2025")] = None
    status: Annotated[DecisionStatus, Column("Status", Choice(DecisionStatus), "How it stands.", "open", Need.ALWAYS)]
    audience: OfficersAnd = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentRow(Row):
    """A promise of a plan. `target` and `baseline` are the plan's own words."""

    id: Annotated[str, Column("Id", Identifier(), "Short and lasting.", "new_homes", Need.ALWAYS)]
    plan: Annotated[
        str,
        Column(
            "Plan",
            Identifier(),
            "The id of a plan in the sheet Plans or an earlier return.",
            "council_plan",
            Need.ALWAYS,
        ),
    ]
    outcome: Annotated[str | None, Column("Outcome", Text(), "The id or name of the outcome it serves.")] = None
    title: Annotated[str, Column("Title", Text(), "In a few words.", "Build 1,000 homes", Need.ALWAYS)]
    target: Annotated[str | None, Column("Target", Text(), "What was promised.", "1,000")] = None
    unit: Annotated[str | None, Column("Unit", Text(), "Of the target.", "homes")] = None
    baseline: Annotated[str | None, Column("Baseline", Text(), "From where.", "0")] = None
    due: Annotated[date | None, Column("Due", Day(), "By when.", "31/03/2027")] = None
    owner_role: OwnerRole = None
    audience: Annotated[
        Level | None, Column("Audience", LevelWord(), "Who may see it; empty means everyone.", "public")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneRow(Row):
    """How a commitment stood on a day."""

    commitment: Annotated[str, Column("Commitment", Identifier(), "The id of a commitment.", "new_homes", Need.ALWAYS)]
    as_at: AsAt
    status: Annotated[
        CommitmentStatus, Column("Status", Choice(CommitmentStatus), "How it stands.", "on track", Need.ALWAYS)
    ]
    latest: Annotated[str | None, Column("Latest", Text(), "The latest figure, in words.", "412 homes")] = None
    note: Note = None
