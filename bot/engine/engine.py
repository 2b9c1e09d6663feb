"""The trained model as one object: a message in, its action run, nothing else to know of Rasa.

Importing this module imports Rasa, which takes seconds: the assistant does it when it starts, off its event loop.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from sqlalchemy.engine.url import URL, make_url

from actions.conversation import read, to_slot
from actions.reading import Reading
from bot.components.structured_reader import LAST_READING
from bot.engine.local_actions import LocalActions
from bot.engine.processor import LocalProcessor
from bot.engine.trackers import LiveTrackers


class Engine:
    """Loads in about a second. For one process; messages of one conversation must come one after the other."""

    def __init__(self, model: Path, trackers_url: str | None) -> None:
        """`trackers_url`: a database for trackers, or None to keep the recent ones in memory only."""
        empty = Domain.empty()
        trackers = LiveTrackers(empty, beneath=sql_trackers(trackers_url) if trackers_url else None)
        self._processor = LocalProcessor(
            model,
            tracker_store=trackers,
            # never waits: the assistant queues each conversation before it comes here
            lock_store=InMemoryLockStore(),
            generator=NaturalLanguageGenerator.create(None, empty),
            action_endpoint=LocalActions(),
        )
        trackers.domain = self._processor.domain

    async def handle(self, text: str, thread: str, last: Reading | None) -> Reading | None:
        """Reads the text and runs its action; gives the reading. The action's answer goes into the open tray."""
        metadata = {LAST_READING: to_slot(last)} if last else {}
        message = UserMessage(text, CollectingOutputChannel(), thread, input_channel="pmf", metadata=metadata)
        await self._processor.handle_message(message)
        tracker = await self._processor.tracker_store.retrieve(thread)
        return read(tracker) if tracker else None


def sql_trackers(url: str) -> TrackerStore:
    parts = cast(URL, make_url(url))
    if parts.drivername.startswith("sqlite"):
        return SQLTrackerStore(domain=Domain.empty(), dialect="sqlite", db=parts.database or "")
    return SQLTrackerStore(
        domain=Domain.empty(),
        dialect=parts.drivername,
        host=parts.host,
        port=parts.port,
        db=parts.database or "",
        username=parts.username,
        password=parts.password,
    )
