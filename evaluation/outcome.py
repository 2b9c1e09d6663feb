"""Scored questions summed up: shares right by part and by kind, mistakes that matter most, and kinds confused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from actions.reading import Kind
from bot.data_sets import DataSet
from evaluation.asking import Asked
from evaluation.scoring import PARTS, PLAIN, Given, Known, Score, given_by, score

REFUSALS = frozenset({Kind.OUT_OF_SCOPE, Kind.NOT_PERMITTED, Kind.NO_DATA})


@dataclass(frozen=True, slots=True)
class Scored:
    asked: Asked
    given: Given
    score: Score

    @property
    def expected(self) -> Kind:
        """The kind under which it is counted."""
        return self.asked.expect.kind[0]


def scored(asked: Iterable[Asked], known: Mapping[DataSet, Known]) -> list[Scored]:
    """`known` by set of figures."""
    found = []
    for one in asked:
        given = given_by(one.answers)
        found.append(Scored(one, given, score(one.expect, given, known[one.data], alone=one.alone)))
    return found


@dataclass(frozen=True, slots=True)
class Share:
    n: int
    of: int

    @property
    def percent(self) -> float:
        """Of nothing, all of it."""
        return 100 * self.n / self.of if self.of else 100.0


def share(results: Iterable[bool]) -> Share:
    held = list(results)
    return Share(sum(held), len(held))


def by_part(found: Sequence[Scored]) -> dict[str, Share]:
    """Each of kind, metric, area, comparator and period where something was expected of it, and all together."""
    parts = {name: share(right for one in found if (right := one.score.parts[name]) is not None) for name in PARTS}
    return {**parts, "all right": share(one.score.right for one in found)}


def by_kind(found: Sequence[Scored]) -> dict[Kind, Share]:
    """By the first kind expected, in the order of the alphabet."""
    kinds = sorted({one.expected for one in found})
    return {kind: share(one.score.right for one in found if one.expected is kind) for kind in kinds}


def mistakes(found: Sequence[Scored]) -> dict[str, Share]:
    """How often what a reader trusts least happens, of the questions where it could."""
    with_figures = [one for one in found if one.given.figures and one.asked.expect.all_metrics]
    clear = [one for one in found if Kind.CLARIFY not in one.asked.expect.kind]
    ours = [one for one in found if not REFUSALS & set(one.asked.expect.kind)]
    # beside no_data the nearest figure held may stand
    not_ours = [one for one in found if set(one.asked.expect.kind) <= PLAIN - {Kind.NO_DATA}]
    return {
        "a figure of another metric, area or period": share(
            False in (one.score.metric, one.score.area, one.score.period) for one in with_figures
        ),
        "a needless clarification": share(Kind.CLARIFY in one.given.kinds for one in clear),
        "a needless refusal": share(bool(one.given.kinds) and set(one.given.kinds) <= REFUSALS for one in ours),
        "a figure where none was due": share(one.given.figures > 0 for one in not_ours),
    }


def confusion(found: Iterable[Scored]) -> dict[Kind, Counter[Kind]]:
    """Kind expected -> kinds given with how often; any acceptable kind counts as the expected one."""
    table: dict[Kind, Counter[Kind]] = {}
    for one in found:
        acceptable = set(one.asked.expect.kind) & set(one.given.kinds)
        given = one.expected if acceptable else next(iter(one.given.kinds), None)
        if given:
            table.setdefault(one.expected, Counter())[given] += 1
    return dict(sorted(table.items()))


def worst(found: Iterable[Scored], most: int) -> list[Scored]:
    """Wrong ones, the most confident first: those that mislead."""
    wrong = [one for one in found if not one.score.right]
    return sorted(wrong, key=lambda one: (-one.asked.confidence, one.asked.name))[:most]
