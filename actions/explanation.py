"""Why a figure is as it is: of one measure or of several, whether a change is real, and what is being done about it."""

from __future__ import annotations

from collections.abc import Callable

from actions.action_taken import action_taken
from actions.answer import Answer
from actions.base import KindAction
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.explained_measures import explained_measures
from actions.explained_one import explained
from actions.no_data import nothing_found
from actions.performance import chart_of, last_given
from actions.reading import Kind, Reading
from actions.real_change import doubted
from actions.scope import area_asked, metrics_in
from actions.standouts import GROUPS, INSTEAD
from actions.what_moved import WhatMoved, what_moved
from data_layer.facts import Series
from data_layer.figures import figures
from data_layer.series import series

Told = Callable[[WhatMoved, Series, Desk], Draft]

WHY: Told = explained
BY_SUBKIND: dict[str, Told] = {"real": doubted}
ACTION = "action"  # the subkind that asks what is being done about it, and by when


class ActionExplanation(KindAction):
    kind = Kind.EXPLANATION

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return explanation(asked, desk)


def explanation(asked: Reading, desk: Desk) -> Answer:
    """Of several measures, or of a theme, those that stand out or moved: a cause is asked of one at a time."""
    if asked.subkind == ACTION:
        return action_taken(asked, desk)
    metrics = [metric for metric in metrics_in(asked, desk.catalogue) if desk.catalogue.metrics[metric].loaded]
    if not asked.metrics or len(metrics) != 1:
        return explained_measures(asked, desk)
    area = area_asked(asked, desk)
    groups = asked.comparators or (GROUPS if desk.catalogue.group(GROUPS[0], area) else INSTEAD)
    with desk.reader() as reader:
        found = figures(reader, metrics, [area], period=asked.period, groups=groups, **desk.known)
        if not found:
            return nothing_found(asked, desk)
        [run] = series(reader, metrics[0], [found[0].observation.area], period=None, **desk.known)
        moved = what_moved(found[0], run, reader, desk)
        draft = BY_SUBKIND.get(asked.subkind or "", WHY)(moved, run, desk)
        if found[0].observation.value is None and (before := last_given(found[0], reader, desk)):
            draft.sentences.insert(0, before)
        draft.charts = list(chart_of(found[0], reader, desk))
    return compose(draft, asked, desk)
