"""What is held of when the council itself reports: its days, its rules, and its plans, for the days asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from actions.desk import Desk
from actions.meetings_named import Named, meeting_named
from actions.promises_meant import stems
from actions.reading import Reading
from actions.scope import area_asked, level_asked
from actions.wording.places import place
from data_layer.catalogue import Catalogue
from data_layer.methods.reporting_rhythm import PlanReport, Standing, reports, rhythm_in, standing
from data_layer.periods import PeriodAsked, add_months
from data_layer.queries.plans import plans
from data_layer.queries.reporting import reporting_events, reporting_rules
from data_layer.reporting_facts import Plan, ReportingEvent, ReportingRule
from data_layer.store import Reader

Held = TypeVar("Held", ReportingEvent, ReportingRule)
NOT_NOW = {Standing.ENDED, Standing.TO_COME}


@dataclass(frozen=True, slots=True)
class CouncilReports:
    """What is held of one council's reporting. `first` and `last` are the days asked about: today where none were."""

    where: str
    today: date
    first: date
    last: date
    past: bool  # whether the days asked about are over
    events: Sequence[ReportingEvent]
    rules: Sequence[ReportingRule]
    plans: Sequence[Plan]
    named: Named | None = None  # the meeting or the quarter asked about, where one was

    @property
    def holding(self) -> list[ReportingRule]:
        """Rules that hold, may hold or are paused at some time in those days."""
        return [rule for rule in self.rules if {standing(rule, self.first), standing(rule, self.last)} - NOT_NOW]


def council_reports(reader: Reader, asked: Reading, desk: Desk) -> CouncilReports:
    """Of the home council; of another none is held."""
    area = area_asked(asked, desk)
    where, today = place(area, desk.catalogue), desk.viewer.now
    first, last = days_asked(asked.period, today)
    if area != desk.viewer.home_area:
        return CouncilReports(where, today, first, last, last < today, (), (), ())
    every = reporting_events(reader, first=date.min, **desk.known)
    events = [one for one in every if one.held >= today]
    if (first, last) != (today, today):
        then = [one for one in every if first <= one.held <= last]
        events = then if then or last < today else events
    named = meeting_named(asked, every, desk)
    if named is not None and named.of_quarter:  # it is what is reported, and no time to report in
        first, last, events = today, today, [one for one in every if one.held >= today]
    ours = [one for one in events if named and one in named.events]
    return CouncilReports(
        where=where,
        today=today,
        first=first,
        last=last,
        past=last < today,
        events=ours or named_in(events, event_text, asked, desk.catalogue),
        rules=named_in(reporting_rules(reader, **desk.known), rule_text, asked, desk.catalogue),
        plans=plans(reader, **desk.known),
        named=named,
    )


def named_in(held: Sequence[Held], text: Callable[[Held], str], asked: Reading, catalogue: Catalogue) -> Sequence[Held]:
    """Those that name the body or the rule asked about; all where none does, or none was named."""
    level = level_asked(asked, catalogue)
    wanted = stems(level.name if level else (asked.part or "").replace("_", " "))
    return [one for one in held if wanted <= stems(text(one))] or held if wanted else held


def event_text(one: ReportingEvent) -> str:
    return f"{one.title} {one.body or ''} {one.subject or ''}"


def rule_text(one: ReportingRule) -> str:
    return f"{one.id.replace('_', ' ')} {one.plan or ''} {one.subject} {one.body}"


def days_asked(asked: PeriodAsked | None, today: date) -> tuple[date, date]:
    """The days of a time that was named, or so many years or quarters back; today without one."""
    if asked is None:
        return today, today
    if asked.first or asked.last:
        return asked.first or date.min, asked.last or date.max
    if asked.ended_by:
        return asked.ended_by, asked.ended_by
    if asked.months:
        return next_of(*asked.months, today)
    if asked.years_back is not None:
        day = add_months(today, -12 * asked.years_back)
        return day, day
    if asked.steps_back is not None:
        day = add_months(today, -3 * asked.steps_back)
        return day, day
    return today, today


def next_of(first: int, last: int, today: date) -> tuple[date, date]:
    """The first and last day of those months, of the first time that they are not over."""
    length = (last - first) % 12 + 1
    starts = (date(today.year + years, first, 1) for years in (-1, 0, 1))
    spans = ((start, add_months(start, length) - timedelta(days=1)) for start in starts)
    return next((start, end) for start, end in spans if end >= today)


def plan_reports(held: CouncilReports) -> Iterator[tuple[Plan, PlanReport, ReportingRule]]:
    """Of each plan in force whose first day is known, the report that the rule for it asks for next."""
    for rule in held.holding:
        rhythm = rhythm_in(rule.frequency or "")
        for plan in held.plans:
            if rhythm and plan.in_force and plan.valid_from and is_for(rule, plan):
                # a time before the plan began has none; one without an end ends today
                due = list(reports(rhythm, plan.valid_from, held.today if held.last == date.max else held.last))
                if due:
                    yield plan, due[-1], rule


def is_for(rule: ReportingRule, plan: Plan) -> bool:
    """A rule that names a plan is for a plan of that name; another is for a plan that its subject names."""
    name = {word for word in stems(plan.name) if not word.isdecimal()} - {"to", "the"}
    if rule.plan:
        return stems(rule.plan.partition("(")[0]) <= name
    return name <= stems(rule.subject)
