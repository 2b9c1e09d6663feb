"""What the council's plans promised, and how it stands: those that are behind or overdue first, the others counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from actions.answer import Answer
from actions.base import KindAction
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.ended_plans import ended_draft, ended_held
from actions.promises_meant import promises_meant, standing_so
from actions.promises_origin import funded_words, promise_provenance
from actions.reading import Kind, Reading, Subkind
from actions.recommendations import recommendations
from actions.recording import record
from actions.standouts import INVENTED
from actions.wording.commitments import NAMED, WORST_FIRST, promise_sentence, tally
from actions.wording.numbers import counted
from actions.wording.places import listed, place
from data_layer.catalogue import ILLUSTRATIVE_RETURN
from data_layer.council_facts import CommitmentState, CommitmentStatus
from data_layer.methods.exceptions import commitment_overdue
from data_layer.queries.budgets import budget_lines
from data_layer.queries.commitments import commitments
from data_layer.queries.plan_totals import plan_totals
from data_layer.vocabulary import AreaCode

TROUBLED = (CommitmentStatus.BEHIND, CommitmentStatus.AT_RISK)
# how many of them stand as was asked: one, several
ASKED_SO = {
    "met": ("is completed", "are completed"),
    "on_track": ("is on track or completed", "are on track or completed"),
    "not_stated": ("has no status", "have no status"),
}
TROUBLE = ("is behind, at risk or overdue", "are behind, at risk or overdue")
FOLLOW_UPS = ["What needs attention?", "How are our outcomes going?"]
BY_SUBKIND: dict[str, Callable[[Reading, Desk], Answer]] = {
    Subkind.RECOMMENDATIONS: recommendations,
    Subkind.RECORD: record,
}


class ActionCommitments(KindAction):
    kind = Kind.COMMITMENTS

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return commitments_answer(asked, desk)


def commitments_answer(asked: Reading, desk: Desk) -> Answer:
    return BY_SUBKIND.get(asked.subkind or "", promises)(asked, desk)


def promises(asked: Reading, desk: Desk) -> Answer:
    """Of one council, within what was asked about: those of plans in force, unless a plan or a time was named or none
    is in force. Where none is held at all that is said, and the kind stays.
    """
    catalogue = desk.catalogue
    area = AreaCode(asked.areas[0]) if asked.areas else desk.viewer.home_area
    where = place(area, catalogue)
    with desk.reader() as reader:
        every = commitments(reader, area, **desk.known)
        totals = plan_totals(reader, area, **desk.known)
        lines = budget_lines(reader, area, **desk.known)
    meant = promises_meant(asked, every, catalogue)
    current = [one for one in meant.made if one.in_force]
    over = [one for one in meant.made if one.ended(desk.viewer.now)]
    if over and (meant.by_plan or not current):
        result = ended_draft(over, asked, totals, meant, where, desk)
        result.details.append(funded_words(over, lines))
    elif current:
        result = draft(current, asked, meant.about, where, desk)
        result.details += [funded_words(current, lines), ended_held(every, desk.viewer.now)]
    else:
        return compose(none_held(where, meant.about, paused=meant.made), asked, desk)
    result.caveats += [*meant.beware, *([INVENTED] if any(o.source == ILLUSTRATIVE_RETURN for o in current) else [])]
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


def draft(made: Sequence[CommitmentState], asked: Reading, about: str, where: str, desk: Desk) -> Draft:
    """Of plans in force. The earliest due first within each status, as the query gives them."""
    late = [one for one in made if commitment_overdue(one, desk.viewer.now)]
    troubled = [one for one in made if one.status in TROUBLED or one in late]
    wanted = troubled if asked.subkind not in ASKED_SO else standing_so(asked.subkind, made)
    ordered = sorted(made, key=lambda one: (one not in wanted, WORST_FIRST.index(one.status)))
    return Draft(
        headline=headline(wanted, made, asked.subkind, about, where),
        sentences=[promise_sentence(one) for one in ordered[:2]],
        details=[listing(ordered), f"Plans: {listed(sorted({one.plan for one in made}))}."],
        metrics=[],
        provenance=[promise_provenance(one, desk.catalogue) for one in made],
        follow_ups=FOLLOW_UPS,
    )


def headline(
    wanted: Sequence[CommitmentState], made: Sequence[CommitmentState], subkind: str | None, about: str, where: str
) -> str:
    """ "1 of 4 commitments in Nottingham is behind, at risk or overdue: 1 behind, 3 on track."."""
    verbs = ASKED_SO.get(subkind or "", TROUBLE)
    total = counted(len(made), "commitment")
    return f"{len(wanted)} of {total}{about} in {where} {verbs[len(wanted) != 1]}: {tally(made)}."


def listing(ordered: Sequence[CommitmentState]) -> str:
    lines = [f"- {promise_sentence(one)}" for one in ordered[:NAMED]]
    if len(ordered) > NAMED:
        lines.append(f"- And {len(ordered) - NAMED} more.")
    return "\n".join(lines)
