"""What needs attention: reporting by exception, for a theme, a division, a portfolio, a level, or everything."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import Answer, Caveat
from actions.base import KindAction
from actions.desk import Desk
from actions.reading import Kind, Reading
from actions.standout_words import Words
from actions.standouts import Listing, standouts_answer
from data_layer import standouts
from data_layer.council_facts import STORIES_FROM

WORDS = Words(
    one="needs attention",
    many="need attention",
    none="stands out as an exception",
    within=lambda about: f"What needs attention{about}?",
    follow_up=lambda about: f"What has improved{about}?",
)
ATTENTION = Listing(standouts.exceptions, WORDS, with_commitments=True)
AT_RISK = Listing(
    standouts.at_high_risk,
    replace(
        WORDS,
        one="is at high risk",
        many="are at high risk",
        none="is at high risk of missing its target",
        within=lambda about: f"Which measures are at high risk{about}?",
    ),
)
UNEXPLAINED = Listing(
    standouts.unexplained,
    replace(WORDS, one="misses its target unexplained", many="miss their targets unexplained",
            none="misses its target without an explanation",
            within=lambda about: f"Which reds have no explanation{about}?"),
)  # fmt: skip
BY_SUBKIND = {"risk": AT_RISK, "no_narrative": UNEXPLAINED}
# who sees no story cannot be told that one is missing
STORIES_UNSEEN = replace(
    ATTENTION,
    beware=Caveat(
        code="stories_not_seen",
        text="The council's explanations are for councillors and officers, so which are missing cannot be said here.",
    ),
)


class ActionExceptions(KindAction):
    kind = Kind.EXCEPTIONS

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return exceptions(asked, desk)


def exceptions(asked: Reading, desk: Desk) -> Answer:
    """By subkind "risk" those at high risk, by "no_narrative" those that miss a target and say nothing of it."""
    listing = BY_SUBKIND.get(asked.subkind or "", ATTENTION)
    if listing is UNEXPLAINED and desk.viewer.level < STORIES_FROM:
        listing = STORIES_UNSEEN
    return standouts_answer(asked, desk, listing)
