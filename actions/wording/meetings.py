"""The day of the meeting or report that was asked for, in words; where it is not held, that and what is."""

from __future__ import annotations

from datetime import date

from actions.meetings_named import Named
from actions.wording.reporting import event_words
from actions.wording.times import full_date
from data_layer.reporting_facts import ReportingEvent


def next_headline(named: Named, other: ReportingEvent | None, today: date) -> str:
    """ "The Executive Panel next meets on 8 December 2026: Quarter 2 to the Executive Panel."; where no day of it is
    held that is said, then the last of it, or else the next of any (`other`).
    """
    past = named.last(today)
    if coming := named.next(today):
        return f"{start(named)} {'is reported' if named.of_quarter else 'next meets'} on {day_words(coming, named)}."
    if named.of_quarter and past:
        return f"{start(named)} was reported on {day_words(past, named)}; no later day for it is held here."
    missing = f"No day for {named.words} is held here" if named.of_quarter else no_next(named)
    if past:
        return f"{missing}; the last was on {day_words(past, named)}."
    if other := next((one for one in named.elsewhere if one.held >= today), other):
        return f"{missing}; the next of any other is on {full_date(other.held)}: {event_words(other)}."
    return f"{missing}."


def no_next(named: Named) -> str:
    return f"No day of the next meeting of {named.words} is held here"


def in_time_headline(named: Named, first: date, last: date, today: date) -> str:
    """Of days that were named: the first there; or that none is held, and when the next or else the last is."""
    if there := named.between(first, last):
        return f"{start(named)} {'met' if there[0].held < today else 'meets'} on {day_words(there[0], named)}."
    span = f"from {full_date(first)} to {full_date(last)}" if first != last else f"on {full_date(first)}"
    missing = f"No meeting of {named.words} {span} is known here"
    coming, past = named.next(today), named.last(today)
    if coming:
        return f"{missing}; the next is on {day_words(coming, named)}."
    return f"{missing}; the last was on {day_words(past, named)}." if past else f"{missing}."


def last_sentence(named: Named, headline: str, today: date) -> str:
    """Beside a day to come the one before it."""
    past = named.last(today)
    if not past or full_date(past.held) in headline:
        return ""
    return f"The last {'such report' if named.of_quarter else 'meeting'} was on {day_words(past, named)}."


def day_words(one: ReportingEvent, named: Named) -> str:
    """The day, and what it is where that is not said."""
    said = one.title.casefold() in named.words.casefold()
    return full_date(one.held) if said else f"{full_date(one.held)}: {event_words(one)}"


def start(named: Named) -> str:
    return named.words[:1].upper() + named.words[1:]
