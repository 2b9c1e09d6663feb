"""The only door to Rasa: a text of a conversation in, answers out."""

from __future__ import annotations

import asyncio
import logging
import os
import re
import warnings
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

import structlog
from sqlalchemy.engine import Engine as SqlEngine

from actions.answer import Answer, Caveat
from actions.compose import Draft, compose
from actions.desk import Desk, at_desk
from actions.digest_book import DigestBook, SwitchedOff
from actions.reading import Kind, Reading, Subkind
from actions.registry import answer as answer_of
from actions.reply import open_tray
from actions.scrutiny_book import WAS_KEPT
from bot.changes import Changes
from bot.components.names_ahead import worked_out
from bot.data_sets import DataSet, DataSets
from bot.failures import where
from bot.lasting import Lasting, lasting, still_open
from bot.settings import ServiceSettings
from bot.store.conversations import Conversation, Remembered, Store
from bot.store.feedback import Seen, Vote
from bot.store.scrutiny import StoredBook
from bot.training import model_path
from bot.understanding.change import Change
from data_layer.catalogue import Catalogue
from data_layer.faults import Fault
from data_layer.settings import DataSettings
from data_layer.snapshots import Snapshot, Snapshots
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Level

if TYPE_CHECKING:
    from bot.engine.engine import Engine

log = logging.getLogger("pmf")

# Rasa reads a whole session at each message, so a thread of its own ends before it is long
TURNS_A_SESSION = 20
FAILED = "failed"  # the subkind of an apology
WENT_WRONG = "Something went wrong here, not with your question. Please ask again."
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
COMMAND = re.compile(r"^[\s/]+")
LOST = Caveat(code="lost_thread", text="I have lost our earlier conversation, so please ask in full.")


@dataclass(frozen=True, slots=True)
class Reply:
    conversation_id: str
    answers: list[Answer]
    lost_thread: bool = False  # a conversation was named that is not there any more
    data_set: DataSet = DataSet.PUBLISHED


@dataclass(frozen=True, slots=True)
class Offered:
    """Where a question was offered: under an answer, or with None where nothing was asked yet, such as in a welcome."""

    answer_id: str | None


