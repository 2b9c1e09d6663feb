"""What the importer may not infer, as questions with choices; and the answers, given now or kept from last time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from data_layer.scorecards.errors import AnswerFault

SUGGESTED = "suggested"


class Kind(StrEnum):
    COLUMN = "column"
    THIS_PERIOD = "this period"
    YEAR = "year"
    PERIOD = "period"
    TARGET_BASIS = "target basis"
    TOLERANCE = "tolerance"
    FIGURE = "figure"
    SCALE = "scale"
    UNIT = "unit"
    POLARITY = "polarity"
    CUMULATIVE = "cumulative"
    SAME_MEASURE = "same measure"
    CONFLICT = "conflict"
    STATUS_WORDS = "status words"


LASTING = {
    Kind.COLUMN,
    Kind.TARGET_BASIS,
    Kind.TOLERANCE,
    Kind.SCALE,
    Kind.UNIT,
    Kind.POLARITY,
    Kind.CUMULATIVE,
    Kind.SAME_MEASURE,
    Kind.STATUS_WORDS,
}


LASTING_IDS = tuple(f"{kind}: " for kind in sorted(LASTING)) + tuple(
    f"{Kind.PERIOD}: {subject}" for subject in ("years", "dates", "last year")
)


def lasts(question_id: str) -> bool:
    """Whether an answer is about the layout or a measure, and not about the cells or the date of one file."""
    return question_id.startswith(LASTING_IDS) and not question_id.endswith(": *")


@dataclass(frozen=True, slots=True)
class Question:
    """`free`: any text may be answered, the choices are examples. `unanswered` says what happens without an answer."""

    kind: Kind
    subject: str
    text: str
    choices: tuple[str, ...]
    unanswered: str
    suggestion: str | None = None
    reason: str | None = None
    free: bool = False

    @property
    def id(self) -> str:
        return f"{self.kind}: {self.subject}"

    @property
    def lasts(self) -> bool:
        """Whether the answer holds for next quarter's file too."""
        return lasts(self.id)


@dataclass(slots=True)
class Asking:
    """Answers by the id of their question; "<kind>: *" answers a kind, "suggested" takes what is proposed.

    An answer `kept` from an earlier file that is no choice any more is asked again; a new one raises AnswerFault.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    asked: dict[str, Question] = field(default_factory=dict)
    used: dict[str, str] = field(default_factory=dict)
    kept: Mapping[str, str] = field(default_factory=dict)

    def ask(self, question: Question) -> str | None:
        """The answer, or None where there is none yet; the question is kept for the proposal."""
        answer = self.answers.get(question.id, self.answers.get(f"{question.kind}: *"))
        if answer is not None and answer.strip().lower() == SUGGESTED:
            answer = question.suggestion
        if answer is None:
            self.asked.setdefault(question.id, question)
            return None
        answer = answer.strip()
        chosen = next((choice for choice in question.choices if choice.lower() == answer.lower()), None)
        if chosen is None and answer.isdigit() and not question.free and 1 <= int(answer) <= len(question.choices):
            chosen = question.choices[int(answer) - 1]
        if chosen is None and not question.free and self.kept.get(question.id) == answer:
            self.asked.setdefault(question.id, question)
            return None
        if chosen is None and not question.free:
            raise AnswerFault(question.text, answer, ", ".join(question.choices))
        self.used[question.id] = chosen or answer
        return chosen or answer
