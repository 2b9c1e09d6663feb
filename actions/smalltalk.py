"""A greeting, thanks or goodbye, answered in a sentence that leads back to the figures."""

from __future__ import annotations

from actions.answer import Answer
from actions.base import KindAction
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.reading import Kind, Reading
from actions.wording.places import place

OPENERS = {
    "greeting": "Hello. Ask me how {home} is doing, for example on waste, finance or adult social care.",
    "thanks": "You are welcome. Ask again whenever you need a figure.",
    "goodbye": "Goodbye. Ask again whenever you need a figure.",
}
QUESTIONS = ["How is waste performing against comparators?", "Which measures do you have?"]


class ActionSmalltalk(KindAction):
    kind = Kind.SMALLTALK

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return smalltalk(asked, desk)


def smalltalk(asked: Reading, desk: Desk) -> Answer:
    said = OPENERS.get(asked.subkind or "greeting", OPENERS["greeting"])
    headline = said.format(home=place(desk.viewer.home_area, desk.catalogue))
    follow_ups = QUESTIONS if asked.subkind not in {"thanks", "goodbye"} else []
    return compose(Draft(headline=headline, follow_ups=follow_ups, metrics=[], areas=[]), asked, desk)
