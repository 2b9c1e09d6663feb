"""What a text asks for, by the sentence encoder tuned on wordings and conversations: how likely each kind is.

Marks (`features`) tell nothing of a word that no wording has; the encoder knows what such a word means. Its last layers
are corrected by small matrices (LoRA: Hu et al., 2021), so that near vectors mean the same request and not the same
topic. They are made by `python -m tuning`, which needs PyTorch, and kept with the wordings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from actions.reading import Kind, Reading
from bot.understanding.follow_ups import kind_meant
from bot.understanding.meaning.encoder import Encoder
from bot.understanding.regression import Regression
from data_layer.catalogue import Catalogue
from data_layer.settings import ROOT

FILE = ROOT / "nlu_data" / "tuned" / "corrections.npz"
SURE = 0.9  # by marks: the encoder is not asked
SHARE = 0.5  # of its say beside that of the marks
LEAST = 1e-4  # chance of a kind that one of the two never saw
LONGEST = 240  # characters, from the end: where several sentences lead to a question it stands there
LAYERS = "tuned.onnx"  # in the folder of a model
LABELS, WEIGHTS, BIAS = "kinds", "head.weights", "head.bias"


@dataclass(frozen=True, slots=True)
class Tuned:
    """`head`: tells the kinds apart by the vector alone."""

    encoder: Encoder
    head: Regression

    @property
    def kinds(self) -> tuple[Kind, ...]:
        return tuple(Kind(label) for label in self.head.labels)

    def likely(self, said: str, before: str = "") -> dict[Kind, float]:
        """Probability by kind, together 1. `before`: what was asked before it, where words go on from a question."""
        vector = self.encoder.encode_after(before, said[-LONGEST:])
        return {Kind(kind): likely for kind, likely in self.head.scores((), vector).items()}

    def beside(self, marked: Mapping[Kind, float], said: str, before: str = "") -> dict[Kind, float]:
        """How likely each kind is by both together (a weighted geometric mean), or by marks where they are sure."""
        if max(marked.values()) >= SURE or not said.strip():
            return dict(marked)
        told = self.likely(said, before)
        logs = {
            kind: (1 - SHARE) * np.log(marked.get(kind, 0.0) + LEAST) + SHARE * np.log(told.get(kind, 0.0) + LEAST)
            for kind in {*marked, *told}
        }
        odds = {kind: float(np.exp(each)) for kind, each in logs.items()}
        whole = sum(odds.values())
        return {kind: each / whole for kind, each in sorted(odds.items())}

    def save(self, folder: Path) -> None:
        """Its layers; head and corrections come with the wordings."""
        self.encoder.save(folder / LAYERS)

    @classmethod
    def load(cls, encoder: Encoder, folder: Path | None = None, file: Path = FILE) -> Tuned | None:
        """None where no file of corrections is there. `folder`: what `save` was given; else the layers are made."""
        if not file.is_file():
            return None
        with np.load(file, allow_pickle=False) as held:
            names = {name.removesuffix(".narrow") for name in held.files if name.endswith(".narrow")}
            parts = {
                name: (held[f"{name}.narrow"].astype(np.float32), held[f"{name}.wide"].astype(np.float32))
                for name in names
            }
            weights = np.vstack([held[WEIGHTS], held[BIAS]]).astype(np.float32)
            head = Regression(tuple(map(str, held[LABELS])), {}, weights)
        corrected = encoder.corrected(parts)
        return cls(corrected.with_layers(folder / LAYERS) if folder else corrected, head)


def asked_before(last: Reading, catalogue: Catalogue) -> str:
    """The question in hand in a few words: "trend of Recycling rate"."""
    about = catalogue.metrics[last.metrics[0]].short_name if last.metrics else last.scope.id or "everything"
    return told_before(kind_meant(last), about)


def told_before(kind: Kind, about: str) -> str:
    return f"{kind} of {about}".replace("_", " ")
