"""What words that go on from a question ask for and are about, as learned from conversations.

Both by marks; the subject, where these are in doubt, by marks and the sentence vector. (For the kind that told next to
nothing beside the tuned encoder: 3 turns of 1,900.)
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path

import numpy as np

from actions.reading import Kind
from bot.understanding.meaning.encoder import Vectors
from bot.understanding.meaning.learned_subjects import Example, marks_of
from bot.understanding.regression import Regression, fitted
from bot.understanding.side_by_side import Workers
from bot.understanding.turns.marks import Turn, kind_marks, subject_marks
from data_layer.catalogue import Catalogue

STAYS = "stays"  # with what is in hand
AS_RULED = "as ruled"  # what the rules make of it: a theme, everything, a measure of the council's own, nothing held
SEEN_IN = 3
KIND_STRENGTH, SUBJECT_STRENGTH = 0.3, 1.0
HEED = 3.0  # of the vector beside the marks
PLAIN = 0.85  # by marks alone: the vector is not asked


@dataclass(frozen=True, slots=True)
class TurnOpinion:
    """How likely each kind is meant, and each subject: a measure's id, STAYS or AS_RULED."""

    kinds: dict[Kind, float]
    subjects: dict[str, float]

    @property
    def kind(self) -> Kind:
        """The likeliest."""
        return max(self.kinds, key=lambda kind: self.kinds[kind])


@dataclass(frozen=True, slots=True)
class TurnExample:
    """`subjects`: each would be right; `text` is what the vector is made of."""

    kind_marks: Collection[str]
    subject_marks: Collection[str]
    text: str
    kind: Kind
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LearnedTurns:
    kinds: Regression
    subjects: Regression
    subjects_by_both: Regression

    def opinion(self, turn: Turn, catalogue: Catalogue, vector: Callable[[], Vectors] | None) -> TurnOpinion:
        """`vector`: works out that of the turn's words; None where there is no encoder, so that marks alone tell."""
        of_kind, of_subject = kind_marks(turn), subject_marks(turn, catalogue)
        kinds, subjects = self.kinds.scores(of_kind), self.subjects.scores(of_subject)
        if vector and min(max(kinds.values()), max(subjects.values())) < PLAIN:
            subjects = self.subjects_by_both.scores(of_subject, vector() * HEED)
        return TurnOpinion({Kind(kind): likely for kind, likely in kinds.items()}, subjects)

    def save(self, folder: Path) -> None:
        for part in fields(self):
            getattr(self, part.name).save(folder / part.name)

    @classmethod
    def load(cls, folder: Path) -> LearnedTurns:
        """Raises OSError or ValueError where the folder holds no saved one."""
        kinds, subjects = Regression.load(folder / "kinds"), Regression.load(folder / "subjects")
        return cls(kinds, subjects, Regression.load(folder / "subjects_by_both", subjects))


def learn_turns(
    turns: Sequence[TurnExample],
    vectors_of: Callable[[Sequence[str]], Vectors],
    described: Sequence[Example],
    told: Vectors,
    workers: Workers,
) -> LearnedTurns:
    """`vectors_of`: works out a row a text; `described`: what tells a measure outside a conversation.

    `told` has a row for each of those. Raises ValueError for fewer than three kinds or subjects.
    """
    kinds = [(one.kind_marks, one.kind.value) for one in turns]
    about = [(at, subject) for at, one in enumerate(turns) for subject in one.subjects]
    subjects = [(turns[at].subject_marks, subject) for at, subject in about]
    subjects += [(marks_of(one.text), one.label) for one in described]
    of_kinds = partial(fitted, kinds, seen_in=SEEN_IN, strength=KIND_STRENGTH)
    of_subjects = partial(fitted, subjects, seen_in=SEEN_IN, strength=SUBJECT_STRENGTH)
    by_kind, by_subject = workers.start(of_kinds), workers.start(of_subjects)  # while the vectors are worked out
    said = vectors_of([one.text for one in turns])
    both = np.vstack([said[[at for at, _ in about]], told]).astype(np.float32) * HEED
    by_both = workers.start(partial(of_subjects, vectors=both))
    return LearnedTurns(by_kind.result(), by_subject.result(), by_both.result())
