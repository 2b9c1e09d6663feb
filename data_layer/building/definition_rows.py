"""Writes the checked definitions into a new snapshot's tables."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from typing import Any

from duckdb import DuckDBPyConnection
from pydantic import TypeAdapter

from data_layer.catalogue import CascadeLevel, Metric, NotHeld
from data_layer.catalogue_outside import BestValueTheme, OutsideLens
from data_layer.definition_catalogue import Definitions, Framework
from data_layer.vocabulary import AreaCode

METRIC = TypeAdapter(Metric)
NOT_HELD = TypeAdapter(NotHeld)
LEVEL = TypeAdapter(CascadeLevel)
LENS = TypeAdapter(OutsideLens)
BEST_VALUE = TypeAdapter(BestValueTheme)

# each column arrives as one list; unnest sets the lists side by side
SOURCES = """
INSERT INTO source (id, title, publisher, url, licence, licence_url, attribution)
SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[]), unnest($3::VARCHAR[]), unnest($4::VARCHAR[]),
    unnest($5::VARCHAR[]), unnest($6::VARCHAR[]), unnest($7::VARCHAR[])
"""
THEMES = """
INSERT INTO theme (id, name, position)
SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[]), unnest($3::INTEGER[])
"""
METRICS = """
INSERT INTO metric (id, theme, name, unit, decimals, better_when, frequency, kind, influence, tier, division, portfolio,
    audience, usual_lag_months, source, position, details)
SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[]), unnest($3::VARCHAR[]), unnest($4::VARCHAR[]),
    unnest($5::INTEGER[]), unnest($6::VARCHAR[]), unnest($7::VARCHAR[]), unnest($8::VARCHAR[]), unnest($9::VARCHAR[]),
    unnest($10::VARCHAR[]),
    unnest($11::VARCHAR[]), unnest($12::VARCHAR[]), unnest($13::INTEGER[]), unnest($14::INTEGER[]),
    unnest($15::VARCHAR[]), unnest($16::INTEGER[]), unnest($17::JSON[])
"""
NOT_HELDS = """
INSERT INTO not_held (id, name, details) SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[]), unnest($3::JSON[])
"""
EVENTS = """
INSERT INTO series_event (metric, area, kind, starts, allows_change, note)
SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[]), unnest($3::VARCHAR[]), unnest($4::DATE[]), unnest($5::BOOLEAN[]),
    unnest($6::VARCHAR[])
