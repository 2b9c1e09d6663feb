"""What scrutiny asked and recommended, and what came of it, as the council's returns say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data_layer.periods import Period
from data_layer.queries.council_rows import council_rows
from data_layer.returns.words import ScrutinyKind, ScrutinyStatus
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Level, MetricId

SCRUTINY_ITEMS = Path(__file__).with_suffix(".sql")
QUERY = "/".join(SCRUTINY_ITEMS.parts[-3:])
RECORDED = "recorded"
# what was accepted is not settled before it is done
UNSETTLED = frozenset({ScrutinyStatus.OPEN, ScrutinyStatus.ACCEPTED})


@dataclass(frozen=True, slots=True)
class ScrutinyItem:
    """A question or a recommendation. `wording` and `response` are the council's own words.

    `value_then` is the figure of the day by the council's word, in the metric's unit; `period` that figure's, None for
    the newest that was known. `metric` is None where it is of no measure, and `subject` then says of what. `source` is
    an id in the catalogue's sources, or RECORDED where an officer recorded it in a sentence.
    """

    id: str
    kind: ScrutinyKind
    subject: str
    metric: MetricId | None
    period: Period | None
    value_then: float | None
    raised: date
    wording: str
    response: str | None
    due: date | None
    status: ScrutinyStatus
    audience: Level
    source: str
    loaded: date

    @property
    def is_recorded(self) -> bool:
        return self.source == RECORDED

    @property
    def is_open(self) -> bool:
        return self.status in UNSETTLED

    def is_overdue(self, today: date) -> bool:
        """Open after the day on which an answer was due."""
        return self.is_open and self.due is not None and self.due < today


def scrutiny_items(reader: Reader, area: AreaCode, *, viewer: Viewer, as_known_at: date) -> list[ScrutinyItem]:
    """All of the council's, the earliest raised first; none of another council."""
    rows = council_rows(reader, SCRUTINY_ITEMS, area, viewer=viewer, as_known_at=as_known_at)
    return [
        ScrutinyItem(
            id=id,
            kind=ScrutinyKind(kind),
            subject=subject,
            metric=metric,
            period=Period(starts, months) if starts else None,
            value_then=value_then,
            raised=raised,
            wording=wording,
            response=response,
            due=due,
            status=ScrutinyStatus(status),
            audience=Level(audience),
            source=source,
            loaded=loaded,
        )
        for (
            id, kind, subject, metric, starts, months, value_then, raised, wording, response, due, status, audience,
            source, loaded,
        ) in rows
    ]  # fmt: skip
