"""How likely each kind of answer is meant: a logistic regression over plain marks, learned from the wordings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from actions.reading import Kind

SEEN_IN = 2  # wordings: a mark of one alone says nothing about others
STRENGTH = 0.3  # inverse of the penalty on large weights
ROUNDS = 300
WEIGHTS, MARKS, KINDS = "weights.npy", "marks.txt", "kinds.txt"


@dataclass(frozen=True, slots=True)
class LearnedKinds:
    """`weights`: a row a mark and a last one for the bias, a column a kind."""

    kinds: tuple[Kind, ...]
    places: Mapping[str, int]
    weights: NDArray[np.float32]

    def scores(self, marks: Collection[str]) -> dict[Kind, float]:
        """Probability by kind; together 1."""
        rows = [self.places[mark] for mark in marks if mark in self.places]
        summed = self.weights[rows].sum(axis=0) + self.weights[-1]
        odds = np.exp(summed - summed.max())
        return dict(zip(self.kinds, (odds / odds.sum()).tolist(), strict=True))

    def save(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        np.save(folder / WEIGHTS, self.weights, allow_pickle=False)
        (folder / MARKS).write_text("\n".join(self.places), encoding="utf-8")
        (folder / KINDS).write_text("\n".join(self.kinds), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> LearnedKinds:
        """Raises OSError or ValueError where the folder holds no saved one."""
        marks = (folder / MARKS).read_text(encoding="utf-8").split("\n")
        kinds = (folder / KINDS).read_text(encoding="utf-8").split("\n")
        weights = np.load(folder / WEIGHTS, allow_pickle=False)
        return cls(tuple(map(Kind, kinds)), {mark: at for at, mark in enumerate(marks)}, weights)


def learn(examples: Sequence[tuple[Collection[str], Kind]]) -> LearnedKinds:
    """From the marks and the kind meant of each wording. Raises ValueError for fewer than three kinds."""
    # imported here, since only training needs it and it takes a second
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    seen = Counter(mark for marks, _ in examples for mark in set(marks))
    places = {mark: at for at, mark in enumerate(sorted(mark for mark, times in seen.items() if times >= SEEN_IN))}
    rows = [sorted({places[mark] for mark in marks if mark in places}) for marks, _ in examples]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.array([place for row in rows for place in row], dtype=np.int32)
    table = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(places)))
    fitted = LogisticRegression(C=STRENGTH, max_iter=ROUNDS, tol=1e-3).fit(table, [kind.value for _, kind in examples])
    if len(fitted.classes_) < 3:
        raise ValueError("There are wordings of fewer than three kinds, so nothing can be told apart.")
    weights = np.vstack([fitted.coef_.T, fitted.intercept_[None, :]]).astype(np.float32)
    return LearnedKinds(tuple(map(Kind, fitted.classes_)), places, weights)
