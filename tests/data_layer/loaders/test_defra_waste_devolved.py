"""Recycling in Wales, Northern Ireland and Scotland, and what its loader refuses."""

from __future__ import annotations

import pandas as pd
import pytest
from pytest import approx

from data_layer.loaders import defra_waste_devolved
from data_layer.loaders.errors import LoaderError
from data_layer.vocabulary import Status

HEADER = "area_code,area_name,period,indicator,measure,unit,value\n"
SENT = "Waste Reused/Recycled/Composted,Proportion,Percent"


@pytest.fixture
def folder(tmp_path):
    """Writes rows below the publisher's header."""

    def write(rows: str, header: str = HEADER):
        (tmp_path / "defra_waste").mkdir()
        (tmp_path / "defra_waste" / "household_waste_recycling.csv").write_text(header + rows, encoding="utf-8")
        return tmp_path

    return write


@pytest.mark.sources
def test_each_figure_outside_england_is_loaded(sources):
    second = pd.read_csv(sources / "defra_waste" / "household_waste_recycling.csv")
    outside = second[~second.area_code.str.startswith("E")]
    (release,) = defra_waste_devolved.load(sources)
    held = {(r.area, r.period.label): r.value for r in release.records}
    wanted = dict(zip(zip(outside.area_code, outside.period, strict=True), outside.value, strict=True))
    assert held == approx(wanted)
    assert len(held) == 650
    assert {r.metric for r in release.records} == {"recycling_rate"}


@pytest.mark.sources
def test_scotland_counts_calendar_years_and_the_others_financial_years(sources):
    (release,) = defra_waste_devolved.load(sources)
    years = {(r.area[0], r.period.start.month, r.period.months) for r in release.records}
    assert years == {("S", 1, 12), ("W", 4, 12), ("N", 4, 12)}
    newest = {country: max(r.period for r in release.records if r.area[0] == country).label for country in "SWN"}
    assert newest == {"S": "2024", "W": "2024/25", "N": "2024/25"}


def test_a_name_with_a_comma_and_a_missing_value(folder):
    rows = (
        f'N09000002,"Armagh City, Banbridge and Craigavon",2024/25,{SENT},55.1\nW06000001,Anglesey,2024/25,{SENT},NA\n'
    )
    (release,) = defra_waste_devolved.load(folder(rows))
    given, missing = release.records
    assert (given.area, given.value) == ("N09000002", 55.1)
    assert (missing.value, missing.status, missing.status_as_given) == (None, Status.NOT_AVAILABLE, "NA")


def test_england_is_left_to_its_own_tables(folder):
    (release,) = defra_waste_devolved.load(folder(f"E06000018,Nottingham,2023/24,{SENT},26.7\n"))
    assert release.records == ()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (f"S12000033,Aberdeen City,2024/25,{SENT},38.5\n", "Recycling, Percentage, Waste"),
        ("S12000033,Aberdeen City,2024/25,Recycling,Percentage,Waste,38.5\n", "2024/25"),
        (f"W06000001,Anglesey,2024,{SENT},60\n", "2024"),
        (f"W06000001,Anglesey,2024/25,{SENT},sixty\n", "sixty"),
    ],
)
def test_a_row_that_is_not_as_known_is_refused_with_its_place(folder, row, said):
    with pytest.raises(LoaderError, match="row 2") as refused:
        defra_waste_devolved.load(folder(row))
    assert said in str(refused.value)


def test_a_file_with_other_columns_is_refused(folder):
    with pytest.raises(LoaderError, match=r"household_waste_recycling\.csv"):
        defra_waste_devolved.load(folder("", header="code,value\n"))
