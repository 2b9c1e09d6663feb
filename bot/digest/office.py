"""What a digest needs of the running service: figures at a level, the level that somebody has now, a way to Teams."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import date

from actions.answer import Answer
from actions.desk import Desk
from actions.reading import Reading
from bot.assistant import Assistant
from bot.digest.sealing import Address
from bot.render.charts import with_charts
from bot.teams.cards.card import message_of
from bot.teams.cards.message import Message
from bot.teams.delivery import Delivered
from bot.teams.directory import Directory, level_of
from bot.teams.people import Levels, channel_of
from bot.teams.sending import Envelope, Sender
from data_layer.vocabulary import Level


@dataclass(frozen=True, slots=True)
class Office:
    assistant: Assistant
    levels: Levels
    directory: Directory | None
    sender: Sender
    page: str | None = None

    def desk(self, level: Level, day: date, identity: str = "") -> Desk:
        """With what is known and out of its embargo on that day."""
        return self.assistant.desk(replace(self.assistant.viewer(level, identity), now=day))

    async def level(self, address: Address) -> Level | None:
        """As it is now, by the same rules as for a question; None where the directory can't say."""
        if not address.verified:
            return Level.PUBLIC
        if address.shared:
            return self.levels.of_channel(channel_of(address.conversation))
        return await level_of(address.person or "", self.levels, self.directory)

    async def answer(self, reading: Reading, desk: Desk) -> Answer:
        """Kept as any other, so that its buttons and votes find it."""
        return (await self.assistant.give(reading, desk.viewer)).answers[0]

    async def card(self, answer: Answer, desk: Desk) -> Message:
        return await asyncio.to_thread(lambda: message_of(with_charts(answer), desk.catalogue, page=self.page))

    async def send(self, envelope: Envelope) -> Delivered:
        """Raises httpx.HTTPError where no answer comes."""
        return await self.sender.send(envelope)
