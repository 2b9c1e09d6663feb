"""The sentence encoder: texts that mean alike are near, whatever is encoded beside them."""

from __future__ import annotations

import math
import pickle
from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bot.understanding.meaning.encoder import WIDTH, Encoder, Vectors, encoder
from bot.understanding.meaning.layers import LARGEST, in_whole_numbers

PART = "encoder.layer.5.attention.output.dense"


@pytest.fixture(scope="module")
def model() -> Encoder:
    found = encoder()
    assert found is not None
    return found


def test_each_text_is_a_vector_of_length_one(model):
    vectors = model.encode(["recycling rate", "how long does a person wait for an assessment of their care", "x"])
    assert vectors.shape == (3, WIDTH)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-5)


def test_a_text_is_the_same_alone_and_among_others(model):
    texts = ["recycling rate", "people sleeping rough", "council tax at band D", "homes"]
    together = model.encode(texts)
    alone = np.vstack([model.encode([text]) for text in texts])
    assert (together == alone).all()


@pytest.mark.parametrize(
    ("asked", "meant", "other"),
    [
        ("how long does it take to let a council house", "time to let an empty council home", "council tax collected"),
        ("five year olds with rotten teeth", "tooth decay in children aged five", "obesity in Year 6"),
        ("folk sleeping in doorways", "people sleeping rough", "people in employment"),
        ("what we spend on looking after old people", "spending on adult social care", "reading in early years"),
    ],
)
def test_other_words_for_the_same_are_nearer_than_other_things(model, asked, meant, other):
    one, right, wrong = model.encode([asked, meant, other])
    assert one @ right > one @ wrong + 0.1


def test_vectors_are_those_of_a_slow_second_encoder_but_for_rounding(model):
    texts = [
        "recycling rate",
        "how long does a person wait for an assessment of their care",
        "who sleeps rough in Derby",
    ]
    for text, vector in zip(texts, model.encode(texts), strict=True):
        slow = slow_vector(model.weights, model.pieces_after("", text))
        assert vector @ slow > 0.98


def test_layers_kept_in_a_file_are_the_same(model, tmp_path):
    model.save(tmp_path / "layers.onnx")
    kept = model.with_layers(tmp_path / "layers.onnx")
    (tmp_path / "layers.onnx").unlink()
    assert (kept.encode(["recycling rate"]) == model.encode(["recycling rate"])).all()


def test_layers_that_are_not_there_are_an_error_of_the_file(model, tmp_path):
    with pytest.raises(FileNotFoundError):
        model.with_layers(tmp_path / "layers.onnx")


def test_an_encoder_is_the_same_in_another_process(model):
    there = pickle.loads(pickle.dumps(model.corrected({PART: (np.ones((WIDTH, 1)), np.ones((1, WIDTH)))})))
    assert there.weights[f"{PART}.weight"] == pytest.approx(model.weights[f"{PART}.weight"] + 1)


@given(
    arrays(np.float32, (5, 3), elements=st.floats(-100, 100, width=32)),
    st.integers(-3, 3).map(lambda power: 10.0**power),
)
def test_whole_numbers_are_the_nearest_that_the_scale_of_a_column_allows(weight, size):
    numbers, scales = in_whole_numbers(weight * np.float32(size))
    assert np.abs(numbers).max() <= LARGEST
    assert (np.abs(numbers * scales - weight * np.float32(size)) <= scales * 0.501).all()


def slow_vector(weights: Mapping[str, Vectors], pieces: Sequence[int]) -> Vectors:
    """In floating point, head by head and word by word, as the paper on attention has it (Vaswani and others, 2017)."""
    state = weights["embeddings.word_embeddings.weight"][list(pieces)]
    state = state + weights["embeddings.position_embeddings.weight"][: len(pieces)]
    state = state + weights["embeddings.token_type_embeddings.weight"][0]
    state = np.array([even(weights, row, "embeddings.LayerNorm") for row in state])
    for layer in range(6):
        state = slow_layer(weights, state, f"encoder.layer.{layer}")
    middle = state.mean(axis=0)
    return middle / np.linalg.norm(middle)


def slow_layer(weights: Mapping[str, Vectors], state: Vectors, name: str) -> Vectors:
    def linear(rows: Vectors, part: str) -> Vectors:
        return rows @ weights[f"{name}.{part}.weight"].T + weights[f"{name}.{part}.bias"]

    asked, offered, carried = (linear(state, f"attention.self.{part}") for part in ("query", "key", "value"))
    seen, long = np.zeros_like(state), len(state)
    for head in range(12):
        part = slice(head * 32, head * 32 + 32)
        for at in range(long):
            heed = np.array(
                [math.exp(float(asked[at, part] @ offered[to, part]) / math.sqrt(32)) for to in range(long)]
            )
            seen[at, part] = sum(heed[to] / heed.sum() * carried[to, part] for to in range(long))
    found = []
    for at in range(long):
        row = state[at] + linear(seen, "attention.output.dense")[at]
        row = even(weights, row, f"{name}.attention.output.LayerNorm")
        onward = np.array([x * (1 + math.erf(x / math.sqrt(2))) / 2 for x in linear(row, "intermediate.dense")])
        found.append(even(weights, row + linear(onward, "output.dense"), f"{name}.output.LayerNorm"))
    return np.array(found, dtype=np.float32)


def even(weights: Mapping[str, Vectors], row: Vectors, name: str) -> Vectors:
    scaled = (row - row.mean()) / math.sqrt(row.var() + 1e-12)
    return scaled * weights[f"{name}.weight"] + weights[f"{name}.bias"]
