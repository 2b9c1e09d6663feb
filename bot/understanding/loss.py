"""What a logistic regression over many labels is fitted by: its mean loss, and how that changes with each weight.

The multinomial cross-entropy with a penalty on squared weights, as in scikit-learn's LogisticRegression, whose results
it has. That takes one table only, in which vectors beside marks cost five times as much as apart from them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:  # imported where it is needed: only training does
    from scipy.sparse import csr_matrix

Numbers = NDArray[np.float32]


class Loss:
    """Weights have a row a mark, then one a number of a vector, and a last one for the bias, on which no penalty is."""

    def __init__(
        self, marks: csr_matrix, vectors: Numbers, meant: NDArray[np.intp], labels: int, strength: float
    ) -> None:
        """`marks` and `vectors`: a row an example; `meant` its label by number; `strength`: the inverse of the
        penalty's.
        """
        self._marks, self._by_mark = marks, marks.T.tocsr()
        self._places = len(self._by_mark.indptr) - 1
        self._vectors, self._meant, self._labels = vectors, meant, labels
        self._penalty = 1 / (strength * len(meant))

    @property
    def size(self) -> int:
        return (self._places + self._vectors.shape[1] + 1) * self._labels

    def shaped(self, weights: NDArray[np.float64]) -> Numbers:
        """A column a label."""
        return weights.astype(np.float32).reshape(-1, self._labels)

    def __call__(self, weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        """The loss and its slopes, in the order of the weights."""
        table = self.shaped(weights)
        last = self._places
        odds = self._marks @ table[:last] + self._vectors @ table[last:-1] + table[-1]
        odds -= odds.max(axis=1, keepdims=True)
        examples = np.arange(len(odds))
        right = odds[examples, self._meant].sum(dtype=np.float64)
        np.exp(odds, out=odds)
        whole = odds.sum(axis=1, keepdims=True)
        loss = (np.log(whole, dtype=np.float64).sum() - right) / len(odds)
        odds /= whole * len(odds)
        odds[examples, self._meant] -= 1 / len(odds)
        slopes = np.vstack([self._by_mark @ odds, self._vectors.T @ odds, odds.sum(axis=0, keepdims=True)])
        slopes[:-1] += self._penalty * table[:-1]
        penalty = self._penalty / 2 * float(np.square(table[:-1], dtype=np.float64).sum())
        return loss + penalty, slopes.astype(np.float64).ravel()


def table_of(marked: Sequence[Collection[str]], places: Mapping[str, int]) -> csr_matrix:
    """A row an example and a column a mark, with a one where it has it; other marks are passed over."""
    from scipy.sparse import csr_matrix

    rows = [sorted({places[mark] for mark in marks if mark in places}) for marks in marked]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.array([place for row in rows for place in row], dtype=np.int32)
    ones = np.ones(len(columns), dtype=np.float32)
    return csr_matrix((ones, columns, ends), shape=(len(rows), len(places)))
