"""What ratings mean that only their makers know: the classes and letters of a web page."""

from __future__ import annotations

import re

from data_layer.scorecards.questions import Asking, Kind, Question

AS_GIVEN = "as given"
CLASS = re.compile(r"l[a-z]")


def status_meant(words: str, asking: Asking) -> str:
    """The words as given, or, for a class such as "lg", the words that someone gave for it."""
    if not CLASS.fullmatch(words):
        return words
    question = Question(
        Kind.STATUS_WORDS,
        words,
        f"What does the rating {words!r} stand for?",
        ("above target", "close to target", "below target", AS_GIVEN),
        f"it is kept as {words!r}",
        None,
        "it is a sign, not a word",
        free=True,
    )
    answer = asking.ask(question)
    return words if answer is None or answer == AS_GIVEN else answer
