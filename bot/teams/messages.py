"""A card as the message that Teams takes, and the digests by which activities are known again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.store.mailbox import Outgoing, digest
from bot.teams.cards.message import Message
from bot.teams.cards.room import content_of
from bot.teams.said import conversation_in, part, place_of
from bot.teams.sending import Envelope

CARD = "application/vnd.microsoft.card.adaptive"
ASKED, EDITED = "message", "messageUpdate"


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


def outgoing(activity: Mapping[str, Any], message: Message) -> Outgoing:
    """In reply to that activity: a card goes alone, and one with an answer asks whether it helped."""
    written = {**addressed(activity, "message"), **written_of(message)}
    asked = activity.get("id") if activity.get("type") in {ASKED, EDITED} else None
    envelope = Envelope(str(activity.get("serviceUrl")), conversation_in(activity), written, asked)
    return Outgoing(envelope.dumped(), message.answer_id)


def written_of(message: Message) -> dict[str, Any]:
    """What of an activity of ours does not hang on where it goes."""
    return {
        "summary": message.summary,
        "attachments": [{"contentType": CARD, "content": content_of(message.card)}],
        "channelData": {"feedbackLoop": {"type": "default"}} if message.answer_id else {},
    }


def addressed(activity: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """The beginning of an activity of ours that goes back to where that one came from, without anybody's name."""
    return {
        "type": kind,
        "from": {"id": part(activity, "recipient").get("id")},
        "recipient": {"id": part(activity, "from").get("id")},
        "conversation": {"id": conversation_in(activity)},
    }
