"""Spending per person against the outturn and the population that it is made of."""

from __future__ import annotations

from collections import Counter

import pytest

from data_layer.definition_files import read_definitions
from data_layer.loaders import mhclg_spend_per_person
from data_layer.loaders.mhclg_outturn_return import read_returns
from data_layer.loaders.mhclg_revenue_outturn import FOLDER, WORKBOOKS
from data_layer.loaders.mhclg_spend_per_person import NO_POPULATION, SERVICES
from data_layer.loaders.ons_population import people
from data_layer.vocabulary import AreaCode, MetricKind, Status

NOTTINGHAM, RUSHCLIFFE, NOTTINGHAMSHIRE = "E06000018", "E07000176", "E10000024"
BIRMINGHAM, NORTHAMPTONSHIRE, CAMDEN = "E08000025", "E10000021", "E09000007"
PERSON = "spend_per_person_"
DISTRICTS_LACK = {"adult_social_care", "children_social_care", "education", "highways_transport", "public_health"}


@pytest.fixture(scope="module")
def releases(sources):
    return mhclg_spend_per_person.load(sources)


@pytest.fixture(scope="module")
def held(releases):
    return {(r.metric.removeprefix(PERSON), r.area, r.period.label): r for one in releases for r in one.records}


@pytest.mark.sources
def test_nottinghams_newest_figures_are_its_return_over_its_population(held):
    """RS 2023-24, £ thousand, and 329,276 residents at mid-2023."""
    spent = {"adult_social_care": 139_575, "children_social_care": 127_236, "education": 155_791,
             "highways_transport": 21_899, "public_health": 33_079, "housing": 23_975, "cultural": 14_447,
             "environment": 36_335, "planning": 13_631, "central": 34_206}  # fmt: skip
    for service, thousand in spent.items():
        found = held[service, NOTTINGHAM, "2023/24"]
        assert (found.numerator, found.denominator) == (thousand * 1000, 329_276)
        assert found.value == pytest.approx(thousand * 1000 / 329_276) and found.status is Status.FINAL
    assert round(held["adult_social_care", NOTTINGHAM, "2023/24"].value) == 424
    assert round(held["adult_social_care", NOTTINGHAM, "2015/16"].value, 1) == 280.5


@pytest.mark.sources
def test_the_population_is_that_of_the_middle_of_the_year_in_which_the_year_begins(held, sources):
    residents = people(sources)
    for year in range(2015, 2024):
        found = held["central", CAMDEN, f"{year}/{(year + 1) % 100}"]
        assert found.denominator == residents[AreaCode(CAMDEN), year]


@pytest.mark.sources
def test_every_figure_times_its_population_is_the_line_of_the_return(held, sources):
    checked = 0
    for book in WORKBOOKS[-2:]:
        for given in read_returns(sources / FOLDER / book.file, book.year):
            for service in SERVICES:
                found = held[service.name, given.area, book.period.label]
                thousand = given[service.line].value
                if found.value is not None and found.denominator and thousand is not None:
                    checked += 1
                    assert found.value * found.denominator == pytest.approx(1000 * thousand)
    assert checked == 2264 + 2254


@pytest.mark.sources
def test_a_service_that_a_council_does_not_run_has_no_figure_and_never_zero(held):
    services = {service.name for service in SERVICES}
    for year in ("2015/16", "2023/24"):
        lacking = {s for s in services if held[s, RUSHCLIFFE, year].status is Status.NOT_APPLICABLE}
        assert lacking == DISTRICTS_LACK
        assert {s for s in services if held[s, NOTTINGHAMSHIRE, year].status is Status.NOT_APPLICABLE} == {"housing"}
        assert all(held[s, NOTTINGHAM, year].status is Status.FINAL for s in services)
    why = held["adult_social_care", RUSHCLIFFE, "2023/24"].status_as_given
    assert why is not None and "the county has this duty" in why


@pytest.mark.sources
def test_a_council_without_a_return_or_without_a_population_has_no_figure(held):
    birmingham = held["central", BIRMINGHAM, "2023/24"]
    assert (birmingham.value, birmingham.status, birmingham.status_as_given) == (None, Status.NOT_AVAILABLE, "[x]")
    abolished = held["adult_social_care", NORTHAMPTONSHIRE, "2018/19"]
    assert (abolished.value, abolished.status_as_given) == (None, NO_POPULATION)
    assert abolished.numerator and abolished.denominator is None


@pytest.mark.sources
def test_years_and_councils_are_those_of_the_final_returns(releases, held):
    councils = Counter(year for service, _, year in held if service == "central")
    assert dict(councils) == {"2015/16": 353, "2016/17": 353, "2017/18": 353, "2018/19": 353, "2019/20": 343,
                              "2020/21": 339, "2021/22": 333, "2022/23": 333, "2023/24": 317}  # fmt: skip
    assert len({one.release.id for one in releases}) == 9
    assert min(str(one.release.known_from) for one in releases) == "2024-07-15"


def test_every_service_is_defined_as_money_that_no_direction_judges():
    metrics = {id: metric for id, metric in read_definitions().metrics.items() if id.startswith(PERSON)}
    assert metrics.keys() == {service.metric for service in SERVICES}
    for metric in metrics.values():
        assert (metric.kind, metric.better_when.value, metric.unit) == (MetricKind.MONEY, "neutral", "£ per person")
        assert any("not adjusted for rising prices" in caveat.text for caveat in metric.caveats)
