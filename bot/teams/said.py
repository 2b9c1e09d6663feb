"""What an activity of Teams asks for: a question in plain words, a button, a vote, a welcome, or nothing of ours.

Shapes as Microsoft's documentation gives them (conversation messages, channel and group conversations, bot messages
with feedback). What is unknown is nothing of ours: new kinds of events may come at any time.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.store.feedback import LONGEST_COMMENT
from bot.teams.people import channel_of

PERSONAL = "personal"
REACTIONS = {"like", "dislike"}
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")  # not "<5% or >40%"
LONGEST = 20_000  # characters of a question


class Wish(StrEnum):
    QUESTION = "question"
    CHANGE = "change"  # one part of how an answer was read
    VOTE = "vote"
    WELCOME = "welcome"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Change:
    """`about`: the id of an answer."""

    about: str
    what: str
    value: str


@dataclass(frozen=True, slots=True)
class Vote:
    """`about`: what Teams calls the message, None where it does not say; `comment` None where none was written."""

    reaction: str
    about: str | None = None
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """`offered`: whether the text is of a button, `about` the id of the answer that this was under, None for a welcome;
    `edits`: whether it takes the place of what was asked under the same id before; `shared`: whether more than one
    person reads the conversation.
    """

    wish: Wish
    text: str = ""
    offered: bool = False
    about: str | None = None
    change: Change | None = None
    vote: Vote | None = None
    edits: bool = False
    shared: bool = False


def said_in(activity: Mapping[str, Any]) -> Said:
    """Never raises for any JSON object."""
    shared = part(activity, "conversation").get("conversationType") != PERSONAL
    kind = activity.get("type")
    if kind in {"message", "messageUpdate"}:
        return of_message(activity, shared=shared, edits=kind == "messageUpdate")
    if kind == "invoke" and activity.get("name") == "message/submitAction":
        vote = vote_in(activity)
        return Said(Wish.VOTE, vote=vote, shared=shared) if vote else Said(Wish.NOTHING, shared=shared)
    if kind == "installationUpdate" and str(activity.get("action", "")).startswith("add"):
        return Said(Wish.WELCOME, shared=shared)
    if kind == "conversationUpdate" and adds_us(activity):
        return Said(Wish.WELCOME, shared=shared)
    return Said(Wish.NOTHING, shared=shared)


def of_message(activity: Mapping[str, Any], *, shared: bool, edits: bool) -> Said:
    value = part(activity, "value")
    if change := change_in(value):
        return Said(Wish.CHANGE, change=change, shared=shared)
    text, tapped, about = words_of(activity), value.get("ask"), value.get("about")
    if not text and isinstance(tapped, str) and tapped.strip():
        under = about if isinstance(about, str) and about else None
        return Said(Wish.QUESTION, " ".join(tapped.split())[:LONGEST], offered=True, about=under, shared=shared)
    if edits and (not text or part(activity, "channelData").get("eventType") not in {None, "editMessage"}):
        return Said(Wish.NOTHING, shared=shared)
    # a picture, or a mention and nothing else, is no question, but whoever sends it wants to be told what can be asked
    return Said(Wish.NOTHING if value and not text else Wish.QUESTION, text, edits=edits, shared=shared)


def words_of(activity: Mapping[str, Any]) -> str:
    """The text without the mention of this bot; another person's name stays."""
    text = activity.get("text")
    if not isinstance(text, str):
        return ""
    us = part(activity, "recipient").get("id")
    for entity in listed(activity, "entities"):
        mentioned = part(entity, "mentioned")
        marked = entity.get("text")
        if entity.get("type") == "mention" and us and mentioned.get("id") == us and isinstance(marked, str) and marked:
            text = text.replace(marked, " ")
    return " ".join(html.unescape(TAG.sub(" ", text)).split())[:LONGEST]


def change_in(data: Mapping[str, Any]) -> Change | None:
    """As the buttons of a card have it: `{about, change: {what, value}}`."""
    asked = part(data, "change")
    found = [data.get("about"), asked.get("what"), asked.get("value")]
    whole = all(isinstance(each, str) and each.strip() for each in found)
    return Change(*(str(each).strip() for each in found)) if whole else None


def vote_in(activity: Mapping[str, Any]) -> Vote | None:
    value = part(activity, "value")
    given = part(value, "actionValue")
    reaction = given.get("reaction")
    if value.get("actionName") != "feedback" or reaction not in REACTIONS:
        return None
    about = activity.get("replyToId")
    return Vote(str(reaction), about if isinstance(about, str) and about else None, comment_in(given.get("feedback")))


def comment_in(feedback: object) -> str | None:
    """Teams writes it as JSON inside a string, which may be empty; the playground as the words alone."""
    try:
        held = json.loads(feedback) if isinstance(feedback, str) and feedback else feedback
    except (ValueError, RecursionError):
        held = None
    text = held.get("feedbackText") if isinstance(held, Mapping) else feedback
    return one_line(text)[:LONGEST_COMMENT] or None if isinstance(text, str) else None


def one_line(text: str) -> str:
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def adds_us(activity: Mapping[str, Any]) -> bool:
    us = part(activity, "recipient").get("id")
    return bool(us) and any(one.get("id") == us for one in listed(activity, "membersAdded"))


def conversation_in(activity: Mapping[str, Any]) -> str:
    """The id of the conversation, of a channel with the thread."""
    return str(part(activity, "conversation").get("id") or "")


def place_of(activity: Mapping[str, Any]) -> str:
    """The id of the chat or channel, without the thread."""
    return channel_of(conversation_in(activity))


def part(held: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = held.get(name)
    return found if isinstance(found, Mapping) else {}


def listed(held: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = held.get(name)
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []
