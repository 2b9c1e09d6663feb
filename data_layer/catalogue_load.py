"""Makes a snapshot's catalogue as one level sees it: what the level may not see is not there at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection
from pydantic import TypeAdapter

from data_layer.catalogue import Area, CascadeLevel, Catalogue, Metric, NotHeld, Outcome, Source, Theme
from data_layer.catalogue_framework import best_value, families, mapped, outside_lenses
from data_layer.catalogue_groups import comparator_groups
from data_layer.catalogue_outside import ImprovementTheme
from data_layer.catalogue_units import directorates, divisions
from data_layer.database import sql_text
from data_layer.periods import Period
from data_layer.vocabulary import AreaCode, AreaKind, Level, MetricId, ThemeId

METRIC = TypeAdapter(Metric)
NOT_HELD = TypeAdapter(NotHeld)
LEVEL = TypeAdapter(CascadeLevel)

QUERIES = Path(__file__).resolve().parent / "queries" / "catalogue"

Holdings = dict[tuple[MetricId, AreaCode], tuple[Period, ...]]


def load_catalogue(connection: DuckDBPyConnection, level: Level, today: date | None = None) -> Catalogue:
    """Everything that can be asked about, as the level sees it on a day (today, unless one is given).

    A metric without any figure that the level may see is there, and says so (`loaded` is false). A former code of a
    council is one of its aliases. Takes well under a second.
    """
    asked = Asked(connection, level, today or datetime.now(UTC).date())
    holdings = asked.holdings()
    metrics = asked.metrics({metric for metric, _ in holdings})
    areas = asked.areas()
    themes = {row[0]: ImprovementTheme(*row) for row in asked.rows("improvement_themes.sql", by_level=True)}
    links, served = asked.rows("outcome_links.sql"), asked.rows("outcome_best_value.sql")
    outcomes = mapped(asked.outcomes("outcomes.sql", metrics), themes, links, served)
    [(snapshot, loaded)] = asked.rows("about.sql", seen=True)
    return Catalogue(
        snapshot=snapshot,
        loaded=loaded,
        metrics=metrics,
        themes=asked.themes(metrics),
        not_held=asked.not_held(metrics),
        areas=areas,
        outcomes=outcomes,
        portfolios=asked.outcomes("portfolios.sql", metrics),
        sources={row[0]: Source(*row) for row in asked.rows("sources.sql", seen=True)},
        holdings=holdings,
        groups=comparator_groups(areas, asked.rows("groups.sql"), loaded),
        divisions=divisions(metrics.values()),
        directorates=directorates(metrics.values()),
        levels={level.id: level for (details,) in asked.rows("levels.sql") for level in [LEVEL.validate_json(details)]},
        hierarchies=families(asked.rows("hierarchies.sql"), outcomes.values()),
        improvement_themes=themes,
        outside_lenses=outside_lenses(asked.rows("outside_lenses.sql"), metrics.values()),
        best_value=best_value(asked.rows("best_value.sql"), metrics, outcomes),
    )


class Asked:
    """One level's questions to a snapshot on one day."""

    def __init__(self, connection: DuckDBPyConnection, level: Level, today: date) -> None:
        self._connection = connection
        self._level = level
        self._today = today

    def rows(self, file: str, *, by_level: bool = False, seen: bool = False) -> list[tuple[Any, ...]]:
        """`by_level` binds $level; `seen` binds $today as well."""
        bound: dict[str, Any] = {"level": int(self._level)} if by_level or seen else {}
        if seen:
            bound["today"] = self._today
        return self._connection.execute(sql_text(QUERIES / file), bound).fetchall()

    def holdings(self) -> Holdings:
        """Areas that hold the same periods share one tuple of them."""
        seen: dict[str, Period] = {}
        found: Holdings = {}
        for metric, ids, areas in self.rows("holdings.sql", seen=True):
            periods = tuple(sorted(seen.get(id) or seen.setdefault(id, Period.parse(id)) for id in ids))
            for area in areas:
                before = found.get((metric, area))
                found[metric, area] = periods if before is None else tuple(sorted({*before, *periods}))
        return found

    def metrics(self, held: set[MetricId]) -> dict[MetricId, Metric]:
        outcomes = {id for id, *_ in self.rows("outcomes.sql", by_level=True)}
        found = {}
        for (details,) in self.rows("metrics.sql", seen=True):
            metric = METRIC.validate_json(details)
            served = tuple(outcome for outcome in metric.outcomes if outcome in outcomes)
            found[metric.id] = replace(metric, loaded=metric.id in held, outcomes=served)
        return found

    def themes(self, metrics: Mapping[MetricId, Metric]) -> dict[ThemeId, Theme]:
        """A theme none of whose metrics the level may see is not there."""
        of_theme: defaultdict[ThemeId, list[MetricId]] = defaultdict(list)
        for metric in metrics.values():
            if metric.part_of is None:
                of_theme[metric.theme].append(metric.id)
        return {
            id: Theme(id, name, tuple(aliases), tuple(of_theme[id]))
            for id, name, aliases in self.rows("themes.sql")
            if id in of_theme
        }

    def not_held(self, metrics: Iterable[MetricId]) -> dict[str, NotHeld]:
        known = set(metrics)
        subjects = [NOT_HELD.validate_json(details) for (details,) in self.rows("not_held.sql")]
        return {
            subject.id: replace(subject, nearest=tuple(metric for metric in subject.nearest if metric in known))
            for subject in subjects
        }

    def areas(self) -> dict[AreaCode, Area]:
        return {
            code: Area(code, name, AreaKind(kind), region, starts, until, tuple(aliases), tuple(successors), county)
            for code, name, kind, region, starts, until, aliases, successors, county in self.rows("areas.sql")
        }

    def outcomes(self, file: str, metrics: Mapping[MetricId, Metric]) -> dict[str, Outcome]:
        """Outcomes or portfolios that the level may see, with those of their metrics that it may see."""
        return {
            id: Outcome(id, framework, name, tuple(aliases), tuple(m for m in placed if m in metrics))
            for id, framework, name, aliases, placed in self.rows(file, by_level=True)
        }
