"""A thematic review: all measures of one theme, and up to three councils to talk to about what they improved."""

from __future__ import annotations

from collections.abc import Sequence

from actions.answer import Answer, Caveat
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.no_data import nothing_found
from actions.reading import Kind, Reading
from actions.scope import area_asked, lowered
from actions.standouts import GROUPS, INSTEAD
from actions.theme import Weighed, line, theme_draft, weigh
from actions.wording.changes import change_clause
from actions.wording.names import named
from actions.wording.numbers import counted
from actions.wording.observations import said_at
from actions.wording.places import group_name, listed, place
from data_layer.catalogue import Catalogue, Metric, Theme
from data_layer.facts import Figure, Series
from data_layer.figures import figures
from data_layer.methods.improvers import MOST, Improver, clearly_improved, more_than_a_recovery, to_talk_to
from data_layer.methods.onset import stretch
from data_layer.series import series
from data_layer.store import Reader
from data_layer.vocabulary import AreaCode, BetterWhen, Group, Influence, ThemeId

THEMES_OFFERED = 4
NO_GROUP = "other councils, none of which is held as comparable,"
HOW_CHOSEN = Caveat(
    code="councils_to_talk_to",
    text=f"At most {MOST} councils are named, by name and not by value, each for a measure that it improved by more "
    "than councils usually see. A figure does not say how it was done: that is what to ask.",
)


def thematic_review(asked: Reading, desk: Desk) -> Answer:
    """Of the theme that is named, or that of the measure; without one it is asked for."""
    catalogue = desk.catalogue
    theme = theme_of(asked, catalogue)
    if theme is None:
        return compose(which_theme(catalogue), asked, desk)
    area = area_asked(asked, desk)
    group = next((one for one in (*asked.comparators, *GROUPS, *INSTEAD) if catalogue.group(one, area)), None)
    wanted = [metric for metric in theme.metrics if catalogue.metrics[metric].loaded]
    with desk.reader() as reader:
        own = figures(reader, wanted, [area], period=None, groups=[group] if group else [], **desk.known)
        if not own:
            return nothing_found(asked, desk)
        draft = theme_draft(theme, own, catalogue, compared=False)
        improvers, more = improved_elsewhere(own, area, group, reader, desk) if group else ([], 0)
    draft.details = [
        measures_listed(own, catalogue),
        councils_listed(
            improvers, more, group_name(group, area, catalogue) if group else "its group", theme, catalogue
        ),
    ]
    if improvers:
        talk_to = listed(place(one.area, catalogue) for one in improvers)
        draft.sentences.insert(1, f"Councils to talk to, for what they improved: {talk_to}.")
    draft.provenance += [one.figure.provenance for one in improvers]
    draft.caveats += [HOW_CHOSEN] if improvers else []
    draft.areas = [area]
    draft.follow_ups = [f"Brief me on {lowered(theme.name)}", f"What should members ask about {lowered(theme.name)}?"]
    return compose(draft, asked, desk)


def theme_of(asked: Reading, catalogue: Catalogue) -> Theme | None:
    named_theme = catalogue.themes.get(ThemeId(asked.scope.id or ""))
    known = [metric for metric in asked.metrics if metric in catalogue.metrics]
    return named_theme or (catalogue.themes[catalogue.metrics[known[0]].theme] if known else None)


def which_theme(catalogue: Catalogue) -> Draft:
    names = [lowered(theme.name) for theme in catalogue.themes.values()]
    return Draft(
        headline=f"Which of {counted(len(names), 'theme')} is to be reviewed?",
        sentences=[f"They are {listed(names)}."],
        kind=Kind.CLARIFY,
        metrics=[],
        follow_ups=[f"Thematic review of {name}" for name in names[:THEMES_OFFERED]],
    )


def measures_listed(own: Sequence[Figure], catalogue: Catalogue) -> str:
    return "All measures:\n" + "\n".join(f"- {line(one)}" for one in most_in_need(own, catalogue))


def most_in_need(own: Sequence[Figure], catalogue: Catalogue) -> list[Weighed]:
    every = [weigh(figure, catalogue.metrics[figure.observation.metric], catalogue) for figure in own]
    return sorted(every, key=lambda one: (one.figure.freshness.stale, one.need))


def improved_elsewhere(
    own: Sequence[Figure], area: AreaCode, group: Group, reader: Reader, desk: Desk
) -> tuple[list[Improver], int]:
    """Among the group of councils, for the measures that a council can change; those that need it most here first."""
    catalogue = desk.catalogue
    metrics = [
        one.metric
        for one in most_in_need(own, catalogue)
        if one.metric.influence is not Influence.CONTEXT and one.metric.better_when is not BetterWhen.NEUTRAL
    ]
    members = [each for each in catalogue.groups[group, area].members if each != area]
    theirs = figures(reader, [metric.id for metric in metrics], members, period=None, groups=(), **desk.known)
    likely = [figure for figure in theirs if clearly_improved(figure)]
    found: list[list[Figure]] = []
    for metric in metrics:
        of_metric = {one.observation.area: one for one in likely if one.observation.metric == metric.id}
        runs = series(reader, metric.id, of_metric, period=None, **desk.known) if of_metric else []
        lasting = {run.area for run in runs if lasts(run, of_metric[run.area], metric)}
        found.append([figure for code, figure in of_metric.items() if code in lasting])
    return to_talk_to(found, catalogue.area_name)


def lasts(run: Series, newest: Figure, metric: Metric) -> bool:
    until = newest.observation.period
    points = stretch(run.points, until, frequency=metric.frequency, events=run.events)
    return more_than_a_recovery(points, metric.better_when)


def councils_listed(improvers: Sequence[Improver], more: int, group: str, theme: Theme, catalogue: Catalogue) -> str:
    """ "Councils to talk to:" with a line each; or that none of the group qualifies."""
    if not improvers:
        return (
            f"Councils to talk to. Among {group} none has improved a measure of {lowered(theme.name)} by more than "
            "councils usually see, on a current and unbroken series."
        )
    lines = [f"- {reason_line(one, catalogue)}" for one in improvers]
    others = f"\n{counted(more, 'other council')} of the group improved as clearly." if more else ""
    return "Councils to talk to:\n" + "\n".join(lines) + others


def reason_line(one: Improver, catalogue: Catalogue) -> str:
    """ "Coventry: the recycling rate, 35.0% in 2023/24, up 4.1 percentage points on 2022/23, more than is usual."""
    own = one.figure.observation
    metric = catalogue.metrics[own.metric]
    value = said_at(own, metric)
    change = change_clause(one.figure, metric)
    return f"{place(one.area, catalogue)}: {named(metric)}, {value}, {change}, which is more than councils usually see."
