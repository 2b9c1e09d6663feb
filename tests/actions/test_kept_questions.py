"""The kept questions are those that are offered now, and a person has read them."""

from __future__ import annotations

import difflib
import re

import pytest

from actions.reading import Kind
from data_layer.vocabulary import ThemeId
from tests.kept_questions import KEPT, KEPT_FOR, asked, kept_page, questions_in

ASKS = re.compile(r": (?P<asks>[^:]+\?)$")


@pytest.fixture(scope="module")
def page() -> list[str]:
    return kept_page().splitlines()


def test_the_page_holds_what_is_asked_now(page):
    """After a change of words or data: python -m tests.kept_questions, then read the page."""
    written = KEPT.read_text(encoding="utf-8").splitlines()
    changed = list(difflib.unified_diff(written, page, KEPT.name, "now", n=0, lineterm=""))
    assert not changed, "\n".join(changed[:40])


def test_every_question_has_a_figure_and_asks_in_its_last_words(page):
    lines = [line for line in page if line.startswith("- ")]
    assert len(lines) > 150
    assert not [line for line in lines if not re.search(r"\d", line) or not ASKS.search(line)]


def test_no_question_asks_what_a_briefing_on_the_theme_says(page):
    """How high, when, how it moved, where it stands: the page gives them, so none of these is asked."""
    answered = re.compile(
        r"what (?:is|was) the (?:figure|value|trend|median)|how (?:high|low|many|much) (?:is|was|are|were)"
        r"|has it (?:risen|fallen|improved)|how does it compare|which quarter|when was it published|is it a target",
    )
    asks = [found["asks"] for line in page if (found := ASKS.search(line))]
    assert not [each for each in asks if answered.search(each)]


@pytest.mark.parametrize("council", KEPT_FOR, ids=lambda council: council.name)
def test_each_question_of_a_briefing_is_one_of_the_kept(page, council):
    kept = {found["asks"] for line in page if (found := ASKS.search(line))}
    for theme in ("waste", "children_and_education"):
        told = questions_in(asked(council, ThemeId(theme), Kind.BRIEFING))
        brief = [found["asks"] for line in told if (found := ASKS.search(line))]
        assert brief and set(brief) <= kept
