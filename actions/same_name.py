"""Parts of the council and themes that bear one name: who says "housing" does not know which of them is meant."""

from __future__ import annotations

from actions.reading import Reading, ScopeKind
from actions.scope import UNITS, Unit, before_level, metrics_in, unit_of
from data_layer.catalogue import CascadeLevel, Catalogue
from data_layer.vocabulary import MetricId

ALIKE = (ScopeKind.THEME, ScopeKind.DIVISION, ScopeKind.DIRECTORATE, ScopeKind.PORTFOLIO)


def units_named(asked: Reading, catalogue: Catalogue) -> list[Unit]:
    """What the scope names and, of a theme or a part of the council, all others of its name; none of measures."""
    unit = None if asked.metrics else unit_of(asked.scope, catalogue)
    if unit is None:
        return []
    if asked.scope.kind not in ALIKE:
        return [unit]
    others = [one for kind in ALIKE for one in UNITS[kind].held(catalogue).values()]
    return [unit, *(one for one in others if one is not unit and names_of(one) & names_of(unit))]


def names_of(unit: Unit) -> set[str]:
    return {name.casefold() for name in (unit.name, *unit.aliases)}


def metrics_named(asked: Reading, catalogue: Catalogue) -> set[MetricId]:
    """Those asked about, and those of all that bear the same name, where a level is named those that may come there."""
    units = units_named(asked, catalogue)
    if not units or asked.scope.kind not in ALIKE:
        return set(metrics_in(asked, catalogue))
    found = {metric for unit in units if not isinstance(unit, CascadeLevel) for metric in unit.metrics}
    level = catalogue.levels.get(asked.body or "")
    return found & set(before_level(level, catalogue)) if level else found
