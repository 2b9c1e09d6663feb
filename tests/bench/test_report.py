"""What the page says of what was measured: differences and ratios are those of the figures beside them."""

from __future__ import annotations

from datetime import date

from bench.figures import Spread
from bench.load import Load
from bench.loading import Loading, Step
from bench.many_metrics import Counted
from bench.questions import Questions
from bench.report import dated, of_loading, of_metrics, of_questions, of_teams
from bench.teams import Teams
from bench.wordings import Share


def spread(p50: float) -> Spread:
    return Spread(100, p50, 2 * p50, 3 * p50)


def counted(own: int, p50: float, right: int, own_right: int | None = None) -> Counted:
    return Counted(
        own=own, metrics=144 + own, loading=5.04, snapshot_mb=23.5, catalogue=0.1, understanding=0.25,
        questions=spread(p50), overviews=spread(20.0), resident=390.4,
        understood={"names": Share(200, right, 3)}, own_understood=Share(50, own_right, 0) if own_right else None,
    )  # fmt: skip


def cells(text: str, what: str) -> list[str]:
    """The cells of the row that begins with `what`."""
    [line] = [line for line in text.splitlines() if line.startswith(f"| {what}")]
    return [cell.strip() for cell in line.strip("|").split("|")][1:]


def load(per_second: float) -> Load:
    return Load(4, per_second, spread(40.0), 0)


METRICS = of_metrics([counted(0, 7.0, 190), counted(1_000, 9.3, 184, own_right=49)])
LOADING = of_loading(
    Loading(
        build=Step(5.0, 427_806), pack_mb=2.01, built_mb=23.6, illustrative=Step(6.0, 320), large=Step(20.0, 100_120),
        large_mb=29.6, undo=Step(4.0, -100_120), scorecard=Step(7.5, 1_600),
    )
)  # fmt: skip
QUESTIONS = of_questions(
    Questions(18.2, 7.7, 484.0, spread(8.0), spread(12.0), spread(11.0), [load(95.0)], load(80.0), load(40.0))
)


def test_of_teams_it_is_said_whether_each_was_answered_once_and_in_order():
    for good, said in ((True, "yes"), (False, "no")):
        text = of_teams(Teams(spread(20.0), spread(300.0), good, spread(5.0), 470.2))
        assert cells(text, "each of these answered once") == [said, "yes"]
        assert cells(text, "from a message in") == ["p50 20.0 ms, p95 40.0 ms", "p50 40 ms"]


def test_what_a_question_costs_more_is_said_beside_the_goal():
    assert cells(METRICS, "a question") == ["p50 7.0 ms, p95 14.0 ms", "p50 9.3 ms, p95 18.6 ms", ""]
    assert cells(METRICS, "more than with the embedded data") == ["", "+2.3 ms", "at most 5 ms"]


def test_points_of_understanding_that_are_lost_stand_in_brackets():
    assert cells(METRICS, "understood: names, 200 wordings") == ["95.0%", "92.0% (3.0)", "at most 2 points fewer"]


def test_a_size_without_own_measures_says_nothing_of_them():
    assert cells(METRICS, "understood: names of own measures") == ["", "98.0%", ""]
    assert cells(METRICS, "loading the return") == ["", "5.0 s", ""]


def test_each_command_stands_beside_the_plain_build():
    assert cells(LOADING, "`pmf load` of a made return") == ["20.0 s", "4.0", "under 30 s"]
    assert cells(LOADING, "`pmf undo`") == ["4.0 s", "0.8", ""]
    assert cells(LOADING, "`pmf import`") == ["7.5 s", "1.5", ""]


def test_the_ratio_to_the_stock_servers_is_that_of_questions_a_second():
    assert cells(QUESTIONS, "ratio of questions a second") == ["2.0 times", "5 times"]


def test_every_row_of_a_table_has_a_cell_for_each_heading():
    for text in (METRICS, LOADING, QUESTIONS):
        rows = [line for line in text.splitlines() if line.startswith("|")]
        assert len(rows) > 6 and len({line.count("|") for line in rows}) == 1


def test_a_part_says_when_it_was_measured():
    assert dated("| a |", date(2026, 4, 1)).startswith("Measured on 1 April 2026 on ")
