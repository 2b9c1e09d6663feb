"""Promises named beside something else: those in force one by one, those of other plans counted."""

from __future__ import annotations

from collections.abc import Sequence

from actions.wording.commitments import NAMED, STATUS_WORDS, commitment_clause
from actions.wording.lists import bullets
from actions.wording.numbers import counted
from actions.wording.places import listed
from actions.wording.times import full_date
from data_layer.council_facts import CommitmentState


def promised_parts(made: Sequence[CommitmentState]) -> list[str]:
    """A list of those in force and a sentence on the others; empty where nothing was ever promised."""
    in_force = [one for one in made if one.in_force]
    others = [one for one in made if not one.in_force]
    parts = [in_force_list(in_force), not_in_force_sentence(others, alone=not in_force)]
    return [part for part in parts if part]


def in_force_list(made: Sequence[CommitmentState]) -> str:
    """At most five, the earliest due first, each with the day on which that was known."""
    if not made:
        return ""
    lines = bullets((f"{commitment_clause(one)}{came_in(one)}." for one in made), NAMED)
    return f"Commitments in force ({len(made)}):\n{lines}"


def came_in(one: CommitmentState) -> str:
    """Where no update dates it, the day on which the plan was loaded does."""
    return f" since it was loaded on {full_date(one.loaded)}" if one.as_at is None else ""


def not_in_force_sentence(made: Sequence[CommitmentState], *, alone: bool) -> str:
    """ "4 commitments of plans that are not in force (Council Plan 2015-2019) are not counted."; `alone`: no other
    is.
    """
    if not made:
        return ""
    plans = listed(sorted({one.plan for one in made}))
    number = counted(len(made), "commitment")
    are = "is" if len(made) == 1 else "are"
    said = f"{number} of plans that are not in force ({plans}) {are} not counted"
    if not alone:
        return f"{said}."
    stated = sum(one.status in STATUS_WORDS for one in made)
    status = f"{stated or 'none'} of them with a published status" if len(made) > 1 else "no status was published"
    if len(made) == 1 and stated:
        status = "a status was published"
    return f"No commitment is in force for it. {said}; {status}."
