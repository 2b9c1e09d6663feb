"""Which of scrutiny's questions and recommendations are within what is asked about: by measure, name or words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from actions.promise_words import ASIDE, root, words_of
from actions.reading import Reading, Scope, ScopeKind
from actions.same_name import metrics_named, names_of, units_named
from actions.scope import level_asked
from data_layer.catalogue import Catalogue, Metric
from data_layer.queries.scrutiny_items import ScrutinyItem
from data_layer.vocabulary import MetricId

# in the names of measures of every subject
GENERAL = "amount average council estimated number percentage proportion quarter rate share time total"
# said around what scrutiny did
AROUND = (
    "acted action advice advise arising ask asked asking carried carry cleared committee concern follow followed "
    "implement implemented item matter meeting member panel question queried raise raised recommend recommendation "
    "recommended recommending record recorded reply resolved response suggest suggested"
)
LEAST = 0.5  # of the words that must stand in an item


def roots(text: str) -> set[str]:
    return {root(word) for word in words_of(text)}


PLAIN = roots(GENERAL) | ASIDE


def within_asked(items: Iterable[ScrutinyItem], asked: Reading, catalogue: Catalogue) -> list[ScrutinyItem]:
    """Those of a measure that is asked about or of its kin, and those whose subject names what is asked about; where
    nothing is named, those whose own words are said.

    A theme and a part of the council of the same name are one. Before a level of the cascade comes all that is of no
    measure.
    """
    items = list(items)
    everything = not asked.metrics and asked.scope.kind in {ScopeKind.EVERYTHING, ScopeKind.METRIC}
    if everything and level_asked(asked, catalogue) is None:
        said = words_said(asked)
        return of_words(items, said, catalogue) if said else items
    fits, said = fitting(asked, catalogue, everything=everything), words_said(asked)
    by_words = of_words([item for item in items if item.metric is None], said, catalogue) if said else []
    return [item for item in items if fits(item) or item in by_words]


def words_said(asked: Reading) -> str:
    """What the words name beside all that is said around scrutiny; of a record they are what is to be kept instead."""
    gone = PLAIN | roots(AROUND)
    return " ".join(word for word in words_of(asked.wording or "") if root(word) not in gone)


def of_words(items: Sequence[ScrutinyItem], said: str, catalogue: Catalogue) -> list[ScrutinyItem]:
    """Those in whose subject, wording or measure more than half of the words stand; those with the most of them."""
    wanted = roots(said)
    held = {item.id: len(wanted & item_roots(item, catalogue)) for item in items}
    most = max(held.values(), default=0)
    return [item for item in items if held[item.id] == most and most > LEAST * len(wanted)]


def item_roots(item: ScrutinyItem, catalogue: Catalogue) -> set[str]:
    metric = catalogue.metrics.get(item.metric) if item.metric else None
    return roots(f"{item.subject} {item.wording} {metric.short_name if metric else ''}")


def fitting(asked: Reading, catalogue: Catalogue, *, everything: bool) -> Callable[[ScrutinyItem], bool]:
    about = asked.model_copy(update={"scope": Scope(kind=ScopeKind.EVERYTHING)}) if everything else asked
    metrics = catalogue.metrics
    named = [metrics[id] for id in metrics_named(about, catalogue) if id in metrics]
    wanted = {metric.whole for metric in named} | kin(asked.metrics, catalogue)
    of_level = everything or asked.scope.kind is ScopeKind.LEVEL
    spoken = names_spoken(asked, catalogue)
    of_measures = [] if of_level else [name for metric in named for name in names_told(metric, catalogue)]

    def fits(item: ScrutinyItem) -> bool:
        if (metric := metrics.get(item.metric) if item.metric else None) and metric.whole in wanted:
            return True
        if of_level or (item.metric and asked.body):
            return item.metric is None  # what may come before a body is known by its measure
        subject = roots(item.subject)
        named_so = is_named(subject - PLAIN, of_measures, whole=not asked.metrics)
        return named_so or any(name <= subject for name in spoken)

    return fits


def is_named(subject: set[str], names: Iterable[set[str]], *, whole: bool) -> bool:
    """Whether it is one of the names or, unless it has to be the whole of it, at least half of one."""
    return bool(subject) and any(
        subject == name or (not whole and subject <= name and len(subject) >= LEAST * len(name)) for name in names
    )


def names_spoken(asked: Reading, catalogue: Catalogue) -> list[set[str]]:
    """Any name of what is asked about, as its words."""
    names = [name for unit in units_named(asked, catalogue) for name in (unit.name, *unit.aliases)]
    for metric in (catalogue.metrics[id] for id in asked.metrics if id in catalogue.metrics):
        names += [metric.name, metric.short_name, *metric.aliases]
    return [words for name in names if (words := roots(name))]


def names_told(metric: Metric, catalogue: Catalogue) -> list[set[str]]:
    """What tells it from others, of each of its names; a name that is its theme's tells nothing."""
    theme = catalogue.themes.get(metric.theme)
    of_theme = names_of(theme) if theme else set()
    names = {metric.name, metric.short_name, *metric.aliases}
    return [words for name in names if name.casefold() not in of_theme and (words := roots(name) - PLAIN)]


def kin(asked: Iterable[MetricId], catalogue: Catalogue) -> set[MetricId]:
    """Measures of the same theme in whose name all stands that tells one of those asked about from others."""
    metrics = [catalogue.metrics[id] for id in asked if id in catalogue.metrics]
    told = [(metric.theme, name) for metric in metrics for name in names_told(metric, catalogue)]
    themes = {theme for theme, _ in told}
    near = {one.id: (one.theme, roots(one.short_name)) for one in catalogue.whole_metrics() if one.theme in themes}
    return {id for id, (theme, words) in near.items() if any(theme == of and name <= words for of, name in told)}
