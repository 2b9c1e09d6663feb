"""Rows about how the council is run: the return itself, plans, outcomes, portfolios, scrutiny, reporting, groups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, TypeAlias

from data_layer.periods import Period
from data_layer.returns.columns import Column, Need, Row
from data_layer.returns.service_rows import OfficersAnd, OfMeasure
from data_layer.returns.value_types import AreaCodeText, Day, Identifier, Number, PeriodText, Text
from data_layer.returns.value_words import Choice, LevelWord, Listed, YesNo
from data_layer.returns.words import PlanStatus, RuleStatus, ScrutinyKind, ScrutinyStatus
from data_layer.vocabulary import Level

Id: TypeAlias = Annotated[str, Column("Id", Identifier(), "Short and lasting.", "council_plan", Need.ALWAYS)]
Name: TypeAlias = Annotated[str, Column("Name", Text(), "As you call it.", "Council Plan 2025 to 2029", Need.ALWAYS)]
From: TypeAlias = Annotated[date | None, Column("From", Day(), "The first day on which it holds.", "01/04/2025")]
To: TypeAlias = Annotated[date | None, Column("To", Day(), "The last day on which it holds.", "31/03/2029")]
Everyone: TypeAlias = Annotated[
    Level | None, Column("Audience", LevelWord(), "Who may see it; empty means everyone.", "public")
]
Reason: TypeAlias = Annotated[str | None, Column("Reason", Text(), "Why it was suspended.")]
Authority: TypeAlias = Annotated[str | None, Column("Authority", Text(), "Which body suspended it.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutRow(Row):
    """What is said of the whole return: one row at most."""

    title: Annotated[
        str,
        Column(
            "Title", Text(), "What this return is called in the list of loads.", "Quarter 1 return 2025/26", Need.ALWAYS
        ),
    ]
    prepared_by: Annotated[
        str | None, Column("Prepared by", Text(), "The post, never a person's name.", "Performance Team")
    ] = None
    illustrative: Annotated[
        bool | None,
        Column("Illustrative", YesNo(), "yes where all figures are invented; every answer then says so.", "no"),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRow(Row):
    id: Annotated[str, Column("Id", Identifier(), "Short and lasting.", "clean_streets", Need.ALWAYS)]
    name: Annotated[str, Column("Name", Text(), "As you call it.", "Clean streets", Need.ALWAYS)]
    aliases: Annotated[tuple[str, ...], Column("Aliases", Listed(Text()), "Other names that people ask by.")] = ()
    audience: Everyone = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeMapRow(Row):
    measure: Annotated[
        str,
        Column("Measure", Identifier(), "The id of a measure or of a published metric.", "missed_bins", Need.ALWAYS),
    ]
    outcome: Annotated[
        str, Column("Outcome", Text(), "The id or name of an outcome it serves.", "clean_streets", Need.ALWAYS)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioRow(Row):
    """A portfolio and the post that holds it."""

    id: Annotated[str, Column("Id", Identifier(), "Short and lasting.", "environment", Need.ALWAYS)]
    name: Annotated[str, Column("Name", Text(), "As you call it.", "Environment", Need.ALWAYS)]
    holder_role: Annotated[
        str | None,
        Column("Holder", Text(), "The post that holds it, never a person's name.", "Portfolio Holder for Environment"),
    ] = None
    aliases: Annotated[tuple[str, ...], Column("Aliases", Listed(Text()), "Other names that people ask by.")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow(Row):
    id: Id
    name: Name
    valid_from: From = None
    valid_to: To = None
    status: Annotated[PlanStatus, Column("Status", Choice(PlanStatus), "How it stands.", "adopted", Need.ALWAYS)]
    suspended_from: Annotated[
        date | None, Column("Suspended from", Day(), "The first day on which it did not hold.")
    ] = None
    suspended_to: Annotated[date | None, Column("Suspended to", Day(), "The last day on which it did not hold.")] = None
    suspension_reason: Reason = None
    suspension_authority: Authority = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IntelligenceRow(Row):
    """What is heard and not counted, with its day and source."""

    id: Annotated[str, Column("Id", Identifier(), "Short and lasting.", "bins_summer", Need.ALWAYS)]
    subject: Annotated[
        str, Column("Subject", Text(), "A measure's id, a division or a few words.", "missed_bins", Need.ALWAYS)
    ]
    as_at: Annotated[date, Column("As at", Day(), "The day on which it was noted.", "02/07/2025", Need.ALWAYS)]
    note: Annotated[
        str,
        Column("Note", Text(), "In a sentence or two.", "Ward members report bins left on two estates.", Need.ALWAYS),
    ]
    source: Annotated[str, Column("Source", Text(), "From where, without names.", "Ward members", Need.ALWAYS)]
    audience: OfficersAnd = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScrutinyRow(Row):
    """A question or recommendation, with the figure as it was that day and what came of it."""

    id: Annotated[str, Column("Id", Identifier(), "Short and lasting.", "scrutiny_12", Need.ALWAYS)]
    kind: Annotated[ScrutinyKind, Column("Kind", Choice(ScrutinyKind), "Which it is.", "question", Need.ALWAYS)]
    subject: Annotated[str, Column("Subject", Text(), "In a few words.", "Missed bins", Need.ALWAYS)]
    measure: OfMeasure = None
    period: Annotated[
        Period | None, Column("Period", PeriodText(), "The period of the figure spoken of.", "Q1 2025/26")
    ] = None
    value_then: Annotated[float | None, Column("Value then", Number(), "The figure as it was that day.", "41.5")] = None
    raised: Annotated[date, Column("Raised", Day(), "The day of the meeting.", "10/09/2025", Need.ALWAYS)]
    wording: Annotated[
        str,
        Column(
            "Wording",
            Text(),
            "As it was asked or recommended.",
            "What has been done about the estates that are missed most?",
            Need.ALWAYS,
        ),
    ]
    response: Annotated[str | None, Column("Response", Text(), "What came of it.")] = None
    due: Annotated[date | None, Column("Due", Day(), "When a response is due.", "10/12/2025")] = None
    status: Annotated[ScrutinyStatus, Column("Status", Choice(ScrutinyStatus), "How it stands.", "open", Need.ALWAYS)]
    audience: Everyone = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow(Row):
    """What is reported to whom and how often."""

    id: Annotated[str, Column("Id", Identifier(), "Short and lasting.", "plan_to_scrutiny", Need.ALWAYS)]
    subject: Annotated[str, Column("Subject", Text(), "What is reported.", "Council plan", Need.ALWAYS)]
    audience_body: Annotated[str, Column("Body", Text(), "To which body.", "Corporate Scrutiny Committee", Need.ALWAYS)]
    frequency: Annotated[str | None, Column("Frequency", Text(), "How often, in words.", "quarterly")] = None
    valid_from: From = None
    valid_to: To = None
    status: Annotated[RuleStatus, Column("Status", Choice(RuleStatus), "How it stands.", "adopted", Need.ALWAYS)]
    suspended_from: Annotated[
        date | None, Column("Suspended from", Day(), "The first day on which it did not hold.")
    ] = None
    suspended_to: Annotated[date | None, Column("Suspended to", Day(), "The last day on which it did not hold.")] = None
    suspension_reason: Reason = None
    suspension_authority: Authority = None
    source: Annotated[str | None, Column("Source", Text(), "Where the rule was set.", "Performance framework")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow(Row):
    """A meeting at which something is reported."""

    id: Annotated[str, Column("Id", Identifier(), "Short and lasting.", "scrutiny_2025_09", Need.ALWAYS)]
    rule: Annotated[
        str | None, Column("Rule", Identifier(), "The id of the reporting rule it follows.", "plan_to_scrutiny")
    ] = None
    title: Annotated[str, Column("Title", Text(), "In a few words.", "Quarter 1 to scrutiny", Need.ALWAYS)]
    held: Annotated[date, Column("Held", Day(), "The day of the meeting.", "10/09/2025", Need.ALWAYS)]
    body: Annotated[str | None, Column("Body", Text(), "Which body meets.", "Corporate Scrutiny Committee")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow(Row):
    """One member of a comparator group of the council's own."""

    group: Annotated[str, Column("Group", Text(), "The group's name.", "Cities we learn from", Need.ALWAYS)]
    area: Annotated[str, Column("Member", AreaCodeText(), "The ONS code of a council in it.", "E06000015", Need.ALWAYS)]
