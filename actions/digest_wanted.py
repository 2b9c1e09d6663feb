"""What a digest that was asked for is about, for which level of the cascade, and before which meetings it comes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from actions.desk import Desk
from actions.digest_book import Calendar, Rhythm, Wanted
from actions.reading import Kind, Reading, Scope, ScopeKind
from actions.scope import level_asked, metrics_in
from data_layer.catalogue import CascadeLevel, Catalogue
from data_layer.council_facts import Tier
from data_layer.methods.reporting_rhythm import paused
from data_layer.queries.reporting import reporting_events, reporting_rules
from data_layer.reporting_facts import ReportingEvent, ReportingRule
from data_layer.vocabulary import Level, MetricId

OF_A_DIVISION = {ScopeKind.DIVISION, ScopeKind.DIRECTORATE}
OF_ALL = {ScopeKind.EVERYTHING, ScopeKind.METRIC, ScopeKind.LEVEL}  # with no measure named
MOST_TITLES = 3  # of one meeting


@dataclass(frozen=True, slots=True)
class Dates:
    """Of all bodies, from today on: when the council reports, and by which rules. They have no audience."""

    events: Sequence[ReportingEvent]
    rules: Sequence[ReportingRule]


def wanted_in(asked: Reading, desk: Desk) -> Wanted:
    """Of a level's own measures where no subject was named; of a named subject all of it where nothing of it comes
    before that level.
    """
    level = level_for(asked, desk)
    rhythm = Rhythm(asked.part) if asked.part in set(Rhythm) else None
    return Wanted(reading_for(asked, level, desk.catalogue), level.id if level else None, rhythm)


def reading_for(asked: Reading, level: CascadeLevel | None, catalogue: Catalogue) -> Reading:
    if not asked.metrics and asked.scope.kind in OF_ALL:
        scope = Scope(kind=ScopeKind.LEVEL, id=level.id) if level else Scope(kind=ScopeKind.EVERYTHING)
        return Reading(kind=Kind.EXCEPTIONS, scope=scope, areas=asked.areas)
    whole = Reading(kind=Kind.EXCEPTIONS, metrics=asked.metrics, scope=asked.scope, areas=asked.areas)
    if level is None or asked.metrics:
        return whole  # a measure that was named itself is wanted whatever level looks at it
    for_level = whole.model_copy(update={"body": level.id})
    return for_level if metrics_in(for_level, catalogue) else whole


def level_for(asked: Reading, desk: Desk) -> CascadeLevel | None:
    """The one that was named, or else the lowest for a division, for officers the lowest that looks beyond divisions,
    and for anybody else the highest, which meets in public; None where the council has no cascade.
    """
    named = level_asked(asked, desk.catalogue)
    upwards = list(desk.catalogue.levels.values())
    if named or not upwards:
        return named
    if asked.scope.kind in OF_A_DIVISION:
        return upwards[0]
    if desk.viewer.level >= Level.OFFICER:
        return next((level for level in upwards if Tier.DIVISIONAL not in level.tiers), upwards[-1])
    return upwards[-1]


def dates_known(desk: Desk) -> Dates:
    with desk.reader() as reader:
        return Dates(reporting_events(reader, **desk.known), reporting_rules(reader, **desk.known))


def calendar_for(wanted: Wanted, desk: Desk) -> Calendar:
    """As whoever sits at the desk may see it."""
    return calendar_of(wanted, dates_known(desk), desk.catalogue)


def calendar_of(wanted: Wanted, dates: Dates, catalogue: Catalogue) -> Calendar:
    """Meetings from today on: those of its level whose rule is not paused that day; of one that names a division only
    where the digest is about that as well.
    """
    level = catalogue.levels.get(wanted.level or "")
    names = {name.casefold() for name in (level.name, *level.aliases)} if level else set()
    metrics = set(metrics_in(wanted.reading, catalogue))
    meetings = [
        event
        for event in dates.events
        if (event.body or "").casefold() in names
        and concerns(event, metrics, catalogue)
        and not any(rule.subject == event.subject and paused(rule, event.held) for rule in dates.rules)
    ]
    return Calendar(one_a_day(meetings), dates.rules)


def one_a_day(meetings: Iterable[ReportingEvent]) -> list[ReportingEvent]:
    """Several reports to one body on one day are one meeting, which bears their titles."""
    of_day = dict[date, list[ReportingEvent]]()
    for meeting in meetings:
        of_day.setdefault(meeting.held, []).append(meeting)
    return [replace(first, title=titles([first, *others])) for first, *others in of_day.values()]


def titles(meetings: Iterable[ReportingEvent]) -> str:
    """ "Quarter 2; Strategic Council Plan; Carbon; 2 more"."""
    different = list(dict.fromkeys(meeting.title for meeting in meetings))
    more = len(different) - MOST_TITLES
    return "; ".join(different[:MOST_TITLES] + ([f"{more} more"] if more > 0 else []))


def concerns(event: ReportingEvent, metrics: set[MetricId], catalogue: Catalogue) -> bool:
    title = event.title.casefold()
    named = [division for division in catalogue.divisions.values() if division.name.casefold() in title]
    return not named or any(metrics & set(division.metrics) for division in named)
