"""The return as a whole: its sheets, its rows, and a return that is offered for loading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data_layer.returns.columns import Row, Sheet
from data_layer.returns.governance_rows import (
    AboutRow,
    EventRow,
    GroupRow,
    IntelligenceRow,
    OutcomeMapRow,
    OutcomeRow,
    PlanRow,
    PortfolioRow,
    RuleRow,
    ScrutinyRow,
)
from data_layer.returns.measure_rows import (
    BaselineRow,
    MeasureRow,
    NarrativeRow,
    ObservationRow,
    TargetRow,
    TrajectoryRow,
)
from data_layer.returns.service_rows import (
    ActionRow,
    BudgetRow,
    CommitmentRow,
    DecisionRow,
    MilestoneRow,
    RiskReviewRow,
    RiskRow,
)

# fmt: off
SHEETS: tuple[Sheet, ...] = (
    Sheet("About", "about", AboutRow, (), "What this return is; one row."),
    Sheet("Measures", "measures", MeasureRow, ("id",),
          "What you measure. A published metric may stand here too, to say who answers for it in your council."),
    Sheet("Observations", "observations", ObservationRow, ("measure", "part", "area", "period"),
          "The figures of your own measures. A figure given again in a later return is a revision: both are kept."),
    Sheet("Targets", "targets", TargetRow, ("measure", "part", "area", "period"),
          "What a measure should reach, for your own measures and for published ones."),
    Sheet("Trajectory", "trajectory", TrajectoryRow, ("measure", "area", "period"),
          "Where a measure should be on the way to its target."),
    Sheet("Baselines", "baselines", BaselineRow, ("measure", "area"), "What a measure is compared with: its start."),
    Sheet("Narrative", "narrative", NarrativeRow, ("measure", "area", "period"),
          "The story beside a figure: what happened, why, and what happens next."),
    Sheet("Risks", "risks", RiskRow, ("id",), "What may go wrong."),
    Sheet("Risk reviews", "risk_reviews", RiskReviewRow, ("risk", "as_at"), "How a risk was rated on a day."),
    Sheet("Budget lines", "budget_lines", BudgetRow, ("id", "period"), "What a division may spend and has spent."),
    Sheet("Divisional actions", "divisional_actions", ActionRow, ("id",), "What divisions have set out to do."),
    Sheet("Clinic decisions", "clinic_decisions", DecisionRow, ("id",),
          "What a division's performance clinic decided, and how that stands."),
    Sheet("Plans", "plans", PlanRow, ("id",), "The plans that commitments belong to."),
    Sheet("Commitments", "commitments", CommitmentRow, ("id",), "What a plan promises."),
    Sheet("Commitment updates", "commitment_updates", MilestoneRow, ("commitment", "as_at"),
          "How a commitment stood on a day: its milestones."),
    Sheet("Soft intelligence", "soft_intelligence", IntelligenceRow, ("id",), "What is heard and not counted."),
    Sheet("Scrutiny", "scrutiny", ScrutinyRow, ("id",), "Questions and recommendations, and what came of them."),
    Sheet("Reporting rules", "reporting_rules", RuleRow, ("id",), "What is reported to whom and how often."),
    Sheet("Reporting events", "reporting_events", EventRow, ("id",), "Meetings at which something is reported."),
    Sheet("Outcomes", "outcomes", OutcomeRow, ("id",), "Outcomes of your own, beside those of the framework."),
    Sheet("Outcome map", "outcome_map", OutcomeMapRow, ("measure", "outcome"), "Which measure serves which outcome."),
    Sheet("Comparator groups", "comparator_groups", GroupRow, ("group", "area"),
          "Groups of councils of your own, a row a member."),
    Sheet("Portfolios", "portfolios", PortfolioRow, ("id",), "Portfolios of your own, and the post that holds each."),
)
# fmt: on


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilRows:
    """The rows of a return, one tuple a sheet; all of them may be empty."""

    about: tuple[AboutRow, ...] = ()
    measures: tuple[MeasureRow, ...] = ()
    observations: tuple[ObservationRow, ...] = ()
    targets: tuple[TargetRow, ...] = ()
    trajectory: tuple[TrajectoryRow, ...] = ()
    baselines: tuple[BaselineRow, ...] = ()
    narrative: tuple[NarrativeRow, ...] = ()
    risks: tuple[RiskRow, ...] = ()
    risk_reviews: tuple[RiskReviewRow, ...] = ()
    budget_lines: tuple[BudgetRow, ...] = ()
    divisional_actions: tuple[ActionRow, ...] = ()
    clinic_decisions: tuple[DecisionRow, ...] = ()
    plans: tuple[PlanRow, ...] = ()
    commitments: tuple[CommitmentRow, ...] = ()
    commitment_updates: tuple[MilestoneRow, ...] = ()
    soft_intelligence: tuple[IntelligenceRow, ...] = ()
    scrutiny: tuple[ScrutinyRow, ...] = ()
    reporting_rules: tuple[RuleRow, ...] = ()
    reporting_events: tuple[EventRow, ...] = ()
    outcomes: tuple[OutcomeRow, ...] = ()
    outcome_map: tuple[OutcomeMapRow, ...] = ()
    comparator_groups: tuple[GroupRow, ...] = ()
    portfolios: tuple[PortfolioRow, ...] = ()

    def of(self, sheet: Sheet) -> tuple[Row, ...]:
        return getattr(self, sheet.table)

    def counts(self) -> dict[str, int]:
        """Rows of each sheet that has any."""
        return {sheet.table: len(rows) for sheet, rows in self if rows}

    def __iter__(self) -> Iterator[tuple[Sheet, tuple[Row, ...]]]:
        return ((sheet, self.of(sheet)) for sheet in SHEETS)


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilLoad:
    """A return offered for loading. Build one from typed rows and hand it to `accept.accept`.

    `file` is the name of what it came from and `sha256` the sum of its bytes, both only for the record; `by` the role
    of who loads it, never a person's name. Rows without `at` are named in messages by where `writing` would put them.
    """

    rows: CouncilRows
    file: str
    sha256: str
    by: str = "unknown"

    @property
    def title(self) -> str:
        return self.rows.about[0].title if self.rows.about else self.file

    @property
    def illustrative(self) -> bool:
        return any(row.illustrative for row in self.rows.about)
