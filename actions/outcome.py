"""How an outcome of the council's plan is going: what its measures show, what was promised, what is not measured."""

from __future__ import annotations

from collections.abc import Callable

from actions.all_outcomes import all_outcomes
from actions.answer import Answer
from actions.base import KindAction
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.evidence import evidence
from actions.exceptions import ATTENTION
from actions.outcome_gaps import GAPS, measured_here, outcome_gaps
from actions.outcome_measures import with_other_measures
from actions.reading import Kind, Reading, ScopeKind, Subkind
from actions.scope import area_asked, commitments_in
from actions.standouts import provenance_of, standouts_draft
from actions.wording.promises import promised_parts
from data_layer.catalogue import Catalogue, Outcome
from data_layer.council_facts import CommitmentState
from data_layer.methods.exceptions import commitment_overdue
from data_layer.queries.commitments import commitments


class ActionOutcome(KindAction):
    kind = Kind.OUTCOME

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return outcome(asked, desk)


def outcome(asked: Reading, desk: Desk) -> Answer:
    return BY_SUBKIND.get(asked.subkind or "", progress)(asked, desk)


BY_SUBKIND: dict[str, Callable[[Reading, Desk], Answer]] = {Subkind.EVIDENCE: evidence}


def progress(asked: Reading, desk: Desk) -> Answer:
    """Of one outcome what stands out among its measures; without one a line for each of the plan, or the gaps."""
    catalogue = desk.catalogue
    found = catalogue.outcomes.get(asked.scope.id or "") if asked.scope.kind is ScopeKind.OUTCOME else None
    if found is None:
        return compose(outcome_gaps(desk) if asked.part == GAPS else all_outcomes(asked, desk), asked, desk)
    made = promised(asked, desk)
    draft = standouts_draft(asked, desk, ATTENTION) if found.metrics else unmeasured(found.name)
    if found.metrics:
        late = any(commitment_overdue(one, desk.viewer.now) for one in made)
        draft = with_other_measures(draft, found, asked, desk, headed=late)
        draft = measured_here(draft, found) if asked.part == GAPS else draft
    of_home = not asked.areas or asked.areas[0] == desk.viewer.home_area
    draft.details += promised_parts(made) or (["No commitment is recorded for it."] if of_home else [])
    draft.details += mapped_to(found, catalogue)
    draft.provenance += [provenance_of(one, catalogue) for one in made[:1]]
    return compose(draft, asked, desk)


def promised(asked: Reading, desk: Desk) -> list[CommitmentState]:
    """Under the outcome asked about; those of plans that have ended among them."""
    area = area_asked(asked, desk)
    with desk.reader() as reader:
        return commitments_in(asked, commitments(reader, area, **desk.known), desk.catalogue)


def unmeasured(name: str) -> Draft:
    """A gap is said: an outcome without a measure is no outcome that goes well."""
    return Draft(
        headline=f"No measure is held for the outcome {name}, so its progress can't be told from figures.",
        sentences=["Measures for it come with the council's own return."],
        subkind="gap",
        metrics=[],
        follow_ups=["Which outcomes have measures?", "What needs attention?"],
    )


def mapped_to(found: Outcome, catalogue: Catalogue) -> list[str]:
    """A sentence for each family of outcomes or themes on the other side, as far as the viewer sees them."""
    families: dict[str, list[str]] = {}
    for id in found.linked:
        if id in catalogue.outcomes:
            other = catalogue.outcomes[id]
            families.setdefault(catalogue.hierarchies.get(other.framework, other.framework), []).append(other.name)
        elif id in catalogue.improvement_themes:
            theme = catalogue.improvement_themes[id]
            families.setdefault(theme.plan, []).append(theme.name)
    return [f"In {family} it is mapped to: {'; '.join(names)}." for family, names in families.items()]
