"""Which rows of the council's own return are meant: those of some divisions, those on some measures, or all."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypedDict

from actions.clinic_divisions import divisions_in
from actions.reading import Reading, ScopeKind
from actions.scope import metrics_in
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import MetricId

WHOLE = frozenset({ScopeKind.EVERYTHING, ScopeKind.METRIC, ScopeKind.LEVEL})


class RowsAsked(TypedDict, total=False):
    divisions: Collection[str]
    metrics: Collection[MetricId]


def whole(asked: Reading) -> bool:
    """Whether nothing narrower than the council was named."""
    return asked.scope.kind in WHOLE and not asked.metrics


def rows_asked(asked: Reading, catalogue: Catalogue) -> RowsAsked:
    """Of measures, and of an outcome, what bears on them; of a division or what holds divisions all that is theirs."""
    if whole(asked):
        return {}
    if asked.metrics or asked.scope.kind is ScopeKind.OUTCOME:
        return {"metrics": metrics_in(asked, catalogue)}
    return {"divisions": divisions_asked(asked, catalogue) or ()}


def divisions_asked(asked: Reading, catalogue: Catalogue) -> Collection[str] | None:
    """Ids, as a budget is held by division alone; of measures and outcomes those that answer for them. None: all."""
    if whole(asked):
        return None
    if asked.scope.kind is ScopeKind.DIVISION and not asked.metrics:
        return (asked.scope.id or "",)
    return divisions_in(asked, catalogue)
