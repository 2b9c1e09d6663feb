"""The thread through the cascade: from an exception down to what lies under it, and up to who sees it."""

from __future__ import annotations

from collections.abc import Sequence

from actions.answer import Answer
from actions.attention import attention
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.headline import figure_headline
from actions.meetings import CLINIC, meetings_of
from actions.no_data import nothing_found
from actions.one_page import Section
from actions.reading import Reading
from actions.returned import came_from, invented
from actions.scope import area_asked, metrics_in, within
from actions.shown import figure_shown
from actions.standout_words import Told, nothing_shown
from actions.standouts import coming_up
from actions.thread_below import below, in_short, sections_below
from actions.wording.cascade import a_tier, level_line, why_seen
from actions.wording.names import named
from actions.wording.places import listed, place
from actions.wording.states import figure_caveats
from actions.wording.times import full_date
from data_layer.assessing import Assessment
from data_layer.catalogue import Catalogue, Metric
from data_layer.figures import figures
from data_layer.methods.reasons import Reason
from data_layer.queries import budgets, divisional_actions, risks
from data_layer.queries.assessments import assessments
from data_layer.slugs import underscored
from data_layer.standouts import weight
from data_layer.store import Reader
from data_layer.vocabulary import AreaCode, Group


def thread(asked: Reading, desk: Desk) -> Answer:
    """Of the first measure named, or of the first exception of what is asked about."""
    area = area_asked(asked, desk)
    if area != desk.viewer.home_area:
        return compose(elsewhere(asked, desk), asked, desk)
    with desk.reader() as reader:
        judged = assessments(reader, metrics_in(asked, desk.catalogue), area, **desk.known)
        told = attention(coming_up(judged, asked, desk.catalogue), area, within(asked, desk.catalogue), reader, desk)
        one = first_of(judged, told, asked)
        if one is None:
            nothing = Draft(
                headline=nothing_shown(told),
                sentences=["There is no exception to follow. Name a measure to see what lies under it."],
                metrics=[],
                follow_ups=[told.words.within(told.scope)],
            )
            return compose(nothing, asked, desk) if judged else nothing_found(asked, desk)
        draft = thread_draft(one, area, reader, desk)
    of_one = asked if asked.metrics else asked.model_copy(update={"metrics": (one.metric,)})
    return compose(draft, of_one, desk)


def elsewhere(asked: Reading, desk: Desk) -> Draft:
    home = place(desk.viewer.home_area, desk.catalogue)
    return Draft(
        headline=f"Divisions and levels of the cascade are held of {home} alone: no thread is followed elsewhere.",
        sentences=["Ask how a measure is doing there, or how it compares, instead."],
        metrics=list(asked.metrics),
    )


def first_of(judged: Sequence[Assessment], told: Told, asked: Reading) -> Assessment | None:
    if asked.metrics:
        return judged[0] if judged else None
    return min(told.found.shown, key=weight).assessment if told.found.shown else None


def thread_draft(one: Assessment, area: AreaCode, reader: Reader, desk: Desk) -> Draft:
    catalogue = desk.catalogue
    metric = catalogue.metrics[one.metric]
    groups = (Group.NEAREST_NEIGHBOURS,) if catalogue.group(Group.NEAREST_NEIGHBOURS, area) else (Group.TYPE,)
    [figure] = figures(reader, [metric.id], [area], period=None, groups=groups, **desk.known)
    found = below(metric, area, reader, desk)
    red = Reason.TARGET_RED in one.reasons
    shown = [(figure, metric), *((found.told.figures[each.metric.id], each.metric) for each in found.told.found.shown)]
    sections = [section.text for section in sections_below(metric, found, desk)]
    return Draft(
        headline=figure_headline(figure, metric, catalogue),
        sentences=[seen_by(metric, red, catalogue), in_short(metric, found)],
        details=[
            *sections,
            Section("Back up, from the division", tuple(levels_above(metric, red, area, reader, desk))).text,
        ],
        period=figure.observation.period.label,
        figures=[figure_shown(each, of) for each, of in shown],
        metrics=[metric.id, *(each.metric.id for each in found.told.found.shown)],
        areas=[area],
        caveats=[*figure_caveats(figure, metric), *invented(found.rows, "the plan actions, risks and budgets")],
        provenance=[
            *(each.provenance for each, _ in shown),
            *came_from(found.actions, "What divisions have set out to do.", divisional_actions.QUERY, catalogue),
            *came_from(found.risks, "The risks of divisions and their reviews.", risks.QUERY, catalogue),
            *came_from(found.lines, "Budget, forecast and spending of divisions.", budgets.QUERY, catalogue),
        ],
        follow_ups=[
            f"What is being done about {named(metric)}?",
            *([f"Prepare the {metric.division} clinic"] if metric.division else []),
            f"Who answers for {named(metric)}?",
        ],
    )


def seen_by(metric: Metric, red: bool, catalogue: Catalogue) -> str:
    """ "It is a Critical Indicator, and comes before ..."; what red alone brings up is said."""
    if metric.tier is None:
        return "No tier is recorded for it, so no level of the cascade looks at it by rule."
    seeing = [level for level in catalogue.levels.values() if why_seen(level, metric, red=red)]
    highest = f", and goes up as far as the {seeing[-1].name}" if seeing else ""
    by_red = [level for level in seeing if metric.tier not in level.tiers]
    why = f" because it misses its target: {listed(level.name for level in by_red)} would not see it otherwise"
    whose = f"the {metric.division} division" if metric.division else "the council"
    return f"It is {a_tier(metric.tier)} of {whose}{highest}{why if by_red else ''}."


def levels_above(metric: Metric, red: bool, area: AreaCode, reader: Reader, desk: Desk) -> list[str]:
    """A line a level, from the division up, with its next meeting where one is held."""
    division = [underscored(metric.division)] if metric.division else []
    lines = []
    for level in desk.catalogue.levels.values():
        to_come = meetings_of(level, area, reader, desk, division if level.id == CLINIC else ()).next
        lines.append(level_line(level, metric, red=red, when=full_date(to_come) if to_come else None))
    return lines
