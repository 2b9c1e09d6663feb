"""What outside bodies see of the council: their measures held here, with age and place, and what is not known said."""

from __future__ import annotations

import pytest

from actions.lens import see
from actions.reading import Kind, Reading, Scope, ScopeKind, Subkind
from actions.registry import answer as answer_of
from data_layer.vocabulary import AreaCode
from tests.actions.council import HOME, figure_of
from tests.actions.pages import ranked, words_of_page

LIST = 900  # words: a line for each of 18 measures
COUNCILS = (HOME, AreaCode("E06000015"), AreaCode("E08000025"), AreaCode("E07000172"))


@pytest.fixture
def of(desk):
    def asked(part: str | None, area=HOME):
        whole = Scope(kind=ScopeKind.EVERYTHING)
        reading = Reading(kind=Kind.CATALOGUE, subkind=Subkind.LENS, scope=whole, areas=(area,), part=part)
        return answer_of(reading, desk)

    return asked


def test_oflog_s_measures_are_listed_by_its_four_areas_with_figure_place_and_age(of, desk):
    answer = of("oflog")
    assert answer.kind is Kind.CATALOGUE and answer.headline.startswith("18 measures of Oflog's Data Explorer are held")
    for area in ("Finance", "Waste management", "Adult social care", "Adult skills"):
        assert f"\n{area}:\n- " in answer.text
    assert (
        "- Recycling rate: 26.7% in 2023/24, in the lowest quarter of its nearest neighbours (median 35.6%), "
        "up 1.6 percentage points on 2022/23 (improving); 2 years 8 months old." in answer.text
    )
    assert len(answer.metrics) == 18 == len(answer.figures)


def test_that_it_closed_is_said_in_the_first_sentences(of):
    assert "Oflog's Data Explorer closed on 16 December 2024" in of("oflog").summary
    assert "what was added is not known here" in of("oflog").text


def test_an_old_outlier_is_no_outlier_of_today(of, desk):
    """Short-term care in 2022/23: 34.2% beside a median of 73.2%, three years and eight months old."""
    figure = figure_of(desk, "asc_short_term_services")
    assert figure.positions[0].outlier is not None and figure.freshness.stale
    answer = of("oflog")
    assert "outlier" not in answer.headline
    assert (
        "1 older figure looked like an outlier then: share with no further request after short-term care" in answer.text
    )
    assert "turnover of adult social care staff, 25.6% in 2024/25" in answer.headline


def test_outliers_are_those_that_the_figures_say(desk):
    for area in COUNCILS:
        for seen in see(list(desk.catalogue.outside_lenses.values()), area, desk):
            for way in seen.ways:
                first = way.figure.positions[0] if way.figure.positions else None
                assert way.is_outlier is (first is not None and first.outlier is not None)


def test_what_is_not_held_or_not_known_of_the_outcomes_framework_is_said(of):
    answer = of("local_outcomes_framework")
    assert "16 priority outcomes six are known here and ten are not" in answer.summary
    assert "- Rough sleeping count: 27 people in 2022" in answer.text
    assert (
        "households with children in temporary accommodation per 1,000 households (their number is held)" in answer.text
    )
    assert (
        "Its measures of multiple disadvantage, best start in life and every child achieving and thriving"
        in answer.text
    )
    assert "9 February 2026" in answer.text and set(answer.metrics) == {
        "households_in_temporary_accommodation", "rough_sleeping",
    }  # fmt: skip


def test_the_best_value_duty_has_no_measures_and_is_answered_by_its_evidence(of):
    answer = of("best_value")
    assert answer.headline.startswith("4 of the 7 Best Value themes have evidence here")


def test_what_government_sees_is_a_line_for_each_body_with_its_dates(of):
    answer = of(None)
    assert answer.headline.startswith("20 measures held that government looks at or has looked at")
    lines = [line for line in answer.text.splitlines() if line.startswith("- ")]
    assert lines[0].startswith(
        "- Oflog's Local Authority Data Explorer, 4 July 2023 to 16 December 2024, now closed: 18"
    )
    assert lines[1].startswith("- Local Outcomes Framework, in force since 9 February 2026: 2 measures held")
    assert lines[2].startswith("- Best Value duty, in force: It asks for evidence under seven themes")


def test_what_the_lens_lacks_and_is_held_here_is_said(of):
    assert "Held here and not shown there is each figure's way over the years" in of("oflog").text


@pytest.mark.parametrize("area", COUNCILS)
@pytest.mark.parametrize("part", [None, "oflog", "local_outcomes_framework", "best_value", "no_such_body"])
def test_every_council_is_answered_within_the_limits_and_without_a_rank(of, part, area):
    answer = of(part, area)
    assert len(answer.headline.split()) <= 30 and len(answer.summary.split()) <= 80
    assert not ranked(answer.text) and words_of_page(answer) <= LIST
    assert {figure.area for figure in answer.figures} <= {area}


def test_a_body_that_nobody_knows_is_answered_with_all(of):
    assert of("no_such_body").text == of(None).text
