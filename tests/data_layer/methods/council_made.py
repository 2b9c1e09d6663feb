"""Targets, promises and runs of figures within a year, for tests of methods: said in a line each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from data_layer.council_facts import CommitmentState, CommitmentStatus, Target, ToleranceKind
from data_layer.facts import Observation
from data_layer.periods import Period, add_months, financial_year
from data_layer.vocabulary import AreaCode, Level, MetricId
from tests.data_layer.methods.made import figure, year


def target(
    value: float,
    period: Period | None = None,
    *,
    kind: ToleranceKind = ToleranceKind.NONE,
    tolerance: float | None = None,
) -> Target:
    return Target(
        MetricId("m"),
        None,
        AreaCode("A"),
        period or year(2023),
        value,
        kind,
        tolerance,
        None,
        "plan",
        Level.PUBLIC,
        "load",
    )


def run(start: int, values: Sequence[float | None], *, months: int = 3, positions: bool = False) -> list[Observation]:
    """Figures of the quarters or months of a financial year, the first from April; None where there is none."""
    made: list[Observation] = []
    for place, value in enumerate(values):
        first = add_months(financial_year(start).start, place * months)
        period = Period(first, months)
        made.append(figure(value, Period(period.end, 0) if positions else period))
    return [one for one in made if one.value is not None]


def promise(
    status: CommitmentStatus = CommitmentStatus.BEHIND,
    due: date | None = None,
    *,
    title: str = "Homes for rent",
    in_force: bool = True,
    outcome: str | None = None,
    owner_role: str | None = None,
    as_at: date | None = None,
) -> CommitmentState:
    return CommitmentState(
        commitment="CP19-01", title=title, plan="Council Plan 2019 to 2023", in_force=in_force, outcome=outcome,
        owner_role=owner_role, target=None, unit=None, baseline=None, due=due, status=status, as_at=as_at,
        latest=None, note=None, source="s", loaded=date(2019, 11, 11),
    )  # fmt: skip
