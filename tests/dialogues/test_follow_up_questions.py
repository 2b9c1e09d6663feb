"""Questions about the figure just given: why, is that good, what does it mean, where from."""

from __future__ import annotations

import pytest

ASKED = [
    ("why?", "explanation", None),
    ("how come?", "explanation", None),
    ("why is it so low?", "explanation", None),
    ("what's behind that?", "explanation", None),
    ("is that good?", "comparison", None),
    ("is that any good?", "comparison", None),
    ("is it normal?", "comparison", None),
    ("is that high or low?", "comparison", None),
    ("how does that compare?", "comparison", None),
    ("what does it mean?", "definition", None),
    ("what does that mean?", "definition", None),
    ("how is it calculated?", "definition", None),
    ("what does it count?", "definition", None),
    ("where does that come from?", "definition", "source"),
    ("who publishes it?", "definition", "source"),
    ("is it getting worse?", "trend", None),
    ("has it got better?", "trend", None),
    ("is that better than last year?", "trend", None),
    ("show me a chart", "trend", None),
    ("are we on target?", "target", None),
    ("what should I ask?", "scrutiny_questions", None),
    ("when is the next one?", "calendar", None),
    ("can I have it in excel?", "export", None),
]


@pytest.mark.parametrize(("turn", "kind", "subkind"), ASKED)
def test_a_question_about_the_figure_keeps_measure_and_place(talk, places, turn, kind, subkind):
    first = "recycling rate in Derby" if "we" not in turn.split() else "recycling rate"
    reading = talk(first, turn)
    assert (reading.kind, reading.subkind, reading.metrics) == (kind, subkind, ("recycling_rate",))
    assert places(reading) == places(talk(first))
    assert reading.doubt is None


@pytest.mark.parametrize(
    ("turn", "kind"), [("why?", "explanation"), ("is that good?", "comparison"), ("what does it mean?", "definition")]
)
def test_it_keeps_the_time_too(talk, turn, kind):
    reading = talk("recycling rate in 2021/22", turn)
    assert (reading.kind, reading.period.words) == (kind, "in 2021/22")


def test_one_question_after_the_other_about_one_figure(talk, places):
    turns = ["recycling rate in Derby vs core cities", "why?", "is that good?", "what does it mean?", "and Leicester?"]
    reading = talk(*turns)
    assert (reading.metrics, places(reading)) == (("recycling_rate",), ["Leicester"])


def test_a_theme_is_spoken_about_like_a_measure(talk):
    why = talk("how is waste doing?", "why?")
    assert (why.kind, why.scope.id) == ("explanation", "waste")
    assert talk("how is waste doing?", "why?", "is that good?").scope.id == "waste"
