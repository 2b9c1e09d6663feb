"""How likely each kind of answer is meant, learned from the wordings."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from actions.reading import Kind
from bot.understanding.regression import Regression, fitted

SEEN_IN = 3  # wordings
STRENGTH = 0.3


@dataclass(frozen=True, slots=True)
class LearnedKinds:
    learned: Regression

    def scores(self, marks: Collection[str]) -> dict[Kind, float]:
        """Probability by kind; together 1."""
        return {Kind(kind): likely for kind, likely in self.learned.scores(marks).items()}

    def save(self, folder: Path) -> None:
        self.learned.save(folder)

    @classmethod
    def load(cls, folder: Path) -> LearnedKinds:
        """Raises OSError or ValueError where the folder holds no saved one."""
        return cls(Regression.load(folder))


def learn(examples: Sequence[tuple[Collection[str], Kind]]) -> LearnedKinds:
    """From the marks and the kind meant of each wording. Raises ValueError for fewer than three kinds."""
    return LearnedKinds(fitted([(marks, kind.value) for marks, kind in examples], seen_in=SEEN_IN, strength=STRENGTH))
