"""Good news: clear improvement beyond what is usual, or a target reached after missing it."""

from __future__ import annotations

from actions.answer import Answer
from actions.base import KindAction
from actions.desk import Desk
from actions.reading import Kind, Reading
from actions.standout_words import Words
from actions.standouts import Listing, standouts_answer
from data_layer.standouts import improvements

WORDS = Words(
    one="has clearly improved",
    many="have clearly improved",
    none="has clearly improved",
    within=lambda about: f"What has improved{about}?",
    follow_up=lambda about: f"What is getting worse{about}?",
)
BETTER = Listing(improvements, WORDS)


class ActionImproving(KindAction):
    kind = Kind.IMPROVING

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return improving(asked, desk)


def improving(asked: Reading, desk: Desk) -> Answer:
    return standouts_answer(asked, desk, BETTER)
