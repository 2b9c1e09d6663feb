"""The digest that comes to Teams before each meeting: asked for, or stopped."""

from __future__ import annotations

from actions.answer import Answer
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.digest_book import MOST, Calendar, DigestBook, SwitchedOff, Wanted
from actions.digest_wanted import OF_ALL, calendar_for, level_for, wanted_in
from actions.no_data import nothing_found
from actions.reading import Reading, ScopeKind
from actions.scope import level_asked, metrics_in, unit_of
from actions.wording.digests import (
    about,
    coming_headline,
    ended_headline,
    ended_sentences,
    line,
    meeting_words,
    pause_sentence,
    rhythm_sentence,
    stop_sentence,
)
from actions.wording.numbers import counted
from actions.wording.times import full_date
from data_layer.catalogue import Catalogue

IN_TEAMS = "Ask there, in a chat with the assistant or in a channel that it is in: “send me waste every quarter”."
WHO_CAN = "Whoever looks after the assistant can switch them on."
ATTENTION = "What needs attention{}?"


def subscribe(asked: Reading, desk: Desk) -> Answer:
    """Puts a digest down where it was asked for in Teams; anywhere else it says how to get one."""
    wanted = wanted_in(asked, desk)
    named = bool(asked.metrics) or asked.scope.kind not in OF_ALL
    if named and not metrics_in(wanted.reading, desk.catalogue):
        return nothing_found(asked, desk)
    return compose(subscribed(wanted, asked, desk), asked, desk)


def subscribed(wanted: Wanted, asked: Reading, desk: Desk) -> Draft:
    book, calendar = desk.digests, calendar_for(wanted, desk)
    follow_ups = [ATTENTION.format(f" in {about(wanted, desk.catalogue)}" if names_a_unit(asked, desk) else "")]
    if book is None:
        return elsewhere(wanted, calendar, follow_ups, desk)
    if isinstance(book, SwitchedOff):
        return Draft("Digests are not switched on here.", [WHO_CAN], metrics=[], follow_ups=follow_ups)
    if not book.put_down(wanted, desk.asked_at):
        return Draft(
            f"No digest was added: {MOST} come here already, and that is the most there can be.",
            ["Stop one of them first, or write “stop” to end them all."],
            [listing(book, desk.catalogue)],
            metrics=[],
        )
    came = arrived_sentence(book, wanted, calendar)
    coming = book.first(wanted, calendar, desk.asked_at)
    pause = book.pause(desk.viewer.now) or calendar.pause(desk.viewer.now)
    return Draft(
        headline=coming_headline(wanted, coming, desk.viewer.now, desk.catalogue, came=bool(came)),
        sentences=[
            *([pause_sentence(pause)] if pause else []),
            *came,
            rhythm_sentence(wanted, calendar, desk.catalogue),
            *choice_sentence(asked, desk),
            stop_sentence(shared=book.shared),
            f"It says by exception what needs attention, of what {'everybody here' if book.shared else 'you'} may see.",
        ],
        details=[listing(book, desk.catalogue)],
        metrics=list(wanted.reading.metrics),
        follow_ups=follow_ups,
    )


def arrived_sentence(book: DigestBook, wanted: Wanted, calendar: Calendar) -> list[str]:
    """Why it does not come before the next meeting as well, for whoever stops a digest and asks again."""
    held = [meeting.held for meeting in calendar.meetings[:1] if book.arrived(wanted, meeting.held)]
    return [f"The one before the meeting on {full_date(day)} has come here already." for day in held]


def names_a_unit(asked: Reading, desk: Desk) -> bool:
    return asked.scope.kind is ScopeKind.THEME and unit_of(asked.scope, desk.catalogue) is not None


def elsewhere(wanted: Wanted, calendar: Calendar, follow_ups: list[str], desk: Desk) -> Draft:
    """On the page and the command line nobody can be written to."""
    level = desk.catalogue.levels.get(wanted.level or "")
    own = level and wanted.reading.scope.kind is ScopeKind.LEVEL  # then it is named already
    before = ", before each of its meetings" if own else f", before each meeting of the {level.name}" if level else ""
    meeting = calendar.meetings[0] if calendar.meetings else None
    return Draft(
        headline=f"A digest on {about(wanted, desk.catalogue)} comes in Microsoft Teams alone{before}.",
        sentences=[IN_TEAMS, *([f"The next meeting is {meeting_words(meeting)}."] if meeting else [])],
        metrics=list(wanted.reading.metrics),
        follow_ups=follow_ups,
    )


def choice_sentence(asked: Reading, desk: Desk) -> list[str]:
    """Which level was taken, where none was named, and how another is had."""
    level = level_for(asked, desk)
    if level is None or level_asked(asked, desk.catalogue):
        return []
    other = next((one for one in reversed([*desk.catalogue.levels.values()]) if one is not level), None)
    how = f" Add, for example, “for the {other.name}” to change that." if other else ""
    return [f"No body was named, so it is for the {level.name}.{how}"]


def listing(book: DigestBook, catalogue: Catalogue) -> str:
    """All that come here, where there are several."""
    held = book.held()
    return "\n".join(["Digests that come here:", *(line(one, catalogue) for one in held)]) if len(held) > 1 else ""


def unsubscribe(asked: Reading, desk: Desk) -> Answer:
    """Ends the digests on what was named, or all that come to where it was said."""
    return compose(unsubscribed(asked, desk), asked, desk)


def unsubscribed(asked: Reading, desk: Desk) -> Draft:
    book, catalogue = desk.digests, desk.catalogue
    if book is None:
        return Draft("Digests come in Microsoft Teams alone: write “stop” there to end them.", metrics=[])
    if isinstance(book, SwitchedOff):
        return Draft("No digest comes here: they are not switched on.", [WHO_CAN], metrics=[])
    held = book.held()
    ending = [one for one in held if names(asked, one)]
    if not held:
        book.strike_out([])
        return Draft("No digest comes here, so there is none to stop.", metrics=[])
    if not ending:
        known = "\n".join(line(one, catalogue) for one in held)
        return Draft(
            f"No digest on that comes here; {counted(len(held), 'other')} {'does' if len(held) == 1 else 'do'}.",
            ["Write “stop” to end them all."],
            [f"Digests that come here:\n{known}"],
            metrics=[],
        )
    book.strike_out(ending)
    return Draft(ended_headline(ending, held, catalogue), ended_sentences(ending, held), metrics=[])


def names(asked: Reading, held: Wanted) -> bool:
    """Whether a digest is among those to stop: all of them where nothing was named."""
    if asked.metrics or asked.scope.kind not in OF_ALL:
        named = (held.reading.metrics, held.reading.scope) == (asked.metrics, asked.scope)
        return named and asked.body in {None, held.level}
    level = asked.scope.id if asked.scope.kind is ScopeKind.LEVEL else asked.body
    return level in {None, held.level}
