"""What the publisher itself gives for a whole region or for England."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from data_layer.facts import Observation
from data_layer.periods import Period
from data_layer.queries.comparison import comparison
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, MetricId

ENGLAND = AreaCode("E92000001")


def published_group(
    reader: Reader, asked: Iterable[tuple[MetricId, Period]], whole: AreaCode, *, viewer: Viewer, as_known_at: date
) -> dict[tuple[MetricId, Period], Observation]:
    """The whole's own row for each asked metric and period, with a value or the reason why not.

    `whole` is `ENGLAND` or a region's code; pairs for which the publisher gives no row are not there.
    """
    rows = comparison(reader, asked, [whole], viewer=viewer, as_known_at=as_known_at)
    return {(row.metric, row.period): row for row in rows}
