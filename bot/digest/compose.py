"""An answer as a digest: the meeting at its head, why it came and how to end it at its foot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from microsoft_teams.cards.core import ActionSet

from actions.digest_book import Rhythm, Wanted
from actions.wording.digests import PERIOD, about
from actions.wording.times import full_date
from bot.digest.schedule import Occasion
from bot.digest.sealing import Address
from bot.teams.cards.buttons import submits
from bot.teams.cards.elements import heading, paragraph
from bot.teams.cards.escaping import plain, unlinked
from bot.teams.cards.message import Message
from bot.teams.messages import written_of
from bot.teams.sending import Envelope
from data_layer.catalogue import Catalogue

STOP = "Stop all digests here"
ASKED_FOR = "A digest was asked for here. Write “stop” to end it."
ASKED_FOR_BY_SEVERAL = "A digest was asked for here. Name the assistant and write “stop” to end it."


def head(wanted: Wanted, occasion: Occasion, catalogue: Catalogue) -> str:
    """ "Before the Executive Panel on 8 December 2026 (Quarter 2 to the Executive Panel): waste and recycling"."""
    subject = about(wanted, catalogue)
    level = catalogue.levels.get(wanted.level or "")
    if occasion.meeting is None:
        return f"This {PERIOD[wanted.rhythm or Rhythm.QUARTERLY]}'s digest: {subject}"
    body = f"the {level.name}" if level else "the meeting"
    return f"Before {body} on {full_date(occasion.meeting.held)} ({occasion.meeting.title}): {subject}"


def foot(wanted: Wanted, occasion: Occasion, later: Sequence[date], catalogue: Catalogue, *, shared: bool) -> list[str]:
    """`later`: the days on which figures come out that could not be waited for."""
    level = catalogue.levels.get(wanted.level or "")
    unmet = level and occasion.meeting is None
    said = (
        [f"No meeting of the {level.name} is in the calendar, so this comes by its rhythm."] if level and unmet else []
    )
    if later:
        until = f" until {full_date(later[-1])}" if len(later) == 1 else ""
        said.append(f"Some figures are under embargo{until} and are not in this.")
    return [*said, ASKED_FOR_BY_SEVERAL if shared else ASKED_FOR]


def headed(message: Message, said: str, ending: Sequence[str]) -> Message:
    """The card of an answer between the two, with a button that ends the digests."""
    card = message.card
    stop = ActionSet(actions=[submits(STOP, STOP, {"ask": "stop all digests"})])
    end = " ".join(ending)
    parts = {
        "body": [heading(plain(said)), *(card.body or []), *(paragraph(plain(one)) for one in ending), stop],
        "fallback_text": f"{said}\n{card.fallback_text}\n{end}",
        "speak": f"{said}. {card.speak} {end}",
    }
    return message._replace(card=card.model_copy(update=parts), summary=f"{unlinked(said)}. {message.summary}")


def envelope(address: Address, message: Message) -> Envelope:
    """To the conversation as it was when the digest was asked for, in a channel to its thread."""
    activity = {
        "type": "message",
        "from": {"id": address.bot},
        "conversation": {"id": address.conversation},
        **written_of(message),
    }
    return Envelope(address.service_url, address.conversation, activity)
