"""Several of the council's own measures in one question: "FOIs and complaints", "voids, repairs and rent arrears"."""

from __future__ import annotations

import re

from bot.understanding.meaning.choice import is_own
from bot.understanding.meaning.nearest import Nearest
from bot.understanding.text import tokens
from bot.understanding.words import words
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import MetricId

JOINTS = re.compile(r"\s*(?:,|;|&|\+|\band\b|\bplus\b|\bas well as\b)\s*(?:\band\b\s*)?", re.IGNORECASE)
MOST = 4
NEAR = 0.62  # of a few words without a request around them
LONGEST_PART = 6  # words that are more than those of every question


def several_own(told: str, nearest: Nearest, catalogue: Catalogue) -> tuple[MetricId, ...]:
    """One of each part, where every part that says something is of another; else none.

    "Damp and mould cases" is of one, and stays whole.
    """
    parts = [part for part in map(substance, JOINTS.split(told)) if part]
    if not 2 <= len(parts) <= MOST or any(len(part.split()) > LONGEST_PART for part in parts):
        return ()
    found: list[MetricId] = []
    for part in parts:
        metric = own_of(part, nearest, catalogue)
        if metric is None or metric in found:
            return ()
        found.append(metric)
    return tuple(found)


def substance(part: str) -> str:
    return " ".join(token.written for token in tokens(part) if not words().ordinary(token.word))


def own_of(part: str, nearest: Nearest, catalogue: Catalogue) -> MetricId | None:
    if said := nearest.said_of(part):
        return said
    [first, *_] = nearest.near_to(nearest.vector_of(part)) or [None]
    if first is None or not is_own(first, catalogue) or first.likeness < NEAR:
        return None
    return MetricId(first.subject.id)
