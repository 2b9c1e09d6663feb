"""Which outcomes of the council's plan nothing measures, their number first; of one how many measures it has."""

from __future__ import annotations

from collections.abc import Sequence

from actions.all_outcomes import outcomes_listed
from actions.compose import Draft, fitting
from actions.desk import Desk
from actions.wording.numbers import counted
from data_layer.catalogue import Catalogue, Outcome

GAPS = "gaps"  # the part of a question that asks for outcomes without a measure
ASKED_NEXT = 3


def outcome_gaps(desk: Desk) -> Draft:
    """Of all that the viewer sees."""
    catalogue, outcomes = desk.catalogue, list(desk.catalogue.outcomes.values())
    gaps, measured = without(outcomes), [one for one in outcomes if one.metrics]
    if not outcomes:
        return Draft(headline="No outcomes of the council's plan are held here.", metrics=[])
    return Draft(
        headline=headline(gaps, len(outcomes)),
        sentences=[
            *([f"Progress on {'it' if len(gaps) == 1 else 'them'} can't be told from figures."] if gaps else []),
            *by_family(catalogue),
            *(["Measures for them come with the council's own return."] if gaps else []),
        ],
        details=["\n".join(["Measures held:", *(f"- {one.name}: {number_held(one)}." for one in outcomes)])],
        subkind=GAPS,
        metrics=[],
        follow_ups=[
            *(f"How is {one.name} going?" for one in measured[:ASKED_NEXT]),
            "Which measures serve no outcome?",
        ],
    )


def headline(gaps: Sequence[Outcome], total: int) -> str:
    """ "2 of 10 outcomes have no measure here: Safer Nottingham and Serving People Well."."""
    every = counted(total, "outcome")
    if not gaps:
        return f"All {every} have a measure here." if total > 1 else "The one outcome has a measure here."
    start = f"{len(gaps)} of {every} {'has' if len(gaps) == 1 else 'have'} no measure here"
    names = [one.name for one in gaps]
    shorter = [f"{outcomes_listed([*names[:number], f'{len(names) - number} more'])}" for number in (3, 2, 1)]
    return fitting([f"{start}: {said}." for said in (outcomes_listed(names), *shorter)] + [f"{start}."])


def by_family(catalogue: Catalogue) -> list[str]:
    """How many of each family of outcomes, where there are several: "One Council outcomes: 2 of 6, ..."."""
    families: dict[str, list[Outcome]] = {}
    for one in catalogue.outcomes.values():
        families.setdefault(one.framework, []).append(one)
    if len(families) < 2:
        return []
    said = []
    for id, of in families.items():
        gaps = without(of)
        names = f", {outcomes_listed([one.name for one in gaps])}" if gaps else ""
        said.append(f"{catalogue.hierarchies.get(id, 'Other outcomes')}: {len(gaps) or 'none'} of {len(of)}{names}.")
    return said


def without(outcomes: Sequence[Outcome]) -> list[Outcome]:
    return [one for one in outcomes if not one.metrics]


def number_held(outcome: Outcome) -> str:
    return counted(len(outcome.metrics), "measure") if outcome.metrics else "none, a gap"


def measured_here(draft: Draft, outcome: Outcome) -> Draft:
    """Of one outcome: that it is measured first, and then how it goes."""
    has = f"{counted(len(outcome.metrics), 'measure')} {'is' if len(outcome.metrics) == 1 else 'are'} held"
    draft.sentences.insert(0, draft.headline)
    draft.headline = f"{has} for the outcome {outcome.name}."
    return draft
