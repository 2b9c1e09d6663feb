"""Whose clinic is meant: the divisions that answer for what is asked about, or the question which of them."""

from __future__ import annotations

from datetime import date

from actions.answer import Option
from actions.compose import Draft
from actions.desk import Desk
from actions.meetings import CLINIC, meetings_of
from actions.reading import Kind, Reading, ScopeKind
from actions.scope import metrics_in
from actions.wording.numbers import counted
from actions.wording.times import full_date
from data_layer.catalogue import Catalogue

OFFERED = 4


def divisions_in(asked: Reading, catalogue: Catalogue) -> list[str]:
    """Ids of the divisions that answer for what is asked about; none where that is everything, or nothing known."""
    if asked.scope.kind in {ScopeKind.EVERYTHING, ScopeKind.LEVEL} and not asked.metrics:
        return []
    metrics = set(metrics_in(asked.model_copy(update={"body": None}), catalogue))
    return [id for id, unit in catalogue.divisions.items() if metrics & set(unit.metrics)]


def which_division(desk: Desk) -> Draft:
    """Those that meet next are offered first, then the alphabet; all are named."""
    catalogue = desk.catalogue
    level, home = catalogue.levels.get(CLINIC), desk.viewer.home_area
    with desk.reader() as reader:
        days = {id: meetings_of(level, home, reader, desk, [id]).next for id in catalogue.divisions}
    named = sorted(catalogue.divisions.values(), key=lambda unit: unit.name)
    soonest = sorted(named, key=lambda unit: days[unit.id] or date.max)
    return Draft(
        headline=f"Which division's clinic? {counted(len(named), 'division')} have measures here.",
        sentences=["Name one, or choose one of these."] if named else [],
        details=[
            "\n".join(
                f"- {unit.name}{f', next clinic on {full_date(day)}' if (day := days[unit.id]) else ''}"
                for unit in named
            )
        ],
        kind=Kind.CLARIFY,
        options=[Option(label=unit.name, value=f"Prepare the {unit.name} clinic") for unit in soonest[:OFFERED]],
        metrics=[],
        areas=[],
    )