class Assistant:
    """Questions of one conversation are answered in their order, those of different ones side by side."""

    def __init__(
        self,
        engine: Engine,
        snapshots: Snapshots,
        store: Store,
        data: DataSettings,
        illustrative: Path | None = None,
    ) -> None:
        """`illustrative`: the folder of the second set of figures, where it is offered."""
        self._engine, self._store, self._data = engine, store, data
        self._data_sets = DataSets(snapshots, illustrative)
        self._changes = Changes()
        self._queues: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self.ready = True

    @classmethod
    async def start(cls, settings: ServiceSettings, snapshots: Snapshots | None = None) -> Assistant:
        """Raises Fault, with what to do, where model or data are missing. `snapshots`: where they are open already."""
        model, data = model_path(settings), DataSettings()
        snapshots = snapshots or open_snapshots(data)
        store = Store(
            settings.store_url, settings.feedback_kept_for
        )  # first, for it makes the folder that Rasa's trackers go into as well
        engine = await asyncio.to_thread(open_engine, model, settings)
        assistant = cls(engine, snapshots, store, data, settings.illustrative_dir)
        await assistant._warmed(DataSet.PUBLISHED)
        return assistant

    async def _warmed(self, data_set: DataSet) -> None:
        """The first question then waits for nothing that is only done once, and is understood as any later one."""
        await self.ask("hello", None, self.public_viewer(), data_set)
        await asyncio.to_thread(worked_out)

    async def stop(self) -> None:
        self.ready = False
        self._store.close()

    @property
    def snapshot_id(self) -> str:
        return self._current(DataSet.PUBLISHED).id

    @property
    def engine(self) -> SqlEngine:
        """Of the database of all that is remembered, for what a channel keeps beside it."""
        return self._store.engine

    @property
    def data_sets(self) -> list[DataSet]:
        return self._data_sets.offered

    async def prepare(self, data_set: DataSet) -> None:
        """Before anything is asked of a set of figures that is not the published one. Raises Fault, as `DataSets`."""
        if await self._data_sets.prepare(data_set):
            await self._warmed(data_set)

    def viewer(self, level: Level, identity: str = "") -> Viewer:
        """Someone of a level, today; `identity` tells people of one level apart."""
        return Viewer(level=level, home_area=self._data.home_area, now=datetime.now(UTC).date(), identity=identity)

    def public_viewer(self) -> Viewer:
        return self.viewer(Level.PUBLIC)

    def catalogue(self, viewer: Viewer, data_set: DataSet = DataSet.PUBLISHED) -> Catalogue:
        return self._current(data_set).catalogue(viewer.level)

    async def ask(
        self,
        text: str,
        conversation_id: str | None,
        viewer: Viewer,
        data_set: DataSet = DataSet.PUBLISHED,
        offered_by: Offered | None = None,
        digests: DigestBook | SwitchedOff | None = None,
        person: str = "",
    ) -> Reply:
        """Never raises for any text: what goes wrong inside becomes an answer that says so, and a line in the log.

        `offered_by`: where the text is a question that was offered, not what was asked last but that is what it goes on
        from. `digests`: those of where it was asked; `person`: tells the asker from others whose viewer is the same.
        """
        conversation, lost = self._store.open(conversation_id, viewer, data_set)
        async with self._queue(conversation.id):
            desk = replace(self.desk(viewer, data_set, person), digests=digests)
            try:
                if offered_by:
                    conversation.reading = await asyncio.to_thread(self._reading_of, offered_by.answer_id, desk)
                answers = await self._answers(clean(text), conversation, desk, data_set)
            except Exception as error:
                # where it failed, never what was asked
                log.error("a question failed in conversation %s: %s", conversation.id[:6], where(error))
                answers = [apology(desk)]
        if lost and answers:
            answers[0] = with_caveat(answers[0], LOST)
        return Reply(conversation.id, answers, lost, data_set)

    async def reopen(self, answer_id: str, viewer: Viewer) -> Answer | None:
        """The same question answered with the knowledge of its day; None where it is unknown or not for the viewer."""
        opened = await self.lasting(answer_id, viewer)
        return opened.answer if opened else None

    async def lasting(self, answer_id: str, viewer: Viewer) -> Lasting | None:
        """The same with what was kept of it, for whoever compares it with today or takes its figures away."""
        kept = self._store.answer(answer_id)
        if kept is None or kept.data_set not in self.data_sets:
            return None
        await self.prepare(kept.data_set)
        return await asyncio.to_thread(
            lasting, kept, self._current(kept.data_set), viewer, StoredBook(self._store.engine, kept.data_set)
        )

    async def ask_again(self, answer_id: str, viewer: Viewer) -> Reply | None:
        """The same question with today's knowledge, at the head of a conversation of its own; None as above."""
        opened = await self.lasting(answer_id, viewer)
        if opened is None:
            return None
        return await self.give(opened.kept.reading, viewer, opened.kept.data_set)

    async def give(self, reading: Reading, viewer: Viewer, data_set: DataSet = DataSet.PUBLISHED) -> Reply:
        """What a reading gives today, at the head of a conversation of its own."""
        desk = self.desk(viewer, data_set)
        answer = await asyncio.to_thread(answer_of, reading, desk)
        conversation, _ = self._store.open(None, viewer, data_set)
        conversation.reading = reading
        self._store.remember(conversation, [remembered(answer, reading, desk, data_set)])
        return Reply(conversation.id, [answer], data_set=data_set)

    async def change(self, answer_id: str, change: Change, conversation_id: str | None, viewer: Viewer) -> Reply | None:
        """The question of an answer with one part changed, with today's knowledge; the conversation goes on from it.

        None as above. Raises NotUnderstood where the answer has no such part, or the value is none of it.
        """
        opened = await self.lasting(answer_id, viewer)
        if opened is None:
            return None
        before, data_set = opened.kept.reading, opened.kept.data_set
        desk = self.desk(viewer, data_set)
        reading = await asyncio.to_thread(self._changes.reading, opened, change, desk)
        conversation, _ = self._store.open(conversation_id, viewer, data_set)
        async with self._queue(conversation.id):
            answer = await asyncio.to_thread(answer_of, reading, desk)
            conversation.reading = reading
            self._store.remember(conversation, [remembered(answer, reading, desk, data_set)])
        seen = Seen(viewer.level, opened.answer.snapshot, data_set)
        await asyncio.to_thread(self._store.feedback.changed, answer_id, before, reading, seen)
        return Reply(conversation.id, [answer], data_set=data_set)

    async def vote(self, answer_id: str, viewer: Viewer, vote: Vote) -> bool:
        """Keeps what someone said of an answer; False where it is unknown or not for the viewer, as above."""
        opened = await self.lasting(answer_id, viewer)
        if opened is None:
            return False
        seen = Seen(viewer.level, opened.answer.snapshot, opened.kept.data_set)
        await asyncio.to_thread(self._store.feedback.vote, answer_id, opened.kept.reading, vote, seen)
        return True

    def subjects(self, conversation_id: str, viewer: Viewer) -> int | None:
        """How many measures or themes a conversation was about; None for one that is not there, or not the viewer's."""
        conversation = self._store.held(conversation_id, viewer)
        if conversation is None:
            return None
        reading = conversation.reading
        return len({*reading.metrics, *reading.earlier}) + (not reading.metrics) if reading else 0

    def _reading_of(self, answer_id: str | None, desk: Desk) -> Reading | None:
        """Of an answer that was given at this level; None for any other, or where what it was about was withdrawn."""
        kept = self._store.answer(answer_id) if answer_id else None
        if kept is None or kept.level is not desk.viewer.level or not still_open(kept.reading, desk.catalogue):
            return None
        return kept.reading

    def _current(self, data_set: DataSet) -> Snapshot:
        return self._data_sets.snapshots(data_set).current()

    def desk(self, viewer: Viewer, data_set: DataSet = DataSet.PUBLISHED, person: str = "") -> Desk:
        return Desk(
            self._current(data_set),
            viewer,
            as_known_at=viewer.now,
            asked_at=datetime.now(UTC),
            scrutiny=StoredBook(self._store.engine, data_set, person),
        )

    async def _answers(self, text: str, conversation: Conversation, desk: Desk, data_set: DataSet) -> list[Answer]:
        if not text:
            return [answer_of(Reading(kind=Kind.HELP), desk)]
        thread = f"{conversation.id}.{conversation.turns // TURNS_A_SESSION}"
        with at_desk(desk), open_tray() as tray:
            read = await self._engine.handle(text, thread, conversation.reading)
        conversation.turns += 1
        if read is None or not tray:
            raise RuntimeError("no action answered")
        if read.subkind == Subkind.RECORD:  # kept once, and not again; without a part where nothing was kept
            part = read.part if tray[0].subkind == WAS_KEPT else None
            read = read.model_copy(update={"wording": None, "part": part})
        if conversation.reading is None or not read.aside:
            conversation.reading = read
        self._store.remember(conversation, [remembered(one, read, desk, data_set) for one in tray])
        return list(tray)

    def _queue(self, conversation_id: str) -> asyncio.Lock:
        """One question at a time for each conversation, first come first served; gone with the last that waits."""
        queue = self._queues.get(conversation_id)
        if queue is None:
            queue = self._queues[conversation_id] = asyncio.Lock()
        return queue


