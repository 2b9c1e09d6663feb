"""Figures to take away: what the file will hold, and where it is."""

from __future__ import annotations

from actions.export import export
from actions.reading import Kind, Reading, Scope, ScopeKind
from data_layer.periods import PeriodAsked
from data_layer.vocabulary import AreaCode

HOME, DERBY = AreaCode("E06000018"), AreaCode("E06000015")


def test_all_periods_of_a_measure_are_in_the_file(ask):
    answer = ask(Kind.EXPORT, "recycling_rate")
    assert [figure.period for figure in answer.figures][:2] == ["2010/11", "2011/12"]
    assert answer.headline == "14 figures on recycling rate for Nottingham can be taken away as a file."
    assert f"/api/export/{answer.id}.csv" in answer.text and f"/api/export/{answer.id}.xlsx" in answer.text


def test_councils_stand_by_name_with_the_home_council_first(ask):
    answer = ask(Kind.EXPORT, "recycling_rate", areas=(DERBY, HOME))
    areas = list(dict.fromkeys(figure.area for figure in answer.figures))
    assert areas == [HOME, DERBY]


def test_one_period_asked_for_is_the_one_in_the_file(ask):
    from datetime import date

    year = PeriodAsked(words="2021/22", first=date(2021, 4, 1), last=date(2022, 3, 31))
    assert [figure.period for figure in ask(Kind.EXPORT, "recycling_rate", period=year).figures] == ["2021/22"]


def test_everything_is_the_newest_figure_of_each_measure(desk):
    answer = export(Reading(kind=Kind.EXPORT, scope=Scope(kind=ScopeKind.EVERYTHING), areas=(HOME,)), desk)
    metrics = [figure.metric for figure in answer.figures]
    assert len(metrics) == len(set(metrics)) > 80


def test_a_measure_without_figures_for_the_place_is_not_held(ask):
    assert ask(Kind.EXPORT, "asc_direct_payments", areas=(AreaCode("E07000032"),)).kind is Kind.NO_DATA
