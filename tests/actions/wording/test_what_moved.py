"""What the data shows of a change, in words: when, who else, which part, and how sure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from actions.wording.components import component_sentence
from actions.wording.moved_alike import alike_sentence
from actions.wording.signals import count_words, lasting, revised_words, way_words, years
from actions.wording.sureness import BRIEFLY, MOST_BRIEFLY, sure_sentence
from actions.wording.when_moved import when_sentences
from data_layer.alike import GroupMoved
from data_layer.component_names import PartName, PartUnit, RateNames, SurveyNames
from data_layer.facts import Change
from data_layer.methods.components import Components, Counted, Mover
from data_layer.methods.moved_alike import Alike
from data_layer.methods.onset import onset
from data_layer.methods.sureness import Sureness
from data_layer.methods.warning_signs import Use
from data_layer.reserves_used import ReservesUsed
from data_layer.vocabulary import Group, MetricId
from tests.actions.council import figure_of
from tests.data_layer.methods.made import figure, moved, year

TIPS = RateNames(PartName("fly-tipping incidents"), PartName("the population"))
MONEY = RateNames(PartName("reserves", PartUnit.THOUSAND_POUNDS), PartName("net revenue", PartUnit.THOUSAND_POUNDS))


@pytest.fixture(scope="module")
def recycling(desk):
    return desk.catalogue.metrics[MetricId("recycling_rate")]


@pytest.fixture(scope="module")
def held(desk):
    return figure_of(desk, "recycling_rate")


def when(metric, *values: float) -> list[str]:
    points = tuple(figure(value, year(2015 + at)) for at, value in enumerate(values))
    return when_sentences(onset(points, metric), points, metric)


def test_when_it_moved_is_said_once(recycling):
    assert when(recycling, 30.0, 29.0, 26.0, 25.5, 25.0) == [
        "It has fallen each year since 30.0% in 2015/16, most of it between 2016/17 and 2017/18."
    ]
    assert when(recycling, 30.0, 26.0, 26.5, 26.0, 26.2) == [
        "Most of the fall since 30.0% in 2015/16 came between 2015/16 and 2016/17."
    ]
    assert when(recycling, 30.0, 22.0, 24.0, 25.0, 26.0) == [
        "It has risen each year since 22.0% in 2016/17.",
        "Most of the fall since 30.0% in 2015/16 came between 2015/16 and 2016/17.",
    ]
    assert when(recycling, 30.0, 31.0, 30.0, 31.0) == [] and when(recycling, 30.0, 31.0) == []


@pytest.mark.parametrize(
    ("alike", "said"),
    [
        (Alike(10, 4, 0, 0.7, 14),
         "10 of 14 nearest neighbours rose too; the middle one rose by 0.7 percentage points."),
        (Alike(3, 10, 1, -0.4, 15),
         "Only 3 of the 14 nearest neighbours with both figures rose over the same time; the middle one fell by 0.4 "
         "percentage points."),
        (Alike(7, 7, 0, 0.04, 14),
         "7 of 14 nearest neighbours rose over the same time; the middle one hardly changed."),
        (Alike(0, 14, 0, -1.0, 14),
         "None of 14 nearest neighbours rose over the same time; the middle one fell by 1.0 percentage point."),
    ],
)  # fmt: skip
def test_how_many_moved_alike_is_never_more_than_it_is(alike, said, held, recycling, desk):
    assert alike_sentence(held, GroupMoved(Group.NEAREST_NEIGHBOURS, alike), recycling, desk.catalogue) == said


def test_of_a_figure_that_stayed_the_others_are_told_both_ways(held, recycling, desk):
    change = held.change
    same = replace(held, change=replace(change, from_value=change.from_value + change.value, value=0.0))
    said = alike_sentence(same, GroupMoved(Group.ENGLAND, Alike(9, 5, 0, 0.2, 300)), recycling, desk.catalogue)
    assert said.startswith("Over the same time 9 of 14 councils in England rose and 5 fell; ")


def test_the_part_that_moved_it_comes_first():
    both = Components(Counted(11_148, 322_822), Counted(13_608, 319_978), 22.07, -0.88, Mover.NUMERATOR)
    assert component_sentence(both, TIPS) == (
        "The change comes from fly-tipping incidents, which rose by 22% (11,148 to 13,608), while the population fell "
        "by 1% (322,822 to 319,978)."
    )
    other = Components(Counted(70_000, 208_000), Counted(70_100, 217_000), 0.14, 4.3, Mover.DENOMINATOR)
    assert component_sentence(other, MONEY) == (
        "The change comes from net revenue, which rose by 4% (£208.0 million to £217.0 million), while reserves hardly "
        "changed (£70.0 million to £70.1 million)."
    )


def test_few_cases_are_said_without_a_percent_and_a_survey_by_its_answers():
    few = Components(Counted(12, 100), Counted(15, 100), None, 0.0, Mover.NUMERATOR)
    assert "which went from 12 to 15, while the population stayed the same (100)." in component_sentence(few, TIPS)  # type: ignore[operator]
    survey = Components(Counted(None, 470), Counted(None, 435), None, -7.4, None)
    assert component_sentence(survey, SurveyNames("carers")) == (
        "It rests on the answers of 435 carers, and 470 the time before."
    )
    assert component_sentence(survey, None) is None


def test_every_verdict_has_words_and_none_of_chance_is_said_to_be_real(recycling):
    change = moved(25.0, 26.6, typical=1.0)
    for verdict in Sureness:
        said = sure_sentence(verdict, change, figure(25.0, year(2022)), figure(26.6), recycling)
        assert verdict is Sureness.NOTHING_BEFORE or said.endswith(".")
        assert ("unlikely to be chance" in said) == verdict.startswith("beyond")
        assert ("unlikely" in BRIEFLY.get(verdict, "")) == ("unlikely" in MOST_BRIEFLY.get(verdict, ""))
    assert "cannot be said" in sure_sentence(Sureness.NOTHING_BEFORE, None, None, figure(1.0), recycling)


def test_what_is_usual_is_said_with_its_unit(recycling):
    change: Change = moved(25.0, 26.6, typical=1.0)
    said = sure_sentence(Sureness.USUAL, change, figure(25.0, year(2022)), figure(26.6), recycling)
    assert said == (
        "The change of 1.6 percentage points may be no more than usual: councils see up to 3.0 percentage points "
        "between two periods."
    )


def test_the_way_of_fewer_years_says_that_the_rest_does_not_compare(recycling):
    said = way_words(figure(30.0, year(2021)), figure(26.0), recycling, years=3)
    assert said == (
        "Two years before: 30.0% in 2021/22, down 4.0 percentage points since (what came before does not compare)."
    )


def test_years_that_reserves_last_are_of_then_where_the_accounts_are_old():
    used = ReservesUsed(year(2021), year(2023), Use(120.0, 100.0, 2), None, ())
    old, fresh = (lasting(10.0, "£10.0 million", used, stale=stale) for stale in (True, False))
    assert "would have lasted 10.0 years; that is said of then, not of today." in old and "2024" not in old
    assert fresh.endswith("what was held would last 10.0 years from 31 March 2024.")
    assert years(2500.0) == "more than 100 years" and used.until.end == date(2024, 3, 31)


def test_a_figure_that_came_out_again_is_said_with_both_values(recycling):
    assert revised_words(26.7, 26.72, figure(26.72), recycling) is None
    assert revised_words(26.7, 27.1, figure(27.1), recycling) == (
        "The figure in 2023/24 first came out as 26.7% and is now 27.1%."
    )


def test_signals_are_counted_and_named():
    assert count_words([], 7) == "None of the 7 signals looked for in its accounts is raised."
    assert count_words(["debt servicing"], 7) == "1 of 7 signals looked for in its accounts is raised: debt servicing."
    assert count_words(["a", "b", "c"], 7).endswith("are raised: a, b and c.")
