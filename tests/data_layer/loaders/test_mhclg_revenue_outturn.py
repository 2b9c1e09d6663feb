"""Finance figures against the publisher's workbooks, read again by hand: other engines, fixed positions, plain sums."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import pytest
from openpyxl import load_workbook
from pytest import approx

from data_layer.loaders import mhclg_revenue_outturn
from data_layer.vocabulary import Status

pytestmark = pytest.mark.sources

NOTTINGHAM = "E06000018"
SPELTHORNE = "E07000213"
COUNCILS = {"2017/18": 353, "2018/19": 353, "2019/20": 343, "2020/21": 339, "2021/22": 333, "2022/23": 329}
COUNCILS["2023/24"] = 304
FINANCE = {
    "reserves_share_of_net_revenue",
    "reserves_share_of_service_spend",
    "unallocated_reserves",
    "social_care_share_of_service_spend",
    "service_spend",
    "debt_servicing_share_of_net_revenue",
}


@pytest.fixture(scope="module")
def loaded(sources):
    return mhclg_revenue_outturn.load(sources)


@pytest.fixture(scope="module")
def figures(loaded):
    """By metric, council and year; a later release of the same year stands over an earlier one."""
    return {(r.metric, r.area, r.period.label): r for release in loaded for r in release.records}


@pytest.fixture(scope="module")
def newest_by_hand(sources):
    """2023-24 as openpyxl reads it: council code to the cells of its row, counted from column A = 0."""
    path = sources / "mhclg_finance" / "rs2023_24.xlsx"
    sheet = load_workbook(path, read_only=True, data_only=True)["RS_LA_Data_2023-24"]
    return {row[1]: row for row in sheet.iter_rows(min_row=14, values_only=True) if len(str(row[1])) == 9}


def test_the_figures_of_nottingham(figures):
    """Revenue Outturn Summary 2023-24, second release: (171,937 + 30,489) of 231,405 and so on, in £ thousand."""
    here = {metric: figures[metric, NOTTINGHAM, "2023/24"] for metric in FINANCE}
    assert here["unallocated_reserves"].value == approx(30.489)
    assert here["service_spend"].value == approx(632.949)
    assert here["reserves_share_of_net_revenue"].value == approx(100 * (171937 + 30489) / 231405)
    assert here["reserves_share_of_service_spend"].value == approx(100 * (171937 + 30489) / 632949)
    assert here["social_care_share_of_service_spend"].value == approx(100 * (127236 + 139575) / 632949)
    assert here["debt_servicing_share_of_net_revenue"].value == approx(100 * (30888 + 27809) / 231405)
    assert here["reserves_share_of_net_revenue"].numerator == 202426
    assert here["reserves_share_of_net_revenue"].denominator == 231405
    assert figures["unallocated_reserves", NOTTINGHAM, "2022/23"].value == approx(13.643)


def test_every_council_of_2023_24_by_fixed_positions(figures, newest_by_hand):
    """Columns: 330 J, 360 K, 699 U, 773 AS, 781 AU, 805 BU, 915 adjusted DC, 916 DM."""
    checked = 0
    for code, row in newest_by_hand.items():
        if row[4] not in {"UA", "MD", "LB", "SC", "SD"} or row[9] == "[x]":
            continue
        children, adults, spend, principal, interest, net, earmarked, unallocated = (
            row[n] for n in (9, 10, 20, 44, 46, 72, 106, 116)
        )
        held = {metric: figures[metric, code, "2023/24"].value for metric in FINANCE}
        wanted = {
            "reserves_share_of_net_revenue": (earmarked + unallocated) / net * 100,
            "reserves_share_of_service_spend": (earmarked + unallocated) / spend * 100,
            "unallocated_reserves": unallocated / 1000,
            "social_care_share_of_service_spend": (children + adults) / spend * 100 if row[4] != "SD" else None,
            "service_spend": spend / 1000,
            "debt_servicing_share_of_net_revenue": (interest + principal) / net * 100,
        }
        assert held == approx(wanted), code
        checked += 1
    assert checked == 304


@pytest.mark.parametrize(
    ("file", "sheet", "year", "code", "kind", "spend", "net", "unallocated"),
    [
        ("RS_2015-16_data_by_LA_-_Revision.xlsx", "RS LA Data 2015-16", "2015/16", 1, 4, 18, 57, 75),
        ("RS_2016-17_data_by_LA.xlsx", "RS LA Data 2016-17", "2016/17", 1, 4, 18, 58, 76),
        ("rs2017_18.xls", "RS_LA_Data_2017-18", "2017/18", 1, 4, 18, 58, 77),
        ("rs2018_19.xls", "RS_LA_Data_2018-19", "2018/19", 1, 4, 18, 58, 80),
        ("rs2019_20.xls", "RS_LA_Data_2019-20", "2019/20", 1, 4, 18, 59, 83),
        ("rs2020_21.xlsx", "RS_LA_Data_2020-21", "2020/21", 1, 5, 19, 62, 100),
        ("rs2021_22.xlsx", "RS_LA_Data_2021-22", "2021/22", 1, 4, 19, 71, 120),
        ("rs2022_23.xlsx", "RS_LA_Data_2022-23", "2022/23", 1, 4, 20, 72, 116),
    ],
)
def test_every_council_of_the_years_before(figures, sources, file, sheet, year, code, kind, spend, net, unallocated):
    """Total service expenditure, unallocated reserves and what a share of net revenue expenditure divides by."""
    engine = "openpyxl" if file.endswith("xlsx") else "calamine"
    table = pd.read_excel(sources / "mhclg_finance" / file, sheet_name=sheet, header=None, engine=engine)
    councils = table[table[kind].isin(["UA", "MD", "L", "LB", "SC", "SD"]) & (table[code].astype(str).str.len() == 9)]
    for row in councils.itertuples(index=False):
        area = "E10000023" if row[code] == "E10000022" else row[code]
        given = {n: row[n] if isinstance(row[n], int | float) else None for n in (spend, net, unallocated)}
        for metric, place in (("service_spend", spend), ("unallocated_reserves", unallocated)):
            amount = given[place]
            wanted = None if amount is None else approx(amount / 1000)
            assert figures[metric, area, year].value == wanted, (metric, area)
        share = figures["reserves_share_of_net_revenue", area, year]
        if share.denominator is not None:
            assert share.denominator == approx(given[net])
    held = [r for (metric, _, of_year), r in figures.items() if (metric, of_year) == ("service_spend", year)]
    assert len(held) == len(councils)


def test_the_number_of_principal_councils_with_figures_each_year(figures):
    """UA, MD, London boroughs under L and LB, SC and SD; the Greater London Authority and other bodies left out."""
    counted = Counter(
        year for (metric, _, year), r in figures.items() if metric == "service_spend" and r.value is not None
    )
    assert {year: counted[year] for year in COUNCILS} == COUNCILS


@pytest.mark.parametrize("year", ["2015/16", "2018/19", "2021/22", "2022/23", "2023/24"])
def test_all_33_london_councils_are_there_whichever_way_their_class_is_written(figures, year):
    assert sum(area.startswith("E09") for metric, area, of in figures if (metric, of) == ("service_spend", year)) == 33


def test_only_councils_are_loaded(loaded):
    areas = {r.area for release in loaded for r in release.records}
    assert {area[:3] for area in areas} == {"E06", "E07", "E08", "E09", "E10"}
    assert all(len(area) == 9 for area in areas)


def test_thirteen_councils_made_no_return_in_time_for_2023_24(figures):
    missing = {
        area
        for (metric, area, year), r in figures.items()
        if (metric, year) == ("service_spend", "2023/24") and r.value is None
    }
    assert len(missing) == 13
    assert {"E08000025", "E07000217"} <= missing, "Birmingham, Woking"
    assert {figures["unallocated_reserves", area, "2023/24"].status for area in missing} == {Status.NOT_AVAILABLE}
    assert figures["unallocated_reserves", "E08000025", "2023/24"].status_as_given == "[x]"


def test_an_ellipsis_is_no_figure(loaded):
    """Reading, Warwick, North Yorkshire and Copeland made no return in time for the provisional 2017-18."""
    provisional = loaded[2]
    missing = {r.area for r in provisional.records if r.metric == "service_spend" and r.value is None}
    assert missing == {"E06000038", "E07000222", "E10000023", "E07000029"}


def test_2017_18_was_provisional_and_then_final(loaded):
    """Both releases are kept: what was known until 20 March 2019 can still be asked for."""
    provisional, final = (release for release in loaded if release.records[0].period.label == "2017/18")
    assert provisional.release.known_from < final.release.known_from
    assert {r.status for r in provisional.records if r.value is not None} == {Status.PROVISIONAL}
    assert {r.status for r in final.records if r.value is not None} == {Status.FINAL}
    before = {(r.metric, r.area): r.value for r in provisional.records}
    revised = {r.area for r in final.records if r.metric == "service_spend" and r.value != before[r.metric, r.area]}
    assert len(revised) > 50
    assert before["service_spend", "E06000038"] is None and "E06000038" in revised, "Reading came in late"


def test_releases_are_known_from_their_own_day(loaded):
    assert [release.release.known_from.isoformat() for release in loaded] == [
        "2017-11-15",
        "2017-11-16",
        "2018-08-23",
        "2019-03-20",
        "2019-11-14",
        "2021-06-11",
        "2025-03-19",
        "2025-05-15",
        "2024-07-08",
        "2024-12-12",
    ]


def test_social_care_does_not_apply_to_districts_and_is_never_zero(figures):
    of_districts = [
        r
        for (metric, area, _), r in figures.items()
        if metric == "social_care_share_of_service_spend" and area.startswith("E07")
    ]
    assert {(r.status, r.value) for r in of_districts} == {(Status.NOT_APPLICABLE, None)}
    assert figures["social_care_share_of_service_spend", "E10000024", "2023/24"].value > 0


def test_a_share_of_nothing_or_less_is_not_meaningful(figures):
    """Spelthorne's net revenue expenditure was −£2.757 million in 2017/18."""
    share = figures["reserves_share_of_net_revenue", SPELTHORNE, "2017/18"]
    assert (share.value, share.status, share.denominator) == (None, Status.NOT_AVAILABLE, -2757)
    assert "net revenue expenditure was not above zero" in share.status_as_given
    assert figures["unallocated_reserves", SPELTHORNE, "2017/18"].value is not None
    assert all(r.value is None or r.denominator > 0 for (metric, *_), r in figures.items() if "_share_" in metric)


