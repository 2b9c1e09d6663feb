"""What is remembered of scrutiny, for whoever looks after the service: listed, answered and removed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from actions.desk import Desk
from actions.recorded_words import in_one_line, too_long
from actions.scrutiny_book import GivenAnswer
from actions.scrutiny_memory import remembered, settled_by_return
from actions.wording.scrutiny_items import STATUS_WORDS, due_words, quoted, raised_words
from bot.assistant import open_snapshots
from bot.data_sets import DataSet
from bot.settings import ServiceSettings
from bot.store.conversations import Store
from bot.store.scrutiny import StoredBook
from data_layer.faults import Fault
from data_layer.queries.scrutiny_items import ScrutinyItem
from data_layer.returns.words import ScrutinyStatus
from data_layer.settings import DataSettings
from data_layer.viewer import Viewer
from data_layer.vocabulary import Level

SETTLING = {status.value: status for status in ScrutinyStatus if status is not ScrutinyStatus.OPEN}
FOR_OFFICERS = "Scrutiny's questions and recommendations are kept by officers. Set PMF_LEVEL=officer."


class NotKept(Fault):
    """There is nothing of that id, or nothing that may be done with it here."""


@dataclass(frozen=True, slots=True)
class ScrutinyDesk:
    desk: Desk
    book: StoredBook

    def items(self) -> list[ScrutinyItem]:
        with self.desk.reader() as reader:
            return remembered(self.desk.viewer.home_area, reader, self.desk)

    def lines(self, *, every: bool) -> list[str]:
        """A line each; the settled ones where `every`."""
        return [self.line(item) for item in self.items() if every or item.is_open]

    def line(self, item: ScrutinyItem) -> str:
        due = f"; {due_words(item, self.desk.viewer.now)}" if item.is_open else ""
        return f"{item.id}: {raised_words(item)}; {STATUS_WORDS[item.status]}{due}. {item.subject}: {quoted(item)}"

    def answer(self, id: str, response: str, status: str) -> str:
        """Raises NotKept for an id not held or settled by a return, no or too many words, or no such status."""
        item = next((one for one in self.items() if one.id == id), None)
        if item is None:
            raise NotKept(
                f"There is no question or recommendation {id!r}. pmf scrutiny list --all shows those there are."
            )
        if settled_by_return(item, self.desk):
            raise NotKept(f"The council's return says that {id} is {STATUS_WORDS[item.status]}.")
        if status not in SETTLING:
            raise NotKept(f"There is no status {status!r}. Write one of: {', '.join(SETTLING)}.")
        words = in_one_line(response)
        if not words:
            raise NotKept("Write what the answer is, in quotation marks.")
        if why := too_long(response):
            raise NotKept(f"Nothing was kept: {why}.")
        today = self.desk.viewer.now
        given = GivenAnswer(id, words, SETTLING[status], given=today, audience=item.audience)
        self.book.answer(given, viewer=self.desk.viewer)
        return f"Kept: {id} is {STATUS_WORDS[given.status]}."

    def remove(self, id: str) -> str:
        """Raises NotKept where nothing of that id was recorded here."""
        gone = self.book.remove(id, viewer=self.desk.viewer)
        if gone is None:
            raise NotKept(f"Nothing was recorded here as {id!r}. What a return brought is changed by the next return.")
        return f"Removed: {'the answers recorded to ' if gone.answer_alone else ''}{id}."


@contextmanager
def scrutiny_desk() -> Iterator[ScrutinyDesk]:
    """On the data and the store in service, at this machine's level. Raises Fault below officers, or without data."""
    settings, data = ServiceSettings(), DataSettings()
    if settings.level < Level.OFFICER:
        raise NotKept(FOR_OFFICERS)
    now = datetime.now(UTC)
    viewer = Viewer(level=settings.level, home_area=data.home_area, now=now.date())
    snapshot = open_snapshots(data).current()
    store = Store(settings.store_url, settings.feedback_kept_for)
    try:
        book = StoredBook(store.engine, DataSet.PUBLISHED)
        yield ScrutinyDesk(Desk(snapshot, viewer, now.date(), now, scrutiny=book), book)
    finally:
        store.close()
