"""One part of a reading said anew: an id of a choice, or words that are read for that part only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from actions.reading import Kind, MissingKind, Reading, Scope, ScopeKind, Slot
from actions.reading_choices import LATEST
from actions.scope import metrics_in
from bot.understanding.change import KEPT_BESIDE_A_GROUP, Change, Turn
from bot.understanding.change_kind import replace_kind
from bot.understanding.doubts import doubt_of_metrics
from bot.understanding.follow_ups import kind_meant, shifted
from bot.understanding.frame import Frame
from bot.understanding.hearing import Listener
from bot.understanding.reader import set_subject
from bot.understanding.resolve import as_one_period, resolve
from bot.understanding.slots import Places, fill_period, fill_places
from bot.understanding.switching import instead, sibling
from data_layer.periods import Period, PeriodAsked
from data_layer.vocabulary import AreaCode, Group, MetricId, ThemeId

SUBJECTS = {Slot.METRIC, Slot.THEME}  # one takes the place of the other


def changed(last: Reading, change: Change, places: Places, listener: Callable[[], Listener]) -> Reading:
    """The reading with that part replaced, met with the data again: what is not held is no_data, a doubt is asked back.

    Raises NotUnderstood, with a sentence, where the value is neither of a choice nor understood as such a part.
    """
    frame = frame_of(last, change.what)
    REPLACE[change.what](Turn(change.value.strip(), last, frame, places, listener))
    if frame.doubt:
        frame.kind, frame.subkind = Kind.CLARIFY, frame.kind.value if frame.kind else None
    else:
        resolve(frame, places)
    return frame.reading()


def frame_of(last: Reading, what: Slot) -> Frame:
    """All that was read before but what was made of it: doubt, what was not held, and what was assumed of the part."""
    kind = kind_meant(last)
    frame = Frame(kind=kind, subkind=last.subkind if kind is last.kind else None, confidence=last.confidence)
    frame.metrics, frame.scope, frame.areas = last.metrics, last.scope, last.areas
    frame.comparators, frame.period, frame.statistic = last.comparators, last.period, last.statistic
    new = {what, "scope"} | SUBJECTS if what in SUBJECTS else {what}
    frame.assumed = [one for one in last.assumed if one.what not in new]
    frame.carried = [each for each in last.carried_over if each not in new]
    # what was said stays said, so that it is not assumed again
    frame.said = {what.value, *(each.value for each in Slot)} - {one.what for one in frame.assumed}
    if last.missing and last.missing.kind is MissingKind.UNKNOWN_AREA and what is not Slot.AREA:
        frame.missing = last.missing
    return frame


def replace_metric(turn: Turn) -> None:
    frame, catalogue, value = turn.frame, turn.places.catalogue, turn.value
    if value in catalogue.metrics:
        frame.metrics, frame.scope = (MetricId(value),), Scope(kind=ScopeKind.METRIC)
        return
    if value in catalogue.themes:
        frame.metrics, frame.scope = (), Scope(kind=ScopeKind.THEME, id=ThemeId(value))
        return
    said, chosen = turn.heard.text.tokens, turn.heard.chosen
    switched = instead(turn.last, said, chosen, catalogue)
    if not switched and (chosen.tied or not chosen.named):
        switched = sibling(turn.last, said, chosen, catalogue)
    if switched:
        frame.metrics, frame.scope = switched, Scope(kind=ScopeKind.METRIC)
    elif chosen.tied or (not chosen.named and chosen.near):
        frame.doubt = doubt_of_metrics(chosen.metrics or chosen.near, value, catalogue)
    elif chosen.named:
        frame.metrics, frame.scope = (), Scope(kind=ScopeKind.METRIC)
        set_subject(frame, chosen)
    else:
        raise turn.not_understood("measure or theme")


def replace_area(turn: Turn) -> None:
    """Several places are compared. A group that was only assumed is assumed anew for the other place."""
    frame, places = turn.frame, turn.places
    if turn.value in places.catalogue.areas:
        areas = (AreaCode(turn.value),)
    else:
        named = Frame()
        fill_places(named, turn.heard, places)
        areas, frame.doubt = named.areas, named.doubt
    if frame.doubt:
        return
    if not areas:
        raise turn.not_understood("place")
    frame.areas, frame.statistic = areas, None
    if len(areas) > 1 and frame.kind is Kind.PERFORMANCE:
        frame.kind = Kind.COMPARISON
    if Slot.COMPARATOR in {one.what for one in turn.last.assumed}:
        frame.comparators = ()
        frame.assumed = [one for one in frame.assumed if one.what != Slot.COMPARATOR]


def replace_comparator(turn: Turn) -> None:
    """A group by its id or name; a council that is named instead stands beside the one asked about."""
    frame, places = turn.frame, turn.places
    if turn.value in {*Group, *places.catalogue.own_groups}:
        frame.comparators = (Group(turn.value),)
    else:
        named = [one for one in turn.heard.groups if one.group]
        codes = [one.codes[0] for one in turn.heard.areas]
        regional = {code: places.group_of(code, frame.areas[0]) for code in codes}
        groups = [*(one.group for one in named if one.group), *(group for group in regional.values() if group)]
        others = [code for code in codes if regional[code] is None and code != frame.areas[0]]
        if not groups and not others:
            raise turn.not_understood("group of councils")
        frame.comparators = tuple(dict.fromkeys(groups))
        frame.areas = tuple(dict.fromkeys((frame.areas[0], *others))) if others else frame.areas
        frame.group_words = named[0].words if named else ""
        frame.group_kind = next((one.kind for one in named if one.kind), None)
    if frame.kind not in KEPT_BESIDE_A_GROUP:
        frame.kind = Kind.COMPARISON


def replace_period(turn: Turn) -> None:
    """A run of years makes a series of one figure, one period one figure of a series."""
    frame, places = turn.frame, turn.places
    frame.period = None
    if turn.value.casefold() == LATEST:
        return
    if found := held_as(turn.value, turn):
        frame.period = PeriodAsked(found.label, found.start, found.end)
    elif turn.heard.periods:
        fill_period(frame, turn.heard)
        if frame.period:
            frame.period = replace(frame.period, from_today=False)  # it is set beside the period shown
        if frame.period and any(one.in_hand for one in turn.heard.periods):
            frame.period = shifted(frame.period, turn.last)
        as_one_period(frame, places)
    else:
        raise turn.not_understood("period")
    if frame.period and (frame.period.spans or frame.period.newest):
        frame.kind = Kind.TREND if frame.kind in {Kind.PERFORMANCE, Kind.COMPARISON} else frame.kind
    elif frame.period and frame.kind is Kind.TREND:
        frame.kind = Kind.PERFORMANCE


def held_as(label: str, turn: Turn) -> Period | None:
    """The newest period of that label that is held of what is asked about."""
    catalogue = turn.places.catalogue
    held = [
        period
        for metric in metrics_in(turn.last, catalogue)
        for area in turn.last.areas
        for period in catalogue.held(metric, area)
        if period.label.casefold() == label.casefold()
    ]
    return max(held, key=lambda period: period.end, default=None)


REPLACE: dict[Slot, Callable[[Turn], None]] = {
    Slot.METRIC: replace_metric,
    Slot.THEME: replace_metric,
    Slot.AREA: replace_area,
    Slot.COMPARATOR: replace_comparator,
    Slot.PERIOD: replace_period,
    Slot.KIND: replace_kind,
}
