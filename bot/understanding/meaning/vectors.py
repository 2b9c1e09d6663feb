"""The vectors of names, worked out once and kept: those known at training come with the model, later ones are added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import Lock

import numpy as np

from bot.understanding.meaning.encoder import Encoder, Vectors

NAMES, VECTORS, LAYERS = "names.txt", "vectors.npy", "encoder.onnx"


class NameVectors:
    """For any thread. Vectors are held in half precision: 0.8 kB a name."""

    def __init__(self, encoder: Encoder, names: Sequence[str] = (), vectors: np.ndarray | None = None) -> None:
        self._encoder, self._lock = encoder, Lock()
        self._places = {name: at for at, name in enumerate(names)}
        self._vectors = np.zeros((0, 0), np.float16) if vectors is None else vectors

    def missing(self, names: Iterable[str]) -> list[str]:
        return [name for name in dict.fromkeys(names) if name not in self._places]

    def add(self, names: Iterable[str]) -> None:
        """Works out those not known yet: some three milliseconds each."""
        left, at_once = self.missing(names), self._encoder.at_once
        for start in range(0, len(left), at_once):
            some = left[start : start + at_once]
            found = self._encoder.encode(some).astype(np.float16)
            with self._lock:
                held = len(self._vectors)
                self._vectors = np.vstack([self._vectors, found]) if held else found
                self._places |= {name: held + at for at, name in enumerate(some)}

    def of(self, names: Sequence[str]) -> Vectors:
        """A row a name. Raises KeyError for one that was not added."""
        with self._lock:
            return self._vectors[[self._places[name] for name in names]].astype(np.float32)

    def of_question(self, text: str) -> Vectors:
        return self._encoder.encode([text])[0]

    def of_questions(self, texts: Sequence[str]) -> Vectors:
        """A row a text; names known are not worked out again."""
        left = self.missing(texts)
        rows = dict(zip(left, self._encoder.encode(left), strict=True))
        return np.stack([rows[text] if text in rows else self.of([text])[0] for text in texts])

    def save(self, folder: Path) -> None:
        (folder / NAMES).write_text("\n".join(self._places), encoding="utf-8")
        np.save(folder / VECTORS, self._vectors, allow_pickle=False)
        self._encoder.save(folder / LAYERS)

    @classmethod
    def load(cls, folder: Path, encoder: Encoder) -> NameVectors:
        """Raises OSError or ValueError where the folder holds none."""
        names = (folder / NAMES).read_text(encoding="utf-8").split("\n")
        return cls(encoder.with_layers(folder / LAYERS), names, np.load(folder / VECTORS, allow_pickle=False))
