"""What is so, worked out again from bare figures in the plainest way: the truth that made claims are held against."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import sqrt
from statistics import median

from actions.desk import Desk
from data_layer.catalogue import Metric
from data_layer.facts import Observation, SeriesEvent
from data_layer.figures import figures, series
from data_layer.periods import Period, PeriodAsked
from data_layer.vocabulary import AreaCode, Group, MetricId

ENGLAND = AreaCode("E92000001")
NOT_FIT = {"not_available", "suppressed", "not_applicable", "not_comparable"}
WEAK = {"provisional", "estimated", "low_reliability"}
CASH = {"money", "amount per dwelling"}
CHANGED = {"definition_change", "grading_change", "source_change", "survey_redesign", "boundary_change",
           "method_change", "restatement"}  # fmt: skip


@dataclass
class Truth:
    desk: Desk
    runs: dict[tuple[MetricId, AreaCode], dict[Period, Observation]] = field(default_factory=dict)
    happened: dict[tuple[MetricId, AreaCode], list[SeriesEvent]] = field(default_factory=dict)

    def metric(self, id: MetricId) -> Metric:
        return self.desk.catalogue.metrics[id]

    def run(self, metric: MetricId, area: AreaCode) -> dict[Period, Observation]:
        if (metric, area) not in self.runs:
            with self.desk.reader() as reader:
                [found] = series(reader, metric, [area], period=None, **self.desk.known)
            self.runs[metric, area] = {one.period: one for one in found.points}
            self.happened[metric, area] = list(found.events)
        return self.runs[metric, area]

    def fit(self, metric: MetricId, area: AreaCode) -> list[Period]:
        """Oldest first: those with a figure that may be set beside others."""
        run = self.run(metric, area)
        return sorted(p for p, one in run.items() if one.value is not None and one.status.value not in NOT_FIT)

    def value(self, metric: MetricId, area: AreaCode, period: Period) -> float:
        found = self.run(metric, area)[period].value
        assert found is not None
        return found

    def shown(self, metric: MetricId, area: AreaCode, period: Period) -> float:
        return round(self.value(metric, area, period), self.metric(metric).decimals)

    def way(self, metric: MetricId, area: AreaCode, since: Period, to: Period) -> int:
        moved = self.shown(metric, area, to) - self.shown(metric, area, since)
        smallest = 10 ** -self.metric(metric).decimals / 2
        return 0 if abs(moved) < smallest else 1 if moved > 0 else -1

    def broken(self, metric: MetricId, area: AreaCode, since: Period, to: Period) -> bool:
        self.run(metric, area)
        return any(
            not event.allows_change and event.area in (None, area) and since.end < event.starts <= to.end
            for event in self.happened[metric, area]
        )

    def barred(self, metric: MetricId, area: AreaCode, since: Period, to: Period) -> bool:
        return since.end >= to.start or since.months != to.months or self.broken(metric, area, since, to)

    def redefined(self, metric: MetricId, area: AreaCode, since: Period, to: Period) -> bool:
        return any(
            event.kind.value in CHANGED and event.area in (None, area) and since.end < event.starts <= to.end
            for event in self.happened[metric, area]
        )

    def weak(self, metric: MetricId, area: AreaCode, period: Period) -> bool:
        return self.run(metric, area)[period].status.value in WEAK

    def typical(self, metric: MetricId, area: AreaCode, period: Period) -> float | None:
        """What councils usually see from one period to the next, which has tests of its own."""
        asked = PeriodAsked(period.label, first=period.start, last=period.end)
        with self.desk.reader() as reader:
            [found] = figures(reader, [metric], [area], period=asked, groups=(), **self.desk.known)
        return found.change.typical if found.change else None

    def few(self, metric: MetricId, area: AreaCode, since: Period, to: Period) -> bool:
        one = self.metric(metric)
        counts = one.kind.value == "amount" and not one.unit.startswith("£")
        return counts and min(self.value(metric, area, since), self.value(metric, area, to)) < 30

    def judged(self, metric: MetricId, area: AreaCode, since: Period, to: Period) -> float | None:
        """The size of the change as it is judged: amounts in percent."""
        first, last = self.value(metric, area, since), self.value(metric, area, to)
        if self.metric(metric).kind.value != "amount":
            return abs(last - first)
        return None if first == 0 else abs(100 * (last - first) / first)

    def clear(self, metric: MetricId, area: AreaCode, since: Period, to: Period) -> bool:
        size = self.judged(metric, area, since, to)
        first, last = self.run(metric, area)[since], self.run(metric, area)[to]
        assert first.value is not None and last.value is not None
        if size is None or self.few(metric, area, since, to):
            return False
        if abs(last.value - first.value) <= 10 ** -self.metric(metric).decimals + 1e-9:
            return False
        rose = last.value >= first.value
        ends = (first.upper, last.lower) if rose else (first.lower, last.upper)
        if ends[0] is not None and ends[1] is not None:
            wide = sqrt((ends[0] - first.value) ** 2 + (ends[1] - last.value) ** 2)
            return abs(last.value - first.value) > wide + 1e-9
        typical = self.typical(metric, area, to)
        return typical is None or size > typical + 1e-9 * max(1, typical)

    def usual(self, metric: MetricId, area: AreaCode, since: Period, to: Period) -> bool:
        typical, size = self.typical(metric, area, to), self.judged(metric, area, since, to)
        if typical is None or size is None or self.few(metric, area, since, to):
            return False
        return size <= 3 * typical + 1e-9 * max(1, 3 * typical)

    def picked(self, metric: MetricId, area: AreaCode, since: Period, to: Period) -> bool:
        """Whether another start tells another story: five years before, or most of them."""
        way = self.way(metric, area, since, to)
        before = [p for p in self.fit(metric, area) if p < to and not self.barred(metric, area, p, to)]
        if not before or since == before[-1] or since not in before:
            return False
        others = [p for p in before if p != since]
        if len(others) < 3:
            return False
        against = [p for p in others if self.way(metric, area, p, to) == -way]
        five = others[-5] if len(others) >= 5 else others[0]
        far = abs(five.start.year - since.start.year) > 1
        return (far and five in against and self.clear(metric, area, five, to)) or len(against) > len(others) / 2

    def change_reserved(self, metric: MetricId, area: AreaCode, since: Period, to: Period) -> bool:
        """Whether a true change has to be told with a reservation."""
        return (
            self.few(metric, area, since, to)
            or not self.clear(metric, area, since, to)
            or self.usual(metric, area, since, to)
            or self.metric(metric).kind.value in CASH
            or self.redefined(metric, area, since, to)
            or self.weak(metric, area, to)
            or self.picked(metric, area, since, to)
        )

    def middle(self, metric: MetricId, area: AreaCode, group: Group, period: Period) -> float | None:
        """England's own figure; else the median of the members that have one, five at least."""
        if group is Group.ENGLAND:
            england = self.run(metric, ENGLAND).get(period)
            return england.value if england and england.status.value not in NOT_FIT else None
        held = self.desk.catalogue.group(group, area)
        rows = [self.run(metric, member).get(period) for member in (held.members if held else ())]
        values = [row.value for row in rows if row and row.value is not None and row.status.value not in NOT_FIT]
        return median(values) if len(values) >= 5 else None
