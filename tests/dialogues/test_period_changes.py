"""The same question for another time."""

from __future__ import annotations

import pytest

from data_layer.periods import held_in
from data_layer.vocabulary import AreaCode, MetricId


@pytest.fixture(scope="module")
def labels(catalogue):
    """The labels of the held periods a reading means."""

    def found(reading) -> list[str]:
        held = catalogue.held(MetricId(reading.metrics[0]), AreaCode(reading.areas[0]))
        return [period.label for period in held_in(reading.period, [p for p in held if p.label <= "2023/24"])]

    return found


@pytest.mark.parametrize(
    ("turn", "label"),
    [
        ("and in 2019/20?", "2019/20"),
        ("in 2019-20", "2019/20"),
        ("2019?", "2019/20"),
        ("before covid?", "2019/20"),
        ("last year?", "2022/23"),
        ("what about last year", "2022/23"),
        ("the year before last", "2021/22"),
        ("five years ago?", "2018/19"),
        ("and at 31 March 2021?", "2020/21"),
    ],
)
def test_a_time_is_changed_and_measure_and_place_stay(talk, places, labels, turn, label):
    reading = talk("recycling rate in Derby", turn)
    assert (labels(reading), places(reading), reading.kind) == ([label], ["Derby"], "performance")
    assert {"metric", "area"} <= set(reading.carried_over)


@pytest.mark.parametrize(
    ("turns", "label"),
    [
        (["the year before"], "2020/21"),
        (["the year before", "the year before that"], "2019/20"),
        (["and the previous year?"], "2020/21"),
        (["the year after"], "2022/23"),
        (["the year before", "and the year after"], "2021/22"),
    ],
)
def test_the_year_before_counts_from_the_figure_in_hand(talk, labels, turns, label):
    assert labels(talk("recycling rate in 2021/22", *turns)) == [label]


@pytest.mark.parametrize(
    "turn", ["and since 2018?", "since 2018", "over the last five years", "how did it change between 2019 and 2022?"]
)
def test_a_run_of_years_is_a_trend(talk, places, turn):
    reading = talk("recycling rate in Derby", turn)
    assert (reading.kind, reading.metrics, places(reading)) == ("trend", ("recycling_rate",), ["Derby"])


def test_one_year_after_a_run_is_one_figure(talk, labels):
    reading = talk("recycling rate since 2015", "and in 2019/20?")
    assert (reading.kind, labels(reading)) == ("performance", ["2019/20"])


@pytest.mark.parametrize("turn", ["and now?", "and the latest?", "what is it currently?"])
def test_the_latest_is_a_word_away(talk, turn):
    reading = talk("recycling rate in 2019/20", turn)
    assert (reading.kind, reading.metrics, reading.period) == ("performance", ("recycling_rate",), None)


@pytest.mark.parametrize("turn", ["what was it in 1997?", "and next year?", "and in Q3 2024?", "in 2031"])
def test_a_time_that_is_not_held_is_said(talk, turn):
    reading = talk("recycling rate in Derby", turn)
    assert reading.kind in {"no_data", "target"}
    assert reading.kind == "target" or reading.missing.kind == "period"


def test_after_a_time_that_is_not_held_the_question_goes_on(talk, places, labels):
    reading = talk("recycling rate in Derby", "in 1997?", "and in 2021/22?")
    assert (reading.kind, labels(reading), places(reading)) == ("performance", ["2021/22"], ["Derby"])


def test_a_comparison_stays_one_when_its_time_changes(talk, labels):
    reading = talk("how does recycling compare with core cities", "and in 2019/20")
    assert (reading.kind, reading.comparators, labels(reading)) == ("comparison", ("core_cities",), ["2019/20"])
