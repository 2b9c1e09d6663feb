"""A logistic regression over plain marks, beside them a vector where there is one: how likely each label is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.understanding.loss import Loss, table_of

# rounds at most, and the steepest that the mean loss may still fall in any direction
STOPS = {"maxiter": 300, "gtol": 5e-4, "ftol": 0.0}
WEIGHTS, MARKS, LABELS = "weights.npy", "marks.txt", "labels.txt"


@dataclass(frozen=True, slots=True)
class Regression:
    """`weights`: a row a mark, then one a number of the vector, and a last one for the bias; a column a label."""

    labels: tuple[str, ...]
    places: Mapping[str, int]
    weights: NDArray[np.float32]

    def scores(self, marks: Collection[str], vector: NDArray[np.float32] | None = None) -> dict[str, float]:
        """Probability by label; together 1. `vector` as long as those learned from, or none where none were."""
        rows = [self.places[mark] for mark in marks if mark in self.places]
        summed = self.weights[rows].sum(axis=0) + self.weights[-1]
        if vector is not None:
            summed = summed + vector @ self.weights[len(self.places) : -1]
        odds = np.exp(summed - summed.max())
        return dict(zip(self.labels, (odds / odds.sum()).tolist(), strict=True))

    def save(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        np.save(folder / WEIGHTS, self.weights, allow_pickle=False)
        (folder / MARKS).write_text("\n".join(self.places), encoding="utf-8")
        (folder / LABELS).write_text("\n".join(self.labels), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path, beside: Regression | None = None) -> Regression:
        """`beside`: one that learned from the same marks, which are then held once.

        Raises OSError or ValueError where the folder holds no saved one.
        """
        # without any mark the file is empty
        marks = filter(None, (folder / MARKS).read_text(encoding="utf-8").split("\n"))
        labels = (folder / LABELS).read_text(encoding="utf-8").split("\n")
        places: Mapping[str, int] = {mark: at for at, mark in enumerate(marks)}
        if beside and beside.places == places:
            places = beside.places
        return cls(tuple(labels), places, np.load(folder / WEIGHTS, allow_pickle=False))


def fitted(
    examples: Sequence[tuple[Collection[str], str]],
    *,
    seen_in: int,
    strength: float,
    vectors: NDArray[np.float32] | None = None,
) -> Regression:
    """From the marks and the label of each example, with a row of `vectors` each where given.

    A mark of fewer than `seen_in` examples says nothing about others; `strength` is the inverse of the penalty on large
    weights. Raises ValueError for fewer than three labels.
    """
    # imported here, since only training needs it and it takes a second
    from scipy.optimize import minimize
    from threadpoolctl import threadpool_limits

    labels, meant = np.unique([label for _, label in examples], return_inverse=True)
    if len(labels) < 3:
        raise ValueError("There are examples of fewer than three sorts, so nothing can be told apart.")
    seen = Counter(mark for marks, _ in examples for mark in set(marks))
    places = {mark: at for at, mark in enumerate(sorted(mark for mark, times in seen.items() if times >= seen_in))}
    beside = np.zeros((len(examples), 0), np.float32) if vectors is None else vectors
    loss = Loss(table_of([marks for marks, _ in examples], places), beside, meant, len(labels), strength)
    with threadpool_limits(1, user_api="blas"):  # others are learned beside it
        found = minimize(loss, np.zeros(loss.size), jac=True, method="L-BFGS-B", options=STOPS)
    return Regression(tuple(map(str, labels)), places, loss.shaped(found.x))
