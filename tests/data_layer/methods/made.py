"""Metrics, figures and breaks for tests of methods: said in a line each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data_layer.facts import Change, Member, Observation, SeriesEvent
from data_layer.periods import Period
from data_layer.vocabulary import AreaCode, BetterWhen, EventKind, MetricId, MetricKind, Status


@dataclass(frozen=True)
class Measure:
    name: str = "Household waste recycled"
    unit: str = "%"
    decimals: int = 1
    better_when: BetterWhen = BetterWhen.HIGHER
    kind: MetricKind = MetricKind.RATE
    frequency: str = "financial year"


RATE = Measure()
COUNT = Measure("Households", "households", 0, BetterWhen.LOWER, MetricKind.AMOUNT, "quarter end")
RESERVES = Measure("Reserves", "£ million", 1, BetterWhen.HIGHER, MetricKind.AMOUNT)


def year(start: int) -> Period:
    return Period.parse(f"{start}-04-01/P1Y")


def quarter(start: int, number: int) -> Period:
    return Period(date(start, 3 * number - 2, 1), 3)


def figure(
    value: float | None,
    period: Period | None = None,
    *,
    lower: float | None = None,
    upper: float | None = None,
    status: Status = Status.FINAL,
) -> Observation:
    day = date(2024, 12, 5)
    return Observation(
        MetricId("m"), AreaCode("A"), period or year(2023), value, lower, upper, status, None, "s", day, day
    )


def broken(starts: date, *, area: str | None = None, allows_change: bool = False) -> SeriesEvent:
    where = AreaCode(area) if area else None
    return SeriesEvent(EventKind.METHOD_CHANGE, starts, where, allows_change, "The method changed.")


def moved(earlier: float, later: float, *, typical: float | None = None) -> Change:
    relative = 100 * (later - earlier) / abs(earlier) if earlier else None
    return Change(year(2022), earlier, later - earlier, relative, typical, None, False)


def members(*values: float | None, status: Status = Status.FINAL) -> list[Member]:
    given = [(value, status if value is not None else Status.NOT_AVAILABLE) for value in values]
    return [Member(AreaCode(f"M{index}"), value, state) for index, (value, state) in enumerate(given)]
