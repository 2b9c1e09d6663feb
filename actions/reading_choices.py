"""The likeliest alternatives to each part of a reading: ids, never a figure.

Pure functions from a Reading and the viewer's own catalogue, so that nothing is offered that the viewer may not see. An
alternative is one that the rest of the question has a figure for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from actions.answer import Option
from actions.reading import Kind, Reading, ScopeKind, Slot
from actions.scope import metrics_in
from actions.wording.names import COUNTED, titled
from actions.wording.places import group_name, home_first, place
from data_layer.catalogue import Catalogue, Metric
from data_layer.periods import Period, held_in
from data_layer.vocabulary import AreaCode, AreaKind, Group, MetricId

MOST = 6
OF_A_THEME = 3  # of its measures, before other themes
ENGLAND = "England"
LONGEST_LINK = 3  # letters of a word such as "the", which names nothing
MOST_KEPT = 20_000  # names of metrics taken apart, which each question compares
LATEST = "latest"  # the value of a choice that asks for no period
RUNS = {3: "the last three years", 5: "the last five years", 10: "the last ten years"}

OF_ONE_TIME = {Kind.PERFORMANCE, Kind.COMPARISON, Kind.TARGET, Kind.BASELINE, Kind.EXPLANATION, Kind.EXPORT}
OF_A_LIST = {Kind.EXCEPTIONS, Kind.IMPROVING, Kind.EARLY_WARNING, Kind.BRIEFING, Kind.SCRUTINY_QUESTIONS}
TIMED = OF_ONE_TIME | {Kind.TREND}
# England has no neighbours to stand against, and nobody briefs about it
OF_COUNTRIES = {Kind.PERFORMANCE, Kind.TREND, Kind.EXPORT}


@dataclass(frozen=True, slots=True)
class Ground:
    """A reading before the data: what the rest of it leaves to choose from."""

    asked: Reading
    home: AreaCode
    catalogue: Catalogue
    metrics: tuple[MetricId, ...]

    @classmethod
    def of(cls, asked: Reading, home: AreaCode, catalogue: Catalogue) -> Ground:
        return cls(asked, home, catalogue, tuple(metrics_in(asked, catalogue)))

    @property
    def kind(self) -> Kind:
        """What was meant, where the answer is that it is not held."""
        asked = self.asked
        return Kind(asked.subkind) if asked.kind is Kind.NO_DATA and asked.subkind in set(Kind) else asked.kind

    @property
    def areas(self) -> tuple[AreaCode, ...]:
        return self.asked.areas or (self.home,)

    def said(self, what: Slot) -> bool:
        return what.value not in {one.what for one in self.asked.assumed}

    def has(self, metric: MetricId, area: AreaCode) -> bool:
        """Whether the metric is held there for the time asked about."""
        held = self.catalogue.held(metric, area)
        return bool(held_in(self.asked.period, held)) if self.kind in TIMED else bool(held)

    def held(self) -> list[Period]:
        """Of what is asked about, newest first."""
        found = {period for m in self.metrics for area in self.areas for period in self.catalogue.held(m, area)}
        return sorted(found, key=lambda period: (period.end, period.start), reverse=True)


def metric_choices(ground: Ground) -> list[Option]:
    """Beside metrics their nearest; of a scope what is in it, of a theme then others; of a list other themes."""
    asked, catalogue = ground.asked, ground.catalogue
    if not asked.metrics and (ground.kind in OF_A_LIST or asked.scope.kind is ScopeKind.EVERYTHING):
        return theme_choices(ground)
    named = [catalogue.metrics[metric] for metric in ground.metrics]
    found = named if len(named) > 1 or not asked.metrics else []
    if asked.metrics:
        found = [*found, *(other for metric in named for other in near(metric, catalogue))]
    current = set(asked.metrics) if len(asked.metrics) == 1 else set()
    others = {metric.id: metric for metric in found if metric.id not in current}.values()
    held = islice((metric for metric in others if offered(metric, ground)), MOST)
    choices = [Option(label=titled(metric.short_name), value=metric.id) for metric in held]
    return choices if asked.scope.kind is not ScopeKind.THEME else [*choices[:OF_A_THEME], *theme_choices(ground)]


def offered(metric: Metric, ground: Ground) -> bool:
    if not metric.loaded or (ground.kind is Kind.COMPARISON and metric.is_own):
        return False
    return ground.kind is Kind.DEFINITION or any(ground.has(metric.id, area) for area in ground.areas)


def theme_choices(ground: Ground) -> list[Option]:
    """The first of the catalogue that have a figure."""
    catalogue = ground.catalogue
    themes = [theme for theme in catalogue.themes.values() if theme.id != ground.asked.scope.id]
    held = (one for one in themes if any(offered(catalogue.metrics[metric], ground) for metric in one.metrics))
    return [Option(label=theme.name, value=theme.id) for theme in islice(held, MOST)]


def near(metric: Metric, catalogue: Catalogue) -> list[Metric]:
    """Those of its theme and its own breakdowns: its kin first, then by the words that their names share."""
    theme, whole = catalogue.themes[metric.theme], metric.whole
    parts = (other for other in catalogue.metrics.values() if other.part_of == whole)
    others = [other for other in (*(catalogue.metrics[one] for one in theme.metrics), *parts) if other.id != metric.id]
    words = about(metric.short_name)
    return sorted(others, key=lambda other: (not is_kin(metric, other), -len(words & about(other.short_name))))


def is_kin(metric: Metric, other: Metric) -> bool:
    """Whether they share an alias, or are one metric and breakdowns of it."""
    if metric.whole == other.whole:
        return True
    return not folded(metric.aliases).isdisjoint(folded(other.aliases))


@lru_cache(maxsize=MOST_KEPT)
def folded(aliases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(str.casefold, aliases))


@lru_cache(maxsize=MOST_KEPT)
def about(name: str) -> frozenset[str]:
    """Words of a metric's name, but for small ones and how it is counted."""
    return frozenset(word for word in name.casefold().split() if len(word) > LONGEST_LINK) - COUNTED


