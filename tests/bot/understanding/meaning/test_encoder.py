"""The sentence encoder: texts that mean alike are near, whatever is encoded beside them."""

from __future__ import annotations

import math

import numpy as np
import pytest

from bot.understanding.meaning.encoder import LAYERS, WIDTH, Encoder, bent, encoder


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
    assert np.abs(together - alone).max() < 1e-4


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


def test_the_activation_is_that_of_its_definition():
    values = np.linspace(-4, 4, 41, dtype=np.float32)
    exact = [0.5 * x * (1 + math.erf(x / math.sqrt(2))) for x in values.tolist()]
    assert bent(values) == pytest.approx(exact, abs=2e-3)


def test_one_layer_is_that_of_a_slow_second_one(model):
    """Head by head and word by word, as the paper on attention has it (Vaswani and others, 2017)."""
    weights = model.weights
    state = np.random.default_rng(7).standard_normal((1, 5, WIDTH)).astype(np.float32)
    fast = model._layer(state, "encoder.layer.0")[0]

    def linear(rows: np.ndarray, name: str) -> np.ndarray:
        name = f"encoder.layer.0.{name}"
        return rows @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]

    def even(row: np.ndarray, name: str) -> np.ndarray:
        name = f"encoder.layer.0.{name}"
        scaled = (row - row.mean()) / math.sqrt(row.var() + 1e-12)
        return scaled * weights[f"{name}.weight"] + weights[f"{name}.bias"]

    asked, offered, carried = (linear(state[0], f"attention.self.{part}") for part in ("query", "key", "value"))
    seen = np.zeros_like(state[0])
    for head in range(12):
        part = slice(head * 32, head * 32 + 32)
        for at in range(5):
            heed = np.array([math.exp(float(asked[at, part] @ offered[to, part]) / math.sqrt(32)) for to in range(5)])
            seen[at, part] = sum(heed[to] / heed.sum() * carried[to, part] for to in range(5))
    slow = []
    for at in range(5):
        row = even(state[0, at] + linear(seen, "attention.output.dense")[at], "attention.output.LayerNorm")
        onward = linear(bent(linear(row, "intermediate.dense")), "output.dense")
        slow.append(even(row + onward, "output.LayerNorm"))
    assert np.abs(fast - np.array(slow)).max() < 1e-3
    assert LAYERS == 6
