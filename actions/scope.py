"""What a question ranges over: a theme, an outcome, a portfolio, a division, a level of the cascade, or everything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from actions.desk import Desk
from actions.reading import Reading, Scope, ScopeKind
from actions.wording.names import named
from actions.wording.places import listed
from data_layer.catalogue import CascadeLevel, Catalogue, Outcome, Theme
from data_layer.council_facts import CommitmentState
from data_layer.vocabulary import AreaCode, MetricId

Unit = Theme | Outcome | CascadeLevel


def lowered(name: str) -> str:
    """In the middle of a sentence."""
    return name[:1].lower() + name[1:]


@dataclass(frozen=True, slots=True)
class Units:
    """One kind of scope: where the catalogue holds its units by id, and how a sentence names one of them."""

    held: Callable[[Catalogue], Mapping[str, Unit]]
    words: Callable[[str], str]


UNITS: dict[ScopeKind, Units] = {
    ScopeKind.THEME: Units(lambda catalogue: cast(Mapping[str, Theme], catalogue.themes), lowered),
    ScopeKind.OUTCOME: Units(lambda catalogue: catalogue.outcomes, "the outcome {}".format),
    ScopeKind.PORTFOLIO: Units(lambda catalogue: catalogue.portfolios, "the {} portfolio".format),
    ScopeKind.DIVISION: Units(lambda catalogue: catalogue.divisions, "the {} division".format),
    ScopeKind.DIRECTORATE: Units(lambda catalogue: catalogue.directorates, "the {} directorate".format),
    ScopeKind.LEVEL: Units(lambda catalogue: catalogue.levels, "the {}".format),
}


def area_asked(asked: Reading, desk: Desk) -> AreaCode:
    """The first place that was named; the home council where none was."""
    return AreaCode(asked.areas[0]) if asked.areas else desk.viewer.home_area


def unit_of(scope: Scope, catalogue: Catalogue) -> Unit | None:
    """The theme, outcome or other unit that a scope names; None for metrics, everything, and what is not there."""
    units = UNITS.get(scope.kind)
    return units.held(catalogue).get(scope.id or "") if units else None


def level_asked(asked: Reading, catalogue: Catalogue) -> CascadeLevel | None:
    """The level of the cascade that it is for, whether it is all that was named or stands beside a subject."""
    unit = unit_of(asked.scope, catalogue)
    return unit if isinstance(unit, CascadeLevel) else catalogue.levels.get(asked.body or "")


def metrics_in(asked: Reading, catalogue: Catalogue) -> list[MetricId]:
    """In the catalogue's order, of a subject for a level those that may come before it; those of a scope that nobody
    here knows are none.
    """
    found, level = metrics_of_subject(asked, catalogue), catalogue.levels.get(asked.body or "")
    if asked.metrics or level is None:
        return found
    may_come = set(before_level(level, catalogue))
    return [metric for metric in found if metric in may_come]


def metrics_of_subject(asked: Reading, catalogue: Catalogue) -> list[MetricId]:
    if asked.metrics:
        return [metric for metric in asked.metrics if metric in catalogue.metrics]
    if asked.scope.kind is ScopeKind.EVERYTHING:
        return [metric.id for metric in catalogue.whole_metrics()]
    unit = unit_of(asked.scope, catalogue)
    if unit is None:
        return []
    if isinstance(unit, CascadeLevel):
        return before_level(unit, catalogue)
    own = own_beside(unit, catalogue) if isinstance(unit, Theme) else []
    return [*unit.metrics, *(metric for theme in own for metric in theme.metrics)]


def own_beside(theme: Theme, catalogue: Catalogue) -> list[Theme]:
    """Themes of the council's own return that bear its name within theirs: "council housing" beside "housing"."""
    name = set(lowered(theme.name).split())
    return [
        other
        for other in catalogue.themes.values()
        if other.id != theme.id
        and name <= set(lowered(other.name).split())
        and all(catalogue.metrics[metric].is_own for metric in other.metrics)
    ]


def before_level(level: CascadeLevel, catalogue: Catalogue) -> list[MetricId]:
    """All that may come before a level: its tiers, and others where a red one comes up."""
    return [m.id for m in catalogue.whole_metrics() if m.tier in level.tiers or (level.red_comes_up and m.tier)]


def commitments_in(asked: Reading, made: Iterable[CommitmentState], catalogue: Catalogue) -> list[CommitmentState]:
    """Of an outcome by the outcome they name; of a portfolio, division or directorate where their owner answers for a
    measure there; all before a level of the cascade. A promise is of no measure and no theme.
    """
    if asked.scope.kind is ScopeKind.EVERYTHING and not asked.metrics:
        return list(made)
    unit = None if asked.metrics else unit_of(asked.scope, catalogue)
    if isinstance(unit, CascadeLevel):
        return list(made)
    if unit is None or isinstance(unit, Theme):
        return []
    if asked.scope.kind is ScopeKind.OUTCOME:
        return [one for one in made if one.outcome == unit.id]
    owners = {catalogue.metrics[metric].owner_role for metric in unit.metrics} - {None}
    return [one for one in made if one.owner_role in owners]


def scope_words(asked: Reading, catalogue: Catalogue) -> str:
    """ "waste and recycling", "the Housing division", "the Executive Panel", "all measures", or metrics by name."""
    if asked.metrics:
        return listed([named(catalogue.metrics[metric]) for metric in asked.metrics if metric in catalogue.metrics])
    unit = unit_of(asked.scope, catalogue)
    return UNITS[asked.scope.kind].words(unit.name) if unit else "all measures"


def within(asked: Reading, catalogue: Catalogue) -> str:
    """ " in adult social care", " for the Executive Panel"; empty for everything."""
    if asked.scope.kind in {ScopeKind.EVERYTHING, ScopeKind.METRIC} and not asked.metrics:
        return ""
    joint = "for" if asked.scope.kind is ScopeKind.LEVEL else "in"
    return f" {joint} {scope_words(asked, catalogue)}{before_words(asked, catalogue)}"


def within_ever_less(asked: Reading, catalogue: Catalogue) -> list[str]:
    """The same, then without the level beside a subject, then nothing, for where there is no room."""
    return [within(asked, catalogue), within(asked.model_copy(update={"body": None}), catalogue), ""]


def before_words(asked: Reading, catalogue: Catalogue) -> str:
    """ ", for the Executive Panel" of what stands beside a subject; empty without."""
    level = catalogue.levels.get(asked.body or "")
    return f", for the {level.name}" if level else ""
