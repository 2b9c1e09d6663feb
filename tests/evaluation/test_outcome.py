"""Shares, kinds confused and the mistakes that matter count what they say; the surest mistakes come first."""

from __future__ import annotations

from actions.reading import Kind
from evaluation.outcome import Share, by_kind, by_part, confusion, mistakes, worst

RATE = {"reading": {"metrics": ("recycling_rate",), "areas": ("E06000018",)}, "metrics": ["recycling_rate"]}


def test_parts_nobody_expected_are_not_counted(case):
    found = [case("performance", "performance", **RATE), case("help", "help"), case("help", "smalltalk")]
    parts = by_part(found)
    assert (parts["kind"], parts["metric"], parts["comparator"]) == (Share(2, 3), Share(1, 1), Share(0, 0))
    assert parts["all right"] == Share(2, 3)
    assert by_kind(found) == {Kind.HELP: Share(1, 1), Kind.PERFORMANCE: Share(1, 1), Kind.SMALLTALK: Share(0, 1)}


def test_a_kind_given_for_another_stands_in_the_row_of_the_one_expected(case):
    found = [case("help", "smalltalk"), case("help", "smalltalk"), case("smalltalk", "smalltalk"), case("help", "help")]
    assert confusion(found) == {
        Kind.HELP: {Kind.HELP: 1},
        Kind.SMALLTALK: {Kind.HELP: 2, Kind.SMALLTALK: 1},
    }


def test_the_surest_mistakes_come_first_and_right_ones_never(case):
    found = [
        case("help", "smalltalk", 0.3, name="doubted"),
        case("help", "smalltalk", 0.9, name="sure"),
        case("help", "help", 1.0, name="right"),
        case("help", "smalltalk", 0.6, name="half sure"),
    ]
    assert [one.asked.name for one in worst(found, 2)] == ["sure", "half sure"]


def test_mistakes_are_counted_among_the_questions_where_they_could_be_made(case):
    other = {**RATE, "metrics": ["landfill_rate"]}
    found = [
        case("performance", "performance", **RATE),
        case("performance", "performance", **other),
        case("performance", "out_of_scope", reading=RATE["reading"]),
        case("out_of_scope", "trend"),
        case("no_data", "no_data"),
    ]
    assert mistakes(found) == {
        "a figure of another metric, area or period": Share(1, 2),
        "a needless clarification": Share(0, 5),
        "a needless refusal": Share(1, 3),
        "a figure where none was due": Share(1, 1),
    }
