"""What the data shows of a change: when it came, whether others moved alike, which part moved, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass

from actions.desk import Desk
from actions.wording.components import component_sentence
from actions.wording.moved_alike import alike_sentence
from actions.wording.sureness import sure_sentence
from actions.wording.when_moved import when_sentences
from data_layer.alike import GroupMoved, group_moved
from data_layer.catalogue import Catalogue, Metric
from data_layer.component_names import component_names
from data_layer.facts import Figure, Observation, Series
from data_layer.methods.components import Components, components
from data_layer.methods.onset import Onset, onset, stretch
from data_layer.methods.sureness import Sureness, sureness
from data_layer.queries import components as parts
from data_layer.store import Reader
from data_layer.vocabulary import EventKind


@dataclass(frozen=True, slots=True)
class WhatMoved:
    """`stretch`: the figures that compare one with the next up to this one. `earlier`: the one compared with."""

    figure: Figure
    metric: Metric
    stretch: tuple[Observation, ...]
    onset: Onset | None
    alike: GroupMoved | None
    components: Components | None
    earlier: Observation | None
    sureness: Sureness

    def when(self) -> list[str]:
        return when_sentences(self.onset, self.stretch, self.metric)

    def others(self, catalogue: Catalogue) -> list[str]:
        return [alike_sentence(self.figure, self.alike, self.metric, catalogue)] if self.alike else []

    def parts(self) -> list[str]:
        if self.components is None:
            return []
        said = component_sentence(self.components, component_names().get(self.metric.id))
        return [said] if said else []

    def sure(self) -> str:
        return sure_sentence(self.sureness, self.figure.change, self.earlier, self.figure.observation, self.metric)


def what_moved(figure: Figure, run: Series, reader: Reader, desk: Desk) -> WhatMoved:
    """`run`: the whole series of the figure's council."""
    own, change = figure.observation, figure.change
    metric = desk.catalogue.metrics[own.metric]
    compared = stretch(run.points, own.period, frequency=metric.frequency, events=run.events)
    earlier = next((one for one in run.points if change and one.period == change.from_period), None)
    made_of = parts_of(figure, reader, desk) if change else None
    return WhatMoved(
        figure=figure,
        metric=metric,
        stretch=compared,
        onset=onset(compared, metric, typical=change.typical if change else None),
        alike=group_moved(reader, figure, **desk.known),
        components=made_of,
        earlier=earlier,
        sureness=sureness(change, earlier, own, metric, cases=fewest(made_of)),
    )


def parts_of(figure: Figure, reader: Reader, desk: Desk) -> Components | None:
    own, change = figure.observation, figure.change
    held = parts.components(reader, own.metric, [own.area], **desk.known).get(own.area, {})
    if change is None or own.period not in held or change.from_period not in held:
        return None
    return components(held[change.from_period], held[own.period], change)


def fewest(made_of: Components | None) -> float | None:
    """The smaller of the two numbers counted."""
    counted = [each.numerator for each in (made_of.before, made_of.after)] if made_of else []
    return min((number for number in counted if number is not None), default=None)


def happened(figure: Figure, run: Series) -> list[str]:
    """What is known to have happened to the series between the figure before and this one, or in its own time.

    One that takes comparability away lasts.
    """
    since = figure.change.from_period.end if figure.change else figure.observation.period.start
    until = figure.observation.period.end
    return [
        event.note
        for event in run.events
        if since < event.starts <= until or (event.kind is EventKind.NOT_COMPARABLE and event.starts <= until)
    ]
