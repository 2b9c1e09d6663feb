"""Answers that last: the same reading answered again, compared with today's figures, and made ready to take away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from actions.answer import Answer, FigureShown
from actions.desk import Desk
from actions.reading import Reading
from actions.registry import answer as answer_of
from actions.scope import UNITS, unit_of
from actions.scrutiny_book import ScrutinyBook
from bot.render.export_rows import Origin, Origins
from bot.store.conversations import Remembered
from data_layer.catalogue import Catalogue
from data_layer.definition_catalogue import part_id
from data_layer.queries.observations import observations
from data_layer.snapshots import Snapshot
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, MetricId


@dataclass(frozen=True, slots=True)
class Lasting:
    """An answer opened again: what was kept of it, and the same reading answered with the knowledge of its day."""

    kept: Remembered
    desk: Desk
    answer: Answer

    def newer(self, today: date) -> bool:
        """Whether the same reading gives other figures with today's knowledge: a newer period, or a revision."""
        asker = replace(self.desk.viewer, now=today)
        now = answer_of(self.kept.reading, replace(self.desk, viewer=asker, as_known_at=today))
        return shown_in(self.answer) != shown_in(now)

    def origins(self) -> Origins:
        """Where each figure and each comparator member's figure comes from: members may have another publisher."""
        figures = self.answer.figures
        entries = {
            part_id(MetricId(figure.metric), figure.part) if figure.part else MetricId(figure.metric): figure
            for figure in figures
        }
        areas = list(dict.fromkeys(AreaCode(area) for figure in figures for area in areas_of(figure)))
        with self.desk.reader() as reader:
            found = observations(reader, entries, areas, **self.desk.known)
        return {
            (entries[one.metric].metric, entries[one.metric].part, one.area, one.period.label): Origin(
                one.source, one.published, one.loaded
            )
            for one in found
        }


def lasting(
    kept: Remembered, snapshot: Snapshot, viewer: Viewer, scrutiny: ScrutinyBook | None = None
) -> Lasting | None:
    """None where it is not for the viewer, or where what it was about has been withdrawn from its level since."""
    if kept.level > viewer.level or not still_open(kept.reading, snapshot.catalogue(kept.level)):
        return None
    asker = Viewer(level=kept.level, home_area=kept.home_area, now=kept.asked_at.date())
    desk = Desk(snapshot, asker, kept.as_known_at, kept.asked_at, scrutiny=scrutiny)
    return Lasting(kept, desk, answer_of(kept.reading, desk).model_copy(update={"id": kept.id}))


def still_open(reading: Reading, catalogue: Catalogue) -> bool:
    """Whether all that was asked about is still there for this level: what was withdrawn since does not exist."""
    scope = reading.scope
    there = scope.kind not in UNITS or scope.id is None or unit_of(scope, catalogue) is not None
    return there and all(metric in catalogue.metrics for metric in reading.metrics)


def shown_in(answer: Answer) -> list[dict]:
    """The figures without their age, which passes of itself, in an order that does not hang on it either."""
    figures = [figure.model_dump(mode="json", exclude={"freshness"}) for figure in answer.figures]
    return sorted(figures, key=lambda one: (one["metric"], one["part"] or "", one["area"], one["period"]))


def areas_of(figure: FigureShown) -> list[str]:
    return [figure.area, *(member.area for group in figure.comparators for member in group.members)]
