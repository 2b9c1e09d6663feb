"""Reading to Answer without Rasa: one function a kind, used by briefings, replays and tests."""

from __future__ import annotations

from collections.abc import Callable

from actions.answer import Answer
from actions.baseline import baseline
from actions.briefing import briefing
from actions.calendar import calendar
from actions.catalogue import catalogue
from actions.clarify import clarify
from actions.commitments import commitments_answer
from actions.comparison import comparison
from actions.definition import definition
from actions.desk import Desk
from actions.early_warning import early_warning
from actions.exceptions import exceptions
from actions.explanation import explanation
from actions.export import export
from actions.help import help_answer
from actions.improving import improving
from actions.no_data import no_data
from actions.not_permitted import not_permitted
from actions.out_of_scope import out_of_scope
from actions.outcome import outcome
from actions.performance import performance
from actions.reading import Kind, Reading
from actions.scrutiny_questions import scrutiny_questions
from actions.smalltalk import smalltalk
from actions.target import target
from actions.trend import trend

ANSWERS: dict[Kind, Callable[[Reading, Desk], Answer]] = {
    Kind.PERFORMANCE: performance,
    Kind.COMPARISON: comparison,
    Kind.TREND: trend,
    Kind.TARGET: target,
    Kind.BASELINE: baseline,
    Kind.EXCEPTIONS: exceptions,
    Kind.EXPLANATION: explanation,
    Kind.EXPORT: export,
    Kind.IMPROVING: improving,
    Kind.OUTCOME: outcome,
    Kind.COMMITMENTS: commitments_answer,
    Kind.CALENDAR: calendar,
    Kind.EARLY_WARNING: early_warning,
    Kind.BRIEFING: briefing,
    Kind.SCRUTINY_QUESTIONS: scrutiny_questions,
    Kind.DEFINITION: definition,
    Kind.CATALOGUE: catalogue,
    Kind.HELP: help_answer,
    Kind.SMALLTALK: smalltalk,
    Kind.CLARIFY: clarify,
    Kind.NO_DATA: no_data,
    Kind.OUT_OF_SCOPE: out_of_scope,
    Kind.NOT_PERMITTED: not_permitted,
}


def answer(asked: Reading, desk: Desk) -> Answer:
    return ANSWERS[asked.kind](asked, desk)
