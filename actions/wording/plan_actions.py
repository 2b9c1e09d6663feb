"""What a division has set out to do and what its clinic decided, in words."""

from __future__ import annotations

from datetime import date

from actions.wording.commitments import STATUS_WORDS
from actions.wording.times import full_date
from data_layer.council_facts import CommitmentStatus
from data_layer.divisional_facts import ClinicDecision, DecisionStatus, DivisionalAction
from data_layer.methods.exceptions import OVER


def action_clause(one: DivisionalAction, today: date, *, with_division: bool = False) -> str:
    """ "“Second electrical contractor”, due 30 November 2026, at risk (Head of Housing)"."""
    overdue = is_overdue(one, today)
    who = owner_words(one) if with_division else one.owner_role
    return f"{quoted(one.title)}{due_words(one.due, overdue=overdue)}, {status_words(one.status)}{brackets(who)}"


def owner_words(one: DivisionalAction) -> str:
    """Who answers for it, and the division where that does not name it: "Head of Housing", "Fleet manager, Housing"."""
    owner, division = one.owner_role or "", one.division or ""
    return ", ".join(part for part in (owner, "" if division.casefold() in owner.casefold() else division) if part)


def decision_clause(one: ClinicDecision, today: date) -> str:
    """ "“Call every tenant in arrears”, due 20 November 2026 and overdue (Head of Housing)"."""
    overdue = one.status is DecisionStatus.OPEN and one.due is not None and one.due < today
    return f"{quoted(one.title)}{due_words(one.due, overdue=overdue)}{brackets(one.owner_role)}"


def status_words(status: CommitmentStatus) -> str:
    """Nothing is guessed where no status was given."""
    return STATUS_WORDS.get(status, "without a status")


def is_overdue(one: DivisionalAction, today: date) -> bool:
    """From the day after it was due, unless completed or withdrawn; never without a due day."""
    return one.due is not None and today > one.due and not is_over(one)


def is_over(one: DivisionalAction) -> bool:
    return one.status in OVER


def due_words(due: date | None, *, overdue: bool) -> str:
    if due is None:
        return ", without a due day"
    return f", due {full_date(due)}{' and overdue' if overdue else ''}"


def quoted(title: str) -> str:
    """Of a sentence, as a decision is, without its full stop."""
    return f"“{title.rstrip('.')}”"


def brackets(who: str | None) -> str:
    return f" ({who})" if who else ""
