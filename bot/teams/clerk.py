"""From a message of Teams to the messages that answer it: who asks, at which level, in which conversation of ours."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.engine import Connection

from actions.answer import Answer
from actions.digest_book import DigestBook, SwitchedOff
from actions.reading import Kind, Slot
from bot.assistant import WENT_WRONG, Assistant, Offered, Reply
from bot.digest.book import Books
from bot.digest.schedule import Schedule
from bot.failures import where
from bot.render.charts import with_charts
from bot.store.feedback import Verdict, Vote
from bot.store.mailbox import Mailbox, Received, digest
from bot.store.threads import Thread, Threads
from bot.teams.answering import Answered
from bot.teams.cards.card import message_of
from bot.teams.cards.message import Message
from bot.teams.cards.welcome import UNKNOWN, after, apology, welcome
from bot.teams.directory import Directory, level_of
from bot.teams.messages import first_key_of, outgoing, place_key_of, thread_of
from bot.teams.people import Levels
from bot.teams.said import Said, Wish, part, place_of, said_in
from bot.understanding.change import Change, NotUnderstood
from data_layer.viewer import Viewer
from data_layer.vocabulary import Level

log = logging.getLogger("pmf.teams")

NOT_THERE = "That answer is not kept any more. Please ask the question again."
OLD_BUTTON = "That button can't be used any more. Please ask the question again."


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks in one activity. `level_known`: whether the level is theirs, and not public for want of an answer;
    `digests`: of where they ask.
    """

    viewer: Viewer
    person: str
    level_known: bool
    digests: DigestBook | SwitchedOff


