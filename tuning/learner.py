# pyright: reportMissingImports=false
"""Learns the corrections: kinds and subjects are told apart at once, so that neither wipes out what words mean."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from bot.understanding.meaning.encoder import Encoder, Vectors
from bot.understanding.meaning.tuned import BIAS, LABELS, WEIGHTS
from tuning.examples import Example, labels
from tuning.network import SPREAD, Network, started

SEED = 20231122
AT_ONCE, MANY = 32, 50  # texts; batches among which texts of like length are put together
FAST, FAST_HEADS = 1e-3, 3e-3
SMOOTHED = 0.05
NOT_KNOWN = -100
ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Task:
    """A head, its labels and the label of each text, NOT_KNOWN where it has none."""

    name: str
    labels: list[str]
    right: Tensor

    @classmethod
    def of(cls, name: str, given: Sequence[str | None]) -> Task:
        held = labels(given)
        return cls(name, held, torch.tensor([held.index(each) if each else NOT_KNOWN for each in given]))

    def loss(self, network: Network, vectors: Tensor, at: Sequence[int]) -> Tensor:
        """By how many of the texts have a label."""
        right = self.right[list(at)]
        known = (right != NOT_KNOWN).float().mean()
        if not known:
            return torch.zeros(())
        head = network.heads[self.name]
        found = head(functional.dropout(vectors, 0.1, network.training))
        return functional.cross_entropy(found, right, ignore_index=NOT_KNOWN, label_smoothing=SMOOTHED) * known


def learned(
    examples: Sequence[Example], encoder: Encoder, say: Callable[[str], None], rounds: int = ROUNDS
) -> dict[str, Vectors]:
    """Corrections and the head for kinds, as `Tuned.load` reads them. On two cores some five minutes a round."""
    torch.manual_seed(SEED)
    mixer = random.Random(SEED)
    pieces = [encoder.pieces_after(one.before, one.text) for one in examples]
    kinds = Task.of("kinds", [one.kind.value if one.kind else None for one in examples])
    tasks = [kinds, Task.of("subjects", [one.subject for one in examples])]
    network = Network(encoder.weights, {task.name: len(task.labels) for task in tasks})
    network.eval()
    states: list[Tensor] = [torch.empty(0)] * len(pieces)
    for at in batches(pieces, mixer, mixed=False):
        for place, state in zip(at, network.lower([pieces[each] for each in at]), strict=True):
            states[place] = state
    taught = [each for each in network.corrected.parameters() if each.requires_grad]
    groups = [{"params": taught, "lr": FAST}, {"params": network.heads.parameters(), "lr": FAST_HEADS}]
    learner = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = rounds * sum(1 for _ in batches(pieces, mixer, mixed=False))
    pace = torch.optim.lr_scheduler.LambdaLR(learner, lambda step: started(step / steps))
    for number in range(1, rounds + 1):
        network.train()
        lost = []
        for at in batches(pieces, mixer, mixed=True):
            vectors = network([states[each] for each in at])
            loss = torch.stack([task.loss(network, vectors, at) for task in tasks]).sum()
            learner.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(taught, 1.0)
            learner.step()
            pace.step()
            lost.append(loss.item())
        say(f"round {number} of {rounds}: loss {sum(lost) / len(lost):.3f}")
    head = network.heads[kinds.name]
    return {
        **network.corrections(),
        LABELS: np.array(kinds.labels),
        WEIGHTS: (head.weight.detach().numpy().T * SPREAD).astype(np.float16),
        BIAS: head.bias.detach().numpy().astype(np.float16),
    }


def batches(pieces: Sequence[Sequence[int]], mixer: random.Random, *, mixed: bool) -> Iterator[list[int]]:
    """Places of texts of like length, each once; `mixed`: in another order each time."""
    order = list(range(len(pieces)))
    if mixed:
        mixer.shuffle(order)
    found: list[list[int]] = []
    for first in range(0, len(order), AT_ONCE * MANY):
        alike = sorted(order[first : first + AT_ONCE * MANY], key=lambda at: len(pieces[at]))
        found += [alike[start : start + AT_ONCE] for start in range(0, len(alike), AT_ONCE)]
    if mixed:
        mixer.shuffle(found)
    yield from found