def open_snapshots(data: DataSettings) -> Snapshots:
    """Raises Fault where there are none, or where the home council is not in them: they may be of another one's."""
    snapshots = Snapshots(data.data_dir)
    check_home(snapshots.current().catalogue(Level.PUBLIC), data.home_area)
    return snapshots


def check_home(catalogue: Catalogue, home: AreaCode) -> None:
    if home not in catalogue.areas:
        raise Fault(f"PMF_HOME_AREA is '{home}', which is no area here. Set it to a council's code, such as E06000015.")


def open_engine(model: Path, settings: ServiceSettings) -> Engine:
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"  # before the import, which reads it
    quiet()
    with warnings.catch_warnings():
        # Rasa and what it is held to are old, and say so at length while they are imported and loaded
        warnings.simplefilter("ignore")
        from bot.engine.engine import Engine

        return Engine(model, settings.store_url if settings.tracker == "sql" else None)


def quiet() -> None:
    """Rasa logs the text of questions at its lower levels, and this service never does."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    for name in ("rasa", "rasa_sdk", "apscheduler", "matplotlib"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def clean(text: str) -> str:
    """Without control and invisible characters, and without the slash by which Rasa takes commands from a text."""
    return COMMAND.sub("", CONTROL.sub(" ", text)).strip()


def remembered(one: Answer, read: Reading, desk: Desk, data_set: DataSet) -> Remembered:
    return Remembered(
        id=one.id,
        reading=read,
        level=desk.viewer.level,
        home_area=desk.viewer.home_area,
        as_known_at=desk.as_known_at,
        asked_at=desk.asked_at,
        data_set=data_set,
    )


def apology(desk: Desk) -> Answer:
    return compose(Draft(headline=WENT_WRONG, subkind=FAILED, metrics=[], areas=[]), Reading(kind=Kind.CLARIFY), desk)


def with_caveat(answer: Answer, caveat: Caveat) -> Answer:
    text = f"{caveat.text}\n\n{answer.text}"
    return answer.model_copy(update={"caveats": [caveat, *answer.caveats], "text": text})
