"""Puts what a return says in everyday words into ids: measures, areas, periods, outcomes and portfolios."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from data_layer.periods import Period
from data_layer.returns.columns import Row, Sheet
from data_layer.returns.known import Known, by_name
from data_layer.returns.measure_rows import MeasureRow
from data_layer.returns.model import SHEETS, CouncilRows
from data_layer.returns.period_text import fitted
from data_layer.returns.problems import At, Layout
from data_layer.returns.reader import letters
from data_layer.returns.words import Frequency


class Settled:
    """Turns rows as they were written into rows as they are kept; what is unknown stays as it stands for the rules."""

    def __init__(self, rows: Iterable[CouncilRows], known: Known) -> None:
        """`rows`: all of the return, those with problems included, for others may refer to them."""
        given = list(rows)
        self.known = known
        measures = [*known.earlier.measures, *(row for one in given for row in one.measures if row.id)]
        self.measures: Mapping[str, MeasureRow] = {row.id: row for row in measures}
        self.national = {row.id: row.national_metric for row in measures if row.national_metric}
        self.outcomes = {**known.outcomes, **by_name((o.id or "", o.name or "") for one in given for o in one.outcomes)}
        self.portfolios = {
            **known.portfolios,
            **by_name((p.id or "", p.name or "") for one in given for p in one.portfolios),
        }

    def metric(self, measure: str) -> str:
        """The id under which a measure is kept: that of the published metric where the measure is one."""
        return self.national.get(measure, measure)

    def frequency(self, measure: str) -> Frequency | None:
        """None for a published metric and an unknown one."""
        return self.measures[measure].frequency if measure in self.measures else None

    def rows(self, rows: CouncilRows) -> CouncilRows:
        return CouncilRows(**{sheet.table: tuple(self._sheet(sheet, rows.of(sheet))) for sheet in SHEETS})

    def _sheet(self, sheet: Sheet, rows: Iterable[Row]) -> Iterable[Any]:
        names = {each.name for each in fields(sheet.row)}
        of_measure, has_area = "measure" in names, "area" in names and "measure" in names
        for row in rows:
            changed: dict[str, Any] = {}
            if of_measure and (measure := getattr(row, "measure")):  # noqa: B009 not every row has one
                self._measure(row, measure, changed)
            if has_area and getattr(row, "area") is None:  # noqa: B009
                changed["area"] = self.known.home_area
            if "outcome" in names:
                changed["outcome"] = named(self.outcomes, getattr(row, "outcome"))  # noqa: B009
            if isinstance(row, MeasureRow):
                changed["portfolio"] = named(self.portfolios, row.portfolio)
                changed["outcomes"] = tuple(named(self.outcomes, each) for each in row.outcomes)
            yield replace(row, **changed) if changed else row

    def _measure(self, row: Row, measure: str, changed: dict[str, Any]) -> None:
        if measure in self.national:
            changed["measure"] = self.national[measure]
        period, frequency = getattr(row, "period", None), self.frequency(measure)
        if isinstance(period, Period) and not period.months and frequency:
            changed["period"] = fitted(period, frequency)


def named(ids: Mapping[str, str], said: str | None) -> str | None:
    """The id of an outcome or portfolio that is named by its id or its name; what is unknown as it stands."""
    return ids.get(said.casefold(), said) if said else said


def placed(rows: CouncilRows, file: str) -> CouncilRows:
    """Gives each row without a place the one that `writing` would put it in."""
    return CouncilRows(**{sheet.table: tuple(placed_in(sheet, rows.of(sheet), file)) for sheet in SHEETS})


def placed_in(sheet: Sheet, rows: Iterable[Row], file: str) -> Iterable[Any]:
    layout = Layout(file, sheet.name, {name: letters(index) for index, name in enumerate(sheet.columns, 1)})
    for number, row in enumerate(rows, 2):
        yield row if row.at else replace(row, at=At(layout, number))
