"""English waste figures against the publisher's own tables, read again by hand."""

from __future__ import annotations

import json
from collections import Counter

import pandas as pd
import pytest
from pytest import approx

from data_layer.loaders import defra_waste
from data_layer.vocabulary import Status

pytestmark = pytest.mark.sources

NOTTINGHAM = "E06000018"
BRISTOL = "E06000023"
ENGLAND = "E92000001"
RECYCLED = "Percentage of household waste sent for reuse, recycling or composting (Ex NI192)"
LANDFILLED = "Percentage of municipal waste sent to landfill (Ex NI193)"
RESIDUAL = "Residual household waste per household (kg/household) (Ex NI191)"
PER_PERSON = "Collected household waste per person (kg) (Ex BVPI 84a)"


@pytest.fixture(scope="module")
def loaded(sources):
    (release,) = defra_waste.load(sources)
    return release


@pytest.fixture(scope="module")
def figures(loaded):
    """By metric, area and financial year."""
    return {(r.metric, r.area, r.period.label): r for r in loaded.records}


@pytest.fixture(scope="module")
def tables(sources):
    """The publisher's tables as pandas reads them, notes and totals included."""
    path = sources / "defra_waste" / "waste-data.ods"
    return pd.read_excel(
        path, sheet_name=["Table_1", "Table_2", "Table_3"], header=3, engine="calamine", dtype={"ONS Code": str}
    )


def numbers(cells) -> pd.Series:
    """Marks such as ":" become NaN."""
    return pd.Series([cell if isinstance(cell, int | float) else None for cell in cells], dtype=float)


def of(figures, metric, area, year):
    return figures[metric, area, year].value


def test_the_figures_of_nottingham(figures):
    """Defra, local authority collected waste statistics, release of 27 March 2025."""
    assert of(figures, "recycling_rate", NOTTINGHAM, "2023/24") == approx(26.7)
    assert of(figures, "recycling_rate", NOTTINGHAM, "2022/23") == approx(25.1)
    assert of(figures, "residual_waste_per_household", NOTTINGHAM, "2023/24") == approx(572.6)
    assert of(figures, "household_waste_per_person", NOTTINGHAM, "2023/24") == approx(347.7)
    assert of(figures, "landfill_rate", NOTTINGHAM, "2023/24") == approx(4.3)
    assert figures["recycling_rate", NOTTINGHAM, "2023/24"].status is Status.FINAL


@pytest.mark.parametrize(
    ("metric", "column", "times"),
    [
        ("recycling_rate", RECYCLED, 100),
        ("residual_waste_per_household", RESIDUAL, 1),
        ("household_waste_per_person", PER_PERSON, 1),
        ("landfill_rate", LANDFILLED, 100),
    ],
)
def test_every_figure_of_table_3_is_loaded_in_the_unit_of_its_metric(figures, tables, metric, column, times):
    table = tables["Table_3"]
    councils = table[table["ONS code"].astype(str).str.fullmatch(r"E(06|07|08|09|10|50)\d{6}")]
    given = councils[numbers(councils[column]).notna().to_list()]
    wanted = {
        (
            code if (code, name) != ("E10000002", "Buckinghamshire Council") else "E06000060",
            year.replace("-", "/"),
        ): float(value) * times
        for code, name, year, value in zip(
            given["ONS code"], given["Authority"], given["Year"], given[column], strict=True
        )
    }
    held = {
        (area, year): record.value
        for (of_metric, area, year), record in figures.items()
        if of_metric == metric and record.value is not None and not area.startswith(("E12", "E92"))
    }
    assert held == approx(wanted)
    assert len(held) == len(given)


def test_incineration_adds_both_kinds_and_divides_by_all_that_was_managed(figures, tables):
    table = tables["Table_2"].rename(columns=str.strip)
    table = table[table["ONS Code"].astype(str).str.fullmatch(r"E\d{8}")]
    amounts = table[["Incineration with EfW", "Incineration without EfW 4", "Total2"]].apply(
        pd.to_numeric, errors="coerce"
    )
    rates = (amounts.iloc[:, 0] + amounts.iloc[:, 1]) / amounts.iloc[:, 2] * 100
    names = table["Authority"].eq("Buckinghamshire Council")
    codes = table["ONS Code"].mask(names, "E06000060")
    wanted = {
        (code, year.replace("-", "/")): rate
        for code, year, rate in zip(codes, table["Year"], rates, strict=True)
        if rate == rate
    }
    held = {
        (area, year): record.value
        for (metric, area, year), record in figures.items()
        if metric == "incineration_rate" and record.value is not None
    }
    assert held == approx(wanted)
    assert held[NOTTINGHAM, "2023/24"] == approx(66.8467, abs=1e-4)
    assert sum(year == "2023/24" for _, year in held) == 124 - 1, "all but Bristol"


def test_contamination_is_rejects_of_all_that_was_collected_for_recycling(figures, tables):
    table = tables["Table_1"]
    here = table[(table["ONS Code"] == NOTTINGHAM) & (table["Financial Year"] == "2023-24")].iloc[0]
    sent = here["Household - waste sent for recycling-composting-reuse (tonnes)"]
    rejected = here[next(name for name in table.columns if name.startswith("Household - estimated rejects"))]
    record = figures["recycling_contamination_rate", NOTTINGHAM, "2023/24"]
    assert record.value == approx(100 * rejected / (sent + rejected))
    assert (record.numerator, record.denominator) == (rejected, sent + rejected)


