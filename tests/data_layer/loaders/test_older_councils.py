"""Councils of before the register are left out, and no other is lost in silence."""

from __future__ import annotations

import pytest

from data_layer.loaders.older_councils import of_known_councils
from data_layer.loaders.record import Record
from data_layer.periods import financial_year
from data_layer.vocabulary import AreaCode, MetricId, Status


def record(area: str, year: int, value: float | None) -> Record:
    status = Status.FINAL if value is not None else Status.NOT_AVAILABLE
    return Record(MetricId("net_additional_homes"), AreaCode(area), financial_year(year), value, status)


@pytest.mark.parametrize(
    ("area", "last", "kept"),
    [("E07000001", 2008, False), ("E07000001", 2009, True), ("E06000018", 2008, True)],
)
def test_an_unknown_council_is_left_out_only_where_its_figures_end_before_april_2009(area, last, kept):
    records = [record(area, year, 1.0 if year <= last else None) for year in range(2001, 2025)]
    assert of_known_councils(records, {AreaCode("E06000018")}) == (records if kept else [])
