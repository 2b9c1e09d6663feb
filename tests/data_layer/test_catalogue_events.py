"""What the events say of a series is what the publishers' files show."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from statistics import median

import pytest
from python_calamine import CalamineWorkbook

from data_layer.definition_files import Definitions, read_definitions
from data_layer.facts import SeriesEvent
from data_layer.methods.change import breaks_between
from data_layer.periods import Period, academic_year, calendar_year, financial_year
from data_layer.vocabulary import AreaCode, EventKind, MetricId
from tests.conftest import SOURCES

NOTTINGHAM = AreaCode("E06000018")
ABSENCES = ("all-pupils", "pupils-eligible-for-free-school-meals", "pupils-looked-after-by-local-authorities")


@pytest.fixture(scope="module")
def definitions() -> Definitions:
    return read_definitions()


def events(definitions: Definitions, metric: str, kind: EventKind | None = None) -> list[SeriesEvent]:
    found = definitions.events.get(MetricId(metric), ())
    return [event for event in found if kind in {None, event.kind}]


def held_years(file: str) -> Counter[int]:
    """Figures by the year in which their period begins."""
    with (SOURCES / "ons_els" / f"{file}.csv").open(encoding="utf-8-sig", newline="") as rows:
        return Counter(Period.parse(row["period"]).start.year for row in csv.DictReader(rows) if row["observation"])


@pytest.mark.parametrize(
    ("metric", "earlier", "later"),
    [
        ("core_spending_power", financial_year(2015), financial_year(2016)),
        ("asc_requests_resulting_in_service", financial_year(2015), financial_year(2016)),
        ("asc_workforce_turnover", financial_year(2022), financial_year(2023)),
        ("asc_admissions_65_plus", financial_year(2023), financial_year(2024)),
        ("reserves_share_of_net_revenue", financial_year(2019), financial_year(2020)),
        ("reserves_share_of_net_revenue", financial_year(2020), financial_year(2021)),
        ("gcse_english_maths", academic_year(2023), academic_year(2024)),
    ],
)
def test_no_change_is_worked_out_across_a_break_and_one_is_after_it(definitions, metric, earlier, later):
    happened = events(definitions, metric)
    assert breaks_between(earlier, later, happened, NOTTINGHAM)
    after = [Period(date(later.start.year + n, 4, 1), 12) for n in (1, 2)]
    assert not breaks_between(after[0], after[1], happened, NOTTINGHAM)


@pytest.mark.parametrize(
    ("metric", "earlier", "later"),
    [
        ("recycling_rate", financial_year(2019), financial_year(2020)),
        ("ks2_expected_standard", academic_year(2018), academic_year(2021)),
        ("persistent_absence", academic_year(2018), academic_year(2020)),
        ("gcse_english_maths", academic_year(2019), academic_year(2020)),
        ("spend_per_person_highways_transport", financial_year(2019), financial_year(2020)),
        ("asc_quality_of_life", financial_year(2019), financial_year(2021)),
        ("employment_rate", calendar_year(2019), calendar_year(2020)),
    ],
)
def test_the_pandemic_is_named_and_a_change_across_it_is_still_given(definitions, metric, earlier, later):
    happened = events(definitions, metric)
    assert not breaks_between(earlier, later, happened, NOTTINGHAM)
    assert any(earlier.start < event.starts <= later.end for event in happened)


@pytest.mark.sources
@pytest.mark.parametrize(("year", "up"), [(2022, True), (2023, False), (2024, False)])
def test_gcse_results_that_moved_the_same_way_nearly_everywhere_are_not_compared(definitions, year, up):
    """Grades given by schools in 2020 and 2021 came and went; no council got better or worse by it."""
    with (SOURCES / "ons_els" / "gcses-in-english-and-maths.csv").open(encoding="utf-8-sig", newline="") as rows:
        given = {
            (row["areacd"], int(row["period"][:4])): float(row["observation"])
            for row in csv.DictReader(rows)
            if row["observation"]
        }
    moved = [
        value - given[area, year - 1] for (area, at), value in given.items() if at == year and (area, at - 1) in given
    ]
    assert sum((change > 0) is up for change in moved) > 0.85 * len(moved) > 250
    assert breaks_between(
        academic_year(year - 1), academic_year(year), events(definitions, "gcse_english_maths"), NOTTINGHAM
    )


@pytest.mark.sources
def test_school_tests_have_no_figures_for_the_two_years_in_which_they_were_cancelled(definitions):
    years = held_years("pupils-at-expected-standards-by-end-of-primary-school")
    [event] = events(definitions, "ks2_expected_standard", EventKind.NOT_COLLECTED)
    assert (years[2018] > 0, years[2019], years[2020], years[event.starts.year] > 0) == (True, 0, 0, True)


@pytest.mark.sources
@pytest.mark.parametrize("pupils", ABSENCES)
def test_absence_has_no_figures_for_the_year_in_which_schools_closed(definitions, pupils):
    years = held_years(f"persistent-absences-for-{pupils}")
    [event] = events(definitions, "persistent_absence", EventKind.NOT_COLLECTED)
    assert (years[2018] > 0, years[2019], years[event.starts.year] > 0) == (True, 0, True)


@pytest.mark.sources
def test_requests_double_between_the_two_years_that_are_kept_apart(definitions):
    values: dict[str, list[float]] = {"2015-16": [], "2016-17": []}
    with (SOURCES / "oflog" / "adult_social_care.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            if row["Measure"] == "Outcome, Requests resulting in a service" and row["Value"]:
                values.get(row["Financial year"], []).append(float(row["Value"]))
    before, after = (f"{median(each):,.0f}" for each in values.values())
    [event] = events(definitions, "asc_requests_resulting_in_service")
    assert f"from {before} in 2015/16 to {after} in 2016/17" in event.note


@pytest.mark.sources
def test_nottinghams_roads_are_flagged_by_the_publisher_from_the_year_of_the_event(definitions):
    """Department for Transport, note 7: the columns P to U are the financial years ending 2020 to 2025."""
    book = CalamineWorkbook.from_path(SOURCES / "dft_roads" / "road-condition-data.ods")
    for metric, sheet in (
        ("roads_a_maintenance", "RDC0120_A_Roads_and_Motorways"),
        ("roads_bc_maintenance", "RDC0120_B_and_C_Roads"),
    ):
        [row] = [row for row in book.get_sheet_by_name(sheet).to_python() if row[0] == NOTTINGHAM]
        assert str(row[-1]).startswith("[7] applies to P66")
        [event] = [event for event in events(definitions, metric) if event.area == NOTTINGHAM]
        assert (event.kind, event.starts) == (EventKind.NOT_COMPARABLE, date(2019, 4, 1))
