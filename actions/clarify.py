"""Asking back: at most four choices, each one click, number or word away."""

from __future__ import annotations

from actions.answer import Answer, Option
from actions.base import KindAction
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.reading import Doubt, DoubtKind, Kind, Reading

LEAD = {
    DoubtKind.WHICH_METRIC: "Several measures could be meant{about}. Which one?",
    DoubtKind.WHICH_AREA: "Several places could be meant{about}. Which one?",
    DoubtKind.WHICH_PERIOD: "Several periods could be meant{about}. Which one?",
    DoubtKind.MISSING_METRIC: "Which measure do you mean{about}? Please name it.",
    DoubtKind.UNEXPLAINED: "I did not understand{about}. Please ask about a measure, a place or a period.",
}
MOST = 4


class ActionClarify(KindAction):
    kind = Kind.CLARIFY

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return clarify(asked, desk)


def clarify(asked: Reading, desk: Desk) -> Answer:
    doubt = asked.doubt or Doubt(kind=DoubtKind.UNEXPLAINED, about="")
    about = f" by “{doubt.about}”" if doubt.about and doubt.kind is not DoubtKind.UNEXPLAINED else ""
    if doubt.about and doubt.kind is DoubtKind.UNEXPLAINED:
        about = f" “{doubt.about}”"
    choices = doubt.choices[:MOST]
    listing = "\n".join(f"{number}. {choice.label}" for number, choice in enumerate(choices, 1))
    draft = Draft(
        headline=LEAD[doubt.kind].format(about=about),
        sentences=["Answer with a number or in words."] if choices else [],
        details=[listing],
        options=[Option(label=choice.label, value=choice.value) for choice in choices],
        follow_ups=[] if choices else ["What can I ask about?", "Which measures do you have?"],
        metrics=[],
        areas=[],
    )
    return compose(draft, asked, desk)
