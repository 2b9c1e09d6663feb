"""A figure that is not comparable is given, and set beside nothing: DfT, A roads in Nottingham, 2024/25."""

from __future__ import annotations

import pytest

from actions.answer import ComparisonRequested, SeriesRequested
from actions.reading import Kind
from bot.render.export_rows import rows_of
from data_layer.vocabulary import AreaCode, Group, Status

HOME, DERBY, LEICESTER = AreaCode("E06000018"), AreaCode("E06000015"), AreaCode("E06000016")
ROADS = "roads_a_maintenance"


@pytest.mark.parametrize("kind", [Kind.PERFORMANCE, Kind.COMPARISON, Kind.TREND, Kind.EXCEPTIONS])
@pytest.mark.parametrize("group", list(Group))
def test_it_has_no_group_no_median_and_no_band_in_any_answer(ask, kind, group):
    answer = ask(kind, ROADS, comparators=(group,))
    for figure in answer.figures:
        assert figure.status is not Status.NOT_COMPARABLE or (figure.comparator, figure.comparators) == (None, [])
    assert "median" not in answer.text and "neighbours" not in answer.headline
    for chart in answer.chart_requests:
        assert isinstance(chart, SeriesRequested) and not chart.median


def test_the_first_sentence_says_why_it_stands_alone(ask):
    for kind in (Kind.PERFORMANCE, Kind.COMPARISON):
        answer = ask(kind, ROADS, comparators=(Group.NEAREST_NEIGHBOURS,))
        assert answer.headline == (
            "The share of A roads needing maintenance in Nottingham was 19% in 2024/25, not comparable with that of "
            "other councils."
        )
        assert not [question for question in answer.follow_ups if "ompare" in question]


def test_in_a_theme_it_has_its_figure_alone(ask):
    answer = ask(Kind.COMPARISON, theme="roads")
    [line] = [line for line in answer.text.splitlines() if line.startswith("- Share of A roads")]
    assert line == "- Share of A roads needing maintenance: 19% in 2024/25."


def test_among_the_members_of_another_council_it_shows_no_value_and_is_named(ask, desk):
    """Of Leicester's 15 nearest neighbours 7 surveyed their A roads in the usual way; Nottingham did not."""
    answer = ask(Kind.COMPARISON, ROADS, areas=(LEICESTER,), comparators=(Group.NEAREST_NEIGHBOURS,))
    [figure] = answer.figures
    assert figure.comparator is not None and figure.comparator.n == 7
    [home] = [member for member in figure.comparator.members if member.area == HOME]
    assert (home.value, home.status) == (None, Status.NOT_COMPARABLE)
    assert "7 of 15 have a figure that compares" in answer.text and "Nottingham 19%" not in answer.text
    [chart] = answer.chart_requests
    assert isinstance(chart, ComparisonRequested) and dict(chart.bars)["Nottingham"] is None
    exported = {row.code: row.value for row in rows_of(answer, desk.catalogue, HOME, {})}
    assert exported[LEICESTER] == 4 and exported[HOME] is None


def test_councils_by_name_are_told_which_figure_stands_alone_and_are_not_drawn_side_by_side(ask):
    answer = ask(Kind.COMPARISON, ROADS, areas=(HOME, DERBY))
    assert "Nottingham 19% (not comparable), Derby 9% (not comparable)" in answer.headline
    assert answer.chart_requests == []