class Clerk:
    """Answers what an inbox holds; `answer` is what an `Answering` calls."""

    def __init__(
        self,
        assistant: Assistant,
        mailbox: Mailbox,
        threads: Threads,
        levels: Levels,
        page: str | None = None,
        directory: Directory | None = None,
        books: Books | None = None,
    ) -> None:
        """`page`: the https address of the assistant's page, for links in cards; `directory`: asked for the level of
        who is not in the list of people; `books`: where digests are put down, None where none are sent.
        """
        self._assistant, self._mailbox, self._threads = assistant, mailbox, threads
        self._books = books or Books(assistant.engine, None, Schedule())
        self._levels, self._page, self._directory = levels, page, directory

    async def answer(self, received: Received) -> Answered:
        """The messages to send, in their order; none for what asks for nothing. A welcome is in the outbox by then."""
        held = json.loads(received.body)
        activity, said = held["activity"], said_in(held["activity"])
        if said.wish is Wish.NOTHING or said.wish is Wish.VOTE:
            return Answered()
        asking = await self._asking(activity, said, verified=held["verified"])
        welcomed = await self._welcome(received, activity, asking)
        if said.wish is Wish.WELCOME:
            return Answered()
        first, *others = await self._answered(received.thread, said, asking)
        if not (asking.level_known or welcomed):
            first = after(UNKNOWN, first)
        return answered(activity, said, [first, *others])

    def excuse(self, received: Received) -> Answered:
        """What is said where that fails."""
        activity = json.loads(received.body)["activity"]
        return answered(activity, said_in(activity), [apology(WENT_WRONG)])

    async def vote(self, activity: Mapping[str, Any], *, verified: bool) -> None:
        """What a person says of an answer, by the message that holds it; nothing where that is not known."""
        said = said_in(activity)
        if said.vote is None:
            return
        found = await asyncio.to_thread(self._mailbox.answer_of, thread_of(activity), said.vote.about)
        if found:
            vote = Vote(Verdict(said.vote.reaction), comment=said.vote.comment)
            asking = await self._asking(activity, said, verified=verified)
            await self._assistant.vote(found, asking.viewer, vote)

    async def taken_out(self, activity: Mapping[str, Any]) -> None:
        await asyncio.to_thread(self._threads.gone, place_key_of(activity))
        await asyncio.to_thread(self._books.close, activity)

    async def _asking(self, activity: Mapping[str, Any], said: Said, *, verified: bool) -> Asking:
        """By the id that the directory gives, where Microsoft vouches for it; in a chat of several everybody reads what
        the chat may read.
        """
        sender = part(activity, "from")
        person = str(sender.get("aadObjectId") or "")
        who = digest("person", person or str(sender.get("id") or ""))
        key = digest("thread", thread_of(activity)) if said.shared else who
        level: Level | None = Level.PUBLIC
        if verified and said.shared:
            level = self._levels.of_channel(place_of(activity))
        elif verified:
            level = await level_of(person, self._levels, self._directory)
        viewer = self._assistant.viewer(Level.PUBLIC if level is None else level, key)
        book = self._books.of(activity, shared=said.shared, verified=verified, identity=key)
        return Asking(viewer, who, level_known=level is not None, digests=book)

    async def _welcome(self, received: Received, activity: Mapping[str, Any], asking: Asking) -> bool:
        """Whether it is the first time in that chat or channel: then a welcome is put into the outbox in the same step,
        so that it is neither lost nor said twice.
        """
        place = place_key_of(activity)

        def put(connection: Connection) -> None:
            level = asking.viewer.level if asking.level_known else None
            said = outgoing(activity, welcome(level, known=self._levels.knows_any))
            self._mailbox.put(connection, place, received.thread, [said])

        return await asyncio.to_thread(self._threads.welcome, place, put)

    async def _answered(self, thread: str, said: Said, asking: Asking) -> list[Message]:
        held = await asyncio.to_thread(self._threads.of, thread)
        try:
            reply = await self._reply(said, held, asking)
        except NotUnderstood as fault:
            return [apology(str(fault))]
        if reply is None:
            return [apology(NOT_THERE)]
        anew, first = reply.conversation_id != held.conversation, reply.answers[0]
        # a "why?" of somebody else, of which nobody knows what it is about, does not cut off those before
        if not (anew and held.asker and first.kind is Kind.CLARIFY and not first.options):
            await asyncio.to_thread(self._threads.asked, thread, reply.conversation_id, asking.person)
        try:
            return await asyncio.to_thread(self._cards, reply.answers, asking.viewer)
        except Exception as error:
            # where it failed, never what was asked; who asked is not left without a word
            log.error("an answer could not be made a card: %s", where(error))
            return [apology(WENT_WRONG)]

    async def _reply(self, said: Said, held: Thread, asking: Asking) -> Reply | None:
        """None where the answer that is to be changed is not kept. Raises NotUnderstood."""
        goes_on = held.conversation if await self._goes_on(held, asking) else None
        if said.change:
            change = Change(slot_of(said.change.what), said.change.value)
            return await self._assistant.change(said.change.about, change, goes_on, asking.viewer)
        offered_by = Offered(said.about) if said.offered else None
        return await self._assistant.ask(
            said.text, goes_on, asking.viewer, offered_by=offered_by, digests=asking.digests, person=asking.person
        )

    async def _goes_on(self, held: Thread, asking: Asking) -> bool:
        """Not where it is forgotten, or of another level; nor after another person, where it had several subjects: of
        which of them "and Derby?" is, nobody could say.
        """
        if held.conversation is None:
            return False
        subjects = await asyncio.to_thread(self._assistant.subjects, held.conversation, asking.viewer)
        return subjects is not None and (held.asker == asking.person or subjects <= 1)

    def _cards(self, answers: Sequence[Answer], viewer: Viewer) -> list[Message]:
        catalogue = self._assistant.catalogue(viewer)
        return [message_of(with_charts(answer), catalogue, page=self._page) for answer in answers]


def answered(activity: Mapping[str, Any], said: Said, messages: Sequence[Message]) -> Answered:
    return Answered([outgoing(activity, one) for one in messages], first_key_of(activity) if said.edits else None)


def slot_of(name: str) -> Slot:
    """Raises NotUnderstood for what is no part of a reading."""
    try:
        return Slot(name)
    except ValueError:
        raise NotUnderstood(OLD_BUTTON) from None
