"""What is said of digests: what they are about, when they come, and that they have stopped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from actions.digest_book import Calendar, Coming, Pause, Rhythm, Wanted
from actions.reading import ScopeKind
from actions.scope import scope_words
from actions.wording.numbers import counted
from actions.wording.times import full_date
from data_layer.catalogue import Catalogue
from data_layer.reporting_facts import ReportingEvent

PERIOD = {Rhythm.MONTHLY: "month", Rhythm.QUARTERLY: "quarter"}


def about(wanted: Wanted, catalogue: Catalogue) -> str:
    """ "waste and recycling"; "all that comes before the Executive Panel" of a level's own."""
    words = scope_words(wanted.reading, catalogue)
    return f"all that comes before {words}" if wanted.reading.scope.kind is ScopeKind.LEVEL else words


def coming_headline(
    wanted: Wanted, coming: Coming | None, today: date, catalogue: Catalogue, *, came: bool = False
) -> str:
    """ "A digest on waste and recycling comes here from 4 December 2026 on, first before the Executive Panel on ...".

    `came`: whether one before an earlier meeting has come already.
    """
    said = f"A digest on {about(wanted, catalogue)} comes here"
    if coming is None:
        return f"{said} once the pause has ended."
    said += f" from {'today' if coming.day == today else full_date(coming.day)} on"
    level = catalogue.levels.get(wanted.level or "")
    if coming.meeting is None or level is None:
        return f"{said}."
    held = coming.meeting.held
    # one that comes before a level's own meetings has named it already
    body = "its meeting" if wanted.reading.scope.kind is ScopeKind.LEVEL else f"the {level.name}"
    return f"{said}, {'next' if came else 'first'} before {body} on {full_date(held)}."


def rhythm_sentence(wanted: Wanted, calendar: Calendar, catalogue: Catalogue) -> str:
    level = catalogue.levels.get(wanted.level or "")
    if level and calendar.meetings:
        most = f", at most once a {PERIOD[wanted.rhythm]}" if wanted.rhythm else ""
        return f"It comes a few working days before each meeting of the {level.name}{most}."
    often = PERIOD[wanted.rhythm or Rhythm.QUARTERLY]
    why = f"No meeting of the {level.name} is in the calendar, so it" if level else "It"
    return f"{why} comes on the first working day of each {often}."


def pause_sentence(pause: Pause) -> str:
    until = f" until {full_date(pause.last)}" if pause.last else ""
    return f"Digests are paused{until}{f': {pause.why}' if pause.why else ''}."


def stop_sentence(*, shared: bool) -> str:
    return f"To end it, {'name the assistant and write' if shared else 'write'} “stop”."


def meeting_words(meeting: ReportingEvent) -> str:
    return f"on {full_date(meeting.held)}: {meeting.title}"


def line(wanted: Wanted, catalogue: Catalogue) -> str:
    level = catalogue.levels.get(wanted.level or "")
    to = f", for the {level.name}" if level and wanted.reading.scope.kind is not ScopeKind.LEVEL else ""
    often = f", at most once a {PERIOD[wanted.rhythm]}" if wanted.rhythm else ""
    return f"- {about(wanted, catalogue)}{to}{often}"


def ended_headline(ending: Sequence[Wanted], held: Sequence[Wanted], catalogue: Catalogue) -> str:
    if len(ending) == 1:
        return f"The digest on {about(ending[0], catalogue)} has stopped."
    return f"{'All' if len(ending) == len(held) else 'The'} {len(ending)} digests that came here have stopped."


def ended_sentences(ending: Sequence[Wanted], held: Sequence[Wanted]) -> list[str]:
    rest = len(held) - len(ending)
    if rest:
        return [f"{counted(rest, 'other')} {'goes' if rest == 1 else 'go'} on."]
    return ["Where they went is no longer kept."]
