"""A return with rows in every sheet, over the small pack: two own measures and a published metric."""

from __future__ import annotations

from datetime import date

from data_layer.council_facts import Accumulation, CommitmentStatus, Tier, ToleranceKind
from data_layer.divisional_facts import DecisionStatus
from data_layer.periods import Period
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
from data_layer.returns.model import CouncilLoad, CouncilRows
from data_layer.returns.service_rows import (
    ActionRow,
    BudgetRow,
    CommitmentRow,
    DecisionRow,
    MilestoneRow,
    RiskReviewRow,
    RiskRow,
)
from data_layer.returns.words import Frequency, PlanStatus, RuleStatus, ScrutinyKind, ScrutinyStatus
from data_layer.vocabulary import BetterWhen, Influence, Level, MetricKind, Status
from tests.data_layer.small_pack import DERBY, LEICESTER

QUARTERS = [Period(date(2025, month, 1), 3) for month in (1, 4, 7, 10)]
YEAR = Period(date(2025, 4, 1), 12)
VALUES = [52.1, 49.8, 44.0, 41.5]


def own_measure(id: str, **more: object) -> MeasureRow:
    given = {
        "name": "Missed bin collections per 100,000 collections",
        "short_name": "rate of missed bins",
        "theme": "Waste",
        "unit": "per 100,000 collections",
        "decimals": 1,
        "better_when": BetterWhen.LOWER,
        "frequency": Frequency.QUARTER,
        "kind": MetricKind.RATE,
        "influence": Influence.COUNCIL,
        "tier": Tier.CRITICAL_INDICATOR,
        "division": "Waste and Street Scene",
        "directorate": "Communities",
        "portfolio": "environment",
        "owner_role": "Head of Waste",
        "audience": Level.PUBLIC,
        "counts": "Counts collections that were reported as missed and found to be so.",
        "aliases": ("missed bins", "bins not collected"),
        "outcomes": ("clean_streets",),
    }
    return MeasureRow(id=id, **{**given, **more})  # type: ignore[reportArgumentType]


def whole_rows(title: str = "Quarter 4 return") -> CouncilRows:
    return CouncilRows(
        about=(AboutRow(title=title, prepared_by="Performance Team", illustrative=False),),
        measures=(
            own_measure("missed_bins"),
            own_measure(
                "empty_homes", name="Empty homes brought back", short_name="empty homes brought back", unit="homes",
                theme="Homes brought back", decimals=0, kind=MetricKind.AMOUNT, better_when=BetterWhen.HIGHER,
                audience=Level.OFFICER, accumulation=Accumulation.CUMULATIVE, aliases=(), outcomes=(),
            ),
            MeasureRow(id="recycling_here", national_metric="recycling", owner_role="Head of Waste",
                       tier=Tier.CORPORATE, division="Waste and Street Scene"),
        ),
        observations=(
            *(
                ObservationRow(measure="missed_bins", period=period, value=value, numerator=value * 2,
                               denominator=200_000.0, status_as_given="Amber")
                for period, value in zip(QUARTERS, VALUES, strict=True)
            ),
            ObservationRow(measure="missed_bins", part="Garden bins", period=QUARTERS[3], value=12.5),
            ObservationRow(measure="empty_homes", period=QUARTERS[2], value=31.0, status=Status.PROVISIONAL),
            ObservationRow(measure="empty_homes", period=QUARTERS[3], value=None, status=Status.NOT_AVAILABLE),
        ),
        targets=(
            TargetRow(measure="missed_bins", period=YEAR, value=40.0, tolerance_kind=ToleranceKind.RELATIVE,
                      tolerance=5.0, source="Divisional plan"),
            TargetRow(measure="recycling_here", period=Period(date(2023, 4, 1), 12), value=35.0),
        ),
        trajectory=(TrajectoryRow(measure="missed_bins", period=QUARTERS[3], value=42.0),),
        baselines=(BaselineRow(measure="missed_bins", period=QUARTERS[0], reason="Before the plan."),),
        narrative=(
            NarrativeRow(measure="missed_bins", period=QUARTERS[3], what_happened="Missed collections fell.",
                         why="Two rounds were redrawn.", what_next="Redraw four more.", owner_role="Head of Waste",
                         due=date(2026, 9, 30), written=date(2026, 1, 15), audience=Level.PUBLIC),
        ),
        risks=(RiskRow(id="waste_1", title="Vehicles out of service", division="Waste and Street Scene",
                       measure="missed_bins", owner_role="Head of Waste"),),
        risk_reviews=(RiskReviewRow(risk="waste_1", as_at=date(2025, 12, 31), likelihood=3, impact=4, rating="High"),),
        budget_lines=(BudgetRow(id="waste_1", division="Waste and Street Scene", title="Collection", period=YEAR,
                                budget=8.4e6, forecast=8.65e6, actual=2.1e6),),
        divisional_actions=(ActionRow(id="waste_1", division="Waste and Street Scene", measure="missed_bins",
                                      title="Redraw four rounds", due=date(2026, 9, 30),
                                      status=CommitmentStatus.ON_TRACK),),
        clinic_decisions=(DecisionRow(id="clinic_7", division="Waste and Street Scene", measure="missed_bins",
                                      decided=date(2025, 10, 2), decision="Hire two vehicles.", due=date(2026, 3, 31),
                                      owner_role="Head of Waste", status=DecisionStatus.OPEN),),
        plans=(PlanRow(id="council_plan", name="Council Plan", status=PlanStatus.ADOPTED),),
        commitments=(CommitmentRow(id="new_homes", plan="council_plan", outcome="clean_streets",
                                   title="Build 1,000 homes", target="1,000", unit="homes", due=date(2027, 3, 31)),),
        commitment_updates=(MilestoneRow(commitment="new_homes", as_at=date(2025, 12, 31), latest="412 homes",
                                         status=CommitmentStatus.ON_TRACK),),
        soft_intelligence=(IntelligenceRow(id="bins", subject="missed_bins", as_at=date(2025, 11, 2),
                                           note="Bins left on two estates.", source="Ward members"),),
        scrutiny=(ScrutinyRow(id="scrutiny_12", kind=ScrutinyKind.QUESTION, subject="Missed bins",
                              measure="missed_bins", period=QUARTERS[2], value_then=44.0, raised=date(2025, 10, 10),
                              wording="What was done?", status=ScrutinyStatus.OPEN),),
        reporting_rules=(RuleRow(id="to_scrutiny", subject="Council plan", audience_body="Scrutiny Committee",
                                 frequency="quarterly", status=RuleStatus.ADOPTED),),
        reporting_events=(EventRow(id="scrutiny_10", rule="to_scrutiny", title="Quarter 2", held=date(2025, 10, 10)),),
        outcomes=(OutcomeRow(id="clean_streets", name="Clean streets"),),
        outcome_map=(OutcomeMapRow(measure="recycling_here", outcome="Clean streets"),),
        comparator_groups=(GroupRow(group="Cities we learn from", area=DERBY),
                           GroupRow(group="Cities we learn from", area=LEICESTER)),
        portfolios=(PortfolioRow(id="environment", name="Environment", holder_role="Portfolio Holder"),),
    )  # fmt: skip


def whole_load(rows: CouncilRows | None = None, by: str = "Performance Lead") -> CouncilLoad:
    return CouncilLoad(rows=rows or whole_rows(), file="return.xlsx", sha256="0" * 64, by=by)
