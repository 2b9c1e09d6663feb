"""Signals of early warning in words: what was so then, beside others, and where a signal begins."""

from __future__ import annotations

from collections.abc import Sequence

from actions.wording.components import AMOUNTS
from actions.wording.moved_alike import MEMBERS
from actions.wording.numbers import counted, difference, formatted, rounded, same_as_shown, short
from actions.wording.observations import said_at
from actions.wording.places import group_name
from actions.wording.positions import position_clause
from actions.wording.times import full_date, in_period
from data_layer.catalogue import Catalogue, Metric
from data_layer.component_names import RateNames, component_names
from data_layer.early_warning_rules import SignalTest
from data_layer.facts import Figure, Observation, Position
from data_layer.methods.change import months_apart
from data_layer.methods.measure import YEAR
from data_layer.methods.onset import value_of
from data_layer.reserves_used import ReservesUsed, drew
from data_layer.vocabulary import Group

SIGNAL_BY = {
    SignalTest.FAR_FROM_OTHERS: "far from others",
    SignalTest.OUTER_QUARTER: "its place among others",
    SignalTest.THREE_YEARS: "its way over the years",
    SignalTest.USE_OF_RESERVES: "how fast they are used",
    SignalTest.RESTATED: "given again with another value",
}
NUMBERS = {1: "One year", 2: "Two years", 3: "Three years", 4: "Four years", 5: "Five years"}
LONGEST = 100  # years; beyond them the number says nothing


def value_words(figure: Figure, metric: Metric, catalogue: Catalogue) -> str:
    """ "25.4% in 2023/24, in the highest quarter of its nearest neighbours (median 11.8%)"."""
    own = figure.observation
    stands = position_clause(figure.positions[0], figure, metric, catalogue) if figure.positions else None
    return ", ".join(filter(None, [said_at(own, metric), stands]))


def quarter_words(position: Position, figure: Figure, metric: Metric, catalogue: Catalogue, *, low: bool) -> str:
    """Where the quarter begins in which it would be a signal."""
    edge = position.q1 if low else position.q3
    if edge is None:
        return ""
    side = "lowest" if low else "highest"
    return f"The {side} quarter {'ends' if low else 'begins'} at {short(edge, metric)}."


def way_words(earlier: Observation, later: Observation, metric: Metric, *, years: int) -> str:
    """ "Three years before: 28.3% in 2020/21, down 2.9 percentage points since."; with why it is not the whole time."""
    apart = round(months_apart(earlier.period, later.period) / YEAR)
    limit = " (what came before does not compare)" if apart < years else ""
    if same_as_shown(value_of(later), value_of(earlier), metric):
        moved = "the same since"
    else:
        way = "up" if value_of(later) > value_of(earlier) else "down"
        moved = f"{way} {difference(value_of(later), value_of(earlier), metric)} since"
    return f"{NUMBERS.get(apart, f'{apart} years')} before: {said_at(earlier, metric)}, {moved}{limit}."


def use_words(used: ReservesUsed, begins: float | None, figure: Figure, metric: Metric, catalogue: Catalogue) -> str:
    """What was drawn a year, how long what was held would have lasted, and how many others drew."""
    names = component_names().get(metric.id)
    amount = AMOUNTS[names.counted.unit] if isinstance(names, RateNames) else (lambda value: rounded(value, 0))
    own = used.own
    way = "fell" if own.yearly > 0 else "rose" if own.yearly < 0 else "stayed the same"
    span = f"from {amount(own.opening)} at {full_date(used.since.end)} to {amount(own.held)} at "
    said = [f"Reserves {way} {span}{full_date(used.until.end)}."]
    if own.lasts is None:
        said.append("As none were drawn on balance, no number of years is worked out from them.")
    else:
        said.append(lasting(own.lasts, amount(own.yearly), used, stale=figure.freshness.stale))
    if used.others and used.group:
        name = MEMBERS.get(used.group) or group_name(used.group, figure.observation.area, catalogue)
        pace = f"; the fastest quarter at a pace to last {years(1 / begins)} or less" if begins and begins > 0 else ""
        said.append(f"{drew(used.others)} of {len(used.others)} {name} drew on theirs in that time{pace}.")
    return " ".join(said)


def lasting(lasts: float, yearly: str, used: ReservesUsed, *, stale: bool) -> str:
    """Of old accounts it is said as it was then, and never carried on to today."""
    pace = f"At {yearly} a year, the pace of that time,"
    if stale:
        return f"{pace} what was held then would have lasted {years(lasts)}; that is said of then, not of today."
    return f"{pace} what was held would last {years(lasts)} from {full_date(used.until.end)}."


def years(number: float) -> str:
    if number > LONGEST:
        return f"more than {LONGEST} years"
    return f"{rounded(number, 1)} years"


def restated_words(
    said: Sequence[str], others: int, of: int, figure: Figure, catalogue: Catalogue, *, years: int
) -> str:
    group = figure.positions[0].group if figure.positions else Group.NEAREST_NEIGHBOURS
    name = MEMBERS.get(group) or group_name(group, figure.observation.area, catalogue)
    beside = f" {others} of {of} {name} were restated in those years too." if of and said else ""
    span = NUMBERS.get(years, f"{years} years").lower()
    return f"{' '.join(said)}{beside}" if said else f"No balance of the last {span} was given again with another value."


def revised_words(first: float, last: float, point: Observation, metric: Metric) -> str | None:
    if same_as_shown(first, last, metric):
        return None
    when = in_period(point.period, as_at=metric.as_at)
    return f"The figure {when} first came out as {formatted(first, metric)} and is now {formatted(last, metric)}."


def count_words(raised: Sequence[str], of: int) -> str:
    """ "2 of 7 signals in its accounts are raised: debt servicing and restated balances."; names in the order given."""
    if not raised:
        return f"None of the {counted(of, 'signal')} looked for in its accounts is raised."
    are = "is" if len(raised) == 1 else "are"
    *most, last = raised
    names = f"{', '.join(most)} and {last}" if most else last
    return f"{len(raised)} of {counted(of, 'signal')} looked for in its accounts {are} raised: {names}."
