"""What officers recorded of scrutiny: questions, recommendations and answers, beside the conversations.

Unlike a question's words these are there to be read again, so they are kept until someone takes them back. Who recorded
them is a digest, and no figure is kept: the figure of the day is looked up as it was known then.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from operator import itemgetter
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection, Engine, Row

from actions.scrutiny_book import GivenAnswer, TakenBack
from bot.data_sets import DataSet
from bot.store.conversations import mark_of
from bot.store.tables import SCRUTINY_ANSWER, SCRUTINY_ITEM
from data_layer.queries.scrutiny_items import RECORDED, ScrutinyItem
from data_layer.returns.words import ScrutinyKind, ScrutinyStatus
from data_layer.viewer import Viewer
from data_layer.vocabulary import Level, MetricId

ID = "kept-{}"  # no id of a return has a hyphen


@dataclass(frozen=True, slots=True)
class StoredBook:
    """The `ScrutinyBook` of one set of figures.

    `recorder`: tells who records from others whose viewer is the same, as in a channel; empty where the viewer does.
    """

    engine: Engine
    data_set: DataSet
    recorder: str = ""

    def items(self, *, viewer: Viewer, as_known_at: date) -> list[ScrutinyItem]:
        asked = self._of(SCRUTINY_ITEM, viewer).where(
            SCRUTINY_ITEM.c.raised <= as_known_at, SCRUTINY_ITEM.c.audience <= int(viewer.level)
        )
        with self.engine.connect() as connection:
            return [item_of(row) for row in connection.execute(asked).all()]

    def answers(self, *, viewer: Viewer, as_known_at: date) -> list[GivenAnswer]:
        asked = self._of(SCRUTINY_ANSWER, viewer).where(
            SCRUTINY_ANSWER.c.given <= as_known_at, SCRUTINY_ANSWER.c.audience <= int(viewer.level)
        )
        with self.engine.connect() as connection:
            return [answer_of(row) for row in connection.execute(asked).all()]

    def keep(self, item: ScrutinyItem, *, viewer: Viewer) -> ScrutinyItem:
        kept = replace(item, id=ID.format(secrets.token_hex(4)))
        row = {
            "id": kept.id,
            "kind": kept.kind.value,
            "subject": kept.subject,
            "metric": kept.metric,
            "wording": kept.wording,
            "raised": kept.raised,
            "due": kept.due,
            "audience": int(kept.audience),
        }
        with self.engine.begin() as connection:
            connection.execute(SCRUTINY_ITEM.insert().values(**row, **self._recorded(viewer)))
        return kept

    def answer(self, given: GivenAnswer, *, viewer: Viewer) -> None:
        row = {
            "item": given.item,
            "response": given.response,
            "status": given.status.value,
            "given": given.given,
            "audience": int(given.audience),
        }
        with self.engine.begin() as connection:
            connection.execute(SCRUTINY_ANSWER.insert().values(**row, **self._recorded(viewer)))

    def take_back(self, id: str | None, *, viewer: Viewer) -> TakenBack | None:
        with self.engine.begin() as connection:
            if id is None:
                return self._newest_removed(connection, viewer)
            return self._removed(connection, id, viewer)

    def remove(self, id: str, *, viewer: Viewer) -> TakenBack | None:
        """For whoever looks after the service: whoever recorded it."""
        with self.engine.begin() as connection:
            return self._removed(connection, id, viewer, anyone=True)

    def _newest_removed(self, connection: Connection, viewer: Viewer) -> TakenBack | None:
        """Of what the viewer recorded today the last: an item, or an answer alone."""
        mark, found = self._mark(viewer), []
        for table, id, day in (
            (SCRUTINY_ITEM, SCRUTINY_ITEM.c.id, SCRUTINY_ITEM.c.raised),
            (SCRUTINY_ANSWER, SCRUTINY_ANSWER.c.item, SCRUTINY_ANSWER.c.given),
        ):
            mine = (*self._here(table, viewer), table.c.recorded_by == mark, day == viewer.now)
            asked = select(table.c.recorded, table.c.seq, id.label("item")).where(*mine)
            if row := connection.execute(asked.order_by(table.c.seq.desc())).first():
                found.append((row.recorded, table, row))
        if not found:
            return None
        _, table, newest = max(found, key=itemgetter(0))
        if table is SCRUTINY_ITEM:
            return self._removed(connection, newest.item, viewer)
        connection.execute(delete(table).where(table.c.seq == newest.seq))
        return TakenBack(newest.item, answer_alone=True)

    def _removed(self, connection: Connection, id: str, viewer: Viewer, *, anyone: bool = False) -> TakenBack | None:
        """An item goes with all its answers; of one that is not this person's, or is a return's, the answers alone."""
        mark = self._mark(viewer)
        item = [*self._here(SCRUTINY_ITEM, viewer), SCRUTINY_ITEM.c.id == id]
        answers = [*self._here(SCRUTINY_ANSWER, viewer), SCRUTINY_ANSWER.c.item == id]
        own_item = item if anyone else [*item, SCRUTINY_ITEM.c.recorded_by == mark]
        own_answers = answers if anyone else [*answers, SCRUTINY_ANSWER.c.recorded_by == mark]
        if connection.execute(delete(SCRUTINY_ITEM).where(*own_item)).rowcount:
            connection.execute(delete(SCRUTINY_ANSWER).where(*answers))
            return TakenBack(id, answer_alone=False)
        gone = connection.execute(delete(SCRUTINY_ANSWER).where(*own_answers)).rowcount
        return TakenBack(id, answer_alone=True) if gone else None

    def _of(self, table: Any, viewer: Viewer) -> Any:
        return select(table).where(*self._here(table, viewer)).order_by(table.c.seq)

    def _here(self, table: Any, viewer: Viewer) -> tuple[Any, ...]:
        return table.c.data_set == self.data_set.value, table.c.home_area == viewer.home_area

    def _mark(self, viewer: Viewer) -> str:
        return mark_of(replace(viewer, identity=self.recorder or viewer.identity), self.data_set)

    def _recorded(self, viewer: Viewer) -> dict[str, Any]:
        return {
            "data_set": self.data_set.value,
            "home_area": viewer.home_area,
            "recorded_by": self._mark(viewer),
            "recorded": datetime.now(UTC).replace(tzinfo=None),
        }


def item_of(row: Row) -> ScrutinyItem:
    """As it was raised: open, for what came of it stands among the answers."""
    return ScrutinyItem(
        id=row.id,
        kind=ScrutinyKind(row.kind),
        subject=row.subject,
        metric=MetricId(row.metric) if row.metric else None,
        period=None,
        value_then=None,
        raised=row.raised,
        wording=row.wording,
        response=None,
        due=row.due,
        status=ScrutinyStatus.OPEN,
        audience=Level(row.audience),
        source=RECORDED,
        loaded=row.raised,
    )


def answer_of(row: Row) -> GivenAnswer:
    return GivenAnswer(row.item, row.response, ScrutinyStatus(row.status), row.given, Level(row.audience))
