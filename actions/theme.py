"""A theme, answered metric by metric: a line of counts, the top three with the reason, the others one question away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from actions.charting import group_chart
from actions.compose import HEADLINE_WORDS, Draft
from actions.headline import figure_headline
from actions.next_questions import WHERE, meaning_question
from actions.shown import figure_shown
from actions.wording.changes import judged_clause
from actions.wording.names import named, titled
from actions.wording.numbers import after_name, counted
from actions.wording.places import group_name, group_offered, listed
from actions.wording.positions import (
    in_best_quarter,
    in_worst_quarter,
    is_adverse_outlier,
    position_clause,
)
from actions.wording.states import attributed, figure_caveats, missing_words, stale_clause
from actions.wording.targets import target_clause
from actions.wording.times import in_period
from data_layer.catalogue import Catalogue, Metric, Theme
from data_layer.facts import Figure
from data_layer.methods.rag import MISSED
from data_layer.vocabulary import BetterWhen, Direction, Group, Influence, Variation

TOP = 3


@dataclass(frozen=True, slots=True)
class Weighed:
    """A figure with how much it needs attention (0 the most) and why, in words."""

    need: int
    reason: str
    figure: Figure
    metric: Metric


def weigh(figure: Figure, metric: Metric, catalogue: Catalogue) -> Weighed:
    """Exceptions first: adverse outlier, clear adverse change, worst quarter; then the rest, the best last."""
    position = figure.positions[0] if figure.positions else None
    stands = position_clause(position, figure, metric, catalogue) if position else None
    moved = judged_clause(figure, metric)
    improving = figure.direction is Direction.IMPROVING
    worse = figure.direction is Direction.DETERIORATING
    if figure.observation.value is None:
        return Weighed(8, missing_words(figure.observation), figure, metric)
    missed = target_clause(figure.judged, metric, figure.observation.value) if figure.judged else None
    if figure.judged and figure.judged.rag in MISSED:
        need, reasons = -1, (missed, moved)
    elif position and is_adverse_outlier(position, metric):
        need, reasons = 0, (stands, moved)
    elif worse and figure.variation is Variation.BEYOND_USUAL:
        need, reasons = 1, (moved, stands)
    elif position and in_worst_quarter(position, metric):
        need, reasons = (3 if improving else 2), (stands, moved)
    elif worse:
        need, reasons = 4, (moved, stands)
    elif metric.better_when is BetterWhen.NEUTRAL:
        need, reasons = 7, (stands, moved)
    elif position and in_best_quarter(position, metric):
        need, reasons = 6, (stands, moved)
    else:
        need, reasons = 5, (stands, moved)
    if metric.influence is Influence.CONTEXT:
        need += 1
    return Weighed(need, ", ".join(reason for reason in reasons if reason), figure, metric)


def theme_draft(theme: Theme, figures: Sequence[Figure], catalogue: Catalogue, *, compared: bool) -> Draft:
    """`figures`: the newest of each metric of the theme in one area, each with its position in one group."""
    order = {metric: index for index, metric in enumerate(theme.metrics)}
    every = sorted(
        (weigh(figure, catalogue.metrics[figure.observation.metric], catalogue) for figure in figures),
        key=lambda one: (one.need, order[one.metric.id]),
    )
    current, older = parted(every)
    weighed = [*current, *older]
    top, rest = current[:TOP], weighed[len(current[:TOP]) :]
    others = [one.metric.short_name for one in rest]
    lead = leading(theme, current)[0]
    draft = Draft(
        headline=theme_headline(theme, current, older, catalogue),
        sentences=[counts_sentence(current, older), *(line(one) for one in top)],
        figures=[figure_shown(one.figure, one.metric) for one in weighed],
        metrics=[one.metric.id for one in weighed],
        provenance=[one.figure.provenance for one in weighed],
        period=top[0].figure.observation.period.label if top else None,
        charts=[
            chart
            for position in lead.figure.positions[:1]
            for chart in group_chart(lead.figure, position, lead.metric, catalogue)
        ],
    )
    if others:
        draft.details.append(f"Also held, one question away: {listed(others)}.")
    draft.details.append("All measures:\n" + "\n".join(f"- {line(one)}" for one in weighed))
    draft.caveats = attributed([(one.metric.short_name, figure_caveats(one.figure, one.metric)) for one in top])
    draft.follow_ups = [f"{titled(lead.metric.short_name)}{WHERE} over time", meaning_question(lead.metric)]
    draft.follow_ups += [
        f"{titled(other)}{WHERE}{against(weighed, catalogue) if compared else ''}" for other in others[:2]
    ]
    return draft


def against(weighed: Sequence[Weighed], catalogue: Catalogue) -> str:
    """The group that the answer was about, so that the next question stays with it."""
    groups = [position.group for one in weighed for position in one.figure.positions]
    group = groups[0] if groups else Group.NEAREST_NEIGHBOURS
    return f" against {group_offered(group, catalogue)}"


def parted(weighed: Sequence[Weighed]) -> tuple[list[Weighed], list[Weighed]]:
    """Current figures, and those too old to speak of now; where all are old, all count."""
    older = [one for one in weighed if one.figure.freshness.stale]
    current = [one for one in weighed if not one.figure.freshness.stale]
    return (current, older) if current else (older, [])


def theme_headline(theme: Theme, weighed: Sequence[Weighed], older: Sequence[Weighed], catalogue: Catalogue) -> str:
    """ "Waste and recycling: 3 of 6 measures in the worst quarter of Nottingham's nearest neighbours, such as the
    recycling rate, 26.7% in 2023/24; newest held, 2 years 8 months old."
    """
    top = weighed[0]
    worst = leading(theme, weighed)
    if stands_worst(top):
        group = group_name(top.figure.positions[0].group, top.figure.observation.area, catalogue)
        count = f"{theme.name}: {len(worst)} of {counted(len(weighed), kept(older))} in the worst quarter"
        for start in (f"{count} of {group}", count):
            for one, brief in product(worst, (False, True)):
                lead_in = ", such as" if len(worst) > 1 else ":"
                line = f"{start}{lead_in} {named(one.metric)}, {said(one)}{age_clause(one, brief=brief)}."
                if len(line.split()) <= HEADLINE_WORDS:
                    return line
    return figure_headline(top.figure, top.metric, catalogue, opening=f"{theme.name}: ")


def leading(theme: Theme, weighed: Sequence[Weighed]) -> list[Weighed]:
    """Who may lead the answer: those in the worst quarter, the best known first; or else the one most in need."""
    if not stands_worst(weighed[0]):
        return [weighed[0]]
    return sorted(filter(stands_worst, weighed), key=lambda one: theme.metrics.index(one.metric.id))


def stands_worst(one: Weighed) -> bool:
    return bool(one.figure.positions) and in_worst_quarter(one.figure.positions[0], one.metric)


def age_clause(one: Weighed, *, brief: bool) -> str:
    age = stale_clause(one.figure, brief=brief)
    return f"; {age}" if age else ""


def counts_sentence(weighed: Sequence[Weighed], older: Sequence[Weighed]) -> str:
    """How many measures got worse or better; and how many are too old to be counted."""
    aside = (
        f" {counted(len(older), 'older figure')} {'is' if len(older) == 1 else 'are'} listed after them."
        if older
        else ""
    )
    return f"{counts_words(weighed, older)}{aside}"


def counts_words(weighed: Sequence[Weighed], older: Sequence[Weighed]) -> str:
    """Problems first."""
    worse = sum(one.figure.direction is Direction.DETERIORATING for one in weighed)
    better = sum(one.figure.direction is Direction.IMPROVING for one in weighed)
    unclear = sum(one.figure.direction is Direction.NO_CLEAR_CHANGE for one in weighed)
    parts = [f"{worse} getting worse", f"{better} improving", f"{unclear} with no clear change"]
    return f"Of {counted(len(weighed), kept(older))}, on the figure before: {', '.join(parts)}."


def kept(older: Sequence[Weighed]) -> str:
    return "current measure" if older else "measure"


def line(one: Weighed) -> str:
    """ "Recycling rate: 26.7% in 2023/24, in the lowest quarter of its nearest neighbours (median 35.6%)."."""
    reason = f", {one.reason}" if one.reason and one.figure.observation.value is not None else ""
    return f"{titled(one.metric.short_name)}: {said(one)}{reason}."


def said(one: Weighed) -> str:
    when = in_period(one.figure.observation.period, as_at=one.metric.as_at)
    if one.figure.observation.value is None:
        return f"no figure {when} ({one.reason})"
    return f"{after_name(one.figure.observation.value, one.metric)} {when}"
