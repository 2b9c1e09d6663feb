"""Promises of the council's plans in words: how each stands, what was promised, and which are overdue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from actions.wording.lists import bullets
from actions.wording.numbers import counted, rounded
from actions.wording.places import listed
from actions.wording.times import full_date
from data_layer.council_facts import CommitmentState, CommitmentStatus, PlanTotal

NAMED = 5
STATUS_WORDS = {
    CommitmentStatus.COMPLETED: "completed",
    CommitmentStatus.ON_TRACK: "on track",
    CommitmentStatus.AT_RISK: "at risk",
    CommitmentStatus.BEHIND: "behind",
    CommitmentStatus.NOT_STARTED: "not yet started",
    CommitmentStatus.WITHDRAWN: "withdrawn",
}
# the worst first; what nobody has said stands before what is done
WORST_FIRST = (
    CommitmentStatus.BEHIND,
    CommitmentStatus.AT_RISK,
    CommitmentStatus.NOT_STARTED,
    CommitmentStatus.NOT_STATED,
    CommitmentStatus.ON_TRACK,
    CommitmentStatus.COMPLETED,
    CommitmentStatus.WITHDRAWN,
)
# a figure with words around it at most: "over 2000", "87 (peak)"
FIGURE = re.compile(r"(?P<before>(?:over|nearly|about|under) )?(?P<number>-?\d[\d,]*(?:\.\d+)?)(?P<after> \([^)]*\))?")
CHANGE = "% change"


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
    lines = bullets((f"{commitment_clause(one)}." for one in overdue), NAMED)
    return f"Overdue commitments:\n{lines}"


def commitment_clause(one: CommitmentState) -> str:
    """ "“A repairs app for tenants”, due 30 June 2026, last said to be behind in September 2026"."""
    due = f", due {full_date(one.due)}" if one.due else ""
    return f"“{one.title}”{due}, {last_said(one)}"


def last_said(one: CommitmentState) -> str:
    """In the council's own rating where it gave one; nothing is guessed of a promise that no status was given for."""
    if one.as_at is None:
        return "with no update recorded"
    when = f"in {one.as_at:%B %Y}"
    if one.status_as_given:
        stated = one.status is not CommitmentStatus.NOT_STATED
        return f"rated {one.status_as_given} {when}" if stated else "with no published status"
    words = STATUS_WORDS.get(one.status)
    return f"last said to be {words} {when}" if words else f"last reported without a status {when}"


def promise_sentence(one: CommitmentState, *, with_plan: bool = False) -> str:
    """The clause with what was promised and the last figure, in the council's own terms."""
    said = [
        f"target {with_unit(one.target, one.unit)}" if one.target else "",
        f"from {with_unit(one.baseline, one.unit)}" if one.baseline else "",
        f"last figure {with_unit(one.latest, one.unit)}" if one.latest else "",
    ]
    known = ", ".join(each for each in [one.plan if with_plan else "", *said] if each)
    return f"{commitment_clause(one)}{f' ({known})' if known else ''}."


def promised_words(one: CommitmentState) -> str:
    """ " (50,000 potholes by 31 March 2023)"; empty where neither is given."""
    words = [with_unit(one.target, one.unit) if one.target else "", f"by {full_date(one.due)}" if one.due else ""]
    known = " ".join(each for each in words if each)
    return f" ({known})" if known else ""


def with_unit(text: str, unit: str | None) -> str:
    """ "15000", "jobs" -> "15,000 jobs"; "-20", "% change" -> "a fall of 20%"; words stay as given."""
    found = FIGURE.fullmatch(text)
    if found is None or unit is None or unit == "year":
        return text
    plain = found["number"].replace(",", "")
    number = rounded(float(plain), len(plain.partition(".")[2]))
    before, after = found["before"] or "", found["after"] or ""
    if unit == CHANGE:
        return f"a {'fall' if number.startswith('−') else 'rise'} of {before}{number.lstrip('−')}%{after}"
    return f"{before}{number}{'' if unit.startswith('%') else ' '}{unit}{after}"


def tally(made: Iterable[CommitmentState]) -> str:
    """ "1 behind, 3 on track"; of ratings in the council's words: "2 rated red, 3 rated green, 1 with no published
    status".
    """
    counts = Counter((WORST_FIRST.index(one.status), status_words(one)) for one in made)
    return listed([f"{number} {words}" for (_, words), number in sorted(counts.items())])


def ratings(made: Sequence[CommitmentState]) -> str:
    """The tally in a headline: "2 rated red, 2 amber, 3 green; 18 with no published status"."""
    given = Counter(
        one.status_as_given for one in made if one.status_as_given and one.status is not CommitmentStatus.NOT_STATED
    )
    silent = [one for one in made if one.status is CommitmentStatus.NOT_STATED]
    if not given or sum(given.values()) + len(silent) < len(made):
        return tally(made)
    worst = {one.status_as_given: WORST_FIRST.index(one.status) for one in made}
    first, *others = [f"{given[word]} {word}" for word in sorted(given, key=lambda word: worst[word])]
    number, rest = first.split(" ", 1)
    said = ", ".join([f"{number} rated {rest}", *others])
    return f"{said}; {len(silent)} with no published status" if silent else said


def status_words(one: CommitmentState) -> str:
    if one.status is CommitmentStatus.NOT_STATED:
        return "with no published status" if one.status_as_given else "without a status"
    return f"rated {one.status_as_given}" if one.status_as_given else STATUS_WORDS[one.status]


def total_words(total: PlanTotal) -> str:
    """ "178 of its 202 commitments on track or achieved at 30 September 2018"."""
    return (
        f"{total.on_track_or_achieved} of its {total.commitments} commitments on track or achieved at "
        f"{full_date(total.as_at)}"
    )
