"""What stands for a whole snapshot and is small: events of series and usual changes, read once and kept beside it."""

from __future__ import annotations

import weakref
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from data_layer.catalogue import Catalogue
from data_layer.facts import SeriesEvent
from data_layer.periods import Period
from data_layer.queries.events import events
from data_layer.queries.usual_changes import UsualChange, usual_changes
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, MetricId


@dataclass(frozen=True, slots=True)
class Standing:
    """As one level sees it."""

    happened: Mapping[MetricId, Sequence[SeriesEvent]]
    usual: Mapping[tuple[MetricId, Period, Period], UsualChange]  # metric, period, the one it is compared with

    def events(self, metric: MetricId, area: AreaCode) -> list[SeriesEvent]:
        """Oldest first: those of all areas and of this one."""
        return [event for event in self.happened.get(metric, ()) if event.area in {None, area}]


# a catalogue is one level's view of one immutable snapshot, so what is kept for it never changes and goes with it
KEPT: dict[int, Standing] = {}


def standing(reader: Reader, *, viewer: Viewer, as_known_at: date) -> Standing:
    """Two queries the first time a catalogue is met, none after; neither depends on the day."""
    catalogue = reader.catalogue
    found = KEPT.get(id(catalogue))
    if found is None:
        found = KEPT[id(catalogue)] = read(reader, catalogue, viewer=viewer, as_known_at=as_known_at)
        weakref.finalize(catalogue, KEPT.pop, id(catalogue), None)
    return found


def read(reader: Reader, catalogue: Catalogue, *, viewer: Viewer, as_known_at: date) -> Standing:
    happened = events(reader, catalogue.metrics, catalogue.areas, viewer=viewer, as_known_at=as_known_at)
    changes = usual_changes(reader, catalogue.metrics, viewer=viewer, as_known_at=as_known_at)
    return Standing(
        happened={metric: tuple(of) for metric, of in happened.items()},
        usual={(one.metric, one.period, one.from_period): one for one in changes},
    )
