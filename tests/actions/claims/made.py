"""Claims made from the data, true ones and ones with a planted falsehood, each with the verdict that is due."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from bot.understanding.hearing import Listener
from bot.understanding.text import as_text
from data_layer.claims.checked import Verdict
from data_layer.figures import figures
from data_layer.periods import Period
from data_layer.vocabulary import AreaCode, Group, MetricId, MetricKind
from tests.actions.claims.slow_truth import CASH, NOT_FIT, Truth

OPENINGS = ["check: ", "fact check: ", "is it true that ", "The leader says that ", "can we say that ", "verify that "]
WAS = ["was", "stood at", "came to", "was just", "reached"]
ROSE = ["rose", "went up", "increased", "climbed", "grew", "has gone up", "was up"]
FELL = ["fell", "went down", "decreased", "dropped", "declined", "has gone down", "was down"]
HAS_RISEN = [
    "has risen since {}",
    "is up since {}",
    "has gone up since {}",
    "is higher than it was in {}",
    "is up on {}",
]
HAS_FALLEN = ["has fallen since {}", "is down since {}", "has dropped since {}", "is lower than it was in {}",
              "is down on {}"]  # fmt: skip
ABOVE = ["above", "higher than", "greater than"]
BELOW = ["below", "lower than", "less than"]
BETTER = ["is improving", "is getting better", "has improved"]
WORSE = ["is getting worse", "is deteriorating", "has worsened"]
GROUPS = {
    Group.NEAREST_NEIGHBOURS: "the average of its nearest neighbours",
    Group.CORE_CITIES: "the core cities average",
    Group.ENGLAND: "the England average",
}


@dataclass(frozen=True)
class Made:
    text: str
    due: Verdict
    false: bool
    planted: str  # sign, size, period, group, base year, value; nothing where it is true


@dataclass
class Maker:
    """`metrics` are known by their names, so that it is the claim that is tested."""

    truth: Truth
    random: Random
    metrics: list[MetricId]
    areas: list[AreaCode]

    def subject(self) -> tuple[MetricId, AreaCode, str, list[Period]] | None:
        metric, area = self.random.choice(self.metrics), self.random.choice(self.areas)
        years = [p for p in self.truth.fit(metric, area) if p.months == 12 and "to" not in p.label]
        name = self.truth.metric(metric).short_name
        where = self.truth.desk.catalogue.area_name(area)
        return (metric, area, f"{self.random.choice(OPENINGS)}{name} in {where}", years) if len(years) > 5 else None

    def number(self, metric: MetricId, value: float) -> str:
        one = self.truth.metric(metric)
        text = f"{value:,.{one.decimals}f}"
        if one.unit.startswith("£"):
            return f"£{text} million" if "million" in one.unit else f"£{text}"
        return f"{text}%" if one.unit == "%" else text

    def plainly(self, metric: MetricId, area: AreaCode, period: Period) -> Verdict:
        return Verdict.TRUE_BUT if self.truth.weak(metric, area, period) else Verdict.SUPPORTED

    def value(self, plant: bool) -> Made | None:
        if not (found := self.subject()):
            return None
        metric, area, opening, years = found
        period = self.random.choice(years)
        shown = self.truth.shown(metric, area, period)
        planted = self.random.choice(["value", "period"]) if plant else ""
        said = shown
        if planted == "value":
            said = shown * self.random.choice([0.8, 0.9, 1.12, 1.3]) + 3 * 10 ** -self.truth.metric(metric).decimals
        if planted == "period":
            said = self.truth.shown(metric, area, self.random.choice(years))
        smallest = 10 ** -self.truth.metric(metric).decimals
        if plant and (abs(said - shown) < 1.5 * smallest or abs(said - shown) < 0.03 * abs(shown)):
            return None
        due = Verdict.NOT_SUPPORTED if plant else self.plainly(metric, area, period)
        return Made(
            f"{opening} {self.random.choice(WAS)} {self.number(metric, said)} in {period.label}", due, plant, planted
        )

    def change(self, plant: bool) -> Made | None:
        """Which way between two years, at times with its size."""
        if not (found := self.subject()):
            return None
        metric, area, opening, years = found
        since, to = sorted(self.random.sample(years, 2))
        way = self.truth.way(metric, area, since, to)
        if way == 0:
            return None
        sized = self.random.random() < 0.6
        planted = self.random.choice(["sign", "size"] if sized else ["sign"]) if plant else ""
        said = -way if planted == "sign" else way
        size = self.size(metric, area, since, to, wrong=planted == "size") if sized else ""
        if size is None:
            return None
        text = f"{opening} {self.random.choice(ROSE if said > 0 else FELL)}{size} between {since.label} and {to.label}"
        return Made(text, self.change_due(metric, area, since, to, plant), plant, planted)

    def change_due(self, metric: MetricId, area: AreaCode, since: Period, to: Period, plant: bool) -> Verdict:
        if self.truth.barred(metric, area, since, to):
            return Verdict.CANNOT_BE_CHECKED
        if plant:
            return Verdict.NOT_SUPPORTED
        return Verdict.TRUE_BUT if self.truth.change_reserved(metric, area, since, to) else Verdict.SUPPORTED

    def size(self, metric: MetricId, area: AreaCode, since: Period, to: Period, *, wrong: bool) -> str | None:
        """ " by 3.2 points", " by 12%"; None where it says too little."""
        one = self.truth.metric(metric)
        first, last = self.truth.shown(metric, area, since), self.truth.shown(metric, area, to)
        moved, factor = abs(last - first), self.random.choice([0.5, 1.6, 2.5]) if wrong else 1.0
        relative = 100 * abs(self.truth.value(metric, area, to) - self.truth.value(metric, area, since))
        if one.unit != "%" and first and self.random.random() < 0.5:
            percent = relative / abs(self.truth.value(metric, area, since))
            said = round(percent * factor)
            return f" by {said}%" if (said >= 1 and abs(said - percent) > 1) or (not wrong and said >= 1) else None
        if moved < 4 * 10**-one.decimals:
            return None
        return f" by {self.number(metric, moved * factor).removesuffix('%')}{' points' if one.unit == '%' else ''}"

    def base_year(self, plant: bool) -> Made | None:
        """ "Has risen since 2016/17", which another start would bear out; without a time of its own."""
        if not (found := self.subject()):
            return None
        metric, area, opening, years = found
        to = self.truth.fit(metric, area)[-1]
        earlier = [p for p in years if p < to and self.truth.way(metric, area, p, to)]
        if len({self.truth.way(metric, area, p, to) for p in earlier}) < 2:
            return None
        since = self.random.choice(earlier)
        way = self.truth.way(metric, area, since, to) * (-1 if plant else 1)
        text = f"{opening} {self.random.choice(HAS_RISEN if way > 0 else HAS_FALLEN).format(since.label)}"
        due = self.change_due(metric, area, since, to, plant)
        if self.ungiven(metric, area):
            due = Verdict.CANNOT_BE_CHECKED
        if due is Verdict.SUPPORTED and self.stale(metric, area):
            due = Verdict.TRUE_BUT
        return Made(text, due, plant, "base year" if plant else "")

    def stale(self, metric: MetricId, area: AreaCode) -> bool:
        with self.truth.desk.reader() as reader:
            [found] = figures(reader, [metric], [area], period=None, groups=(), **self.truth.desk.known)
        return found.freshness.stale

    def ungiven(self, metric: MetricId, area: AreaCode) -> bool:
        """Whether the newest figure is missing, or not to be set beside others."""
        return max(self.truth.run(metric, area)) != self.truth.fit(metric, area)[-1]

    def position(self, plant: bool) -> Made | None:
        """Above or below the middle of a group; planted is the side, or another group of which it would be so."""
        if not (found := self.subject()):
            return None
        metric, area, opening, years = found
        one, period, group = self.truth.metric(metric), self.random.choice(years), self.random.choice(list(GROUPS))
        middle = self.truth.middle(metric, area, group, period)
        if middle is None or one.kind is MetricKind.AMOUNT:
            return None
        own, smallest = self.truth.shown(metric, area, period), 10**-one.decimals
        middle = round(middle, one.decimals)
        if abs(own - middle) <= 1.5 * smallest:
            return None
        planted = self.random.choice(["sign", "group"]) if plant else ""
        above = (own > middle) != plant
        if planted == "group":
            others = [self.truth.middle(metric, area, each, period) for each in GROUPS if each is not group]
            if not any(other is not None and (own > other) == above for other in others):
                return None
        text = f"{opening} was {self.random.choice(ABOVE if above else BELOW)} {GROUPS[group]} in {period.label}"
        due = Verdict.NOT_SUPPORTED if plant else self.position_due(metric, area, group, period, middle, above)
        return Made(text, due, plant, planted)

    def position_due(
        self, metric: MetricId, area: AreaCode, group: Group, period: Period, middle: float, above: bool
    ) -> Verdict:
        own = self.truth.run(metric, area)[period]
        covered = own.lower is not None and own.upper is not None and own.lower <= middle <= own.upper
        neutral = self.truth.metric(metric).better_when.value == "neutral"
        values = self.members(metric, area, group, period)
        quarter = sorted(values)[len(values) // 4 :] if len(values) >= 5 else []
        flat = len(values) >= 5 and quarter[0] == sorted(values)[-1 - len(values) // 4]
        reserved = (covered or flat) and not neutral and len(values) >= 5
        if not neutral and len(values) >= 5 and not covered:
            ordered = sorted(values)
            low, high = quantile(ordered, 0.25), quantile(ordered, 0.75)
            worse = (own.value or 0) <= low + 1e-9 if above else (own.value or 0) >= high - 1e-9
            reserved = reserved or worse
        return Verdict.TRUE_BUT if reserved or self.truth.weak(metric, area, period) else Verdict.SUPPORTED

    def members(self, metric: MetricId, area: AreaCode, group: Group, period: Period) -> list[float]:
        held = self.truth.desk.catalogue.group(group, area)
        rows = [self.truth.run(metric, member).get(period) for member in (held.members if held else ())]
        return [row.value for row in rows if row and row.value is not None and row.status.value not in NOT_FIT]

    def beside(self, plant: bool) -> Made | None:
        """Higher or lower than another council."""
        if not (found := self.subject()):
            return None
        metric, area, opening, years = found
        period, other = self.random.choice(years), self.random.choice([each for each in self.areas if each != area])
        if period not in self.truth.fit(metric, other):
            return None
        own, its = self.truth.shown(metric, area, period), self.truth.shown(metric, other, period)
        one = self.truth.metric(metric)
        if abs(own - its) <= 1.5 * 10**-one.decimals:
            return None
        higher = (own > its) != plant
        where = self.truth.desk.catalogue.area_name(other)
        text = f"{opening} was {'higher' if higher else 'lower'} than in {where} in {period.label}"
        due = Verdict.NOT_SUPPORTED if plant else self.beside_due(metric, area, other, period)
        return Made(text, due, plant, "sign" if plant else "")

    def beside_due(self, metric: MetricId, area: AreaCode, other: AreaCode, period: Period) -> Verdict:
        own, its = self.truth.run(metric, area)[period], self.truth.run(metric, other)[period]
        assert own.value is not None and its.value is not None
        one = self.truth.metric(metric)
        ends = (own.lower, its.upper) if own.value > its.value else (own.upper, its.lower)
        unclear = False
        if ends[0] is not None and ends[1] is not None:
            wide = ((ends[0] - own.value) ** 2 + (ends[1] - its.value) ** 2) ** 0.5
            unclear = abs(own.value - its.value) <= wide + 1e-9
        reserved = unclear or one.kind is MetricKind.AMOUNT or self.truth.weak(metric, area, period)
        return Verdict.TRUE_BUT if reserved else Verdict.SUPPORTED

    def getting_better(self, plant: bool) -> Made | None:
        """ "Is improving", of the newest figure: the way that is better, and clearly."""
        if not (found := self.subject()):
            return None
        metric, area, opening, years = found
        one, to = self.truth.metric(metric), self.truth.fit(metric, area)[-1]
        before = [p for p in years if p < to]
        if one.better_when.value == "neutral" or one.kind.value in CASH or not before or to not in years:
            return None
        since = before[-1]
        if since.start.year != to.start.year - 1:
            return None
        way = self.truth.way(metric, area, since, to) * (1 if one.better_when.value == "higher" else -1)
        better = (way > 0) != plant
        text = f"{opening} {self.random.choice(BETTER if better else WORSE)}"
        if self.ungiven(metric, area) or self.truth.barred(metric, area, since, to):
            due = Verdict.CANNOT_BE_CHECKED
        elif plant or way == 0:
            due = Verdict.NOT_SUPPORTED
        elif self.truth.few(metric, area, since, to):
            due = Verdict.TRUE_BUT
        elif not self.truth.clear(metric, area, since, to):
            due = Verdict.NOT_SUPPORTED
        else:
            reserved = self.truth.change_reserved(metric, area, since, to) or self.stale(metric, area)
            due = Verdict.TRUE_BUT if reserved else Verdict.SUPPORTED
        return Made(text, due, due is Verdict.NOT_SUPPORTED, "sign" if plant else "")


def quantile(ordered: list[float], share: float) -> float:
    at = share * (len(ordered) - 1)
    low = int(at)
    return ordered[low] if low + 1 >= len(ordered) else ordered[low] + (at - low) * (ordered[low + 1] - ordered[low])


def known_by_name(truth: Truth, listener: Listener) -> list[MetricId]:
    """Whole measures whose name alone tells them."""
    found = []
    for one in truth.desk.catalogue.whole_metrics():
        heard = listener.hear(as_text(f"{one.short_name} in Nottingham")).chosen
        if one.loaded and heard.metrics == (one.id,) and not heard.tied:
            found.append(one.id)
    return found


def made(truth: Truth, listener: Listener, *, count: int, seed: int) -> Iterator[Made]:
    """Half of them with a falsehood; the same for the same seed and data."""
    random = Random(seed)
    catalogue = truth.desk.catalogue
    neighbours = catalogue.group(Group.NEAREST_NEIGHBOURS, truth.desk.viewer.home_area)
    cities = catalogue.group(Group.CORE_CITIES, truth.desk.viewer.home_area)
    areas = [truth.desk.viewer.home_area, *(neighbours.members if neighbours else ())]
    areas += [each for each in (cities.members if cities else ()) if each.startswith("E")]
    maker = Maker(truth, random, known_by_name(truth, listener), list(dict.fromkeys(areas)))
    kinds: list[Callable[[bool], Made | None]] = [
        maker.value, maker.value, maker.change, maker.change, maker.change, maker.base_year, maker.position,
        maker.position, maker.beside, maker.getting_better,
    ]  # fmt: skip
    told: set[str] = set()
    while len(told) < count:
        one = random.choice(kinds)(random.random() < 0.5)
        if one and one.text not in told:
            told.add(one.text)
            yield one
