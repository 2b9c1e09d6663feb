"""An officer records a question, a recommendation or an answer in a sentence, or takes back what was recorded."""

from __future__ import annotations

import re
from collections.abc import Callable

from actions.answer import Answer
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.reading import Kind, Reading
from actions.recommendations import recommendations
from actions.recording_answers import answer, take_back
from actions.recording_desk import LIST_OPEN, RecordingDesk
from actions.recording_items import keep
from actions.scrutiny_book import RecordPart
from actions.wording.places import place
from data_layer.vocabulary import Level

LONGEST = 1_000  # characters
CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
BY_PART: dict[RecordPart, Callable[[RecordingDesk], Answer]] = {
    RecordPart.QUESTION: keep,
    RecordPart.RECOMMENDATION: keep,
    RecordPart.ANSWER: answer,
    RecordPart.REMOVAL: take_back,
}


def record(asked: Reading, desk: Desk) -> Answer:
    """For officers and above, about the home council.

    A reading without words, as when an answer is opened again, records nothing: it gives what is held.
    """
    if desk.viewer.level < Level.OFFICER:
        return compose(for_officers(), asked, desk)
    if asked.wording is None:
        return recommendations(asked.model_copy(update={"part": None}), desk)
    if why := not_here(asked, desk):
        return compose(Draft(headline=why, metrics=[], follow_ups=[LIST_OPEN]), asked, desk)
    assert desk.scrutiny
    wording = " ".join(CONTROL.sub(" ", asked.wording).split())
    due = asked.period.last if asked.period else None
    # the day is that of the answer, and no figure's
    about = asked.model_copy(update={"period": None})
    return BY_PART[RecordPart(asked.part or RecordPart.QUESTION)](
        RecordingDesk(about, desk, desk.scrutiny, wording, due)
    )


def for_officers() -> Draft:
    return Draft(
        headline="Nothing was kept: questions, recommendations and answers are recorded by officers.",
        sentences=["What they record can be read: ask what scrutiny recommended and what came of it."],
        kind=Kind.NOT_PERMITTED,
        metrics=[],
        areas=[],
        follow_ups=["What did scrutiny recommend?", LIST_OPEN],
    )


def not_here(asked: Reading, desk: Desk) -> str | None:
    if desk.scrutiny is None:
        return "Nothing was kept: this assistant has no store to keep it in."
    if asked.areas and asked.areas[0] != desk.viewer.home_area:
        home = place(desk.viewer.home_area, desk.catalogue)
        return f"Nothing was kept: questions and recommendations are recorded for {home} alone."
    if asked.wording and len(asked.wording) > LONGEST:
        return f"Nothing was kept: the words have {len(asked.wording):,} characters, and {LONGEST:,} are the most."
    return None
