"""Scrutiny's questions and recommendations in words: who asked what when, how it stands, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from actions.wording.numbers import counted
from actions.wording.places import listed
from actions.wording.times import full_date
from data_layer.queries.scrutiny_items import ScrutinyItem
from data_layer.returns.words import ScrutinyKind, ScrutinyStatus

STATUS_WORDS = {
    ScrutinyStatus.OPEN: "open",
    ScrutinyStatus.ACCEPTED: "accepted and not yet done",
    ScrutinyStatus.ANSWERED: "answered",
    ScrutinyStatus.REJECTED: "rejected",
    ScrutinyStatus.DONE: "done",
}
RAISED = {ScrutinyKind.QUESTION: "Asked", ScrutinyKind.RECOMMENDATION: "Recommended"}
NAMES = {
    ScrutinyKind.QUESTION: ("question", "questions"),
    ScrutinyKind.RECOMMENDATION: ("recommendation", "recommendations"),
}


def quoted(item: ScrutinyItem, most: int | None = None) -> str:
    return in_quotes(item.wording, most)


def in_quotes(text: str, most: int | None = None) -> str:
    """In quotation marks without the last full stop; at most so many words, and then that it goes on."""
    words = text.strip().rstrip(".").split()
    cut = most is not None and len(words) > most
    return f"“{' '.join(words[:most] if cut else words)}{'…' if cut else ''}”"


def raised_words(item: ScrutinyItem) -> str:
    """ "Recommended on 9 September 2026"."""
    return f"{RAISED[item.kind]} on {full_date(item.raised)}"


def due_words(item: ScrutinyItem, today: date) -> str:
    """ "due 9 December 2026", "overdue since 9 December 2026", "no day set for an answer"; of what is open."""
    if item.due is None:
        return "no day set for an answer"
    return f"{'overdue since' if item.is_overdue(today) else 'due'} {full_date(item.due)}"


def came_of_it(item: ScrutinyItem, most: int | None = None) -> str:
    """ "answered: “Six rounds will be redrawn by December”", "open, with no answer recorded"."""
    state = STATUS_WORDS[item.status]
    return f"{state}: {in_quotes(item.response, most)}" if item.response else f"{state}, with no answer recorded"


def kinds_words(items: Sequence[ScrutinyItem], *, plural: bool) -> str:
    """ "questions and recommendations", "question": the kinds that there are."""
    kinds = [kind for kind in ScrutinyKind if any(item.kind is kind for item in items)]
    return listed(NAMES[kind][plural] for kind in kinds)


def tally_words(items: Sequence[ScrutinyItem]) -> str:
    """ "1 open, 2 answered and 1 done"."""
    counts = [(status, sum(item.status is status for item in items)) for status in ScrutinyStatus]
    return listed(f"{number} {STATUS_WORDS[status]}" for status, number in counts if number)


def overdue_words(number: int, oldest: ScrutinyItem) -> str:
    """ "1 is overdue, since 9 December 2026": `oldest` is that which was due the longest ago."""
    assert oldest.due
    if number == 1:
        return f"1 is overdue, since {full_date(oldest.due)}"
    return f"{counted(number, 'answer')} are overdue, the oldest since {full_date(oldest.due)}"
