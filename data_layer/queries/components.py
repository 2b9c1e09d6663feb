"""What figures are made of: the number counted and the number it is set against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from data_layer.methods.components import Counted
from data_layer.periods import Period
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, MetricId

COMPONENTS = Path(__file__).with_suffix(".sql")


def components(
    reader: Reader, metric: MetricId, areas: Iterable[AreaCode], *, viewer: Viewer, as_known_at: date
) -> dict[AreaCode, dict[Period, Counted]]:
    """Area -> period -> its parts, in the publisher's own units, oldest first; a row without either part is not there.

    Empty for a metric that the viewer may not see, and for the many whose publisher gives no parts.
    """
    if metric not in reader.catalogue.metrics:
        return {}
    rows = reader.rows(
        COMPONENTS,
        metric=metric,
        areas=reader.places(areas),
        level=int(viewer.level),
        as_known_at=as_known_at,
        today=viewer.now,
    )
    found: defaultdict[AreaCode, dict[Period, Counted]] = defaultdict(dict)
    for area, starts, months, numerator, denominator in rows:
        if numerator is not None or denominator is not None:
            found[area][Period(starts, months)] = Counted(numerator, denominator)
    return dict(found)
