"""How sure a reading may be: the chance that it is right in every part, from what speaks for it and against it.

A logistic function of a few marks, each between 0 and 1. `python -m evaluation.confidence` fits the weights anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields
from functools import cache
from math import exp
from pathlib import Path

import yaml

from actions.reading import Kind, Reading
from bot.understanding.hearing import Heard
from bot.understanding.operations import SPEAKS_FOR

FILE = Path(__file__).with_name("confidence.yml")


@dataclass(frozen=True, slots=True)
class Evidence:
    """`left`: the share of telling words that nothing explains; `agreed`: how likely the kind is held by what was
    learned; `worded`: whether a cue asks for the kind, a half where only weakly. The others are 1 where it is so: no
    subject was named, its meaning chose it, something was kept from the question before, the reading is a question
    back or a refusal. How much of a name was said, and how far the next subject lies behind, were tried: neither
    tells more than these do.
    """

    left: float
    agreed: float
    worded: float
    no_subject: float
    by_meaning: float
    carried: float
    asks_back: float
    refuses: float


NAMES = tuple(field.name for field in fields(Evidence))


def evidence(reading: Reading, heard: Heard, scores: Mapping[Kind, float]) -> Evidence:
    """`scores`: the likelihood of each kind as learned."""
    chosen = heard.chosen
    told = len(chosen.at) + len(heard.areas) + len(heard.groups) + len(heard.periods) + len(heard.operations.explained)
    left = len(heard.unexplained)
    return Evidence(
        left=left / (left + told) if left else 0.0,
        agreed=scores.get(reading.kind, 0.0),
        worded=min(heard.operations.weights.get(SPEAKS_FOR.get(reading.kind, ""), 0.0), 1.0),
        no_subject=float(not chosen.named),
        by_meaning=float(chosen.by_meaning),
        carried=float(bool(reading.carried_over)),
        asks_back=float(reading.kind is Kind.CLARIFY),
        refuses=float(reading.kind in {Kind.NO_DATA, Kind.OUT_OF_SCOPE, Kind.NOT_PERMITTED}),
    )


def confidence(seen: Evidence, weights: Mapping[str, float] | None = None) -> float:
    """0 to 1. `weights`: by the marks' names, and `bias`; those fitted where none are given."""
    held = fitted() if weights is None else weights
    odds = held["bias"] + sum(held[name] * value for name, value in zip(NAMES, astuple(seen), strict=True))
    return 1 / (1 + exp(-odds))


@cache
def fitted() -> Mapping[str, float]:
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def weighed(reading: Reading, seen: Evidence) -> Reading:
    """The reading with its confidence."""
    return reading.model_copy(update={"confidence": round(confidence(seen), 2)})
