"""Claims of whole series, times, lists, groups and on a condition, made from the data, each with its verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from bot.understanding.hearing import Listener
from data_layer.claims.checked import Verdict
from data_layer.periods import Period
from data_layer.vocabulary import AreaCode, Group, MetricId, MetricKind
from tests.actions.claims.made import Maker, known_by_name
from tests.actions.claims.slow_truth import Truth

CONDITIONS = [
    "under the last leader",
    "in the north of the city",
    "among new tenants",
    "on weekdays",
    "for council staff",
    "if you leave out the worst wards",
    "in the poorest areas",
    "without the one-off grant",
]
PEERS = {Group.NEAREST_NEIGHBOURS: "nearest neighbours", Group.CORE_CITIES: "core cities"}
FEWEST = 5


@dataclass(frozen=True)
class Wide:
    text: str
    due: tuple[Verdict, ...]
    false: bool
    form: str


@dataclass
class WideMaker(Maker):
    def whole(self) -> tuple[MetricId, AreaCode, str, list[Period]] | None:
        """A measure with the years that compare with the newest, which is one of them."""
        found = self.subject()
        if found is None or self.ungiven(found[0], found[1]):
            return None
        metric, area, opening, years = found
        newest = self.truth.fit(metric, area)[-1]
        run = [one for one in years if one == newest or not self.truth.barred(metric, area, one, newest)]
        return (metric, area, opening, run) if len(run) > 3 and run[-1] == newest else None

    def reserved(self, metric: MetricId, area: AreaCode, since: Period, newest: Period) -> bool:
        return (
            self.stale(metric, area)
            or self.truth.weak(metric, area, newest)
            or self.truth.redefined(metric, area, since, newest)
        )

    def history(self, plant: bool) -> Wide | None:
        """ "Has never been above", "has always been below": a level beyond all of them, or beyond most."""
        if not (found := self.whole()):
            return None
        metric, area, opening, run = found
        shown = sorted(self.truth.shown(metric, area, one) for one in run)
        smallest = 10 ** -self.truth.metric(metric).decimals
        if shown[-1] - shown[0] < 6 * smallest:
            return None
        above = self.random.random() < 0.5
        middle = (shown[0] + shown[-1]) / 2
        level = middle if plant else shown[-1] + 3 * smallest if above else shown[0] - 3 * smallest
        level = round(level, self.truth.metric(metric).decimals)
        if level <= 0:
            return None
        side = self.random.choice(["above", "over"] if above else ["below", "under"])
        other = self.random.choice(["below", "under"] if above else ["above", "over"])
        form = self.random.choice([f"has never been {side}", f"has always been {other}", f"never went {side}"])
        due = Verdict.NOT_SUPPORTED if plant else Verdict.TRUE_BUT
        return Wide(f"{opening} {form} {self.number(metric, level)}", (due,), plant, "history")

    def used_to(self, plant: bool) -> Wide | None:
        """Of an earlier figure; planted is a level that none ever had."""
        if not (found := self.whole()):
            return None
        metric, area, opening, run = found
        smallest = 10 ** -self.truth.metric(metric).decimals
        newest, highest = run[-1], max(self.truth.shown(metric, area, one) for one in run)
        own = self.truth.shown(metric, area, newest)
        if highest - own < 4 * smallest or own <= 0:
            return None
        level = round(highest + 3 * smallest if plant else (highest + own) / 2, self.truth.metric(metric).decimals)
        last = [one for one in run[:-1] if self.truth.value(metric, area, one) > level]
        reserved = not plant and self.reserved(metric, area, last[-1], newest)
        due = Verdict.CANNOT_BE_CHECKED if plant else Verdict.TRUE_BUT if reserved else Verdict.SUPPORTED
        form = self.random.choice(["used to be above", "used to be over", "used to be higher than"])
        return Wide(f"{opening} {form} {self.number(metric, level)}", (due,), plant, "used to")

    def at_a_time(self, plant: bool) -> Wide | None:
        """Over or under a level then, where the newest figure stands on the other side of it."""
        if not (found := self.whole()):
            return None
        metric, area, opening, run = found
        then, newest = self.random.choice(run[:-1]), run[-1]
        was, now = self.truth.shown(metric, area, then), self.truth.shown(metric, area, newest)
        level = round((was + now) / 2, self.truth.metric(metric).decimals)
        if abs(was - now) < 6 * 10 ** -self.truth.metric(metric).decimals or level <= 0:
            return None
        over = (was > level) != plant
        side = self.random.choice(["over", "above"] if over else ["under", "below"])
        due = Verdict.NOT_SUPPORTED if plant else self.plainly(metric, area, then)
        return Wide(f"{opening} was {side} {self.number(metric, level)} in {then.label}", (due,), plant, "time")

    def listed(self, plant: bool) -> Wide | None:
        """Two measures in one sentence, each with its own figure; planted is the one's figure said of the other."""
        first, other = self.subject(), self.random.choice(self.metrics)
        if not first or first[0] == other:
            return None
        area, opening = first[1], first[2]
        years = [p for p in self.truth.fit(other, area) if p.months == 12 and "to" not in p.label]
        if not years:
            return None
        said = []
        for metric, period in ((first[0], first[3][-1]), (other, years[-1])):
            shown = self.truth.shown(metric, area, period)
            value = shown * 1.3 + 5 * 10 ** -self.truth.metric(metric).decimals if plant else shown
            said.append((metric, period, f"was {self.number(metric, value)} in {period.label}"))
        name = self.truth.metric(other).short_name
        due = tuple(Verdict.NOT_SUPPORTED if plant else self.plainly(one, area, period) for one, period, _ in said)
        return Wide(f"{opening} {said[0][2]} and {name} {said[1][2]}", due, plant, "list")

    def of_a_group(self, plant: bool) -> Wide | None:
        """ "In most core cities it was above": more than half of those with a figure."""
        metric, group = self.random.choice(self.metrics), self.random.choice(list(PEERS))
        one, home = self.truth.metric(metric), self.truth.desk.viewer.home_area
        years = [p for p in self.truth.fit(metric, home) if p.months == 12 and "to" not in p.label]
        if one.kind is MetricKind.AMOUNT or not years:
            return None
        period = self.random.choice(years)
        values = sorted(round(each, one.decimals) for each in self.members(metric, home, group, period))
        if len(values) < FEWEST:
            return None
        level = round(values[len(values) // 4] + 10**-one.decimals, one.decimals)
        above = sum(value > level for value in values)
        if (
            level <= 0
            or any(abs(value - level) < 10**-one.decimals / 2 for value in values)
            or 2 * above <= len(values)
        ):
            return None
        side = "below" if plant else "above"
        held = self.truth.desk.catalogue.group(group, home)
        of = len([each for each in held.members if each != home]) if held else 0
        reserved = above < len(values) or len(values) < of or self.truth.weak(metric, home, period)
        due = Verdict.NOT_SUPPORTED if plant else Verdict.TRUE_BUT if reserved else Verdict.SUPPORTED
        text = (
            f"check: {one.short_name} in most {PEERS[group]} was {side} {self.number(metric, level)} in {period.label}"
        )
        return Wide(text, (due,), plant, "group")

    def on_a_condition(self, plant: bool) -> Wide | None:
        """A true claim, and words behind it that narrow it to what is not held."""
        if not (found := self.subject()):
            return None
        metric, area, opening, years = found
        period = self.random.choice(years)
        shown = self.number(metric, self.truth.shown(metric, area, period))
        condition = self.random.choice(CONDITIONS)
        text = f"{opening} was {shown} in {period.label} {condition}"
        return Wide(text, (Verdict.CANNOT_BE_CHECKED,), True, "condition")


def wide(truth: Truth, listener: Listener, *, count: int, seed: int) -> Iterator[Wide]:
    """Half of them false or on a condition; the same for the same seed and data."""
    random = Random(seed)
    home = truth.desk.viewer.home_area
    neighbours = truth.desk.catalogue.group(Group.NEAREST_NEIGHBOURS, home)
    areas = [home, *(neighbours.members if neighbours else ())][:6]
    maker = WideMaker(truth, random, known_by_name(truth, listener), areas)
    kinds: list[Callable[[bool], Wide | None]] = [
        maker.history, maker.history, maker.used_to, maker.at_a_time, maker.listed, maker.of_a_group,
        maker.on_a_condition,
    ]  # fmt: skip
    told: set[str] = set()
    while len(told) < count:
        one = random.choice(kinds)(random.random() < 0.5)
        if one and one.text not in told:
            told.add(one.text)
            yield one
