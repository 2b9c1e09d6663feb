"""What this assistant is not for, by reason, with what it can be asked instead."""

from __future__ import annotations

from actions.answer import Answer
from actions.base import KindAction
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.reading import Kind, Reading
from actions.wording.places import place

REASONS = {
    "service_request": "I can't deal with requests for a service. Please use the council's website or contact centre.",
    "instructions": "I answer questions about how councils are doing, and nothing else.",
    "other": "That is outside what I can answer.",
}


class ActionOutOfScope(KindAction):
    kind = Kind.OUT_OF_SCOPE

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return out_of_scope(asked, desk)


def out_of_scope(asked: Reading, desk: Desk) -> Answer:
    headline = REASONS.get(asked.subkind or "other", REASONS["other"])
    home = place(desk.viewer.home_area, desk.catalogue)
    draft = Draft(
        headline=headline,
        sentences=[f"Ask me how {home} or another council is doing, how that has moved, or how it compares."],
        follow_ups=["What can you do?", "Which measures do you have?"],
        metrics=[],
        areas=[],
    )
    return compose(draft, asked, desk)
