"""Band D council tax against the publisher's tables, and what its loaders refuse."""

from __future__ import annotations

import csv
import shutil

import pandas as pd
import pytest

from data_layer.loaders import mhclg_council_tax
from data_layer.loaders.errors import CellError, LayoutError, LoaderError
from data_layer.loaders.mhclg_band_d_history import history
from data_layer.loaders.mhclg_council_tax import AREA, FOLDER, HISTORY, OWN
from data_layer.vocabulary import MetricId
from tests.data_layer.loaders.ods_cells import with_replaced

NOTTINGHAM, DERBYSHIRE, AMBER_VALLEY, EASTLEIGH = "E06000018", "E10000007", "E07000032", "E07000086"
CUMBERLAND, ALLERDALE = "E06000063", "E07000026"
CREATED_IN_2023 = {"E06000063", "E06000064", "E06000065", "E06000066"}
NEWEST = "ct_table9_2024_25.ods"


@pytest.fixture(scope="module")
def releases(sources):
    return mhclg_council_tax.load(sources)


@pytest.fixture(scope="module")
def held(releases):
    """As known today: later releases go before earlier ones."""
    return {(r.metric, r.area, r.period.label): r.value for one in releases for r in one.records}


@pytest.mark.sources
def test_figures_that_anyone_can_look_up(held):
    years = ("2022/23", "2023/24", "2024/25")
    assert [held[OWN, NOTTINGHAM, year] for year in years] == [1955.32, 2052.89, 2155.33]
    assert [held[AREA, NOTTINGHAM, year] for year in years] == [2294.14, 2411.65, 2529.69]
    assert held[AREA, NOTTINGHAM, "2010/11"] == 1562.08


@pytest.mark.sources
def test_a_county_and_its_district_each_have_a_part_and_the_district_the_whole_bill(held):
    assert [held[OWN, DERBYSHIRE, year] for year in ("2022/23", "2023/24", "2024/25")] == [1424.56, 1477.98, 1551.73]
    assert (held[OWN, AMBER_VALLEY, "2024/25"], held[AREA, AMBER_VALLEY, "2024/25"]) == (272.15, 2191.88)
    assert (AREA, DERBYSHIRE, "2024/25") not in held


@pytest.mark.sources
def test_every_whole_bill_is_that_of_the_table_of_bands(held, sources):
    table = pd.read_excel(sources / FOLDER / "ct_table8_2024_25.ods", sheet_name="Table_8", header=2, engine="calamine")
    bills = {area: value for (metric, area, year), value in held.items() if (metric, year) == (AREA, "2024/25")}
    assert len(bills) == 296 and bills == pytest.approx(dict(zip(table["ONS Code"], table["Band D"], strict=True)))


@pytest.mark.sources
def test_every_older_bill_is_that_of_the_export(held, sources):
    with (sources / HISTORY).open(encoding="utf-8-sig", newline="") as opened:
        given = [row for row in csv.DictReader(opened) if row["area_band_d"]]
    older = {key: value for key, value in held.items() if key[0] == AREA and key[2] < "2023/24"}
    assert len(given) == len(older) == 4183
    for row in given:
        year = f"{row['period'][:4]}/{row['period'][-2:]}"
        assert older[AREA, row["ons_code"], year] == float(row["area_band_d"])


@pytest.mark.sources
def test_the_year_before_a_council_was_set_up_has_no_figure_and_never_zero(held):
    first = {area for metric, area, year in held if (metric, year) == (OWN, "2022/23")}
    second = {area for metric, area, year in held if (metric, year) == (OWN, "2023/24")}
    assert second - first == CREATED_IN_2023 and held[OWN, CUMBERLAND, "2023/24"] == 1786.93
    assert min(held.values()) > 100


@pytest.mark.sources
def test_abolished_councils_keep_their_bills(held):
    years = [year for metric, area, year in held if (metric, area) == (AREA, ALLERDALE)]
    assert (min(years), max(years), len(years)) == ("2010/11", "2022/23", 13)


@pytest.mark.sources
def test_a_later_return_corrects_an_earlier_one(releases):
    said = [r.value for one in releases for r in one.records if (r.metric, r.area, r.period.label) == (
        OWN, EASTLEIGH, "2023/24")]  # fmt: skip
    assert said == [230.6, 228.99]
    known = [one.release.known_from for one in releases]
    assert known == sorted(known) and len({one.release.id for one in releases}) == 4


@pytest.mark.sources
@pytest.mark.parametrize(
    ("sheet", "old", "new", "error", "said"),
    [
        (
            "Data_Billing",
            ">E06000018<",
            ">E0600018<",
            CellError,
            r"\(ONS Code\): found 'E0600018'\. Give the council's",
        ),
        ("Data_Billing", ">E06000018<", ">E06000015<", LayoutError, r"E06000015: the council is given twice\. Remove"),
        ("Data_Precepting", ">ONS Code<", ">Code<", LayoutError, r"column 'ONS Code': no columns have such a heading"),
        ("Data_Precepting", ">Class<", ">Kind<", LayoutError, r"column 'Class': no columns have such a heading"),
    ],
)
def test_a_return_that_is_not_as_known_says_where_and_what_to_do(sources, tmp_path, sheet, old, new, error, said):
    shutil.copytree(sources / FOLDER, tmp_path / FOLDER)
    shutil.copytree(sources / "codes", tmp_path / "codes")
    with_replaced(sources / FOLDER / NEWEST, tmp_path / FOLDER / NEWEST, sheet, old, new)
    with pytest.raises(LoaderError, match=rf"^{NEWEST.replace('.', '[.]')}, sheet {sheet}, .*{said}") as raised:
        mhclg_council_tax.load(tmp_path)
    assert type(raised.value) is error


@pytest.fixture
def exported(tmp_path):
    def read(*lines, header="ons_code,local_authority,period,area_band_d"):
        path = tmp_path / "area.csv"
        path.write_text("\n".join([header, *lines]), encoding="utf-8")
        return [(r.area, r.period.label, r.value) for r in history(path, MetricId("council_tax_band_d_area"))]

    return read


def test_years_are_read_in_both_spellings_and_empty_lines_left_out(exported):
    found = exported("E06000015,Derby,2016-2017,1500.5", "E06000015,Derby,2018-19,1600", ",Bath,2018-19,")
    assert found == [("E06000015", "2016/17", 1500.5), ("E06000015", "2018/19", 1600)]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (",Derby,2018-19,1600", r"row 2 \(ons_code\): found ''\. Give the council's nine-character code"),
        ("E06000015,Derby,2018,1600", r"row 2 \(period\): found '2018'\. Write a financial year"),
        ("E06000015,Derby,2018-19,n/a", r"row 2 \(area_band_d\): found 'n/a'\. Enter the charge in pounds"),
        ("E06000015,Derby,2018-19,0", r"row 2 \(area_band_d\): found '0'\. Enter the charge in pounds"),
    ],
)
def test_rubbish_in_the_export_is_refused_with_its_line(exported, line, said):
    with pytest.raises(CellError, match=said):
        exported(line)


def test_a_bill_given_twice_or_a_lost_column_is_refused(exported):
    with pytest.raises(LayoutError, match=r"E06000015, 2018/19: given twice"):
        exported("E06000015,Derby,2018-19,1600", "E06000015,Derby,2018-19,1700")
    with pytest.raises(LayoutError, match="it does not name area_band_d"):
        exported("E06000015,Derby,2018-19,1600", header="ons_code,local_authority,period,band_d")
