"""An encoder that works out each text once, for runs that read the same texts over and over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from bot.understanding.meaning.encoder import Encoder, Vectors


class Remembering(Encoder):
    """1.5 kB a text."""

    def __init__(self, beneath: Encoder) -> None:
        self._beneath, self._held = beneath, dict[str, Vectors]()

    def corrected(self, corrections: Mapping[str, tuple[Vectors, Vectors]]) -> Encoder:
        return self._beneath.corrected(corrections)

    def with_layers(self, file: Path) -> Encoder:
        return Remembering(self._beneath.with_layers(file))

    def encode(self, texts: Sequence[str]) -> Vectors:
        unknown = [text for text in dict.fromkeys(texts) if text not in self._held]
        if unknown:
            self._held.update(zip(unknown, self._beneath.encode(unknown), strict=True))
        return np.stack([self._held[text] for text in texts])
