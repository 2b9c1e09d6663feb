"""The days of a body's meetings before and after today, as the council's return has them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from actions.desk import Desk
from data_layer.catalogue import CascadeLevel, Catalogue
from data_layer.queries.reporting import reporting_events
from data_layer.reporting_facts import ReportingEvent
from data_layer.store import Reader
from data_layer.vocabulary import AreaCode

CLINIC = "divisional_clinic"  # the level of the cascade that divisions meet at


@dataclass(frozen=True, slots=True)
class Meetings:
    """`last` was before today; `next` is today or later, and `after` follows it. None where none is held."""

    last: date | None = None
    next: date | None = None
    after: date | None = None


def meetings_of(
    level: CascadeLevel | None, area: AreaCode, reader: Reader, desk: Desk, divisions: Collection[str] = ()
) -> Meetings:
    """Those of a level of the cascade; of divisions (ids) those clinics that name one of them, or no division.

    None of another council, and none without a level.
    """
    if level is None or area != desk.viewer.home_area:
        return Meetings()
    every = reporting_events(reader, first=date.min, **desk.known)
    return around([one.held for one in every if is_before(one, level, desk.catalogue, divisions)], desk.viewer.now)


def around(days: Collection[date], today: date) -> Meetings:
    to_come = sorted({day for day in days if day >= today})
    return Meetings(
        last=max((day for day in days if day < today), default=None),
        next=to_come[0] if to_come else None,
        after=to_come[1] if len(to_come) > 1 else None,
    )


def is_before(
    event: ReportingEvent, level: CascadeLevel, catalogue: Catalogue, divisions: Collection[str] = ()
) -> bool:
    """Whether it is a meeting of the level; of a clinic, one of the divisions (ids), where any are given."""
    found = level_of(event, catalogue)
    return found is not None and found.id == level.id and is_of(event, divisions, catalogue)


def level_of(event: ReportingEvent, catalogue: Catalogue) -> CascadeLevel | None:
    """The level that an event's body names, in full or shortened so that only one can be meant ("Scrutiny Committee");
    without a body that of the longest name in its title.
    """
    names = {name.casefold(): each for each in catalogue.levels.values() for name in (each.name, *each.aliases)}
    if not event.body:
        title = event.title.casefold()
        return next((names[name] for name in sorted(names, key=len, reverse=True) if name in title), None)
    body = event.body.casefold()
    if body in names:
        return names[body]
    meant = {each.id: each for each in catalogue.levels.values() if {*body.split()} <= {*each.name.casefold().split()}}
    return next(iter(meant.values())) if len(meant) == 1 else None


def is_of(event: ReportingEvent, divisions: Collection[str], catalogue: Catalogue) -> bool:
    """A meeting is a division's where its title names the division; one that names none is everybody's."""
    if not divisions:
        return True
    title = event.title.casefold()
    named = {id: unit.name.casefold() for id, unit in catalogue.divisions.items() if unit.name.casefold() in title}
    # of two names, one within the other, the longer is meant
    meant = {id for id, name in named.items() if not any(name != other and name in other for other in named.values())}
    return not meant or bool(meant & set(divisions))
