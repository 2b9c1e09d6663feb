"""Which figures a lower audience may not see because they tell of a few people, and which would give those away.

Source: Government Statistical Service, Disclosure control guidance for tables produced from administrative sources
(primary and secondary suppression); the audit by linear equations as in Willenborg and de Waal, Elements of Statistical
Disclosure Control, 2001. To hide the smallest next figure is the usual simple heuristic, not the optimum.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

THRESHOLD = 5

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Row(Generic[K]):
    """One figure of a table: a count, or a rate with the two counts it is made of."""

    key: K
    value: float | None
    numerator: float | None = None
    denominator: float | None = None


@dataclass(frozen=True, slots=True)
class Sum(Generic[K]):
    """A total and the parts that add up to it: of a breakdown, of a year, of an area."""

    total: K
    parts: tuple[K, ...]

    @property
    def members(self) -> tuple[K, ...]:
        return (*self.parts, self.total)


Counts = tuple[float, ...]  # of one figure: the count itself, or numerator and denominator


def suppressed(
    rows: Iterable[Row[K]],
    sums: Iterable[Sum[K]],
    *,
    value_is_count: bool,
    threshold: int = THRESHOLD,
    hidden: Collection[K] = (),
    settled: Collection[K] = (),
) -> frozenset[K]:
    """The keys to hide, each with its value, numerator, denominator and interval. Raises nothing.

    Primary: any count from 1 to below the threshold, and the rate made from it. A count of zero is shown. Secondary:
    as long as a hidden figure follows from those shown, or a sum leaves one person for each of its hidden figures, the
    smallest figure of that sum that is not yet hidden is hidden too: one above zero where there is one, parts before
    their total. `value_is_count` is false for rates; those without numerator and denominator are never hidden. Figures
    that are missing hide nothing, for they may stand elsewhere. `hidden` are hidden before, for another reason;
    `settled` are known already, or hidden already, and are left as they are.
    """
    counts = {row.key: found for row in rows if (found := counts_of(row, value_is_count=value_is_count))}
    held = [Sum(one.total, tuple(part for part in one.parts if part in counts)) for one in sums if one.total in counts]
    small = {key for key, of in counts.items() if any(0 < count < threshold for count in of)}
    found = small | {key for key in hidden if key in counts}
    for known in joined([one for one in held if one.parts]):
        members = {key for one in known for key in one.members}
        within = found & members
        while (weak := next(given_away(within, known, counts, settled), None)) is not None:
            within.add(weak)
        found |= within
    return frozenset(found)


def joined(sums: Iterable[Sum[K]]) -> list[list[Sum[K]]]:
    """Sums that share figures, directly or through others, together; no figure of one group tells any of another."""
    group: dict[K, list[Sum[K]]] = {}
    for one in sums:
        touched = {id(group[key]): group[key] for key in one.members if key in group}
        whole = [*(each for other in touched.values() for each in other), one]
        for each in whole:
            group.update(dict.fromkeys(each.members, whole))
    return list({id(whole): whole for whole in group.values()}.values())


def counts_of(row: Row[K], *, value_is_count: bool) -> Counts:
    """Of a rate its numerator and denominator, as far as held; empty where there is nothing to judge by."""
    if row.numerator is not None or row.denominator is not None:
        return tuple(count for count in (row.numerator, row.denominator) if count is not None)
    return (row.value,) if value_is_count and row.value is not None else ()


def given_away(
    hidden: Collection[K], sums: Sequence[Sum[K]], counts: Mapping[K, Counts], settled: Collection[K] = ()
) -> Iterator[K]:
    """For each hidden figure that the others tell, the next to hide beside it; nothing where none is left to hide."""
    if not hidden:
        return
    told = determined(hidden, sums)
    within = [(one, [key for key in one.members if key in hidden]) for one in sums]
    weak = [one for one, of in within if told.intersection(of) or one_person_each(of, one, counts)]
    # the rest only where every sum that a told figure stands in is hidden already
    for one in [*weak, *(sums if told else ())]:
        choice = smallest_shown(one, hidden, counts, settled)
        if choice is not None:
            yield choice


def smallest_shown(
    one: Sum[K], hidden: Collection[K], counts: Mapping[K, Counts], settled: Collection[K] = ()
) -> K | None:
    shown = [key for key in one.members if key not in hidden and key not in settled]
    return min(shown, key=lambda key: (key == one.total, counts[key][0] <= 0, counts[key][0]), default=None)


def one_person_each(within: Sequence[K], one: Sum[K], counts: Mapping[K, Counts]) -> bool:
    """Whether the hidden parts of a total that is shown come to one each, which tells all of them."""
    if not within or one.total in within:
        return False
    return any(sum(of) == len(within) for of in zip(*(counts[key] for key in within), strict=False))


def determined(hidden: Collection[K], sums: Iterable[Sum[K]]) -> set[K]:
    """The hidden figures with just one possible value, all sums taken together.

    Each sum is an equation in its hidden figures; once the equations are solved by elimination, with exact fractions, a
    figure that stands alone in one is told.
    """
    solved: dict[K, dict[K, Fraction]] = {}  # by the figure each equation is solved for
    for one in sums:
        equation = {key: Fraction(1 if key != one.total else -1) for key in one.members if key in hidden}
        for pivot, other in solved.items():
            equation = less(equation, equation.get(pivot, Fraction()), other)
        if not equation:
            continue
        pivot, scale = next(iter(equation.items()))
        equation = {key: weight / scale for key, weight in equation.items()}
        solved = {key: less(other, other.get(pivot, Fraction()), equation) for key, other in solved.items()}
        solved[pivot] = equation
    return {key for key, equation in solved.items() if len(equation) == 1}


def less(equation: Mapping[K, Fraction], times: Fraction, other: Mapping[K, Fraction]) -> dict[K, Fraction]:
    """One equation less so many times another; what comes to zero is left out."""
    keys = dict.fromkeys([*equation, *other])
    taken = {key: equation.get(key, Fraction()) - times * other.get(key, Fraction()) for key in keys}
    return {key: weight for key, weight in taken.items() if weight}
