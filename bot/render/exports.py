"""An answer's figures as a file to take away: what goes into it, and what it is called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from actions.answer import Answer, LevelName
from actions.wording.names import titled
from bot.render.export_notes import Note, notes_of
from bot.render.export_rows import ExportRow, Origins, rows_of
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import AreaCode, MetricId, ThemeId

MOST_NAMED = 2
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Export:
    """A table of figures with its notes; every form of file holds the same."""

    title: str
    name: str  # of the file, without its ending
    rows: Sequence[ExportRow]
    notes: Sequence[Note]
    asked_at: datetime
    level: LevelName


class NoFigures(Exception):
    """The answer has nothing to put into a table; its text is the sentence for a person."""

    def __init__(self) -> None:
        super().__init__(
            "This answer has no figures to export. Ask for a measure, such as the recycling rate over time, "
            "and take that answer's file."
        )


def export_of(answer: Answer, catalogue: Catalogue, home: AreaCode, address: str, origins: Origins) -> Export:
    """Raises NoFigures. `catalogue` gives the names, `address` is where the answer is opened again, `origins` says
    where each figure comes from; of one that is not in it the answer's own word counts.
    """
    if not answer.figures:
        raise NoFigures
    said = [part for part in (subject(answer, catalogue), places(answer, catalogue), answer.period) if part]
    return Export(
        title=", ".join(said),
        name=file_name([*([] if answer.level == "public" else [f"{answer.level} level"]), *said]),
        rows=rows_of(answer, catalogue, home, origins),
        notes=notes_of(answer, catalogue, address, sources_of(answer, origins)),
        asked_at=answer.asked_at,
        level=answer.level,
    )


def sources_of(answer: Answer, origins: Origins) -> set[str]:
    """Ids of the sources of all figures in the table, those of comparators included."""
    shown = {(figure.metric, figure.part, figure.period) for figure in answer.figures}
    others = {origin.source for (metric, part, _, period), origin in origins.items() if (metric, part, period) in shown}
    return others | {figure.source for figure in answer.figures}


def subject(answer: Answer, catalogue: Catalogue) -> str:
    """The theme or the measures by name; how many where they are more than two."""
    theme = catalogue.themes.get(ThemeId(answer.reading.scope or ""))
    if theme:
        return theme.name
    ids = list(dict.fromkeys(figure.metric for figure in answer.figures))
    if len(ids) > MOST_NAMED:
        return f"{len(ids)} measures"
    held = [catalogue.metrics.get(MetricId(one)) for one in ids]
    return " and ".join(titled(metric.short_name) if metric else one for one, metric in zip(ids, held, strict=True))


def places(answer: Answer, catalogue: Catalogue) -> str:
    names = [catalogue.area_name(AreaCode(area)) for area in dict.fromkeys(figure.area for figure in answer.figures)]
    return " and ".join(names) if len(names) <= MOST_NAMED else f"{len(names)} councils"


def file_name(parts: Sequence[str]) -> str:
    """Small Latin letters, digits and hyphens, so that it is safe in a header and on every machine."""
    plain = unicodedata.normalize("NFKD", " ".join(parts)).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(words) > LONGEST_NAME:
        words = words[:LONGEST_NAME].rpartition("-")[0]
    return words or "figures"