def test_a_share_of_next_to_nothing_is_shown_and_not_compared(figures):
    """Runnymede's net revenue expenditure was £0.7 million in 2021/22, of £11.6 million spent on services."""
    share = figures["reserves_share_of_net_revenue", "E07000212", "2021/22"]
    assert share.value > 6000 and share.status is Status.NOT_COMPARABLE
    kept_apart = [key for key, r in figures.items() if r.status is Status.NOT_COMPARABLE]
    assert len(kept_apart) == 6


def test_reserves_of_the_pandemic_years_are_read_as_adjusted(figures, newest_by_hand):
    """2022-23 gives line 915 at 31 March twice; Nottingham's is the same, Birmingham's peers' is not."""
    differing = [
        row
        for row in newest_by_hand.values()
        if row[4] == "UA" and isinstance(row[105], int | float) and row[105] != row[106]
    ]
    assert differing, "some council's adjusted reserves differ in 2023-24"
    for row in differing:
        held = figures["reserves_share_of_service_spend", row[1], "2023/24"]
        assert held.numerator == approx(row[106] + row[116])
    assert figures["reserves_share_of_service_spend", NOTTINGHAM, "2021/22"].numerator == approx(139866 + 12643)


def test_north_yorkshire_is_one_council_under_a_mistaken_code(figures):
    """Three workbooks give it the code of Northumberland's abolished county; its E-code tells it."""
    years = {year for metric, area, year in figures if (metric, area) == ("service_spend", "E10000023")}
    assert years == {"2015/16", "2016/17", "2017/18", "2018/19", "2019/20", "2020/21", "2021/22", "2022/23"}
    assert not any(area == "E10000022" for _, area, _ in figures)