def test_negative_rejects_are_no_figure(loaded):
    """124 cells of household rejects are below zero: corrections of earlier stocks."""
    without = [
        r for r in loaded.records if r.metric == "recycling_contamination_rate" and r.status is Status.NOT_AVAILABLE
    ]
    said = Counter(r.status_as_given for r in without)
    assert said.pop(":") == 1, "Bristol 2023-24"
    ((reason, cells),) = said.items()
    assert cells == 124 and "below zero" in reason
    assert all(r.value is None for r in without)
    assert all(r.value is None or r.value >= 0 for r in loaded.records)


def test_bristol_has_no_figure_in_2023_24(figures):
    """Its return was incomplete; the publisher prints a colon."""
    of_bristol = [r for (_, area, year), r in figures.items() if (area, year) == (BRISTOL, "2023/24")]
    assert len(of_bristol) == 6
    assert {(r.value, r.status, r.status_as_given) for r in of_bristol} == {(None, Status.NOT_AVAILABLE, ":")}


def test_landfill_and_incineration_do_not_apply_to_who_only_collects(loaded, tables):
    """Ashfield is a district; Nottinghamshire county disposes of its waste, Nottingham does both."""
    of_2023 = {(r.metric, r.area): r for r in loaded.records if r.period.label == "2023/24"}
    for metric in ("landfill_rate", "incineration_rate"):
        assert of_2023[metric, "E07000170"].status is Status.NOT_APPLICABLE
        assert of_2023[metric, "E07000170"].value is None
        assert of_2023[metric, "E10000024"].value is not None
        assert of_2023[metric, NOTTINGHAM].value is not None
    table = tables["Table_3"]
    districts = table[table["Authority type"].eq("Collection") & ~table["ONS code"].astype(str).str.contains(" / ")]
    not_applicable = [r for r in loaded.records if r.metric == "landfill_rate" and r.status is Status.NOT_APPLICABLE]
    assert len(not_applicable) == len(districts)


def test_the_regions_and_england_come_from_their_own_table(figures):
    """Table_3a in its three parts, already in percent; the newest year says provisional."""
    assert of(figures, "recycling_rate", ENGLAND, "2023/24") == 42.3
    assert of(figures, "landfill_rate", ENGLAND, "2023/24") == 5.5
    assert of(figures, "residual_waste_per_household", ENGLAND, "2023/24") == 511
    assert of(figures, "recycling_rate", "E12000004", "2023/24") == 42.8
    assert of(figures, "recycling_rate", "E12000006", "2000/01") == 15.2
    assert of(figures, "residual_waste_per_household", "E12000009", "2022/23") == 456
    assert figures["recycling_rate", ENGLAND, "2023/24"].status is Status.PROVISIONAL
    assert figures["recycling_rate", ENGLAND, "2022/23"].status is Status.FINAL
    assert ("household_waste_per_person", ENGLAND, "2023/24") not in figures
    assert len({area for _, area, _ in figures if area.startswith("E12")}) == 9


def test_totals_are_not_councils_and_shared_codes_are_left_out(figures):
    areas = {area for _, area, _ in figures}
    assert {area[:3] for area in areas} == {"E06", "E07", "E08", "E09", "E10", "E12", "E50", "E92"}
    assert all(len(area) == 9 for area in areas)
    assert ("recycling_rate", "E07000150", "2018/19") in figures, "Corby by itself"
    assert ("recycling_rate", "E07000150", "2019/20") not in figures, "Corby and Kettering together"


def test_sheffield_and_barnsley_keep_the_codes_they_are_published_under(figures):
    """They are mapped to their codes of today as one place, by area_successor."""
    areas = {area for _, area, _ in figures}
    assert {"E08000019", "E08000016"} <= areas
    assert not {"E08000039", "E08000038"} & areas


def test_the_council_of_buckinghamshire_is_not_the_county_it_replaced(figures):
    """The file keeps the county's code for the unitary of April 2020."""
    assert ("recycling_rate", "E10000002", "2019/20") in figures
    assert ("recycling_rate", "E10000002", "2020/21") not in figures
    assert ("recycling_rate", "E06000060", "2019/20") not in figures
    assert ("recycling_rate", "E06000060", "2023/24") in figures


def test_the_second_source_gives_the_same_recycling_rates(figures, sources):
    """2,554 figures of English councils; the one it marks NA is Bristol's."""
    second = pd.read_csv(sources / "defra_waste" / "household_waste_recycling.csv")
    english = second[second.area_code.str.startswith("E")]
    pairs = [
        (value, of(figures, "recycling_rate", area, year))
        for area, year, value in zip(english.area_code, english.period, english.value, strict=True)
    ]
    equal = [here == approx(there) for there, here in pairs if there == there]
    assert (len(pairs), len(equal), sum(equal)) == (2555, 2554, 2554)
    assert [here for there, here in pairs if there != there] == [None]


def test_the_neighbours_of_nottingham(figures, tables, sources):
    """Median 35.6, quartiles 28.3 and 40.3 from 14 of 15: by pandas from the publisher's file, and as loaded."""
    lists = json.loads((sources / "comparators" / "nearest_neighbours.json").read_text(encoding="utf-8-sig"))
    neighbours = set(lists[NOTTINGHAM]) - {NOTTINGHAM}
    table = tables["Table_3"]
    group = table[(table["Year"] == "2023-24") & table["ONS code"].isin(neighbours)]
    raw = numbers(group[RECYCLED]).dropna() * 100
    held = numbers(of(figures, "recycling_rate", area, "2023/24") for area in neighbours).dropna()
    assert len(neighbours) == 15
    for values in (raw, held):
        assert len(values) == 14
        assert [round(values.quantile(q), 1) for q in (0.25, 0.5, 0.75)] == [28.3, 35.6, 40.3]


def test_the_release_is_dated(loaded):
    assert loaded.release.published.isoformat() == "2025-03-27"
    assert loaded.release.source == "defra_waste"
