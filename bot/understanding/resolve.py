"""Meets the data before the kind is final: what is not held turns the reading into no_data, with the nearest thing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from actions.reading import Assumption, Kind, Missing, MissingKind, ScopeKind
from actions.wording.places import group_offered
from bot.understanding.frame import Frame
from bot.understanding.slots import ENGLAND, Places
from data_layer.catalogue import Catalogue
from data_layer.periods import held_in
from data_layer.vocabulary import AreaCode, AreaKind, Group, MetricId, ThemeId

FIGURES = {Kind.PERFORMANCE, Kind.COMPARISON, Kind.TREND, Kind.TARGET, Kind.BASELINE, Kind.EXPORT}
# kinds that speak of a place and a subject without a figure of one period
ABOUT_PLACES = FIGURES | {Kind.EXPLANATION, Kind.BRIEFING, Kind.SCRUTINY_QUESTIONS, Kind.EARLY_WARNING,
                          Kind.EXCEPTIONS, Kind.IMPROVING}  # fmt: skip
PERIODIC = {Kind.PERFORMANCE, Kind.COMPARISON, Kind.TREND, Kind.EXPORT}
# groups offered in the place of neighbours, in this order
INSTEAD = (Group.TYPE, Group.REGION, Group.ENGLAND)


def assume(frame: Frame, places: Places) -> None:
    """Fills what was left open and says so: the home council, its nearest neighbours, the latest period."""
    if not frame.areas:
        frame.areas = (places.home,)
        unknown = frame.missing if frame.missing and frame.missing.kind is MissingKind.UNKNOWN_AREA else None
        why = f"“{unknown.words}” is not known" if unknown else "no place was named"
        note(frame, "area", places.catalogue.area_name(places.home), why)
    if frame.kind is Kind.COMPARISON and not frame.comparators and len(frame.areas) == 1:
        if england := beside_england(frame.areas[0], places.catalogue):
            frame.areas = (frame.areas[0], england)
            note(frame, "comparator", ENGLAND, "no group was named")
            return
        frame.comparators = (default_group(frame.areas[0], places.catalogue),)
        why = "no group was named"
        if frame.comparators[0] is not Group.NEAREST_NEIGHBOURS:
            why = "no nearest neighbours are held for it"
        note(frame, "comparator", group_offered(frame.comparators[0], places.catalogue), why)
    if frame.kind in FIGURES and frame.period is None and "period" not in frame.said:
        note(frame, "period", "latest", "no period was named")


def beside_england(area: AreaCode, catalogue: Catalogue) -> AreaCode | None:
    """England, for a region or another place that has no group of its own."""
    if any(catalogue.group(group, area) for group in Group):
        return None
    whole = [one.code for one in catalogue.areas.values() if one.kind is AreaKind.COUNTRY and one.name == ENGLAND]
    return whole[0] if whole and whole[0] != area else None


def note(frame: Frame, what: str, as_: str, because: str) -> None:
    if what not in frame.carried and what not in {one.what for one in frame.assumed}:
        frame.assumed.append(Assumption.model_validate({"what": what, "as": as_, "because": because}))


def default_group(area: AreaCode, catalogue: Catalogue) -> Group:
    if catalogue.group(Group.NEAREST_NEIGHBOURS, area):
        return Group.NEAREST_NEIGHBOURS
    return next((group for group in INSTEAD if catalogue.group(group, area)), Group.ENGLAND)


def resolve(frame: Frame, places: Places) -> None:
    """Sets `missing`, and the kind no_data with what was meant as its subkind, at the first thing that is not held."""
    if frame.kind not in ABOUT_PLACES:
        frame.missing = frame.missing if frame.missing and frame.missing.kind is MissingKind.SUBJECT else None
    if frame.missing is None and frame.kind in ABOUT_PLACES:
        apart(frame, places)
        as_group(frame, metrics_of(frame, places.catalogue), places.catalogue)
        assume(frame, places)
        let_go(frame, places.catalogue)
        frame.missing = not_held(frame, places.catalogue) or no_group(frame, places.catalogue)
    if frame.missing:
        frame.subkind = frame.kind.value if frame.kind and frame.kind is not Kind.CLARIFY else frame.subkind
        frame.kind = Kind.NO_DATA


def apart(frame: Frame, places: Places) -> None:
    """A comparison of England, or of the region, is one of the home council with it: "are we above England?"."""
    group = places.group_of(frame.areas[0], places.home) if len(frame.areas) == 1 else None
    if frame.kind is Kind.COMPARISON and group and ("comparator" not in frame.said or group in frame.comparators):
        frame.areas, frame.comparators = (places.home,), (group,)


def let_go(frame: Frame, catalogue: Catalogue) -> None:
    """A time kept from the question before that the measure now named has no figure of: the latest is told instead."""
    kept = "period" in frame.carried and "period" not in frame.said and not {"metric", "scope"} & {*frame.carried}
    held = [metric for metric in metrics_of(frame, catalogue) if catalogue.metrics[metric].loaded]
    if kept and held and frame.kind in PERIODIC and frame.period and not any_period(frame, held, catalogue):
        words, frame.period = frame.period.words, None
        frame.carried.remove("period")
        note(frame, "period", "latest", f"no figure is held of {words}")


def not_held(frame: Frame, catalogue: Catalogue) -> Missing | None:
    metrics = metrics_of(frame, catalogue)
    if not metrics:
        return None
    loaded = [metric for metric in metrics if catalogue.metrics[metric].loaded]
    if not loaded:
        frame.metrics = frame.metrics or tuple(metrics[:3])
        name = catalogue.metrics[metrics[0]].short_name
        return Missing(kind=MissingKind.METRIC_NOT_LOADED, words=name, id=metrics[0])
    if not any(catalogue.held(metric, area) for metric in loaded for area in frame.areas):
        words = ", ".join(catalogue.area_name(area) for area in frame.areas)
        return Missing(kind=MissingKind.AREA, words=words, id=frame.areas[0])
    if frame.kind in PERIODIC and frame.period and not any_period(frame, loaded, catalogue):
        return Missing(kind=MissingKind.PERIOD, words=frame.period.words)
    return None


def metrics_of(frame: Frame, catalogue: Catalogue) -> tuple[MetricId, ...]:
    if frame.scope.kind is ScopeKind.THEME and frame.scope.id:
        return catalogue.themes[ThemeId(frame.scope.id)].metrics
    return frame.metrics


def as_group(frame: Frame, metrics: Iterable[MetricId], catalogue: Catalogue) -> None:
    """England without a figure of its own is answered as the middle of its councils, seen from the home council."""
    if len(frame.areas) != 1:
        return
    area = catalogue.areas.get(frame.areas[0])
    if area is None or area.kind is not AreaKind.COUNTRY or area.name != ENGLAND:
        return
    loaded = [metric for metric in metrics if catalogue.metrics[metric].loaded]
    if frame.kind is Kind.PERFORMANCE and loaded and not any(catalogue.held(metric, area.code) for metric in loaded):
        frame.kind, frame.statistic = Kind.COMPARISON, "median"
        frame.comparators, frame.areas = (Group.ENGLAND,), ()


def any_period(frame: Frame, metrics: Iterable[MetricId], catalogue: Catalogue) -> bool:
    return any(held_in(frame.period, catalogue.held(metric, area)) for metric in metrics for area in frame.areas)


def as_one_period(frame: Frame, places: Places) -> None:
    """A run of years that the measure holds as one period ("2019 to 2021", an average of three) is that period."""
    asked = frame.period
    if asked is None or not asked.spans or asked.first is None or asked.last is None:
        return
    areas = frame.areas or (places.home,)
    held = [period for metric in frame.metrics for area in areas for period in places.catalogue.held(metric, area)]
    if any(period.months > 12 and (period.start, period.end) == (asked.first, asked.last) for period in held):
        frame.period = replace(asked, spans=False)


def no_group(frame: Frame, catalogue: Catalogue) -> Missing | None:
    """The first group asked for that the council has not; a class of councils that it is not one of counts too."""
    area = catalogue.areas.get(frame.areas[0]) if frame.areas else None
    for group in frame.comparators:
        wrong = group is Group.TYPE and frame.group_kind and area and area.kind is not frame.group_kind
        if area is None or wrong or catalogue.group(group, area.code) is None:
            return Missing(kind=MissingKind.GROUP, words=frame.group_words or group_offered(group, catalogue))
    return None
