"""Makes the illustrative return: `python -m examples.illustrative.make` writes examples/illustrative_return.xlsx.

Every name and figure is invented, by a fixed seed, so that the same file comes out each time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import yaml

from data_layer.council_facts import Accumulation, CommitmentStatus, Tier, ToleranceKind
from data_layer.divisional_facts import DecisionStatus
from data_layer.periods import Period, add_months, financial_year
from data_layer.returns.governance_rows import (
    AboutRow,
    EventRow,
    GroupRow,
    IntelligenceRow,
    PlanRow,
    RuleRow,
    ScrutinyRow,
)
from data_layer.returns.measure_rows import BaselineRow, MeasureRow, NarrativeRow, ObservationRow, TargetRow
from data_layer.returns.model import CouncilRows
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
from data_layer.returns.writing import write_workbook
from data_layer.vocabulary import BetterWhen, Influence, Level, MetricKind

HERE = Path(__file__).resolve().parent
WORKBOOK = HERE.parent / "illustrative_return.xlsx"
QUARTERS = [Period(add_months(date(2024, 10, 1), 3 * step), 3) for step in range(8)]
SEED = 2026
WRITTEN = date(2026, 10, 20)
YEAR_TO_DATE_SHARES = (1.0, 1.98, 2.93, 3.53)  # of the first quarter's share, as a year's tax comes in


def illustrative_rows() -> CouncilRows:
    """The whole return as typed rows."""
    spec = read("measures.yml")["divisions"]
    told = read("story.yml")
    measures = [(division, each) for division in spec.values() for each in division["measures"]]
    return CouncilRows(
        about=(AboutRow(title="Illustrative return, all invented", prepared_by="Nobody", illustrative=True),),
        measures=tuple(measure_row(division, each) for division, each in measures),
        observations=tuple(row for _, each in measures for row in observation_rows(each)),
        targets=tuple(row for _, each in measures for row in target_rows(each)),
        baselines=tuple(
            BaselineRow(
                measure=one["measure"], period=ago(one["quarters_ago"]), reason=one["reason"], source="Invented"
            )
            for one in told["baselines"]
        ),
        narrative=tuple(narrative_row(one, spec) for one in told["narrative"]),
        **service_rows(told, spec),
        **governance_rows(told, spec),
    )


def read(name: str) -> dict[str, Any]:
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


def ago(quarters: int) -> Period:
    return QUARTERS[-1 - quarters]


def measure_row(division: dict[str, Any], each: dict[str, Any]) -> MeasureRow:
    name = each["short"][:1].upper() + each["short"][1:]
    audience = Level[each.get("audience", "public").upper()]
    return MeasureRow(
        id=each["id"],
        name=f"{name} (illustrative)",
        short_name=each["short"],
        theme=division["theme"],
        unit=each["unit"],
        decimals=each["decimals"],
        better_when=BetterWhen(each["better"]),
        frequency=Frequency.QUARTER,
        kind=MetricKind(each["kind"]),
        influence=Influence.COUNCIL,
        tier=Tier(each["tier"]),
        division=division["name"],
        directorate=division["directorate"],
        portfolio=division["portfolio"],
        owner_role=division["owner"],
        audience=audience,
        counts=f"An invented measure: the {each['short']}.",
        population="An invented council.",
        why="It shows what a council's own measure looks like here.",
        beware="Every figure of it is invented.",
        aliases=tuple(each["aliases"]),
        accumulation=accumulation_of(each),
    )


def accumulation_of(each: dict[str, Any]) -> Accumulation:
    """As the measure's line says, else each quarter by itself."""
    said = [one for one in Accumulation if each.get(one)]
    return said[0] if said else Accumulation.IN_PERIOD


def figures_of(each: dict[str, Any]) -> list[float]:
    """A straight way from start to end with noise that depends on the measure's id alone."""
    chance = Random(f"{SEED} {each['id']}")
    steps = len(QUARTERS) - 1
    way = [each["start"] + (each["end"] - each["start"]) * step / steps for step in range(steps + 1)]
    # the newest is what the table says, so that the story fits
    noisy = [value + chance.uniform(-each["noise"], each["noise"]) for value in way[:-1]] + [way[-1]]
    return [round(max(value, 0), each["decimals"]) for value in noisy]


def observation_rows(each: dict[str, Any]) -> Iterator[ObservationRow]:
    running = 0.0
    for at, (quarter, value) in enumerate(zip(QUARTERS, figures_of(each), strict=True)):
        of_year = (quarter.start.month - 4) % 12 // 3  # 0 for April to June
        if each.get("cumulative"):
            running = value if of_year == 0 or at == 0 else running + value
            shown = running if at or of_year == 0 else value * (of_year + 1)
            running = shown
        elif each.get("year_to_date"):
            shown = value * YEAR_TO_DATE_SHARES[of_year]
        else:
            shown = value
        newest = at == len(QUARTERS) - 1
        shown = round(shown, each["decimals"])
        yield ObservationRow(
            measure=each["id"],
            period=quarter,
            value=min(shown, 100.0) if each["unit"] == "%" else shown,
            embargo_until=each.get("embargo") if newest else None,
        )


