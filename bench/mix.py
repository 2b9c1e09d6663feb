"""One realistic mix of questions, the same in every run: first questions and the follow-ups that come after them."""

from __future__ import annotations

import random
from collections.abc import Iterator

OPENINGS = (
    "how is waste performing against comparators?",
    "recycling rate",
    "adult social care quality of life",
    "care workforce turnover in Leicester",
    "unallocated reserves",
    "employment rate over time",
    "persistent absence against similar councils",
    "what does residual waste mean?",
    "apprenticeship starts in Derby",
    "how does finance compare with the core cities?",
)
FOLLOW_UPS = (
    "and Derby?",
    "over time",
    "against the core cities",
    "what does it mean?",
    "compared with England",
    "since 2018",
    "and in Leicester",
    "last year",
)
# over everything that is held, so that they grow with it
OVERVIEWS = (
    "what are we worst at?",
    "anything to celebrate?",
    "what needs attention in planning?",
    "what do you hold about roads?",
)
SEED = 20231122


def whole_questions(turns: int, seed: int = SEED) -> Iterator[list[str]]:
    """Endless conversations of openings alone: the stock servers know no reading before."""
    chance = random.Random(seed)
    while True:
        yield [chance.choice(OPENINGS) for _ in range(turns)]


def conversations(turns: int, seed: int = SEED) -> Iterator[list[str]]:
    """Endless conversations of so many turns: an opening, then follow-ups with a fresh opening now and then."""
    chance = random.Random(seed)
    while True:
        turns_said = [chance.choice(OPENINGS)]
        turns_said += [
            chance.choice(OPENINGS) if chance.random() < 0.3 else chance.choice(FOLLOW_UPS) for _ in range(turns - 1)
        ]
        yield turns_said
