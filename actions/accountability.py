"""Who answers for a measure: role, division, directorate and portfolio, and which levels of the cascade look at it."""

from __future__ import annotations

from collections.abc import Sequence

from actions.answer import Caveat
from actions.compose import Draft, clauses_within
from actions.headline import subject
from actions.next_questions import meaning_question
from actions.wording.names import named, titled
from actions.wording.places import listed
from data_layer.catalogue import Catalogue, Metric

ILLUSTRATION = Caveat(
    code="illustrative_mapping",
    text="Which division and portfolio a measure belongs to is an illustration until the council's own return says so.",
)


def accountable(metrics: Sequence[Metric], catalogue: Catalogue) -> Draft:
    """The first in the headline, the others a sentence each."""
    first, *others = metrics
    return Draft(
        headline=owner_line(first, catalogue),
        sentences=[*(owner_line(other, catalogue) for other in others), *cascade_sentences(first, catalogue)],
        caveats=[ILLUSTRATION] if any(placed_by_us(metric) for metric in metrics) else [],
        follow_ups=[titled(first.short_name), f"Are we on target for {named(first)}?", meaning_question(first)],
    )


def owner_line(metric: Metric, catalogue: Catalogue) -> str:
    """ "The recycling rate is answered for by the Waste and Street Scene division, in the Environment and Waste
    portfolio."
    """
    verb = "are" if metric.plural else "is"
    portfolio = (
        catalogue.portfolios[metric.portfolio].name
        if metric.portfolio and metric.portfolio in catalogue.portfolios
        else None
    )
    where = f"in the {portfolio} portfolio" if portfolio else None
    if metric.owner_role:
        start = f"{subject(metric)} {verb} answered for by the {metric.owner_role}"
        division = f"{metric.division} division" if metric.division else None
        return clauses_within(start, [(", ", division), (", ", where)])
    if metric.division:
        return clauses_within(
            f"{subject(metric)} {verb} answered for by the {metric.division} division", [(", ", where)]
        )
    if where:
        return f"{subject(metric)} {verb} {where}; no division or role is recorded."
    return f"No one is recorded as answering for {named(metric)}."


def cascade_sentences(metric: Metric, catalogue: Catalogue) -> list[str]:
    levels = [level.name for level in catalogue.levels.values() if metric.tier in level.tiers]
    if not metric.tier or not levels:
        return []
    tier = f"It is a {metric.tier} measure" if metric.tier != "critical indicator" else "It is a Critical Indicator"
    directorate = f" of {metric.directorate}" if metric.directorate else ""
    return [f"{tier}{directorate}.", f"These levels look at it: {listed(levels)}."]


def placed_by_us(metric: Metric) -> bool:
    return metric.owner_role is None and bool(metric.division or metric.portfolio)
