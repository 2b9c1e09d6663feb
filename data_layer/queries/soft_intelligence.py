"""What is heard and not counted, with its day and where it comes from; never a figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data_layer.queries.council_rows import council_rows
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, MetricId

SOFT_INTELLIGENCE = Path(__file__).with_suffix(".sql")
QUERY = "/".join(SOFT_INTELLIGENCE.parts[-3:])


@dataclass(frozen=True, slots=True)
class Heard:
    """`about`: the measure it bears on, None where `subject` is a division or a few words. `heard_from` names nobody.

    `source` is an id in the catalogue's sources.
    """

    id: str
    subject: str
    about: MetricId | None
    as_at: date
    note: str
    heard_from: str
    source: str
    loaded: date


def soft_intelligence(reader: Reader, area: AreaCode, *, viewer: Viewer, as_known_at: date) -> list[Heard]:
    """The newest first; none of another council, and none of a measure that the viewer may not see."""
    rows = council_rows(reader, SOFT_INTELLIGENCE, area, viewer=viewer, as_known_at=as_known_at)
    known = reader.catalogue.metrics
    return [
        Heard(id, subject, MetricId(subject) if subject in known else None, as_at, note, heard_from, source, loaded)
        for id, subject, as_at, note, heard_from, source, loaded in rows
    ]
