"""Fly-tipping against the publisher's workbook, and what its loader refuses."""

from __future__ import annotations

import pandas as pd
import pytest
from openpyxl import Workbook

from data_layer.definition_files import read_definitions
from data_layer.loaders import defra_fly_tipping
from data_layer.loaders.defra_fly_tipping import DONE, FILE, FOUND, INCIDENTS, NOT_TOLD_APART, RATE
from data_layer.loaders.defra_fly_tipping_tables import table_rows
from data_layer.loaders.errors import CellError, LayoutError
from data_layer.vocabulary import Status

NOTTINGHAM, ENGLAND, EAST_MIDLANDS = "E06000018", "E92000001", "E12000004"
CITY_YEARS = ("2017/18", "2018/19", "2019/20", "2020/21", "2021/22")


@pytest.fixture(scope="module")
def releases(sources):
    return defra_fly_tipping.load(sources)


@pytest.fixture(scope="module")
def held(releases):
    return {(r.metric, r.part, r.area, r.period.label): r for one in releases for r in one.records}


def table(sources, sheet) -> pd.DataFrame:
    rows = pd.read_excel(sources / FILE, sheet_name=sheet, header=2, engine="calamine")
    rows.columns = [" ".join(str(name).split()) for name in rows.columns]
    return pd.DataFrame(rows[rows["ONS Code"].astype(str).str.startswith("E0")])


@pytest.mark.sources
def test_every_council_has_the_publishers_incidents(held, sources):
    rows = table(sources, "LA_incidents")
    given = {
        (code.strip(), year.replace("-", "/")): None if count == ":" else count
        for code, year, count in zip(rows["ONS Code"], rows["Year"], rows["Total Incidents"], strict=True)
    }
    ours = {
        (area, year): record.value
        for (metric, part, area, year), record in held.items()
        if (metric, part) == (INCIDENTS, None) and area.startswith("E0")
    }
    assert ours == given and 308 <= len(given) / 10 <= 326


@pytest.mark.sources
def test_figures_that_anyone_can_look_up(held):
    assert [held[INCIDENTS, None, NOTTINGHAM, year].value for year in CITY_YEARS] == [7374, 7864, 10859, 11148, 13608]
    rates = {year: held[RATE, None, NOTTINGHAM, year] for year in CITY_YEARS}
    assert rates["2021/22"].value == pytest.approx(1000 * 13_608 / 319_978)
    assert rates["2019/20"].value == pytest.approx(1000 * 10_859 / 323_160)
    assert (rates["2021/22"].numerator, rates["2021/22"].denominator) == (13_608, 319_978)
    assert {year: round(rate.value, 1) for year, rate in rates.items() if year > "2019"} == {
        "2019/20": 33.6, "2020/21": 34.5, "2021/22": 42.5,
    }  # fmt: skip


@pytest.mark.sources
def test_what_the_council_did_is_told_apart(held):
    """Nottingham 2021/22, sheet LA_actions."""
    done = {part: held[INCIDENTS, part, NOTTINGHAM, "2021/22"].value for part in DONE}
    assert (done["actions"], done["investigations"], done["fixed_penalty_notices"]) == (8410, 5606, 2247)
    assert (done["fixed_penalty_notices_fly_tipping"], done["prosecutions"]) == (77, 0)


@pytest.mark.sources
def test_every_council_has_the_publishers_places_and_sizes(held, sources):
    rows = table(sources, "LA_incidents")
    untold = set()
    for row in rows.to_dict(orient="records"):
        area, year = row["ONS Code"].strip(), row["Year"].replace("-", "/")
        for part, heading in FOUND.items():
            ours = held[INCIDENTS, part, area, year]
            if ours.status_as_given == NOT_TOLD_APART:
                untold.add((row["LA Name"].strip(), year))
                assert (ours.value, row[heading]) == (None, 0)
            else:
                assert ours.value == (row[heading] if isinstance(row[heading], int | float) else None) or (
                    ours.value is None and pd.isna(row[heading])
                )
    assert untold == {
        ("Corby", "2019/20"), ("Corby", "2020/21"), ("Folkestone and Hythe", "2021/22"), ("Nottingham", "2021/22"),
        ("Sutton", "2021/22"),
    }  # fmt: skip


@pytest.mark.sources
def test_places_that_a_council_does_not_tell_apart_are_no_zeros(held):
    """Nottingham gave all 13,608 of 2021/22 as of an unidentified place, and 9,542 of the year before on roads."""
    before, after = (held[INCIDENTS, "on_highways", NOTTINGHAM, year] for year in ("2020/21", "2021/22"))
    assert (before.value, after.value, after.status) == (9542, None, Status.NOT_AVAILABLE)
    assert held[INCIDENTS, "single_black_bags", NOTTINGHAM, "2021/22"].value == 8596
    assert held[INCIDENTS, "on_highways", EAST_MIDLANDS, "2021/22"].status is Status.NOT_COMPARABLE


