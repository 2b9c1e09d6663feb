"""What plans that have ended had promised, and what was published of it: no current promise, and never overdue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from actions.answer import Caveat
from actions.compose import Draft
from actions.desk import Desk
from actions.ended_headline import ended_headline
from actions.promises_meant import Meant, standing_so
from actions.promises_origin import promise_provenance
from actions.reading import Reading
from actions.wording.commitments import WORST_FIRST, promise_sentence, ratings, total_words
from actions.wording.names import named
from actions.wording.numbers import counted
from actions.wording.places import listed
from actions.wording.times import full_date
from data_layer.council_facts import CommitmentState, CommitmentStatus, PlanTotal

FEW = 15  # promises that are all listed; of more, the first few of each plan
EACH = 5
AT_ONCE = 3  # promises that are told in the summary, one by one
RATINGS = Caveat(code="ratings_as_given", text="Red, amber and green are the council's own ratings, as published.")

Plans = Mapping[str, list[CommitmentState]]


def ended_draft(
    made: Sequence[CommitmentState],
    asked: Reading,
    totals: Mapping[str, PlanTotal],
    meant: Meant,
    where: str,
    desk: Desk,
) -> Draft:
    """`made`: all that is meant, of plans that have ended; `totals` by plan."""
    wanted = standing_so(asked.subkind, made)
    shown = wanted or list(made)
    plans = by_plan(made)
    several = len(shown) <= AT_ONCE and len(made) > 1
    return Draft(
        headline=ended_headline(made, wanted, asked, meant, where, desk),
        sentences=[
            *([promise_sentence(one, with_plan=True) for one in shown] if several else []),
            *total_sentences(plans, totals),
            *silence(made, plans, totals),
        ],
        details=[counts(plans)]
        if meant.unnamed
        else [listing(id, ones, totals, brief=len(shown) > FEW) for id, ones in by_plan(shown).items()]
        + after_end(shown),
        subkind="ended",
        metrics=[],
        caveats=caveats(shown),
        provenance=[promise_provenance(one, desk.catalogue) for one in shown],
        follow_ups=[
            *(f"How is {named(desk.catalogue.metrics[id])} doing?" for id in asked.metrics[:1]),
            "When are commitments reported?",
            "How are our outcomes going?",
        ],
    )


def by_plan(made: Sequence[CommitmentState]) -> dict[str, list[CommitmentState]]:
    """The plan that ended last first, the worst first in each."""
    found: dict[str, list[CommitmentState]] = {}
    for one in sorted(made, key=lambda one: (-last_day(one).toordinal(), one.plan, WORST_FIRST.index(one.status))):
        found.setdefault(one.plan_id, []).append(one)
    return found


def last_day(one: CommitmentState) -> date:
    return one.plan_ends or date.max


def total_sentences(plans: Plans, totals: Mapping[str, PlanTotal]) -> list[str]:
    """What was published of each plan as a whole; that nothing was, where that is so."""
    told = [f"The {ones[0].plan} had {total_words(totals[id])}." for id, ones in plans.items() if id in totals]
    untold = [f"the {ones[0].plan}" for id, ones in plans.items() if id not in totals]
    return told + ([f"No such count is held for {listed(untold)}."] if told and untold else [])


def silence(made: Sequence[CommitmentState], plans: Plans, totals: Mapping[str, PlanTotal]) -> list[str]:
    """The last day on which anything is known of how they stood."""
    rated = [one.as_at for one in made if one.as_at and one.status is not CommitmentStatus.NOT_STATED]
    days = rated + [totals[id].as_at for id in plans if id in totals]
    return [f"Nothing later than {full_date(max(days))} is held."] if days else []


def listing(id: str, ones: Sequence[CommitmentState], totals: Mapping[str, PlanTotal], *, brief: bool) -> str:
    one = ones[0]
    known = [f"ended {full_date(one.plan_ends)}"] if one.plan_ends else []
    if id in totals:
        known.append(f"{len(ones)} of its {totals[id].commitments} commitments listed here")
    lines = [f"- {promise_sentence(each)}" for each in (ones[:EACH] if brief else ones)]
    if len(ones) > len(lines):
        lines.append(f"- And {len(ones) - len(lines)} more: ask for this plan.")
    return "\n".join([f"{one.plan} ({'; '.join(known)}):", *lines])


def counts(plans: Plans) -> str:
    """A line a plan, where none of their promises is what was asked for."""
    lines = [f"- {ones[0].plan}: {counted(len(ones), 'commitment')}, {ratings(ones)}." for ones in plans.values()]
    return "\n".join(["Held are those of these plans, each of which can be asked for:", *lines])


def after_end(made: Sequence[CommitmentState]) -> list[str]:
    """Promises that were due only after their plan: nobody is known to have taken them over."""
    return [
        f"“{one.title}” was due only on {full_date(one.due)}, after its plan; whether a later plan took it over is not "
        "held."
        for one in made
        if one.due and one.plan_ends and one.due > one.plan_ends
    ]


def caveats(made: Sequence[CommitmentState]) -> list[Caveat]:
    drafts = sorted({one.plan for one in made if one.draft})
    found = [RATINGS] if any(one.status_as_given in {"red", "amber", "green"} for one in made) else []
    if drafts:
        text = f"The {listed(drafts)} is known here from its draft alone; what was adopted is not held."
        found.append(Caveat(code="plan_known_from_draft", text=text))
    return found


def ended_held(every: Sequence[CommitmentState], today: date) -> str:
    """Beside the promises in force: which ended plans can be asked for."""
    over = by_plan([one for one in every if one.ended(today)])
    said = [f"{ones[0].plan} ({len(ones)})" for ones in over.values()]
    return f"Commitments of plans that have ended are held as well: {listed(said)}." if said else ""
