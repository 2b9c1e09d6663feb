"""A scorecard as rows of a return: what nobody said stays unsaid, and nothing of another place is taken for ours."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data_layer.scorecards.as_return import NO_UNIT, as_return
from data_layer.scorecards.read import imported, propose
from data_layer.vocabulary import BetterWhen, Level, MetricKind
from tests.conftest import SOURCES

CARDS = SOURCES / "scorecards"
DAY = date(2026, 11, 26)


def rows_of(path: Path, **answers: str):
    proposal = propose(path, home_names=("Nottingham", "E06000018"))
    return as_return(imported(proposal, answers), title=path.name, audience=Level.PUBLIC, written=DAY)


@pytest.fixture
def three_columns(tmp_path) -> Path:
    path = tmp_path / "card.csv"
    path.write_text(
        "Measure,Period,Value,Target,Status,Comment\n"
        "Missed bins,Q1 2025/26,41.5,40,Amber,Two vans were off the road\n"
        "Missed bins,Q2 2025/26,39.0,40,Green,\n"
        "Calls answered,Q2 2025/26,n/a,90,,\n",
        encoding="utf-8",
    )
    return path


def test_three_columns_and_what_stands_beside_them_become_rows(three_columns):
    found = rows_of(three_columns).rows
    assert [(row.measure, row.period.id, row.value) for row in found.observations][:2] == [
        ("own_missed_bins", "2025-04-01/P3M", 41.5),
        ("own_missed_bins", "2025-07-01/P3M", 39.0),
    ]
    assert [row.status_as_given for row in found.observations][:2] == ["Amber", "Green"]
    assert {(row.period.id, row.value) for row in found.targets if row.measure == "own_missed_bins"} >= {
        ("2025-07-01/P3M", 40.0)
    }
    assert found.narrative[0].what_happened and "Two vans" in found.narrative[0].what_happened


def test_what_nobody_said_stays_unsaid(three_columns):
    [bins, *_] = rows_of(three_columns).rows.measures
    assert bins.better_when is BetterWhen.NEUTRAL and bins.unit == NO_UNIT and bins.kind is MetricKind.SCORE
    assert bins.owner_role is None and bins.tier is None


def test_an_answered_direction_is_taken(three_columns):
    proposal = propose(three_columns)
    [question] = [each for each in proposal.questions if each.id.startswith("polarity") and "bins" in each.id]
    lower = next(choice for choice in question.choices if "low" in choice.lower())
    found = as_return(imported(proposal, {question.id: lower}), title="card", audience=Level.PUBLIC, written=DAY)
    assert found.rows.measures[0].better_when is BetterWhen.LOWER


@pytest.mark.sources
def test_a_code_names_the_measure_so_that_a_drifting_title_keeps_its_history():
    found = rows_of(CARDS / "tower_hamlets_bvpp_appendix4_2007-08_first.csv").rows
    assert "own_bv202" in {row.id for row in found.measures}
    assert len(found.observations) == 17 and len({row.id for row in found.measures}) == 10


@pytest.mark.sources
def test_figures_of_other_councils_are_left_out_and_said():
    """Stirling's file holds six councils, and none of them is the home council here."""
    found = rows_of(CARDS / "stirling_lgbf_quarterly.csv")
    assert found.rows.observations == () and len(found.left_out) >= 200
    assert all("it is a figure of" in each.why or each.why for each in found.left_out)


@pytest.mark.sources
def test_a_target_in_words_is_left_out_and_said():
    found = rows_of(CARDS / "tower_hamlets_bvpp_appendix4_2007-08_first.csv")
    assert any(each.what == "<5" and "in words" in each.why for each in found.left_out)
