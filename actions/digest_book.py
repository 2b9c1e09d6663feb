"""What a digest is, and the book in which the digests of whoever asks are put down: actions never see an address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from actions.reading import Reading
from data_layer.methods.reporting_rhythm import paused
from data_layer.reporting_facts import ReportingEvent, ReportingRule

MOST = 20  # digests of one person or channel
DIGESTS = {"digest", "digests"}  # the subject of a rule of reporting that pauses all of them


class Rhythm(StrEnum):
    """At most one digest in each; the values are those of `Reading.part`."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


@dataclass(frozen=True, slots=True)
class Wanted:
    """`reading`: what it is about, of exceptions, in ids alone; `level`: id of the level of the cascade before whose
    meetings it comes, None where no level is known; `rhythm` None: before each meeting.
    """

    reading: Reading
    level: str | None = None
    rhythm: Rhythm | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """Of all digests, its days included. `last` None: until it is ended."""

    first: date
    last: date | None
    why: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the council's calendar says for one digest: the meetings of its level, the next first, and all rules."""

    meetings: Sequence[ReportingEvent] = ()
    rules: Sequence[ReportingRule] = ()

    def pause(self, day: date) -> Pause | None:
        """By a rule of reporting that is about digests and is suspended that day, as before an election."""
        found = [rule for rule in self.rules if rule.subject.casefold() in DIGESTS and paused(rule, day)]
        return Pause(found[0].suspended_from or day, found[0].suspended_until, found[0].reason or "") if found else None


@dataclass(frozen=True, slots=True)
class Coming:
    """When a digest comes next. `meeting`: the one it comes before, None where none is in the calendar."""

    day: date
    meeting: ReportingEvent | None = None


@dataclass(frozen=True, slots=True)
class SwitchedOff:
    """In the place of a book in Teams, where the council sends no digests."""


class DigestBook(Protocol):
    """Of one person or channel. All calls may block for as long as a database takes."""

    @property
    def shared(self) -> bool:
        """Whether several people read what comes."""
        ...

    def put_down(self, wanted: Wanted, asked_at: datetime) -> bool:
        """Replaces one about the same for the same level; False where there are `MOST` already."""
        ...

    def first(self, wanted: Wanted, calendar: Calendar, asked_at: datetime) -> Coming | None:
        """None where every one that can be foreseen falls into a pause."""
        ...

    def arrived(self, wanted: Wanted, day: date) -> bool:
        """Whether the one before a meeting of that day has come here already."""
        ...

    def held(self) -> list[Wanted]:
        """The oldest first."""
        ...

    def strike_out(self, wanted: Sequence[Wanted]) -> None:
        """Where no others are held, all that is kept of the place goes, even what can't be read any more."""
        ...

    def pause(self, day: date) -> Pause | None:
        """That somebody who looks after the assistant set for that day."""
        ...
