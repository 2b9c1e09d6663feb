"""An officer records a question, a recommendation or an answer in a sentence, or takes back what was recorded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from actions.answer import Answer
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.reading import Kind, Reading
from actions.recommendations import recommendations
from actions.recorded_words import in_one_line, too_long
from actions.recording_answers import answer, take_back
from actions.recording_desk import LIST_OPEN, RecordingDesk
from actions.recording_items import keep, unclear
from actions.scrutiny_book import RecordPart
from actions.wording.places import place
from actions.wording.times import full_date
from data_layer.vocabulary import Level

BY_PART: dict[RecordPart, Callable[[RecordingDesk], Answer]] = {
    RecordPart.QUESTION: keep,
    RecordPart.RECOMMENDATION: keep,
    RecordPart.ANSWER: answer,
    RecordPart.REMOVAL: take_back,
    RecordPart.UNCLEAR: unclear,
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
    wording = in_one_line(asked.wording)
    due, past = due_day(asked, desk)
    if past:
        return compose(past_day(past), asked, desk)
    # the day is that of the answer, and no figure's
    about = asked.model_copy(update={"period": None})
    return BY_PART[RecordPart(asked.part or RecordPart.QUESTION)](
        RecordingDesk(about, desk, desk.scrutiny, wording, due)
    )


def due_day(asked: Reading, desk: Desk) -> tuple[date | None, date | None]:
    """The day that is due, and one that is past: nothing new is kept as overdue. A past day that stands in the words
    themselves is a part of them, and no day is set.
    """
    day = asked.period.last if asked.period else None
    if day is None or day >= desk.viewer.now:
        return day, None
    assert asked.period
    return None, None if asked.period.words.casefold() in (asked.wording or "").casefold() else day


def past_day(day: date) -> Draft:
    return Draft(
        headline=f"Nothing was kept yet: it would be due on {full_date(day)}, which is past.",
        sentences=["Say it again with a day to come, or without one."],
        metrics=[],
        follow_ups=[LIST_OPEN],
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
    why = too_long(asked.wording or "")
    return f"Nothing was kept: {why}." if why else None
