"""What divisions have set out to do: what of it is overdue, behind or soon due, with who answers for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from actions.answer import Answer
from actions.compose import Draft, compose, fitting
from actions.desk import Desk
from actions.reading import Reading
from actions.returned import came_from, invented
from actions.rows_asked import rows_asked
from actions.scope import area_asked, within
from actions.wording.commitments import WORST_FIRST
from actions.wording.lists import bullets
from actions.wording.numbers import counted
from actions.wording.places import listed, place
from actions.wording.plan_actions import (
    action_clause,
    brackets,
    due_words,
    is_over,
    is_overdue,
    owner_words,
    quoted,
    status_words,
)
from actions.wording.times import full_date
from data_layer.council_facts import CommitmentStatus
from data_layer.divisional_facts import DivisionalAction
from data_layer.periods import add_months
from data_layer.queries.divisional_actions import QUERY, divisional_actions

LISTED = 10
TROUBLED = frozenset({CommitmentStatus.BEHIND, CommitmentStatus.AT_RISK})
DEFINITION = "What divisions have set out to do."
LATE = ("is overdue", "are overdue")
BEHIND = ("is behind or at risk", "are behind or at risk")


@dataclass(frozen=True, slots=True)
class Sorted:
    """Each action once; within each the earliest due first. `soon`: due within a month of `today`, and not troubled."""

    today: date
    overdue: Sequence[DivisionalAction]
    troubled: Sequence[DivisionalAction]
    soon: Sequence[DivisionalAction]
    others: Sequence[DivisionalAction]
    over: Sequence[DivisionalAction]

    @property
    def total(self) -> int:
        return sum(map(len, (self.overdue, self.troubled, self.soon, self.others, self.over)))


def plan_actions(asked: Reading, desk: Desk) -> Answer:
    """Of the divisions or measures asked about, or of all; where none is held that is said."""
    catalogue = desk.catalogue
    area = area_asked(asked, desk)
    with desk.reader() as reader:
        held = divisional_actions(reader, area, **rows_asked(asked, catalogue), **desk.known)
    about = within(asked, catalogue)
    if not held:
        return compose(none_held(place(area, catalogue), about), asked, desk)
    draft = drafted(placed(held, desk.viewer.now), about)
    draft.areas = [area]
    draft.metrics = list(asked.metrics)
    draft.caveats = invented(held, "the plan actions")
    draft.provenance = came_from(held, DEFINITION, QUERY, catalogue)
    return compose(draft, asked, desk)


def none_held(where: str, about: str) -> Draft:
    return Draft(
        headline=f"No plan actions of {where}'s own are held here{about}.",
        sentences=["They come with the council's own return.", "Ask what needs attention instead."],
        subkind="none_held",
        metrics=[],
        follow_ups=["What needs attention?", "Which commitments are behind?"],
    )


def placed(held: Sequence[DivisionalAction], today: date) -> Sorted:
    until = add_months(today, 1)
    overdue = [one for one in held if is_overdue(one, today)]
    open_still = [one for one in held if not is_over(one) and one not in overdue]
    troubled = [one for one in open_still if one.status in TROUBLED]
    rest = [one for one in open_still if one not in troubled]
    soon = [one for one in rest if one.due and one.due <= until]
    return Sorted(
        today=today,
        overdue=overdue,
        troubled=troubled,
        soon=soon,
        others=[one for one in rest if one not in soon],
        over=[one for one in held if is_over(one)],
    )


def drafted(found: Sorted, about: str) -> Draft:
    until = full_date(add_months(found.today, 1))
    lists = [
        ("Overdue", found.overdue),
        ("Behind or at risk", found.troubled),
        (f"Due by {until}", found.soon),
        ("Others", found.others),
        ("Completed or withdrawn", found.over),
    ]
    return Draft(
        headline=headline(found, about),
        sentences=[each for each in (beside(found), due_soon(found.soon, until), f"{by_status(found)}.") if each],
        details=[listing(title, held, found.today) for title, held in lists if held],
        follow_ups=[f"Which risks have gone up{about}?", f"What needs attention{about}?"],
    )


def headline(found: Sorted, about: str) -> str:
    """ "1 of 7 plan actions is overdue: “Weekend crew”, due 31 October 2026 ..."; where none is late those that are
    behind or at risk lead.
    """
    wanted, verbs = (found.overdue, LATE) if found.overdue or not found.troubled else (found.troubled, BEHIND)
    of = f"of {counted(found.total, 'plan action')}{about}" if found.total > 1 else f"plan action{about}"
    if not wanted:
        return f"None {of} is overdue." if found.total > 1 else f"The one {of} is not overdue."
    start = f"{len(wanted) if found.total > 1 else 'The one'} {of} {verbs[len(wanted) != 1]}"
    joint = ": " if len(wanted) == 1 else ", the longest " if wanted is found.overdue else ", first "
    first = f"{quoted(wanted[0].title)}{due_words(wanted[0].due, overdue=False)}"
    said = [f"{first}{brackets(owner_words(wanted[0]))}", first, quoted(wanted[0].title)]
    return fitting([*(f"{start}{joint}{each}." for each in said), f"{start}."])


def beside(found: Sorted) -> str:
    """What is behind beside what is overdue; where none is overdue, that."""
    if not found.troubled:
        return ""
    if not found.overdue:
        return "None is overdue."
    first = action_clause(found.troubled[0], found.today, with_division=True)
    many = f"{len(found.troubled)} more {BEHIND[len(found.troubled) != 1]}"
    return f"{many}{': ' if len(found.troubled) == 1 else ', first '}{first}."


def by_status(found: Sorted) -> str:
    """ "By status: 1 behind, 2 on track and 1 completed"."""
    every = [*found.overdue, *found.troubled, *found.soon, *found.others, *found.over]
    counts = Counter(one.status for one in every)
    return f"By status: {listed(f'{counts[each]} {status_words(each)}' for each in WORST_FIRST if counts[each])}"


def due_soon(soon: Sequence[DivisionalAction], until: str) -> str:
    return f"Due by {until}: {counted(len(soon), 'more action')}." if soon else ""


def listing(title: str, held: Sequence[DivisionalAction], today: date) -> str:
    lines = bullets((f"{action_clause(one, today, with_division=True)}." for one in held), LISTED)
    return f"{title}:\n{lines}"
