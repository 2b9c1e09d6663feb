"""A card as the message that Teams takes, and the digests by which activities are known again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from microsoft_teams.cards.core import AdaptiveCard

from bot.store.mailbox import digest
from bot.teams.cards.room import content_of
from bot.teams.said import conversation_in, part, place_of
from bot.teams.sending import Envelope

CARD = "application/vnd.microsoft.card.adaptive"
ASKED, EDITED = "message", "messageUpdate"


class Message(NamedTuple):
    """`summary`: what a notification says; `answer_id`: None for what is no answer, such as a welcome."""

    card: AdaptiveCard
    summary: str
    answer_id: str | None = None


def thread_of(activity: Mapping[str, Any]) -> str:
    return digest("conversation", conversation_in(activity))


def place_key_of(activity: Mapping[str, Any]) -> str:
    """Of the chat or channel, the same for all its threads."""
    return digest("conversation", place_of(activity))


def key_of(activity: Mapping[str, Any]) -> str:
    """The same for what is sent again; a question that was edited is another one to answer."""
    when = str(activity.get("timestamp") or "") if activity.get("type") == EDITED else ""
    return digest(conversation_in(activity), str(activity.get("type")), str(activity.get("id") or ""), when)


def first_key_of(activity: Mapping[str, Any]) -> str:
    """Of a question before it was edited."""
    return key_of({**activity, "type": ASKED})


def typing_for(activity: Mapping[str, Any]) -> Envelope | None:
    """Three dots while the answer is made; None in a channel, where they are not shown."""
    if part(activity, "conversation").get("conversationType") == "channel":
        return None
    return Envelope(str(activity.get("serviceUrl")), conversation_in(activity), addressed(activity, "typing"))


def envelope(activity: Mapping[str, Any], message: Message, replaces: str | None) -> Envelope:
    """A card goes alone, and asks whether it helped. `replaces`: our message in whose place it comes."""
    written = {
        **addressed(activity, "message"),
        "summary": message.summary,
        "attachments": [{"contentType": CARD, "content": content_of(message.card)}],
        "channelData": {"feedbackLoop": {"type": "default"}} if message.answer_id else {},
    }
    asked = activity.get("id") if activity.get("type") in {ASKED, EDITED} else None
    return Envelope(str(activity.get("serviceUrl")), conversation_in(activity), written, asked, replaces)


def addressed(activity: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """The beginning of an activity of ours that goes back to where that one came from."""
    return {
        "type": kind,
        "from": dict(part(activity, "recipient")),
        "recipient": dict(part(activity, "from")),
        "conversation": {"id": conversation_in(activity)},
    }