"""
FRAMEWORKS = "INSERT INTO framework (id, name, owner, status) VALUES ($1, $2, $3, 'adopted')"
OUTCOMES = """
INSERT INTO outcome (id, framework, name, position, audience)
SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[]), unnest($3::VARCHAR[]), unnest($4::INTEGER[]), unnest($5::INTEGER[])
"""
PORTFOLIOS = """
INSERT INTO portfolio (id, name, position)
SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[]), unnest($3::INTEGER[])
"""
LEVELS = """
INSERT INTO cascade_level (id, name, position, details)
SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[]), unnest($3::INTEGER[]), unnest($4::JSON[])
"""
OUTSIDE_LENSES = """
INSERT INTO outside_lens (id, position, details) SELECT unnest($1::VARCHAR[]), unnest($2::INTEGER[]), unnest($3::JSON[])
"""
BEST_VALUES = """
INSERT INTO best_value_theme (id, position, details)
SELECT unnest($1::VARCHAR[]), unnest($2::INTEGER[]), unnest($3::JSON[])
"""
OUTCOME_LINKS = "INSERT INTO outcome_link (outcome, linked) SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[])"
OUTCOME_BEST_VALUES = """
INSERT INTO outcome_best_value (outcome, theme) SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[])
"""
HIERARCHIES = "INSERT INTO hierarchy (id, name) SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[])"
IMPROVEMENT_THEMES = """
INSERT INTO improvement_theme (id, hierarchy, name, position, audience)
SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[]), unnest($3::VARCHAR[]), unnest($4::INTEGER[]), unnest($5::INTEGER[])
"""
METRIC_ALIASES = "INSERT INTO metric_alias (metric, alias) SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[])"
THEME_ALIASES = "INSERT INTO theme_alias (theme, alias) SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[])"
OUTCOME_ALIASES = "INSERT INTO outcome_alias (outcome, alias) SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[])"
PORTFOLIO_ALIASES = "INSERT INTO portfolio_alias (portfolio, alias) SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[])"
METRIC_OUTCOMES = "INSERT INTO metric_outcome (metric, outcome) SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[])"
HAS_CORE_CITIES = "SELECT 1 FROM comparator_group WHERE kind = 'core_cities'"
CORE_CITIES = """
INSERT INTO comparator_group (id, kind, of_area, name, vintage, source)
VALUES ('core_cities', 'core_cities', NULL, 'the core cities', 'as in areas.yml', 'areas.yml')
"""
CORE_CITY = "INSERT INTO comparator_member (comparator_group, area) SELECT 'core_cities', unnest($1::VARCHAR[])"
AREA_ALIASES = """
INSERT INTO area_alias (area, alias, ambiguous)
SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[]), unnest($3::BOOLEAN[])
"""


def insert(connection: DuckDBPyConnection, statement: str, rows: Sequence[Sequence[Any]]) -> None:
    """All rows in one statement: a statement a row takes a hundred times as long."""
    if rows:
        connection.execute(statement, [list(column) for column in zip(*rows, strict=True)])


def write_definitions(
    connection: DuckDBPyConnection, definitions: Definitions, home_area: AreaCode, loaded: Container[str]
) -> None:
    """`loaded`: the metrics that the pack has figures of; the others are defined and say that they have none.

    The framework of another council than `home_area` is left out, with all that it places.
    """
    framework = definitions.framework
    if framework and framework.home_area != home_area:
        framework = None
    nowhere = (
        {} if framework else {"tier": None, "outcomes": (), "directorate": None, "division": None, "portfolio": None}
    )
    write_metrics(
        connection,
        [replace(each, loaded=each.id in loaded, **nowhere) for each in definitions.metrics.values()],
    )
    insert(connection, SOURCES, [
        (s.id, s.title, s.publisher, s.url, s.licence, s.licence_url, s.attribution)
        for s in definitions.sources.values()
    ])  # fmt: skip
    themes = list(definitions.themes.values())
    insert(connection, THEMES, [(theme.id, theme.name, position) for position, theme in enumerate(themes)])
    insert(connection, THEME_ALIASES, [(theme.id, alias) for theme in themes for alias in theme.aliases])
    insert(connection, NOT_HELDS, [
        (each.id, each.name, NOT_HELD.dump_json(each).decode()) for each in definitions.not_held.values()
    ])  # fmt: skip
    insert(connection, EVENTS, [
        (metric, event.area, event.kind, event.starts, event.allows_change, event.note)
        for metric, events in definitions.events.items()
        for event in events
    ])  # fmt: skip
    lenses, themes_outside = definitions.outside_lenses.values(), definitions.best_value.values()
    insert(connection, OUTSIDE_LENSES, [
        (each.id, position, LENS.dump_json(each).decode()) for position, each in enumerate(lenses)
    ])  # fmt: skip
    insert(connection, BEST_VALUES, [
        (each.id, position, BEST_VALUE.dump_json(each).decode()) for position, each in enumerate(themes_outside)
    ])  # fmt: skip
    if framework:
        write_framework(connection, framework)


def write_metrics(connection: DuckDBPyConnection, metrics: Sequence[Metric]) -> None:
    """Their order becomes their position, by which figures are sorted; so metrics of a theme stand side by side."""
    insert(connection, METRICS, [
        (
            m.id, m.theme, m.name, m.unit, m.decimals, m.better_when, m.frequency, m.kind, m.influence, m.tier,
            m.division, m.portfolio, int(m.audience), m.usual_lag_months, m.source, position,
            METRIC.dump_json(m).decode(),
        )
        for position, m in enumerate(metrics)
    ])  # fmt: skip
    insert(connection, METRIC_ALIASES, [(metric.id, alias) for metric in metrics for alias in metric.aliases])
    insert(connection, METRIC_OUTCOMES, [(metric.id, outcome) for metric in metrics for outcome in metric.outcomes])


def write_framework(connection: DuckDBPyConnection, framework: Framework) -> None:
    connection.execute(FRAMEWORKS, [framework.id, framework.name, framework.owner])
    insert(connection, OUTCOMES, [
        (each.id, each.framework, each.name, position, int(framework.audiences[each.id]))
        for position, each in enumerate(framework.outcomes)
    ])  # fmt: skip
    insert(connection, OUTCOME_ALIASES, [(each.id, alias) for each in framework.outcomes for alias in each.aliases])
    insert(connection, OUTCOME_LINKS, [(each.id, linked) for each in framework.outcomes for linked in each.linked])
    insert(
        connection, OUTCOME_BEST_VALUES, [(each.id, theme) for each in framework.outcomes for theme in each.best_value]
    )
    insert(connection, HIERARCHIES, list(framework.hierarchies.items()))
    insert(connection, IMPROVEMENT_THEMES, [
        (each.id, each.plan, each.name, position, int(framework.audiences[each.id]))
        for position, each in enumerate(framework.improvement_themes)
    ])  # fmt: skip
    insert(
        connection, PORTFOLIOS, [(each.id, each.name, position) for position, each in enumerate(framework.portfolios)]
    )
    insert(connection, LEVELS, [
        (each.id, each.name, position, LEVEL.dump_json(each).decode())
        for position, each in enumerate(framework.levels)
    ])  # fmt: skip
    insert(connection, PORTFOLIO_ALIASES, [(each.id, alias) for each in framework.portfolios for alias in each.aliases])


def write_area_names(connection: DuckDBPyConnection, definitions: Definitions) -> None:
    """Everyday names beside those of the pack; a name of several places is marked as ambiguous for each.

    The core cities stand in no publisher's file, so they come from here unless the pack has them.
    """
    names = definitions.areas
    insert(connection, AREA_ALIASES, [
        *((area, alias, False) for area, aliases in names.aliases.items() for alias in aliases),
        *((area, alias, True) for alias, areas in names.ambiguous.items() for area in areas),
    ])  # fmt: skip
    if names.core_cities and not connection.execute(HAS_CORE_CITIES).fetchall():
        connection.execute(CORE_CITIES)
        insert(connection, CORE_CITY, [(area,) for area in names.core_cities])
