"""What the council's plans promised, and how it stands: those that are behind or overdue first, the others counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from actions.answer import Answer
from actions.base import KindAction
from actions.compose import Draft, compose, fitting
from actions.desk import Desk
from actions.ended_plans import ended_draft, ended_held
from actions.plan_actions import plan_actions
from actions.promises_meant import Meant, promises_meant, standing_so
from actions.promises_money import money_asked, of_money
from actions.promises_origin import funded_words, promise_provenance
from actions.reading import Kind, Reading, Subkind
from actions.recommendations import recommendations
from actions.recording import record
from actions.returned import invented
from actions.scope import area_asked
from actions.standouts import INVENTED
from actions.wording.commitments import NAMED, WORST_FIRST, promise_sentence, tally
from actions.wording.lists import bullets
from actions.wording.numbers import counted
from actions.wording.places import listed, place
from data_layer.council_facts import CommitmentState, CommitmentStatus
from data_layer.methods.exceptions import commitment_overdue
from data_layer.queries.budgets import budget_lines
from data_layer.queries.commitments import commitments
from data_layer.queries.plan_totals import plan_totals

TROUBLED = (CommitmentStatus.BEHIND, CommitmentStatus.AT_RISK)
# how many of them stand as was asked: one, several
ASKED_SO = {
    "met": ("is completed", "are completed"),
    "on_track": ("is on track or completed", "are on track or completed"),
    "not_stated": ("is without a status", "are without a status"),
}
TROUBLE = ("is behind, at risk or overdue", "are behind, at risk or overdue")
FOLLOW_UPS = ["What needs attention?", "How are our outcomes going?"]
BY_SUBKIND: dict[str, Callable[[Reading, Desk], Answer]] = {
    Subkind.RECOMMENDATIONS: recommendations,
    Subkind.RECORD: record,
    Subkind.ACTIONS: plan_actions,
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
    catalogue, today = desk.catalogue, desk.viewer.now
    area = area_asked(asked, desk)
    where = place(area, catalogue)
    with desk.reader() as reader:
        every = commitments(reader, area, **desk.known)
        totals = plan_totals(reader, area, **desk.known)
        lines = budget_lines(reader, area, **desk.known)
    meant = promises_meant(asked, every, catalogue)
    of_standing = asked.model_copy(update={"subkind": None}) if money_asked(asked) else asked
    current = [one for one in meant.made if one.in_force]
    over = [one for one in meant.made if one.ended(today)]
    if over and (meant.by_plan or not current):
        told = over
        result = ended_draft(over, of_standing, totals, meant, where, desk)
        if any(one.in_force for one in every) and not meant.by_plan:
            result.sentences.append("None of a plan in force is on that.")
        result.details.append(funded_words(over, lines))
    elif current:
        told = current
        result = draft(current, of_standing, meant, where, desk, ended=len(over))
        result.details += [funded_words(current, lines), ended_held(every, today)]
    else:
        return compose(none_held(where, meant.about, paused=meant.made), asked, desk)
    if money_asked(asked) and not meant.unnamed:
        result = of_money(result, told, lines, asked, meant.about, where)
    result.caveats += invented(told, INVENTED)
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
    made: Sequence[CommitmentState], asked: Reading, meant: Meant, where: str, desk: Desk, *, ended: int
) -> Draft:
    """Of plans in force. The earliest due first within each status, as the query gives them. `ended`: how many of ended
    plans were looked through as well.
    """
    late = [one for one in made if commitment_overdue(one, desk.viewer.now)]
    troubled = [one for one in made if one.status in TROUBLED or one in late]
    wanted = troubled if asked.subkind not in ASKED_SO else standing_so(asked.subkind, made)
    ordered = sorted(made, key=lambda one: (one not in wanted, WORST_FIRST.index(one.status)))
    said = headline(wanted, made, asked.subkind, meant.about, where)
    start = f"None of {counted(len(made) + ended, 'commitment')} held"
    unnamed = [f"{start} for {where} {meant.unnamed}.", f"{start} is about what was asked."]
    return Draft(
        headline=fitting(unnamed) if meant.unnamed else said,
        sentences=[*([said] if meant.unnamed else []), *(promise_sentence(one) for one in ordered[:2])],
        details=[listing(ordered), f"Plans: {listed(sorted({one.plan for one in made}))}."],
        metrics=[],
        provenance=[promise_provenance(one, desk.catalogue) for one in made],
        follow_ups=FOLLOW_UPS,
    )


def headline(
    wanted: Sequence[CommitmentState], made: Sequence[CommitmentState], subkind: str | None, about: str, where: str
) -> str:
    """ "1 of 4 commitments in Nottingham is behind, at risk or overdue: 1 behind, 3 on track."."""
    one, several = ASKED_SO.get(subkind or "", TROUBLE)
    if len(made) == 1:
        start = f"The one commitment{about} in {where}"
        return f"{start} {'is' if wanted else 'is not'} {one.removeprefix('is ')}: {tally(made).removeprefix('1 ')}."
    verb = several if len(wanted) > 1 else one
    return f"{len(wanted) or 'None'} of {counted(len(made), 'commitment')}{about} in {where} {verb}: {tally(made)}."


def listing(ordered: Sequence[CommitmentState]) -> str:
    return bullets(map(promise_sentence, ordered), NAMED)
