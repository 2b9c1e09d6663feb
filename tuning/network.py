# pyright: reportMissingImports=false
"""The encoder in PyTorch: its own weights stay as they are, small corrections to its last layers are learned.

The correction of a weight is the product of a narrow and a wide matrix (LoRA: Hu et al., 2021), so that some 900 kB are
kept for what would be 28 MB of weights. A vector is the mean over the words, as in `bot.understanding.meaning.encoder`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from bot.understanding.meaning.encoder import HEADS, LAYERS, WIDTH, Vectors

CORRECTED = 4  # of the last layers
NARROW = 16  # numbers between the two matrices
DROPPED, DROPPED_NARROW = 0.1, 0.05
SPREAD = 10.0  # the length of a vector before the heads
TINY = 1e-12
PARTS = ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
         "intermediate.dense", "output.dense")  # fmt: skip

Texts = Sequence[Sequence[int]]  # word pieces of each text


class Part(nn.Module):
    """One weight of a layer, with its correction where there is one."""

    def __init__(self, weights: Mapping[str, Vectors], name: str, *, corrected: bool) -> None:
        super().__init__()
        self.register_buffer("weight", torch.from_numpy(np.array(weights[f"{name}.weight"])))
        self.register_buffer("bias", torch.from_numpy(np.array(weights[f"{name}.bias"])))
        wide, long = self.weight.shape
        self.narrow = nn.Parameter(torch.randn(long, NARROW) * 0.02) if corrected else None
        self.wide = nn.Parameter(torch.zeros(NARROW, wide)) if corrected else None

    def forward(self, state: Tensor) -> Tensor:
        found = functional.linear(state, self.weight, self.bias)
        if self.narrow is None or self.wide is None:
            return found
        return found + functional.dropout(state, DROPPED_NARROW, self.training) @ self.narrow @ self.wide


class Layer(nn.Module):
    """Each word looks at the others, then is carried on by itself."""

    def __init__(self, weights: Mapping[str, Vectors], at: int, *, corrected: bool) -> None:
        super().__init__()
        name = f"encoder.layer.{at}"
        self.parts = nn.ModuleList([Part(weights, f"{name}.{part}", corrected=corrected) for part in PARTS])
        self.evened = nn.ModuleList(
            [evened(weights, f"{name}.{part}.LayerNorm") for part in ("attention.output", "output")]
        )

    def forward(self, state: Tensor, there: Tensor) -> Tensor:
        texts, long, _ = state.shape
        query, key, value, out, onward, back = self.parts
        asked, offered, carried = (
            part(state).view(texts, long, HEADS, WIDTH // HEADS).transpose(1, 2) for part in (query, key, value)
        )
        seen = functional.scaled_dot_product_attention(
            asked, offered, carried, attn_mask=there[:, None, None, :], dropout_p=DROPPED if self.training else 0.0
        )
        seen = out(seen.transpose(1, 2).reshape(texts, long, WIDTH))
        state = self.evened[0](state + functional.dropout(seen, DROPPED, self.training))
        moved = back(functional.gelu(onward(state)))
        return self.evened[1](state + functional.dropout(moved, DROPPED, self.training))


class Network(nn.Module):
    """`heads`: how many labels each tells apart. The first layers are worked out once a text, by `lower`."""

    def __init__(self, weights: Mapping[str, Vectors], heads: Mapping[str, int]) -> None:
        super().__init__()
        self.words = torch.from_numpy(np.array(weights["embeddings.word_embeddings.weight"]))
        self.places = torch.from_numpy(np.array(weights["embeddings.position_embeddings.weight"]))
        self.sort = torch.from_numpy(np.array(weights["embeddings.token_type_embeddings.weight"]))[0]
        self.start = evened(weights, "embeddings.LayerNorm")
        first = LAYERS - CORRECTED
        self.fixed = nn.ModuleList([Layer(weights, at, corrected=False) for at in range(first)])
        self.corrected = nn.ModuleList([Layer(weights, at, corrected=True) for at in range(first, LAYERS)])
        self.heads = nn.ModuleDict({name: nn.Linear(WIDTH, many) for name, many in heads.items()})
        for parameter in [*self.start.parameters(), *self.fixed.parameters()]:
            parameter.requires_grad_(False)
        for layer in self.corrected:
            for parameter in layer.evened.parameters():
                parameter.requires_grad_(False)

    @torch.no_grad()
    def lower(self, pieces: Texts) -> list[Tensor]:
        """The state of each text after the layers that stay as they are, in half precision."""
        ids, there = padded([torch.tensor(each) for each in pieces])
        state = self.start(self.words[ids] + self.places[: ids.shape[1]] + self.sort)
        for layer in self.fixed:
            state = layer(state, there)
        return [row[: len(each)].half() for row, each in zip(state, pieces, strict=True)]

    def forward(self, states: Sequence[Tensor]) -> Tensor:
        """A vector a text, of length SPREAD."""
        state, there = padded([each.float() for each in states])
        for layer in self.corrected:
            state = layer(state, there)
        seen = there[..., None].float()
        return functional.normalize((state * seen).sum(1) / seen.sum(1), dim=1) * SPREAD

    def corrections(self) -> dict[str, Vectors]:
        """By the names of the encoder's weights, in half precision."""
        found: dict[str, Vectors] = {}
        for at, layer in enumerate(self.corrected, LAYERS - CORRECTED):
            for name, part in zip(PARTS, layer.parts, strict=True):
                found[f"encoder.layer.{at}.{name}.narrow"] = part.narrow.detach().numpy().astype(np.float16)
                found[f"encoder.layer.{at}.{name}.wide"] = part.wide.detach().numpy().astype(np.float16)
        return found


def evened(weights: Mapping[str, Vectors], name: str) -> nn.LayerNorm:
    made = nn.LayerNorm(WIDTH, eps=TINY)
    with torch.no_grad():
        made.weight.copy_(torch.from_numpy(np.array(weights[f"{name}.weight"])))
        made.bias.copy_(torch.from_numpy(np.array(weights[f"{name}.bias"])))
    return made


def padded(rows: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
    """All as long as the longest, and where each has a word."""
    long = max(len(row) for row in rows)
    made = rows[0].new_zeros((len(rows), long, *rows[0].shape[1:]))
    there = torch.zeros(len(rows), long, dtype=torch.bool)
    for at, row in enumerate(rows):
        made[at, : len(row)] = row
        there[at, : len(row)] = True
    return made, there


def started(done: float) -> float:
    """How fast to learn, from 0 to 1, with so much of it done: up at first, then down to a fiftieth."""
    return min(1.0, done / 0.06) * max(0.02, 1 - done)
