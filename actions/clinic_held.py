"""What the council's return holds for a clinic: the rows that concern it, and which kinds of rows are not held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from actions.desk import Desk
from actions.meetings import Meetings
from actions.reading import Reading
from actions.returned import OfReturn
from actions.scope import commitments_in
from actions.wording.plan_actions import is_over, is_overdue
from actions.wording.times import full_date
from data_layer.council_facts import CommitmentState
from data_layer.divisional_facts import BudgetLine, ClinicDecision, DecisionStatus, DivisionalAction, RegisteredRisk
from data_layer.methods.budget import DivisionBudget, newest_budgets
from data_layer.methods.exceptions import OVER, commitment_overdue
from data_layer.periods import add_months
from data_layer.queries import budgets, clinic_decisions, commitments, divisional_actions, risks
from data_layer.store import Reader
from data_layer.vocabulary import AreaCode


@dataclass(frozen=True, slots=True)
class KindOfRows:
    """One kind of what a return brings: its name in a sentence, where it comes from, and the rows that were found."""

    name: str
    definition: str
    query: str
    rows: Sequence[OfReturn]


@dataclass(frozen=True, slots=True)
class Held:
    """`until`: the day up to which something counts as due: the clinic after the next, or a month after it."""

    meetings: Meetings
    until: date
    today: date
    several: bool  # divisions, so that rows must say whose they are
    actions: Sequence[DivisionalAction]
    commitments: Sequence[CommitmentState]
    risks: Sequence[RegisteredRisk]
    lines: Sequence[BudgetLine]
    decisions: Sequence[ClinicDecision]  # the newest clinic first

    @property
    def kinds(self) -> list[KindOfRows]:
        return [
            KindOfRows("plan actions", "What divisions have set out to do.", divisional_actions.QUERY, self.actions),
            KindOfRows("commitments", "What the council's plans promise.", commitments.QUERY, self.commitments),
            KindOfRows("risks", "The risks of divisions and their reviews.", risks.QUERY, self.risks),
            KindOfRows("budgets", "Budget, forecast and spending of divisions.", budgets.QUERY, self.lines),
            KindOfRows("decisions of clinics", "What clinics decided.", clinic_decisions.QUERY, self.decisions),
        ]

    @property
    def rows(self) -> list[OfReturn]:
        return [row for kind in self.kinds for row in kind.rows]

    @property
    def last_clinic(self) -> date | None:
        """By the calendar or by what was decided, whichever is later."""
        days = [one.decided for one in self.decisions if one.decided < self.today]
        return max([*days, *([self.meetings.last] if self.meetings.last else [])], default=None)

    @property
    def open_decisions(self) -> list[ClinicDecision]:
        """The longest due first, and those without a day last."""
        still = [one for one in self.decisions if one.status is DecisionStatus.OPEN]
        return sorted(still, key=lambda one: (one.due is None, one.due or one.decided, one.id))

    @property
    def open_title(self) -> str:
        days = sorted({one.decided for one in self.open_decisions})
        return f"Still open from the clinic of {full_date(days[0])}" if len(days) == 1 else "Still open from clinics"

    @property
    def actions_due(self) -> list[DivisionalAction]:
        return [one for one in self.actions if one.due and one.due <= self.until and not is_over(one)]

    @property
    def actions_overdue(self) -> list[DivisionalAction]:
        return [one for one in self.actions if is_overdue(one, self.today)]

    @property
    def commitments_due(self) -> list[CommitmentState]:
        return [
            one
            for one in self.commitments
            if commitment_overdue(one, self.today)
            or (one.in_force and one.due and one.due <= self.until and one.status not in OVER)
        ]

    @property
    def budgets(self) -> list[DivisionBudget]:
        return newest_budgets(self.lines)


def held_for(
    asked: Reading, divisions: Sequence[str], area: AreaCode, meetings: Meetings, reader: Reader, desk: Desk
) -> Held:
    """Of the divisions (ids); commitments by who answers for them, those of plans in force."""
    made = commitments_in(asked, commitments.commitments(reader, area, **desk.known), desk.catalogue)
    today = desk.viewer.now
    return Held(
        meetings=meetings,
        until=meetings.after or add_months(meetings.next or today, 1),
        today=today,
        several=len(divisions) > 1,
        actions=divisional_actions.divisional_actions(reader, area, divisions=divisions, **desk.known),
        commitments=[one for one in made if one.in_force],
        risks=risks.risks(reader, area, divisions=divisions, **desk.known),
        lines=budgets.budget_lines(reader, area, divisions=divisions, **desk.known),
        decisions=clinic_decisions.clinic_decisions(reader, area, divisions=divisions, **desk.known),
    )
