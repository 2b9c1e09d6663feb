"""Reporting by exception: what needs attention now, with its reason; context and old figures apart."""

from __future__ import annotations

import pytest

from actions.exceptions import exceptions
from actions.reading import Kind, Reading, Scope, ScopeKind
from data_layer.assessing import compute_assessments
from data_layer.queries.assessments import assessments
from data_layer.vocabulary import AreaCode, BetterWhen, Influence, MetricId

HOME = AreaCode("E06000018")


@pytest.fixture
def ask_for(desk):
    def asked(kind: ScopeKind = ScopeKind.EVERYTHING, id: str | None = None, area: AreaCode = HOME, subkind=None):
        return exceptions(
            Reading(kind=Kind.EXCEPTIONS, subkind=subkind, scope=Scope(kind=kind, id=id), areas=(area,)), desk
        )

    return asked


def test_at_most_five_are_shown_each_with_its_reason(ask_for):
    answer = ask_for()
    shown = answer.text.split("In full:\n")[1].split("\n\n")[0].splitlines()
    assert len(shown) == 5 and all("getting worse" in one or "neighbours" in one for one in shown)
    assert "6 more are named below." in answer.text


def test_the_others_are_named_by_theme_and_one_question_away(ask_for, desk):
    answer = ask_for()
    named = answer.text.split("Also:\n")[1].split("\n\n")[0]
    others = [desk.catalogue.metrics[metric] for metric in answer.metrics[5:]]
    assert len(others) == 6 and all(metric.short_name in named for metric in others)
    assert all(f"- {desk.catalogue.themes[metric.theme].name}: " in named for metric in others)
    assert not {metric.id for metric in others} & {figure.metric for figure in answer.figures}
    [question] = [one for one in answer.follow_ups if one.startswith("What needs attention in ")]
    assert "adult social care" in question


def test_context_neutral_and_old_figures_never_count(ask_for, desk):
    counted = [desk.catalogue.metrics[metric] for metric in ask_for().metrics]
    assert all(metric.influence is not Influence.CONTEXT for metric in counted)
    assert all(metric.better_when is not BetterWhen.NEUTRAL for metric in counted)
    with_figures = {figure.metric for figure in ask_for().figures if not figure.freshness.stale}
    assert {metric.id for metric in counted[:5]} <= with_figures


def test_old_figures_are_listed_apart_with_their_age(ask_for):
    older = ask_for().text.split("Older figures, which say nothing of today:\n")[1].split("\n\n")[0]
    assert older and all("newest held" in one for one in older.splitlines())


def test_a_theme_with_only_old_figures_says_that_none_speaks_of_now(ask_for):
    answer = ask_for(ScopeKind.THEME, "waste")
    assert "none speaks of now" in answer.headline and "newest held" in answer.summary
    assert "572.6 kg per household in 2023/24" in answer.text


def test_a_division_a_portfolio_and_a_level_are_their_own_measures(ask_for, desk):
    division = desk.catalogue.divisions["adult_social_care"]
    assert set(ask_for(ScopeKind.DIVISION, "adult_social_care").metrics) <= set(division.metrics)
    panel = ask_for(ScopeKind.LEVEL, "executive_panel")
    assert {desk.catalogue.metrics[metric].tier for metric in panel.metrics} == {"critical indicator"}
    assert panel.caveats[0].code == "level_of_the_cascade" and panel.caveats[0].is_note
    assert len(panel.metrics) < len(ask_for(ScopeKind.LEVEL, "divisional_clinic").metrics)


def test_another_council_is_judged_by_its_own_figures(ask_for):
    answer = ask_for(area=AreaCode("E06000015"))
    assert "in Derby" in answer.headline and {figure.area for figure in answer.figures} == {"E06000015"}


def test_what_is_read_from_the_snapshot_is_what_would_be_worked_out_anew(desk):

    known = {"viewer": desk.viewer, "as_known_at": desk.as_known_at}
    with desk.reader() as reader:
        wanted = [metric.id for metric in desk.catalogue.whole_metrics()]
        assert assessments(reader, wanted, HOME, **known) == compute_assessments(reader, HOME, **known)


def test_a_breakdown_is_judged_as_its_measure_is(desk):
    """Kept for whole measures alone, and the same whether it is read or worked out."""
    with desk.reader() as reader:
        known = {"viewer": desk.viewer, "as_known_at": desk.as_known_at}
        parts = [id for id, metric in desk.catalogue.metrics.items() if metric.part_of]
        found = assessments(reader, [*parts, MetricId("recycling_rate")], HOME, **known)
        again = compute_assessments(reader, HOME, metrics=[MetricId("recycling_rate"), *parts], **known)
    assert len(found) > 20 and {one.metric: one for one in found} == {one.metric: one for one in again}


def test_headlines_have_at_most_thirty_words(ask_for, desk):
    for kind, ids in {
        ScopeKind.THEME: desk.catalogue.themes,
        ScopeKind.DIVISION: desk.catalogue.divisions,
        ScopeKind.PORTFOLIO: desk.catalogue.portfolios,
        ScopeKind.LEVEL: desk.catalogue.levels,
    }.items():
        for id in ids:
            answer = ask_for(kind, id)
            assert len(answer.headline.split()) <= 30, answer.headline
            assert len(answer.summary.split()) <= 80 or answer.summary == answer.headline


@pytest.mark.parametrize(
    ("kind", "id", "words"),
    [
        (ScopeKind.EVERYTHING, None, "all measures · Nottingham · latest figure held"),
        (ScopeKind.PORTFOLIO, "finance_and_resources", "the Finance and Resources portfolio · Nottingham"),
        (ScopeKind.LEVEL, "executive_panel", "the Executive Panel · Nottingham"),
        (ScopeKind.THEME, "waste", "Waste and recycling · Nottingham"),
    ],
)
def test_what_a_list_ranged_over_is_shown_as_read(ask_for, kind, id, words):
    answer = ask_for(kind, id)
    assert answer.reading.words.startswith(words) and f"Read as: {words}" in answer.text
