"""A run of figures in words: from where to where, across no break, with the points one by one."""

from __future__ import annotations

from collections.abc import Sequence

from actions.compose import HEADLINE_WORDS, clauses_within
from actions.headline import subject
from actions.wording.numbers import difference, same_as_shown, short
from actions.wording.observations import said_at
from actions.wording.places import place
from actions.wording.states import missing_words, stale_clause
from data_layer.catalogue import Catalogue, Metric
from data_layer.facts import Figure, Observation, Series
from data_layer.vocabulary import Status


def unbroken(found: Series) -> list[Observation]:
    """The points with a value since the last break that forbids a change."""
    breaks = [event.starts for event in found.events if not event.allows_change]
    held = [point for point in found.points if point.value is not None]
    if not held:
        return []
    since = max((starts for starts in breaks if starts <= held[-1].period.end), default=None)
    return [point for point in held if since is None or point.period.end >= since]


def run_headline(metric: Metric, found: Sequence[Series], figure: Figure | None, catalogue: Catalogue) -> str:
    """ "The recycling rate in Derby went from 29.4% in 2018/19 to 26.7% in 2023/24, down 2.7 percentage points." """
    age = stale_clause(figure) if figure else None
    lead = found[0]
    if len(found) > 1:
        newest = [(place(one.area, catalogue), held[-1]) for one in found if (held := unbroken(one))]
        named = [f"{where} {said_at(point, metric)}" for where, point in newest]
        clauses = [(", " if index else " ", one) for index, one in enumerate(named)]
        return clauses_within(f"{subject(metric)}:", [*clauses, ("; ", age)])
    held = unbroken(lead)
    where = place(lead.area, catalogue)
    if not held:
        return f"{subject(metric)} in {where}: no figure is published for that time."
    if len(held) == 1:
        verb = "were" if metric.plural else "was"
        start = f"{subject(metric)} in {where} {verb} {said_at(held[0], metric)}"
        return clauses_within(start, [("; ", "a single figure, so no direction of travel"), ("; ", age)])
    first, last = held[0], held[-1]
    start = f"{subject(metric)} in {where} went from {said_at(first, metric)} to {said_at(last, metric)}"
    room = HEADLINE_WORDS - (len(age.split()) if age else 0)
    if len(start.split()) > room:  # the age is never left out
        start = f"{subject(metric)} in {where}: {said_at(first, metric)}, {said_at(last, metric)}"
    line = clauses_within(start, [(", ", moved(first, last, metric))], limit=room)
    return f"{line.removesuffix('.')}; {age}." if age else line


def run_sentence(metric: Metric, one: Series, catalogue: Catalogue) -> str:
    held = unbroken(one)
    where = place(one.area, catalogue)
    if len(held) < 2:
        return f"{where} has {'one figure' if held else 'no figure'} for that time, so no run can be described."
    first, last = held[0], held[-1]
    return f"{where} went from {said_at(first, metric)} to {said_at(last, metric)}, {moved(first, last, metric)}."


def moved(first: Observation, last: Observation, metric: Metric) -> str:
    assert first.value is not None and last.value is not None
    if Status.NOT_COMPARABLE in {first.status, last.status}:
        return "which are not comparable, so no change is worked out"
    if last.period.start <= first.period.end:
        return "averages that share years, so no change is worked out"
    if same_as_shown(first.value, last.value, metric):
        return "the same"
    return f"{'up' if last.value > first.value else 'down'} {difference(last.value, first.value, metric)}"


def break_sentences(found: Series) -> list[str]:
    """What happened to the series where a change may not be computed across it."""
    if not found.points:
        return []
    first, last = found.points[0].period.start, found.points[-1].period.end
    return [event.note for event in found.events if not event.allows_change and first < event.starts <= last]


def readout(metric: Metric, one: Series, catalogue: Catalogue) -> str:
    """Every point of the series, with the reason where there is no value and a mark at each break."""
    breaks = sorted(event.starts for event in one.events if not event.allows_change)
    parts: list[str] = []
    earlier = None
    for point in one.points:
        if earlier is not None and any(earlier.period.end < starts <= point.period.end for starts in breaks):
            parts.append("(break)")
        value = short(point.value, metric) if point.value is not None else f"no figure ({missing_words(point)})"
        parts.append(f"{point.period.label} {value}")
        earlier = point
    unit = "" if metric.unit in {"%", "£", "£ million"} else f" ({metric.unit})"
    return f"{place(one.area, catalogue)}{unit}: {', '.join(parts)}."