def target_rows(each: dict[str, Any]) -> Iterator[TargetRow]:
    """A year's target; for what adds up, each quarter's share of it as well."""
    if "target" not in each:
        return
    tolerance = each.get("tolerance")
    kind = ToleranceKind.RELATIVE if tolerance else ToleranceKind.NONE
    common = {"measure": each["id"], "tolerance_kind": kind, "tolerance": tolerance, "source": "Invented"}
    adds_up = each["kind"] == MetricKind.AMOUNT and accumulation_of(each) is Accumulation.IN_PERIOD
    for year in (2024, 2025, 2026):
        of_year = 4 * each["target"] if adds_up else each["target"]
        yield TargetRow(period=financial_year(year), value=of_year, due=date(year + 1, 3, 31), **common)
    for quarter in QUARTERS:
        of_year = (quarter.start.month - 4) % 12 // 3
        if each.get("cumulative"):
            yield TargetRow(period=quarter, value=round(each["target"] * (of_year + 1) / 4, 2), **common)
        elif each.get("year_to_date"):
            share = YEAR_TO_DATE_SHARES[of_year] / YEAR_TO_DATE_SHARES[-1]
            yield TargetRow(period=quarter, value=round(each["target"] * share, 1), **common)
        else:
            yield TargetRow(period=quarter, value=each["target"], **common)


def narrative_row(one: dict[str, Any], spec: dict[str, Any]) -> NarrativeRow:
    owner = next(
        division["owner"] for division in spec.values() if one["measure"] in {m["id"] for m in division["measures"]}
    )
    period = ago(one["quarters_ago"])
    return NarrativeRow(
        measure=one["measure"],
        period=period,
        what_happened=one["what_happened"],
        why=one["why"],
        what_next=one["what_next"],
        owner_role=owner if one["what_next"] else None,
        due=one["due"],
        written=add_months(WRITTEN, -3 * one["quarters_ago"]),
        audience=Level.PUBLIC,
    )


def service_rows(told: dict[str, Any], spec: dict[str, Any]) -> dict[str, tuple]:
    names = {key: division["name"] for key, division in spec.items()}
    return {
        "risks": tuple(
            RiskRow(id=one["id"], title=one["title"], division=names[one["division"]], measure=one["measure"])
            for one in told["risks"]
        ),
        "risk_reviews": tuple(
            RiskReviewRow(risk=one["id"], as_at=day, likelihood=likelihood, impact=impact)
            for one in told["risks"]
            for day, likelihood, impact in zip(
                (date(2026, 6, 30), date(2026, 9, 30)), one["likelihood"], one["impact"], strict=True
            )
        ),
        "budget_lines": tuple(
            BudgetRow(
                id=one["id"], division=names[one["division"]], title=one["title"], period=financial_year(2026),
                budget=one["budget"], forecast=one["forecast"], actual=one["actual"],
            )
            for one in told["budgets"]
        ),
        "divisional_actions": tuple(
            ActionRow(
                id=one["id"], division=names[one["division"]], measure=one["measure"], title=one["title"],
                due=one["due"], status=CommitmentStatus(one["status"]), owner_role=spec[one["division"]]["owner"],
            )
            for one in told["actions"]
        ),
        "clinic_decisions": tuple(
            DecisionRow(
                id=one["id"], division=names[one["division"]], measure=one["measure"], decided=one["decided"],
                decision=one["decision"], due=one["due"], status=DecisionStatus(one["status"]),
                owner_role=spec[one["division"]]["owner"],
            )
            for one in told["decisions"]
        ),
    }  # fmt: skip


def governance_rows(told: dict[str, Any], spec: dict[str, Any]) -> dict[str, tuple]:
    plan = told["plan"]
    return {
        "plans": (PlanRow(**plan, status=PlanStatus.ADOPTED),),
        "commitments": tuple(
            CommitmentRow(
                id=one["id"], plan=plan["id"], title=one["title"], target=one["target"], unit=one["unit"],
                due=one["due"], owner_role=one["owner"],
            )
            for one in told["commitments"]
        ),
        "commitment_updates": tuple(
            MilestoneRow(commitment=one["id"], as_at=each["as_at"], status=CommitmentStatus(each["status"]),
                         latest=each["latest"])
            for one in told["commitments"]
            for each in one["updates"]
        ),
        "soft_intelligence": tuple(IntelligenceRow(**one) for one in told["intelligence"]),
        "scrutiny": tuple(
            ScrutinyRow(
                id=one["id"], kind=ScrutinyKind(one["kind"]), subject=one["subject"], measure=one["measure"],
                raised=one["raised"], due=one["due"], wording=one["wording"], response=one["response"],
                status=ScrutinyStatus(one["status"]), **figure_then(one, spec),
            )
            for one in told["scrutiny"]
        ),
        "reporting_rules": tuple(
            RuleRow(id=one["id"], subject=one["subject"], audience_body=one["body"], frequency=one["frequency"],
                    status=RuleStatus.ADOPTED)
            for one in told["rules"]
        ),
        "reporting_events": tuple(EventRow(**one) for one in told["events"]),
        "comparator_groups": tuple(
            GroupRow(group=one["name"], area=code) for one in told["groups"] for code in one["members"]
        ),
    }  # fmt: skip


def figure_then(one: dict[str, Any], spec: dict[str, Any]) -> dict[str, Any]:
    """The period that an item of scrutiny spoke of, and its measure's figure; nothing where it names no quarter."""
    if one["quarters_ago"] is None:
        return {}
    period = ago(one["quarters_ago"])
    [of_it] = [m for division in spec.values() for m in division["measures"] if m["id"] == one["measure"]]
    return {"period": period, "value_then": next(r.value for r in observation_rows(of_it) if r.period == period)}


def main() -> None:
    write_workbook(illustrative_rows(), WORKBOOK)


if __name__ == "__main__":
    main()
