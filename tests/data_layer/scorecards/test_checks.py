"""What looks odd is said with its cell."""

from __future__ import annotations

from data_layer.scorecards.checks import compared_with
from tests.data_layer.scorecards.made_up import read, text

HEAD = "Indicator,Good is,Q1 2024/25,Q2 2024/25,Target Q2 2024/25,Status\n"


def test_a_green_that_misses_its_target_and_a_red_that_meets_it(tmp_path):
    rows = "Calls,High,70,71,80,Green\nDays lost,Low,5,4,8,Red\nVisits,High,9,10,8,Green\n"
    found = read(text(tmp_path / "a.csv", HEAD + rows))
    assert [(caution.origin.cell, caution.text) for caution in found.cautions] == [
        ("D2", "71 misses the target 80, and the rating given is 'Green'"),
        ("D3", "4 meets the target 8, and the rating given is 'Red'"),
    ]


def test_without_a_known_direction_no_rating_is_doubted(tmp_path):
    found = read(text(tmp_path / "a.csv", HEAD + "Calls,,70,71,80,Green\n"))
    assert found.cautions == ()


def test_a_cumulative_series_that_falls(tmp_path):
    found = read(
        text(tmp_path / "a.csv", "Indicator,Q1 2024/25,Q2 2024/25,Q3 2024/25\nHomes built (cumulative),10,30,25\n")
    )
    assert [caution.origin.cell for caution in found.cautions] == ["D2"]


def test_a_zero_among_large_figures(tmp_path):
    found = read(text(tmp_path / "a.csv", "Indicator,Q1 2024/25,Q2 2024/25\nUptime,99.8,0\nAccidents,1,0\n"))
    assert [caution.origin.cell for caution in found.cautions] == ["C2"]


def test_a_value_restated_and_a_target_left_behind(tmp_path):
    first = read(text(tmp_path / "a.csv", "Indicator,Q1 2024/25,Target Q1 2024/25\nTax collected (cumulative),30,24\n"))
    second = read(
        text(
            tmp_path / "b.csv",
            "Indicator,Q1 2024/25,Q2 2024/25,Target Q2 2024/25\nTax collected (cumulative),31,58,24\n",
        )
    )
    assert [(caution.origin.cell, caution.text) for caution in compared_with(second, first)] == [
        ("B2", "Q2 2024 was 30 in a.csv and is now 31"),
        ("D2", "the target is still 24 while the cumulative value rose to 58"),
    ]
