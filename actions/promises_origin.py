"""Where a promise of the council's plans comes from, and whether a budget line is named for it."""

from __future__ import annotations

from collections.abc import Sequence

from actions.returned import origin
from actions.wording.numbers import counted, pounds, rounded
from data_layer.catalogue import Catalogue
from data_layer.council_facts import CommitmentState
from data_layer.divisional_facts import BudgetLine
from data_layer.facts import Provenance
from data_layer.queries.commitments import QUERY

DEFINITION = "What the council's plans promise, and how that stands."


def promise_provenance(one: CommitmentState, catalogue: Catalogue) -> Provenance:
    """Of the paper that it was read from, where one is named; else of the return that it came with."""
    return origin(one.source, one.loaded, DEFINITION, QUERY, catalogue, document=one.document)


def named_for(one: CommitmentState, lines: Sequence[BudgetLine]) -> list[BudgetLine]:
    """Those that bear the promise's title or its id; a line of the same service is not yet one for the promise."""
    names = {one.title.casefold(), one.commitment.casefold()}
    return [line for line in lines if names & {line.title.casefold(), line.id.casefold()}]


def funded_words(made: Sequence[CommitmentState], lines: Sequence[BudgetLine]) -> str:
    """ "A budget line is named for 1 of 4 commitments: “Six new rounds”, £400,000 in 2026/27."."""
    funded = [(one, held) for one in made if (held := named_for(one, lines))]
    if not funded:
        return f"No budget line is named for {'it' if len(made) == 1 else 'any of them'} here."
    said = [
        f"“{one.title}”, {pounds(rounded(line.budget, 0))} in {line.period.label}"
        for one, held in funded
        for line in held[-1:]
    ]
    return f"A budget line is named for {len(funded)} of {counted(len(made), 'commitment')}: {'; '.join(said)}."
