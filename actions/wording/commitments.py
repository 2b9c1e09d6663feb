"""Promises of the council's plans that are overdue, in words."""

from __future__ import annotations

from collections.abc import Sequence

from actions.wording.numbers import counted
from actions.wording.times import full_date
from data_layer.council_facts import CommitmentState, CommitmentStatus

NAMED = 5
STATUS_WORDS = {
    CommitmentStatus.COMPLETED: "completed",
    CommitmentStatus.ON_TRACK: "on track",
    CommitmentStatus.AT_RISK: "at risk",
    CommitmentStatus.BEHIND: "behind",
    CommitmentStatus.NOT_STARTED: "not yet started",
    CommitmentStatus.WITHDRAWN: "withdrawn",
}


def are_overdue(number: int, where: str = "") -> str:
    """ "2 commitments are overdue", "1 commitment in the outcome Better Housing is overdue"."""
    return f"{counted(number, 'commitment')}{where} {'is' if number == 1 else 'are'} overdue"


def overdue_sentence(overdue: Sequence[CommitmentState], where: str = "") -> str:
    """How many, and which has been due the longest. `overdue`: one or more, the earliest due first."""
    joint = ": " if len(overdue) == 1 else ", the longest "
    return f"{are_overdue(len(overdue), where)}{joint}{commitment_clause(overdue[0])}."


def overdue_list(overdue: Sequence[CommitmentState]) -> str:
    """At most five by name, the rest counted; empty where the sentence has said all."""
    if len(overdue) < 2:
        return ""
    lines = [f"- {commitment_clause(one)}." for one in overdue[:NAMED]]
    if len(overdue) > NAMED:
        lines.append(f"- And {len(overdue) - NAMED} more.")
    return "Overdue commitments:\n" + "\n".join(lines)


def commitment_clause(one: CommitmentState) -> str:
    """ "“A repairs app for tenants”, due 30 June 2026, last said to be behind in September 2026"."""
    due = f", due {full_date(one.due)}" if one.due else ""
    return f"“{one.title}”{due}, {last_said(one)}"


def last_said(one: CommitmentState) -> str:
    """Nothing is guessed of a promise that no status was given for."""
    if one.as_at is None:
        return "with no update recorded"
    when = f"in {one.as_at:%B %Y}"
    words = STATUS_WORDS.get(one.status)
    return f"last said to be {words} {when}" if words else f"last reported without a status {when}"
