"""What can be tapped: choices and questions, and changes of one part of the reading.

Their data are plain objects, which every client hands on as they are: the playground throws on a button that is to be
shown as a message of the person's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

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
from bot.teams.cards.elements import heading, paragraph
from bot.teams.cards.escaping import https, plain
from bot.teams.cards.offers import offered
from bot.teams.cards.passages import files
from bot.teams.cards.short_titles import apart, shortened
from data_layer.catalogue import Catalogue

MOST_PRIMARY = 6  # what Teams shows of one row of buttons
NAMES = {
    Slot.METRIC: "measure",
    Slot.THEME: "theme",
    Slot.AREA: "place",
    Slot.COMPARATOR: "comparator group",
    Slot.PERIOD: "time",
    Slot.KIND: "kind of answer",
}
MOST_CHOICES = 6  # of a part of the reading: of as many there are more


def asks(question: str) -> SubmitAction:
    """A button that asks as if it were typed before anything else was: `{ask}`."""
    return submits(question, shortened(question), {"ask": question})


def questions(answer_id: str, found: Iterable[tuple[str, str]]) -> list[Action]:
    """A button each of (title, what it asks), which goes on from the answer whatever was asked since: `{ask, about}`.

    None reads as another, and what is there twice is left out.
    """
    asked = dict(found)
    return [submits(title, said, {"ask": asked[title], "about": answer_id}) for title, said in apart(asked).items()]


def changes(answer_id: str, what: Slot, choices: Sequence[Option]) -> list[Action]:
    """Buttons that answer the question again with a part changed: `{about, change: {what, value}}`, as the page."""
    values = {choice.label: choice.value for choice in choices}
    return [
        submits(label, said, {"about": answer_id, "change": {"what": what.value, "value": values[label]}})
        for label, said in apart(values).items()
    ]


def submits(whole: str, said: str, data: dict[str, Any]) -> SubmitAction:
    """`said`: the title as it is drawn; the whole of it is its tooltip where it was shortened."""
    tooltip = None if said == one_line(whole) else one_line(whole)
    return SubmitAction(title=said, tooltip=tooltip, data=SubmitActionData.model_validate(data))


def reading_buttons(answer: Answer, catalogue: Catalogue, most: int) -> list[CardElement]:
    """One button a part that can be changed, each opens its choices; `most` choices a part, none for 0."""
    opened = [
        ShowCardAction(
            title=f"Change {offered_by(part, catalogue)}",
            card=choices_of(answer.id, part, offered_by(part, catalogue), most),
        )
        for part in answer.reading.parts
        if part.choices[:most]
    ]
    return [ActionSet(actions=list(opened))] if opened else []


def offered_by(part: ReadingPart, catalogue: Catalogue) -> str:
    """What its choices are: of a whole theme they may be measures, of all measures they are themes."""
    if part.what not in {Slot.METRIC, Slot.THEME}:
        return NAMES[part.what]
    themes = [choice.value in catalogue.themes for choice in part.choices]
    return NAMES[Slot.THEME] if all(themes) else "measure or theme" if any(themes) else NAMES[Slot.METRIC]


def choices_of(answer_id: str, part: ReadingPart, name: str, most: int) -> AdaptiveCard:
    """With a line on how to have any other, where there are more than stand here."""
    shown = part.choices[:most]
    said = heading(plain(f"{NAMES[part.what].capitalize()}, now {part.words}"))
    more = part.what is not Slot.KIND and (len(shown) >= MOST_CHOICES or len(shown) < len(part.choices))
    other = [paragraph(f"Or write another {name} in your next question.")] if more else []
    return AdaptiveCard(body=[said, *rows(changes(answer_id, part.what, shown)), *other])


def next_buttons(answer: Answer, catalogue: Catalogue, page: str | None) -> list[Action]:
    """Choices, files, what to ask next, and the page: at most six, the last of which holds the others."""
    asked = [(option.label, option.value) for option in answer.options]
    asked += [(question, question) for question in answer.follow_ups]
    asked += [(offer.title, offer.question) for offer in offered(answer, catalogue)]
    found = questions(answer.id, asked)
    at = len({option.label for option in answer.options})
    found[at:at] = [opens(f"Figures as {form}", f"{page}{path}") for form, path in files(answer)] if page else []
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
