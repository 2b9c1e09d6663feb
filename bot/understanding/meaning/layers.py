"""The encoder's layers as a graph for onnxruntime, their weights in whole numbers of 7 bits and a sign.

A product of whole numbers takes a third to a half of the time of one in floating point, and its weights a quarter of
the memory. Each column of a weight has a scale of its own; a state is rounded by its largest number when it is there,
and where words differ most, word by word: vectors are nearer to those of floating point (a cosine of 0.997 on average
instead of 0.992), for a tenth more time.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import NodeProto, TensorProto, helper, numpy_helper

from bot.understanding.meaning.encoder import HEADS, LAYERS, STATE, TINY, VECTOR, WIDTH, Vectors

LARGEST = 63  # of a weight; with 127 sums of two products overflow on processors without VNNI, and differ from others
SMALLEST = 1e-30  # in place of the largest number of a column that is all 0
OPSET, OWN_OPSET, OWN = 20, 1, "com.microsoft"  # operators of ONNX, and onnxruntime's own
FORMAT = 9  # of the file


class Graph:
    """Operators one after the other; each is named by its number."""

    def __init__(self, weights: Mapping[str, Vectors]) -> None:
        self._weights = weights
        self._nodes: list[NodeProto] = []
        self._held: list[TensorProto] = []

    def _constant(self, numbers: np.ndarray) -> str:
        name = f"c{len(self._held)}"
        self._held.append(numpy_helper.from_array(np.ascontiguousarray(numbers), name))
        return name

    def _add(self, operator: str, *given: str, domain: str = OWN, **more: Any) -> str:
        name = f"n{len(self._nodes)}"
        self._nodes.append(helper.make_node(operator, given, [name], name=name, domain=domain, **more))
        return name

    def _linear(self, state: str, part: str) -> str:
        return self._add("DynamicQuantizeMatMul", state, *self._columns(part), "", self._bias(part))

    def _linear_by_word(self, state: str, part: str) -> str:
        """Each word's numbers are brought to at most 1 before, and back afterwards."""
        last = self._constant(np.array([-1], dtype=np.int64))
        largest = self._add("ReduceMax", self._add("Abs", state, domain=""), last, domain="", keepdims=1)
        small = self._add("Div", state, largest, domain="")
        product = self._add("DynamicQuantizeMatMul", small, *self._columns(part))
        return self._add("Add", self._add("Mul", product, largest, domain=""), self._bias(part), domain="")

    def _columns(self, part: str) -> tuple[str, str]:
        numbers, scales = in_whole_numbers(self._weights[f"{part}.weight"].T)
        return self._constant(numbers), self._constant(scales)

    def _bias(self, part: str) -> str:
        return self._constant(self._weights[f"{part}.bias"])

    def _even(self, states: tuple[str, ...], part: str) -> str:
        """Layer normalisation of a state, or of the sum of two."""
        held = (self._constant(self._weights[f"{part}.weight"]), self._constant(self._weights[f"{part}.bias"]))
        if len(states) == 1:
            return self._add("LayerNormalization", *states, *held, domain="", axis=-1, epsilon=TINY)
        return self._add("SkipLayerNormalization", *states, *held, epsilon=TINY)

    def _layer(self, state: str, name: str) -> str:
        """Each word looks at the others, then is carried on by itself."""
        looks = [self._linear(state, f"{name}.attention.self.{part}") for part in ("query", "key", "value")]
        seen = self._add("MultiHeadAttention", *looks, num_heads=HEADS)
        seen = self._linear(seen, f"{name}.attention.output.dense")
        state = self._even((state, seen), f"{name}.attention.output.LayerNorm")
        onward = self._add("FastGelu", self._linear_by_word(state, f"{name}.intermediate.dense"))
        return self._even((state, self._linear_by_word(onward, f"{name}.output.dense")), f"{name}.output.LayerNorm")

    def whole(self) -> bytes:
        state = self._even((STATE,), "embeddings.LayerNorm")
        for at in range(LAYERS):
            state = self._layer(state, f"encoder.layer.{at}")
        along = self._constant(np.array([1], dtype=np.int64))
        self._nodes.append(helper.make_node("ReduceMean", [state, along], [VECTOR], keepdims=0))
        given = helper.make_tensor_value_info(STATE, TensorProto.FLOAT, ["texts", "pieces", WIDTH])
        found = helper.make_tensor_value_info(VECTOR, TensorProto.FLOAT, ["texts", WIDTH])
        graph = helper.make_graph(self._nodes, "encoder", [given], [found], self._held)
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(OWN, OWN_OPSET)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=FORMAT).SerializeToString()


def layers_of(weights: Mapping[str, Vectors]) -> bytes:
    """From the state of each word piece (texts, pieces, WIDTH) to the mean of a text's pieces (texts, WIDTH)."""
    return Graph(weights).whole()


def in_whole_numbers(weight: Vectors) -> tuple[NDArray[np.int8], Vectors]:
    """The numbers nearest to a weight (rows, columns) once multiplied by the scale of their column."""
    scales = np.maximum(np.abs(weight).max(axis=0), SMALLEST) / LARGEST
    return np.round(weight / scales).astype(np.int8), scales.astype(np.float32)