def test_the_opening_balance_of_nottingham_is_restated(loaded):
    """£13.643 million closed 2022/23, £8.877 million opened 2023/24; the closing figure stays as published."""
    newest = loaded[-1]
    (event,) = [
        event for metric, event in newest.events if (metric, event.area) == ("unallocated_reserves", NOTTINGHAM)
    ]
    assert event.note == (
        "The 2023/24 return puts the opening balance at 1 April 2023 at £8.9 million, "
        "against the £13.6 million published for 31 March 2023."
    )
    assert event.starts.isoformat() == "2023-04-01" and event.allows_change


def test_every_restatement_of_2023_24_by_hand(loaded, newest_by_hand, sources):
    sheet = load_workbook(sources / "mhclg_finance" / "rs2022_23.xlsx", read_only=True, data_only=True)
    before = {row[1]: row for row in sheet["RS_LA_Data_2022-23"].iter_rows(min_row=14, values_only=True)}
    wanted = {
        code
        for code, row in newest_by_hand.items()
        if row[4] in {"UA", "MD", "LB", "SC", "SD"}
        and code in before
        and all(isinstance(cell, int | float) for cell in (row[115], before[code][116]))
        and abs(row[115] - before[code][116]) > 50
    }
    held = {event.area for metric, event in loaded[-1].events if metric == "unallocated_reserves"}
    assert held == wanted and len(held) == 59
