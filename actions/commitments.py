"""What the council's plans promised, and how it stands: those that are behind or overdue first, the others counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from actions.answer import Answer, Caveat
from actions.base import KindAction
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.reading import Kind, Reading, ScopeKind
from actions.scope import commitments_in, within
from actions.standouts import INVENTED, provenance_of
from actions.wording.commitments import STATUS_WORDS, commitment_clause
from actions.wording.numbers import counted
from actions.wording.places import listed, place
from data_layer.catalogue import ILLUSTRATIVE_RETURN, Catalogue
from data_layer.council_facts import CommitmentState, CommitmentStatus
from data_layer.methods.exceptions import commitment_overdue
from data_layer.queries.commitments import commitments
from data_layer.vocabulary import AreaCode

NAMED = 5
NO_THEME = Caveat(
    code="commitments_name_no_theme", text="The council's commitments name no theme and no measure, so all are listed."
)
TROUBLED = (CommitmentStatus.BEHIND, CommitmentStatus.AT_RISK)
# the worst first; what nobody has said stands before what is done
ORDER = (
    *TROUBLED,
    CommitmentStatus.NOT_STARTED,
    CommitmentStatus.NOT_STATED,
    CommitmentStatus.ON_TRACK,
    CommitmentStatus.COMPLETED,
    CommitmentStatus.WITHDRAWN,
)


class ActionCommitments(KindAction):
    kind = Kind.COMMITMENTS

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return commitments_answer(asked, desk)


def commitments_answer(asked: Reading, desk: Desk) -> Answer:
    """Of one council, within what was asked about; where none is held that is said, and the kind stays."""
    catalogue = desk.catalogue
    area = AreaCode(asked.areas[0]) if asked.areas else desk.viewer.home_area
    with desk.reader() as reader:
        every = commitments(reader, area, **desk.known)
    about, where = within(asked, catalogue), place(area, catalogue)
    made = [one for one in commitments_in(asked, every, catalogue) if one.in_force]
    beware: list[Caveat] = []
    if not made and (asked.metrics or asked.scope.kind is ScopeKind.THEME):
        made, about = [one for one in every if one.in_force], ""
        beware = [NO_THEME] if made else []
    if not made:
        return compose(none_held(where, about, paused=[one for one in every if not one.in_force]), asked, desk)
    troubled = [one for one in made if one.status in TROUBLED or commitment_overdue(one, desk.viewer.now)]
    result = draft(made, troubled, about, where, catalogue)
    result.caveats = [*beware, *([INVENTED] if any(one.source == ILLUSTRATIVE_RETURN for one in made) else [])]
    return compose(result, asked, desk)


def none_held(where: str, about: str, *, paused: Sequence[CommitmentState]) -> Draft:
    plans = listed(sorted({one.plan for one in paused}))
    return Draft(
        headline=f"No commitments of {where}'s own{about} are held here.",
        sentences=[
            f"Those of {plans} are not in force." if paused else "They come with the council's own return.",
            "Ask how a measure is doing, or how an outcome of the plan is going, instead.",
        ],
        subkind="none_held",
        metrics=[],
        follow_ups=["How are our outcomes going?", "What needs attention?"],
    )


def draft(
    made: Sequence[CommitmentState],
    troubled: Sequence[CommitmentState],
    about: str,
    where: str,
    catalogue: Catalogue,
) -> Draft:
    """The earliest due first within each status, as the query gives them."""
    worst_first = sorted(made, key=lambda one: (one not in troubled, ORDER.index(one.status)))
    return Draft(
        headline=headline(made, troubled, about, where),
        sentences=[sentence_of(one) for one in worst_first[:2]],
        details=[listing(worst_first), f"Plans: {listed(sorted({one.plan for one in made}))}."],
        metrics=[],
        provenance=[provenance_of(one, catalogue) for one in made[:1]],
        follow_ups=["What needs attention?", "How are our outcomes going?"],
    )


def headline(made: Sequence[CommitmentState], troubled: Sequence[CommitmentState], about: str, where: str) -> str:
    """ "1 of 4 commitments in Nottingham is behind, at risk or overdue: 1 behind, 3 on track."."""
    tally = Counter(one.status for one in made)
    counts = [f"{tally[status]} {STATUS_WORDS.get(status, 'without a status')}" for status in ORDER if tally[status]]
    verb = "is" if len(troubled) == 1 else "are"
    total = counted(len(made), "commitment")
    return f"{len(troubled)} of {total}{about} in {where} {verb} behind, at risk or overdue: {listed(counts)}."


def sentence_of(one: CommitmentState) -> str:
    target = f"target {one.target}{f' {one.unit}' if one.unit else ''}" if one.target else None
    known = "; ".join(each for each in (one.latest, target) if each)
    return f"{commitment_clause(one)}{f' ({known})' if known else ''}."


def listing(ordered: Sequence[CommitmentState]) -> str:
    lines = [f"- {sentence_of(one)}" for one in ordered[:NAMED]]
    if len(ordered) > NAMED:
        lines.append(f"- And {len(ordered) - NAMED} more.")
    return "\n".join(lines)
