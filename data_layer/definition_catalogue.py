"""Turns checked entries of the definition files into the catalogue's types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from data_layer.catalogue import (
    Ambition,
    CascadeLevel,
    Definition,
    Metric,
    NotHeld,
    Outcome,
    Source,
    StandingCaveat,
    Theme,
)
from data_layer.catalogue_outside import BestValueTheme, ImprovementTheme, OutsideLens
from data_layer.definition_entries import (
    AreaFile,
    EventFile,
    FrameworkFile,
    MetricEntry,
    MetricPlaceEntry,
    NotHeldFile,
    SourceFile,
    ThemeFile,
)
from data_layer.facts import SeriesEvent
from data_layer.vocabulary import AreaCode, Level, MetricId, ThemeId


@dataclass(frozen=True, slots=True)
class AreaNames:
    """Everyday names of places. `ambiguous` words mean any of several places, so that the assistant asks which."""

    core_cities: tuple[AreaCode, ...] = ()
    aliases: Mapping[AreaCode, tuple[str, ...]] = field(default_factory=dict)
    ambiguous: Mapping[str, tuple[AreaCode, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Framework:
    """One council's performance framework; for another home area than `home_area` it does not apply.

    `audiences`: of outcomes and improvement themes, who may see each. `hierarchies`: names of their families.
    """

    id: str
    name: str
    owner: str
    home_area: AreaCode
    outcomes: tuple[Outcome, ...]
    audiences: Mapping[str, Level]
    portfolios: tuple[Outcome, ...]
    levels: tuple[CascadeLevel, ...]
    hierarchies: Mapping[str, str] = field(default_factory=dict)
    improvement_themes: tuple[ImprovementTheme, ...] = ()  # `plan` is the id of their hierarchy


@dataclass(frozen=True, slots=True)
class Definitions:
    """The definition files as one typed whole, in the files' order (themes by file name)."""

    themes: Mapping[ThemeId, Theme]
    metrics: Mapping[MetricId, Metric]
    not_held: Mapping[str, NotHeld]
    sources: Mapping[str, Source]
    events: Mapping[MetricId, tuple[SeriesEvent, ...]]
    areas: AreaNames
    framework: Framework | None
    outside_lenses: Mapping[str, OutsideLens] = field(default_factory=dict)
    best_value: Mapping[str, BestValueTheme] = field(default_factory=dict)


def whole(
    themes: Sequence[ThemeFile],
    sources: SourceFile,
    not_held: NotHeldFile,
    events: EventFile,
    areas: AreaFile,
    framework: FrameworkFile | None,
    outside_lenses: Mapping[str, OutsideLens],
    best_value: Mapping[str, BestValueTheme],
) -> Definitions:
    """The files as one; their ids are known to agree."""
    places = framework.metrics if framework else {}
    return Definitions(
        themes={ThemeId(file.theme.id): theme(file) for file in themes},
        metrics={
            each.id: each
            for file in themes
            for entry in file.metrics
            for each in with_parts(metric(entry, file.theme.id, places.get(entry.id)), entry)
        },
        not_held={
            each.id: NotHeld(**{**dict(each), "nearest": tuple(map(MetricId, each.nearest))})
            for each in not_held.not_held
        },
        sources={each.id: Source(**dict(each)) for each in sources.sources},
        events=events_by_metric(events),
        areas=area_names(areas),
        framework=framework_of(framework) if framework else None,
        outside_lenses=outside_lenses,
        best_value=best_value,
    )


def theme(file: ThemeFile) -> Theme:
    metrics = tuple(MetricId(entry.id) for entry in file.metrics)
    return Theme(ThemeId(file.theme.id), file.theme.name, file.theme.aliases, metrics)


def metric(entry: MetricEntry, theme: str, place: MetricPlaceEntry | None) -> Metric:
    fields = {
        **{name: value for name, value in dict(entry).items() if name != "parts"},
        "id": MetricId(entry.id),
        "theme": ThemeId(theme),
        "definition": Definition(**dict(entry.definition)),
        "caveats": tuple(StandingCaveat(caveat.code, caveat.text) for caveat in entry.caveats),
        "audience": Level[entry.audience.upper()],
        "ambition": Ambition(**dict(entry.ambition)) if entry.ambition else None,
        **(dict(place) if place else {}),
    }
    return Metric(**fields)


def with_parts(whole: Metric, entry: MetricEntry) -> Iterator[Metric]:
    """The metric, then its breakdowns, which stand nowhere in the framework by themselves."""
    yield whole
    for part in entry.parts:
        given = {name: value for name, value in dict(part).items() if value is not None}
        del given["id"], given["counts"]
        yield replace(
            whole,
            **given,
            id=part_id(whole.id, part.id),
            definition=replace(whole.definition, counts=part.counts),
            ambition=None,
            tier=None,
            outcomes=(),
            directorate=None,
            division=None,
            portfolio=None,
            part_of=whole.id,
            part=part.id,
        )


def part_id(metric: MetricId, part: str) -> MetricId:
    """The id by which a breakdown is asked for."""
    return MetricId(f"{metric}.{part}")


def events_by_metric(file: EventFile) -> dict[MetricId, tuple[SeriesEvent, ...]]:
    """A metric's events, oldest first."""
    found: dict[MetricId, tuple[SeriesEvent, ...]] = {}
    for entry in sorted(file.events, key=lambda each: each.starts):
        area = AreaCode(entry.area) if entry.area else None
        event = SeriesEvent(entry.kind, entry.starts, area, entry.allows_change, entry.note)
        for id in map(MetricId, entry.metrics):
            found[id] = (*found.get(id, ()), event)
    return found


def area_names(file: AreaFile) -> AreaNames:
    return AreaNames(
        core_cities=tuple(map(AreaCode, file.core_cities)),
        aliases={AreaCode(code): names for code, names in file.aliases.items()},
        ambiguous={words: tuple(map(AreaCode, codes)) for words, codes in file.ambiguous.items()},
    )


def framework_of(file: FrameworkFile) -> Framework:
    """Outcomes and portfolios with the metrics that the file places there, in its order."""
    placed = list(file.metrics.items())
    return Framework(
        id=file.framework.id,
        name=file.framework.name,
        owner=file.framework.owner,
        home_area=AreaCode(file.framework.home_area),
        outcomes=tuple(
            Outcome(
                each.id,
                each.framework,
                each.name,
                each.aliases,
                tuple(MetricId(id) for id, place in placed if each.id in place.outcomes),
                each.linked,
                each.best_value,
            )
            for each in file.outcomes
        ),
        audiences={each.id: Level[each.audience.upper()] for each in (*file.outcomes, *file.improvement_themes)},
        portfolios=tuple(
            Outcome(
                each.id,
                file.framework.id,
                each.name,
                each.aliases,
                tuple(MetricId(id) for id, place in placed if place.portfolio == each.id),
            )
            for each in file.portfolios
        ),
        levels=tuple(CascadeLevel(**dict(each)) for each in file.levels),
        hierarchies={each.id: each.name for each in file.hierarchies},
        improvement_themes=tuple(
            ImprovementTheme(each.id, each.framework, each.name) for each in file.improvement_themes
        ),
    )
