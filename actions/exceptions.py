"""What needs attention: reporting by exception, for a theme, a division, a portfolio, a level, or everything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from actions.answer import Answer, Caveat
from actions.attention import ATTENTION, WORDS
from actions.base import KindAction
from actions.changed import changed
from actions.desk import Desk
from actions.reading import Kind, Reading, Subkind
from actions.risk_register import risk_register
from actions.standouts import Listing, standouts_answer
from actions.thread import thread
from data_layer import standouts
from data_layer.council_facts import STORIES_FROM

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
LISTINGS = {"risk": AT_RISK, "no_narrative": UNEXPLAINED}
BY_SUBKIND: dict[str, Callable[[Reading, Desk], Answer]] = {
    Subkind.CHANGED: changed,
    Subkind.THREAD: thread,
    Subkind.RISK_REGISTER: risk_register,
}
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
    return BY_SUBKIND.get(asked.subkind or "", exceptions_listed)(asked, desk)


def exceptions_listed(asked: Reading, desk: Desk) -> Answer:
    """By subkind "risk" those at high risk, by "no_narrative" those that miss a target and say nothing of it."""
    listing = LISTINGS.get(asked.subkind or "", ATTENTION)
    if listing is UNEXPLAINED and desk.viewer.level < STORIES_FROM:
        listing = STORIES_UNSEEN
    return standouts_answer(asked, desk, listing)
