"""The vectors of names, worked out once and kept: those known at training come with the model, later ones are added."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import Lock
from zipfile import BadZipFile

import numpy as np

from bot.understanding.meaning.encoder import Encoder, Vectors

NAMES, VECTORS, LAYERS = "names.txt", "vectors.npy", "encoder.onnx"
MOST_KEPT = 20_000  # names that came later, the newest: 16 MB


class NameVectors:
    """For any thread. Vectors are held in half precision: 0.8 kB a name."""

    def __init__(self, encoder: Encoder, names: Sequence[str] = (), vectors: np.ndarray | None = None) -> None:
        self._encoder, self._lock = encoder, Lock()
        self._places = {name: at for at, name in enumerate(names)}
        self._vectors = np.zeros((0, 0), np.float16) if vectors is None else vectors
        self._at_first = len(self._places)

    def missing(self, names: Iterable[str]) -> list[str]:
        return [name for name in dict.fromkeys(names) if name not in self._places]

    def add(self, names: Iterable[str]) -> None:
        """Works out those not known yet: some three milliseconds each."""
        left, at_once = self.missing(names), self._encoder.at_once
        for start in range(0, len(left), at_once):
            some = left[start : start + at_once]
            self._join(some, self._encoder.encode(some).astype(np.float16))

    def _join(self, names: Sequence[str], found: np.ndarray) -> None:
        with self._lock:
            held = len(self._vectors)
            self._vectors = np.vstack([self._vectors, found]) if held else found
            self._places |= {name: held + at for at, name in enumerate(names)}

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

    def keep(self, file: Path) -> None:
        """Those added since, for `recall`. Raises OSError."""
        with self._lock:
            later = list(self._places)[self._at_first :][-MOST_KEPT:]
            vectors = self._vectors[[self._places[name] for name in later]]
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_name(f"{file.stem}.{os.getpid()}.npz")
        try:
            beside.touch(mode=0o600)  # names of measures that not everybody may see
            np.savez(beside, names=np.frombuffer("\n".join(later).encode(), np.uint8), vectors=vectors)
            beside.replace(file)  # whole or not at all
        finally:
            beside.unlink(missing_ok=True)

    def recall(self, file: Path) -> None:
        """Adds what `keep` left; nothing where there is no such file, or none that can be read."""
        try:
            with np.load(file, allow_pickle=False) as held:
                names, vectors = held["names"].tobytes().decode().split("\n"), held["vectors"]
        except (OSError, EOFError, ValueError, KeyError, BadZipFile):
            return
        new = [at for at, name in enumerate(names) if name not in self._places]
        if len(names) == len(vectors) and new:
            self._join([names[at] for at in new], vectors[new])

    @classmethod
    def load(cls, folder: Path, encoder: Encoder) -> NameVectors:
        """Raises OSError or ValueError where the folder holds none."""
        names = (folder / NAMES).read_text(encoding="utf-8").split("\n")
        return cls(encoder.with_layers(folder / LAYERS), names, np.load(folder / VECTORS, allow_pickle=False))
