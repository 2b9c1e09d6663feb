"""A short way to a series with its targets and stories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from data_layer.council_facts import Narrative, Target, ToleranceKind
from data_layer.facts import Observation
from data_layer.periods import Period, add_months
from data_layer.returns.plausibility import Series
from data_layer.vocabulary import AreaCode, BetterWhen, Level, MetricId, Status
from tests.data_layer.small_snapshot import metric

TODAY = date(2026, 11, 24)
FIRST = date(2024, 4, 1)
YEAR = Period(FIRST, 12)


def quarter(number: int) -> Period:
    """0 is April to June 2024."""
    return Period(add_months(FIRST, 3 * number), 3)


def figure(number: int, value: float | None, words: str | None = None) -> Observation:
    status = Status.FINAL if value is not None else Status.NOT_AVAILABLE
    return Observation(
        MetricId("bins"), AreaCode("E1"), quarter(number), value, None, None, status, words, "s", None, TODAY
    )


def target(period: Period, value: float) -> Target:
    return Target(
        MetricId("bins"), None, AreaCode("E1"), period, value, ToleranceKind.NONE, None, None, "s", Level.PUBLIC, "l"
    )


def story(number: int, words: str, written: date | None = None) -> Narrative:
    return Narrative(quarter(number), words, None, None, None, None, written or add_months(quarter(number).end, 1))


def series(
    values: Sequence[float | None],
    *,
    targets: Mapping[Period, float] | None = None,
    stories: Sequence[Narrative] = (),
    words: Mapping[int, str] | None = None,
    own: bool = True,
    today: date = date(2024, 6, 1),
    **changed: object,
) -> Series:
    """Quarters from April 2024 on, of a measure that is better the lower it is unless `changed` says otherwise."""
    about = {"frequency": "quarter", "usual_lag_months": 2, "better_when": BetterWhen.LOWER, **changed}
    return Series(
        metric=metric("bins", **about),
        figures=[figure(number, value, (words or {}).get(number)) for number, value in enumerate(values)],
        targets=[target(period, value) for period, value in (targets or {}).items()],
        trajectory=(),
        narratives=list(stories),
        own=own,
        today=today,
    )
