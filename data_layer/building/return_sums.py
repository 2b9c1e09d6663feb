"""What adds up among the figures of one measure: breakdowns to their whole, months to a quarter, a year as it runs.

What is left when a total is set against the parts that are held is a figure as well, though nobody gave it: where it is
small it is to be hidden, and so stands among the parts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, groupby

from data_layer.council_facts import Accumulation
from data_layer.methods.measure import ROUNDING
from data_layer.methods.small_numbers import THRESHOLD, Counts, Row, Sum, counts_of
from data_layer.periods import Period, add_months

WHOLE = ""
YEAR = 12
FIRST_MONTH = 4  # of the financial year
MOST_TRIED = 12  # parts of which every choice is tried; of more, the small choices
SMALL_CHOICE = 3
MIXED = 2  # lengths of period

Cell = tuple[str, Period]  # part, "" for the whole, and period
Table = Mapping[Cell, Row[Hashable]]


@dataclass(slots=True)
class Adding:
    """`rests` are what is left of a total and small. Of `together` all are hidden as soon as one of them is small."""

    sums: list[Sum[Hashable]] = field(default_factory=list)
    rests: list[Row[Hashable]] = field(default_factory=list)
    together: list[tuple[Hashable, ...]] = field(default_factory=list)

    def add(self, total: Row[Hashable], parts: Sequence[Row[Hashable]], *, whole: bool = True) -> None:
        """Nothing where more than a small rest is left, for then nobody can tell one of them from the others.

        `whole` is false where it is not to be seen from outside that nothing is left.
        """
        left = less(counts(total), *(counts(part) for part in parts))
        if left is None:
            return
        keys = tuple(part.key for part in parts)
        if not any(left):
            if whole:
                self.sums.append(Sum(total.key, keys))
        elif any(0 < count < THRESHOLD for count in left):
            rest = row_of(("rest", total.key, keys), left, total)
            self.rests.append(rest)
            self.sums.append(Sum(total.key, (*keys, rest.key)))


def adding_up(held: Table, touched: Collection[Cell], accumulation: Accumulation | None) -> Adding:
    """The sums that any of the touched cells stands in, each row of `held` with its counts."""
    found = Adding()
    parts: defaultdict[Period, list[Row[Hashable]]] = defaultdict(list)
    runs: defaultdict[str, list[tuple[Period, Row[Hashable]]]] = defaultdict(list)
    for (part, period), row in held.items():
        runs[part].append((period, row))
        if part != WHOLE:
            parts[period].append(row)
    for period in sorted({period for _, period in touched} & parts.keys()):
        if total := held.get((WHOLE, period)):
            breakdowns(total, parts[period], found)
    for part in sorted({part for part, _ in touched}):
        run = runs[part]
        if accumulation in (None, Accumulation.IN_PERIOD):
            shorter_periods(run, found)
        elif accumulation is Accumulation.CUMULATIVE:
            running(run, {financial_year_of(period) for named, period in touched if named == part}, found)
    return found


def breakdowns(total: Row[Hashable], parts: Sequence[Row[Hashable]], found: Adding) -> None:
    """One breakdown where the parts are no more than the whole; else several, each told by its adding up to the whole.

    Parts that no breakdown takes in are one that is given in part. Where even they come to more than the whole nobody
    can say which of them belong together.
    """
    left = [part for part in parts if any(counts(part))]
    nothing = [part for part in parts if not any(counts(part))]
    if less(counts(total), *(counts(part) for part in left)) is not None:
        found.add(total, parts)
        return
    taken: set[Hashable] = set()
    for choice in choices(left):
        if not any(less(counts(total), *(counts(part) for part in choice)) or (1,)):
            found.add(total, [*choice, *nothing])
            taken.update(part.key for part in choice)
    others = [part for part in left if part.key not in taken]
    if less(counts(total), *(counts(part) for part in others)) is not None:
        if others:
            found.add(total, others)
    else:
        found.together.append(tuple(part.key for part in others))


def choices(parts: Sequence[Row[Hashable]]) -> Iterator[tuple[Row[Hashable], ...]]:
    most = len(parts) if len(parts) <= MOST_TRIED else SMALL_CHOICE
    for many in range(1, most + 1):
        yield from combinations(parts, many)


def shorter_periods(run: Sequence[tuple[Period, Row[Hashable]]], found: Adding) -> None:
    """Months within a quarter and quarters within a year, each period once, as far as they are held."""
    lengths = sorted({period.months for period, _ in run if period.months})
    if len(lengths) < MIXED:
        return
    for period, total in run:
        for months in (each for each in lengths if each < period.months and period.months % each == 0):
            steps = {Period(add_months(period.start, at), months) for at in range(0, period.months, months)}
            if parts := [row for each, row in run if each in steps]:
                found.add(total, parts)


def running(run: Iterable[tuple[Period, Row[Hashable]]], years: Collection[int], found: Adding) -> None:
    """Any two figures of one financial year: what came between them is the later less the earlier."""

    def when(one: tuple[Period, Row[Hashable]]) -> tuple[int, Period]:
        return financial_year_of(one[0]), replace(one[0], start=one[0].end)

    for year, of_year in groupby(sorted(run, key=when), key=lambda one: financial_year_of(one[0])):
        if year in years:
            for (before, earlier), (after, later) in combinations(of_year, 2):
                found.add(later, [earlier], whole=before.end == after.end)


def financial_year_of(period: Period) -> int:
    """The year in which the financial year starts that the period ends in."""
    return period.end.year - (period.end.month < FIRST_MONTH)


def counts(row: Row[Hashable]) -> Counts:
    return counts_of(row, value_is_count=True)


def less(total: Counts, *parts: Counts) -> Counts | None:
    """What is left of a total, count by count; None where the parts are more than it."""
    left = tuple(round(of - sum(each), 6) for of, *each in zip(total, *parts, strict=True))
    return left if all(count > -ROUNDING for count in left) else None


def row_of(key: Hashable, of: Counts, like: Row[Hashable]) -> Row[Hashable]:
    if like.numerator is None:
        return Row(key, of[0])
    return Row(key, None, *of)
