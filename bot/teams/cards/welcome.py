"""What is said to whoever meets the assistant in Teams for the first time, and where something can't be done."""

from __future__ import annotations

from microsoft_teams.cards.core import ActionSet, AdaptiveCard, CardElement

from bot.store.feedback import KEPT_FOR
from bot.teams.cards.buttons import asks
from bot.teams.cards.elements import paragraph, title
from bot.teams.cards.message import Message
from data_layer.vocabulary import Level

GREETING = "Ask me how the council is doing"
HOW = (
    "Write a question in your own words, such as how recycling compares with similar councils. The answers are "
    "automated: every figure is looked up in published statistics or the council's own return, and none is made up."
)
KEPT = (
    "Your questions are not kept once they are answered. Which figures were asked about is kept for a month. If you "
    f"say whether an answer helped, that and your comment are kept without your name: for {KEPT_FOR.days} days, unless "
    "the council has set another time."
)
WHAT_YOU_SEE = {
    Level.PUBLIC: "You can see figures for everybody.",
    Level.COUNCILLOR: "You can see figures for councillors.",
    Level.OFFICER: "You can see figures for officers.",
    Level.RESTRICTED: "You can see figures that few may see.",
}
UNKNOWN = "I can't check your access just now, so these are the public figures. Ask again in a minute."
FIRST_QUESTIONS = ("How is waste performing against comparators?", "What are we worst at?", "What can I ask about?")


def welcome(level: Level | None, *, known: bool) -> Message:
    """`level` None where it can't be looked up just now. `known`: whether levels are given to anybody here, so that
    seeing less than others is worth a word.
    """
    access = UNKNOWN if level is None else WHAT_YOU_SEE[level]
    said = [HOW, *([] if level is Level.PUBLIC and not known else [access]), KEPT]
    body: list[CardElement] = [title(GREETING), *map(paragraph, said)]
    actions = [asks(question) for question in FIRST_QUESTIONS]
    spoken = " ".join([f"{GREETING}.", *said])
    card = AdaptiveCard(
        version="1.5", lang="en-GB", body=[*body, ActionSet(actions=[*actions])], fallback_text=spoken, speak=spoken
    )
    return Message(card, f"{GREETING}.")


def apology(sentence: str) -> Message:
    """A sentence alone."""
    card = AdaptiveCard(version="1.5", lang="en-GB", body=[paragraph(sentence)], fallback_text=sentence, speak=sentence)
    return Message(card, sentence)


def after(sentence: str, message: Message) -> Message:
    """The message with a sentence in front of what it says."""
    card = message.card
    said = {
        "body": [paragraph(sentence), *(card.body or [])],
        "fallback_text": f"{sentence}\n{card.fallback_text}",
        "speak": f"{sentence} {card.speak}",
    }
    return message._replace(card=card.model_copy(update=said))
