"""What a question ranges over: a theme, an outcome, a portfolio, a division, a level of the cascade, or everything."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from actions.reading import Reading, Scope, ScopeKind
from actions.wording.names import named
from actions.wording.places import listed
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import MetricId, ThemeId


def metrics_in(asked: Reading, catalogue: Catalogue) -> list[MetricId]:
    """In the catalogue's order; those of a scope that nobody here knows are none."""
    if asked.metrics:
        return [metric for metric in asked.metrics if metric in catalogue.metrics]
    return list(OF_SCOPE[asked.scope.kind](asked.scope.id or "", catalogue))


def everything(id: str, catalogue: Catalogue) -> Sequence[MetricId]:
    return [metric.id for metric in catalogue.whole_metrics()]


def of_theme(id: str, catalogue: Catalogue) -> Sequence[MetricId]:
    theme = catalogue.themes.get(ThemeId(id))
    return theme.metrics if theme else ()


def of_level(id: str, catalogue: Catalogue) -> Sequence[MetricId]:
    """All that may come before a level: its tiers, and others where a red one comes up."""
    level = catalogue.levels.get(id)
    if level is None:
        return ()
    return [m.id for m in catalogue.whole_metrics() if m.tier in level.tiers or (level.red_comes_up and m.tier)]


def of_outcome(id: str, catalogue: Catalogue) -> Sequence[MetricId]:
    return catalogue.outcomes[id].metrics if id in catalogue.outcomes else ()


def of_portfolio(id: str, catalogue: Catalogue) -> Sequence[MetricId]:
    return catalogue.portfolios[id].metrics if id in catalogue.portfolios else ()


def of_division(id: str, catalogue: Catalogue) -> Sequence[MetricId]:
    return catalogue.divisions[id].metrics if id in catalogue.divisions else ()


def of_directorate(id: str, catalogue: Catalogue) -> Sequence[MetricId]:
    return catalogue.directorates[id].metrics if id in catalogue.directorates else ()


OF_SCOPE: dict[ScopeKind, Callable[[str, Catalogue], Sequence[MetricId]]] = {
    ScopeKind.METRIC: lambda id, catalogue: (),
    ScopeKind.THEME: of_theme,
    ScopeKind.OUTCOME: of_outcome,
    ScopeKind.PORTFOLIO: of_portfolio,
    ScopeKind.DIVISION: of_division,
    ScopeKind.DIRECTORATE: of_directorate,
    ScopeKind.LEVEL: of_level,
    ScopeKind.EVERYTHING: everything,
}


def scope_words(asked: Reading, catalogue: Catalogue) -> str:
    """ "Waste and recycling", "the Housing division", "the Executive Panel", "all measures", or metrics by name."""
    if asked.metrics:
        return listed([named(catalogue.metrics[metric]) for metric in asked.metrics if metric in catalogue.metrics])
    return NAMES[asked.scope.kind](asked.scope, catalogue)


def within(asked: Reading, catalogue: Catalogue) -> str:
    """ " in adult social care", " for the Executive Panel"; empty for everything."""
    if asked.scope.kind in {ScopeKind.EVERYTHING, ScopeKind.METRIC} and not asked.metrics:
        return ""
    joint = "for" if asked.scope.kind is ScopeKind.LEVEL else "in"
    return f" {joint} {scope_words(asked, catalogue)}"


def lowered(name: str) -> str:
    """In the middle of a sentence."""
    return name[:1].lower() + name[1:]


NAMES: dict[ScopeKind, Callable[[Scope, Catalogue], str]] = {
    ScopeKind.METRIC: lambda scope, catalogue: "all measures",
    ScopeKind.EVERYTHING: lambda scope, catalogue: "all measures",
    ScopeKind.THEME: lambda scope, catalogue: lowered(catalogue.themes[ThemeId(scope.id or "")].name),
    ScopeKind.OUTCOME: lambda scope, catalogue: f"the outcome {catalogue.outcomes[scope.id or ''].name}",
    ScopeKind.PORTFOLIO: lambda scope, catalogue: f"the {catalogue.portfolios[scope.id or ''].name} portfolio",
    ScopeKind.DIVISION: lambda scope, catalogue: f"the {catalogue.divisions[scope.id or ''].name} division",
    ScopeKind.DIRECTORATE: lambda scope, catalogue: f"the {catalogue.directorates[scope.id or ''].name} directorate",
    ScopeKind.LEVEL: lambda scope, catalogue: f"the {catalogue.levels[scope.id or ''].name}",
}