def area_choices(ground: Ground) -> list[Option]:
    """The home council, those named together, England and some neighbours: home first, then by name."""
    asked, home, catalogue = ground.asked, ground.home, ground.catalogue
    neighbours = catalogue.group(Group.NEAREST_NEIGHBOURS, home)
    named = asked.areas if len(asked.areas) > 1 else ()
    pool = [home, *named, *england(ground), *(neighbours.members if neighbours else ())]
    current = set(asked.areas) if len(asked.areas) == 1 and asked.missing is None else set()
    held = [area for area in dict.fromkeys(pool) if area not in current and is_place(area, ground)][:MOST]
    return [Option(label=titled(place(area, catalogue)), value=area) for area in home_first(held, home, catalogue)]


def england(ground: Ground) -> list[AreaCode]:
    if ground.kind not in OF_COUNTRIES or ground.asked.comparators:
        return []
    return [one.code for one in ground.catalogue.areas.values() if one.kind is AreaKind.COUNTRY and one.name == ENGLAND]


def is_place(area: AreaCode, ground: Ground) -> bool:
    """Whether there is a figure of it, and something to compare it with where that is asked for."""
    asked, catalogue = ground.asked, ground.catalogue
    groups = asked.comparators if ground.said(Slot.COMPARATOR) else ()
    if any(catalogue.group(group, area) is None for group in groups):
        return False
    if ground.kind is Kind.COMPARISON and not any(catalogue.group(group, area) for group in Group):
        return False
    return any(ground.has(metric, area) for metric in ground.metrics)


def comparator_choices(ground: Ground) -> list[Option]:
    """The groups that the council has, those of its own return last."""
    area, catalogue, asked = ground.areas[0], ground.catalogue, ground.asked.comparators
    current = set(asked) if len(asked) == 1 else set()
    held = [group for group in (*Group, *catalogue.own_groups) if group not in current and catalogue.group(group, area)]
    return [Option(label=titled(group_name(group, area, catalogue)), value=group.value) for group in held]


def period_choices(ground: Ground, period: str | None) -> list[Option]:
    """The latest and the newest few; of a series the last years of it. `period`: the label of the answer's own."""
    held = ground.held()
    if not held:
        return []
    if ground.kind is Kind.TREND:
        years = (held[0].end - held[-1].start).days / 365.25
        runs = [Option(label=titled(words), value=words) for count, words in RUNS.items() if count < years]
        return [*([Option(label="All that is held", value=LATEST)] if ground.asked.period else ()), *runs]
    latest = [Option(label="The latest held", value=LATEST)] if ground.asked.period else []
    labels = dict.fromkeys(one.label for one in held)
    return [*latest, *(Option(label=titled(label), value=label) for label in labels if label != period)]
