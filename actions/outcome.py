"""How an outcome of the council's plan is going: what its measures show, what was promised, what is not measured."""

from __future__ import annotations

from actions.answer import Answer
from actions.base import KindAction
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.exceptions import ATTENTION
from actions.reading import Kind, Reading, ScopeKind
from actions.standouts import standouts_answer
from actions.wording.numbers import counted
from actions.wording.places import listed

NAMED = 4


class ActionOutcome(KindAction):
    kind = Kind.OUTCOME

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return outcome(asked, desk)


def outcome(asked: Reading, desk: Desk) -> Answer:
    """Of one outcome what stands out among its measures; without one all of them, with how many measures serve each."""
    found = desk.catalogue.outcomes.get(asked.scope.id or "") if asked.scope.kind is ScopeKind.OUTCOME else None
    if found is None:
        return compose(all_outcomes(desk), asked, desk)
    if not found.metrics:
        return compose(unmeasured(found.name), asked, desk)
    return standouts_answer(asked, desk, ATTENTION)


def unmeasured(name: str) -> Draft:
    """A gap is said: an outcome without a measure is no outcome that goes well."""
    return Draft(
        headline=f"No measure is held for the outcome {name}, so its progress can't be told from figures.",
        sentences=["Measures for it come with the council's own return."],
        subkind="gap",
        metrics=[],
        follow_ups=["Which outcomes have measures?", "What needs attention?"],
    )


def all_outcomes(desk: Desk) -> Draft:
    outcomes = list(desk.catalogue.outcomes.values())
    measured = [one for one in outcomes if one.metrics]
    gaps = [one.name for one in outcomes if not one.metrics]
    if not outcomes:
        return Draft(headline="No outcomes of the council's plan are held here.", metrics=[])
    sentences = [f"Without a measure here: {listed(gaps)}."] if gaps else []
    return Draft(
        headline=f"{len(measured)} of {counted(len(outcomes), 'outcome')} have measures here. Ask about one of them.",
        sentences=sentences,
        details=["\n".join(f"- {one.name}: {counted(len(one.metrics), 'measure')}" for one in measured)],
        subkind="all",
        metrics=[],
        follow_ups=[f"How is {one.name} going?" for one in measured[:NAMED]],
    )
