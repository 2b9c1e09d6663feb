"""What a question is about, as learned from descriptions of each measure in people's own words.

Two of them: by words alone, which costs next to nothing, and by words and the sentence vector, asked where it matters.
Beside the measures stand the themes, and NOTHING for what is none of our business.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from bot.understanding.meaning.encoder import Vectors
from bot.understanding.meaning.nearest import written_out
from bot.understanding.regression import Regression, fitted
from bot.understanding.subject_index import content
from bot.understanding.text import tokens
from bot.understanding.words import words
from data_layer.vocabulary import MetricId

NOTHING = "nothing"
THEME = "theme "  # before the id of one
SEEN_IN = 3  # descriptions
BY_WORDS, BY_BOTH = 3.0, 1.0  # strength of what is learned; set on the second and third open sets
HEED = 3.0  # of the vector beside the words, as set there


@dataclass(frozen=True, slots=True)
class Example:
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Guess:
    """The likeliest measure, how likely it is, how likely each is, and how many words of substance tell it."""

    metric: MetricId
    likely: float
    scores: dict[str, float]
    telling: int


@dataclass(frozen=True, slots=True)
class LearnedSubjects:
    by_words: Regression
    by_both: Regression

    @property
    def labels(self) -> frozenset[str]:
        return frozenset(self.by_both.labels)

    def likely_by_words(self, text: str, metric: MetricId) -> float:
        return self.by_words.scores(marks_of(text)).get(metric, 0.0)

    def guess(self, text: str, vector: Vectors) -> Guess | None:
        """None where the likeliest is a theme, or nothing of ours."""
        scores = self.by_both.scores(marks_of(text), vector * HEED)
        best = max(scores, key=lambda label: scores[label])
        if best == NOTHING or best.startswith(THEME):
            return None
        return Guess(MetricId(best), scores[best], scores, self._telling(text))

    def _telling(self, text: str) -> int:
        """Words that were learned from and are not of every question."""
        said = {token.stem for token in tokens(written_out(text)) if not words().ordinary(token.word)}
        return sum(stem in self.by_both.places for stem in said)

    def save(self, folder: Path) -> None:
        self.by_words.save(folder / "words")
        self.by_both.save(folder / "both")

    @classmethod
    def load(cls, folder: Path) -> LearnedSubjects:
        """Raises OSError or ValueError where the folder holds no saved one."""
        by_words = Regression.load(folder / "words")
        return cls(by_words, Regression.load(folder / "both", by_words))


def learn_subjects(examples: Sequence[Example], vectors: Vectors) -> LearnedSubjects:
    """`vectors`: a row an example. Raises ValueError for fewer than three labels."""
    marked = [(marks_of(one.text), one.label) for one in examples]
    by_both = fitted(marked, seen_in=SEEN_IN, strength=BY_BOTH, vectors=np.asarray(vectors, np.float32) * HEED)
    return LearnedSubjects(fitted(marked, seen_in=SEEN_IN, strength=BY_WORDS), by_both)


def marks_of(text: str) -> frozenset[str]:
    """Words that are more than grammar, by their stems, and pairs of them."""
    said = [token.stem for token in tokens(written_out(text)) if content(token)]
    return frozenset([*said, *(f"{first} {second}" for first, second in pairwise(said))])