@pytest.mark.sources
def test_a_council_that_gave_nothing_has_no_figure_and_never_zero(held):
    for year in ("2012/13", "2016/17"):
        for metric in (INCIDENTS, RATE):
            missing = held[metric, None, NOTTINGHAM, year]
            assert (missing.value, missing.status, missing.status_as_given) == (None, Status.NOT_AVAILABLE, ":")


@pytest.mark.sources
def test_england_in_2018_19_is_counted_once_by_the_method_of_the_years_after(held, sources):
    rows = pd.read_excel(sources / FILE, sheet_name="LA_incidents", header=2, engine="calamine")
    regions = rows["Region"].astype(str).str.strip()
    (given,) = rows.loc[regions == "*Total England (comparable with 2019/20)", "Total Incidents"]
    assert held[INCIDENTS, None, ENGLAND, "2018/19"].value == given


@pytest.mark.sources
def test_a_region_whose_total_lacks_a_council_is_shown_and_not_compared(held):
    lacking, whole = (held[INCIDENTS, None, EAST_MIDLANDS, year] for year in ("2016/17", "2017/18"))
    assert (lacking.value, lacking.status) == (60_969, Status.NOT_COMPARABLE)
    assert (whole.value, whole.status) == (68_470, Status.FINAL)
    assert held[RATE, None, EAST_MIDLANDS, "2016/17"].value is None


@pytest.mark.sources
def test_notices_for_fly_tipping_alone_begin_when_they_were_told_apart(held):
    years = {year for _, part, _, year in held if part == "fixed_penalty_notices_fly_tipping"}
    assert years == {"2018/19", "2019/20", "2020/21", "2021/22"}


@pytest.mark.sources
def test_the_rates_are_known_only_since_the_population_is(releases):
    days = {one.records[0].metric: str(one.release.known_from) for one in releases}
    assert days == {INCIDENTS: "2023-01-31", RATE: "2024-07-15"}


def test_every_part_is_defined():
    parts = {id for id, metric in read_definitions().metrics.items() if metric.part_of == INCIDENTS}
    assert parts == {f"{INCIDENTS}.{part}" for part in (*FOUND, *DONE)}


HEADER = ["Year", "ONS Code", "LA Name", "Region", "Total Incidents"]
DERBY = ["2021-22", "E06000015", "Derby ", "East Midlands", 9]


@pytest.fixture
def read(tmp_path):
    def of(*rows, header=HEADER):
        book = Workbook()
        sheet = book.active
        sheet.title = "LA_incidents"
        for row in (["Incidents"], [], header, *rows):
            sheet.append(row)
        book.save(tmp_path / "f.xlsx")
        return table_rows(tmp_path / "f.xlsx", "LA_incidents", ["Total Incidents"])

    return of


def test_the_superseded_total_of_england_is_left_out(read):
    original = ["2018-19", "*Total", "", "*Total England (original)", 1_072_000]
    comparable = ["2018-19", "*Total", "", "*Total England (comparable with 2019/20)", 957_000]
    (row,) = read(original, comparable)
    assert (row.area, row.cells["Total Incidents"].value) == (ENGLAND, 957_000)


@pytest.mark.parametrize("mark", [":", " : ", ""])
def test_a_mark_is_no_figure(read, mark):
    (row,) = read([*DERBY[:4], mark])
    assert row.cells["Total Incidents"].value is None and row.region == EAST_MIDLANDS


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["2021", *DERBY[1:]], r"row 4 \(Year\): found '2021'\. Write a financial year"),
        (["2021-22", "E600015", *DERBY[2:]], r"row 4 \(ONS Code\): found 'E600015'\. Give the council's nine"),
        ([*DERBY[:3], "Midlands", 9], r"row 4 \(Region\): found 'Midlands'\. Give the name of a region"),
        ([*DERBY[:4], "many"], r"row 4 \(Total Incidents\): found 'many'\. Enter a number of zero or more"),
        ([*DERBY[:4], -1], r"row 4 \(Total Incidents\): found -1.*Enter a number of zero or more"),
    ],
)
def test_rubbish_is_refused_with_its_row(read, row, said):
    with pytest.raises(CellError, match=said):
        read(row)


def test_a_council_given_twice_or_a_lost_heading_is_refused(read):
    with pytest.raises(LayoutError, match=r"E06000015, 2021/22: given twice"):
        read(DERBY, DERBY)
    with pytest.raises(LayoutError, match=r"column 'Total Incidents': no columns have this name"):
        read(DERBY, header=[*HEADER[:4], "Incidents"])
    with pytest.raises(LayoutError, match="no row begins with Year"):
        read(DERBY, header=["Period", *HEADER[1:]])
