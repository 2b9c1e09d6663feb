"""`python -m tuning`, where PyTorch is there and where it is not."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from bot.understanding.meaning.encoder import encoder
from tuning.__main__ import main


def test_without_pytorch_it_says_what_to_install(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "torch", None)
    monkeypatch.delitem(sys.modules, "tuning.learner", raising=False)
    assert main([]) == 2
    assert "Install PyTorch" in capsys.readouterr().err


def test_what_pytorch_learns_is_what_the_encoder_works_out():
    """The network, with corrections that are not nothing, gives the vectors of the encoder with the same ones."""
    torch = pytest.importorskip("torch")
    from tuning.network import SPREAD, Network

    plain = encoder()
    assert plain is not None
    network = Network(plain.weights, {"kinds": 3}).eval()
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            if name.endswith("wide"):
                parameter.normal_(0, 0.1)
        texts = ["how is waste doing", "recycling"]
        vectors = network(network.lower([plain.pieces_after("", text) for text in texts])).numpy() / SPREAD
    held = network.corrections()
    names = {name.rpartition(".")[0] for name in held}
    parts = {name: tuple(held[f"{name}.{each}"].astype(np.float32) for each in ("narrow", "wide")) for name in names}
    # half precision between the layers, whole numbers in them, and another form of the activation
    assert ((plain.corrected(parts).encode(texts) * vectors).sum(axis=1) > 0.97).all()
    assert ((plain.encode(texts) * vectors).sum(axis=1) < 0.95).all()
