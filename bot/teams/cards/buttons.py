"""What can be tapped: choices and questions, and changes of one part of the reading.

Their data are plain objects, which every client hands on as they are: the playground throws on a button that is to be
shown as a message of the person's own.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from microsoft_teams.cards.core import (
    Action,
    ActionSet,
    AdaptiveCard,
    CardElement,
    OpenUrlAction,
    ShowCardAction,
    SubmitAction,
    SubmitActionData,
)

from actions.answer import Answer, Option, ReadingPart
from actions.reading import Slot
from bot.teams.cards.elements import heading
from bot.teams.cards.escaping import https, plain
from bot.teams.cards.offers import offered
from bot.teams.cards.passages import files
from data_layer.catalogue import Catalogue

LONGEST_TITLE = 44  # characters on the width of a card, as the playground draws them
MOST_PRIMARY = 6  # what Teams shows of one row of buttons
NAMES = {
    Slot.METRIC: "measure",
    Slot.THEME: "theme",
    Slot.AREA: "place",
    Slot.COMPARATOR: "comparator group",
    Slot.PERIOD: "time",
    Slot.KIND: "kind of answer",
}


def asks(title: str, value: str) -> SubmitAction:
    """A button that asks `value` as if it were typed: `{ask}`."""
    said, whole = shortened(title), one_line(title)
    data = SubmitActionData.model_validate({"ask": value})
    return SubmitAction(title=said, tooltip=whole if said != whole else None, data=data)


def changes(answer_id: str, what: Slot, choice: Option) -> SubmitAction:
    """A button that answers the question again with one part changed: `{about, change: {what, value}}`, as the page."""
    change = {"about": answer_id, "change": {"what": what.value, "value": choice.value}}
    return SubmitAction(title=one_line(choice.label), data=SubmitActionData.model_validate(change))


def reading_buttons(answer: Answer, most: int) -> list[CardElement]:
    """One button a part that can be changed, each opens its choices; `most` choices a part, none for 0."""
    opened = [
        ShowCardAction(title=f"Change {NAMES[part.what]}", card=choices_of(answer.id, part, most))
        for part in answer.reading.parts
        if part.choices[:most]
    ]
    return [ActionSet(actions=list(opened))] if opened else []


def choices_of(answer_id: str, part: ReadingPart, most: int) -> AdaptiveCard:
    said = heading(plain(f"{NAMES[part.what].capitalize()}, now {part.words}"))
    return AdaptiveCard(body=[said, *rows([changes(answer_id, part.what, one) for one in part.choices[:most]])])


def next_buttons(answer: Answer, catalogue: Catalogue, page: str | None) -> list[Action]:
    """Choices, files, what to ask next, and the page: at most six, the last of which holds the others."""
    found: list[Action] = [asks(option.label, option.value) for option in answer.options]
    found += [opens(f"Figures as {form}", f"{page}{path}") for form, path in files(answer)] if page else []
    found += [asks(question, question) for question in answer.follow_ups]
    found += [asks(offer.title, offer.question) for offer in offered(answer, catalogue)]
    found += [opens("Open as a page", f"{page}/a/{answer.id}")] if page else []
    if len(found) <= MOST_PRIMARY:
        return found
    shown = MOST_PRIMARY - 1
    return [*found[:shown], ShowCardAction(title="More", card=AdaptiveCard(body=rows(found[shown:])))]


def opens(title: str, url: str) -> OpenUrlAction:
    """Raises ValueError for an address that is not https."""
    address = https(url)
    if address is None:
        raise ValueError("The address of the page for links in Teams cards must begin with https:// and name a host.")
    return OpenUrlAction(title=title, url=address)


def rows(found: Sequence[Action]) -> list[CardElement]:
    return [ActionSet(actions=list(found[at : at + MOST_PRIMARY])) for at in range(0, len(found), MOST_PRIMARY)]


def one_line(text: str) -> str:
    return " ".join(text.split())


def shortened(text: str) -> str:
    """To what a button has room for, between two words; the whole of it is its tooltip."""
    return textwrap.shorten(text, LONGEST_TITLE, placeholder="…")
