"""What looks odd in a scorecard as read: said with its cell, never mended."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from data_layer.council_facts import ToleranceKind
from data_layer.scorecards.model import Caution, Imported, Measure, Origin, Target, Value
from data_layer.scorecards.naming import slug
from data_layer.scorecards.statuses import Family, family
from data_layer.scorecards.when import year_of
from data_layer.vocabulary import BetterWhen

FEWEST_EQUAL = 3  # values that equal the period before; fewer happen by chance
WIDE = 0.5  # of the target


def cautions(found: Imported) -> tuple[Caution, ...]:
    """All checks that one file allows, in the order of the cells."""
    measures = {measure.key: measure for measure in found.measures}
    series: dict[tuple[str, str | None], list[Value]] = defaultdict(list)
    for value in found.values:
        series[value.measure, value.area].append(value)
    odd = [
        *rated_against_target(found, measures),
        *(caution for key, values in series.items() for caution in oddities(measures[key[0]], values, found.targets)),
        *an_order_apart(found),
        *wide_tolerances(found.targets),
        *equal_to_last(series.values()),
        *lags(found.values, found.targets),
    ]
    return (*found.cautions, *sorted(odd, key=lambda caution: caution.origin))


def rated_against_target(found: Imported, measures: dict[str, Measure]) -> Iterator[Caution]:
    targets = {
        (target.measure, target.period, target.area): target for target in found.targets if target.value is not None
    }
    for value in found.values:
        target = targets.get((value.measure, value.period, value.area))
        way = measures[value.measure].better_when
        if (
            value.status_as_given is None
            or value.value is None
            or target is None
            or target.value is None
            or way in {None, BetterWhen.NEUTRAL}
        ):
            continue
        met = value.value >= target.value if way is BetterWhen.HIGHER else value.value <= target.value
        rated, words = family(value.status_as_given.words), value.status_as_given.words
        if (rated is Family.GOOD and not met) or (rated is Family.BAD and met):
            said = "misses" if not met else "meets"
            yield Caution(
                value.origin, f"{value.as_given} {said} the target {target.as_given}, and the rating given is {words!r}"
            )


def an_order_apart(found: Imported) -> Iterator[Caution]:
    """A value and its target of such different size that one of them may be in another unit."""
    targets = {(target.measure, target.period, target.area): target for target in found.targets if target.value}
    for value in found.values:
        target = targets.get((value.measure, value.period, value.area))
        if target and target.value and value.value and not 0.05 < abs(value.value / target.value) < 20:
            yield Caution(value.origin, f"{value.as_given} and the target {target.as_given} are far apart in size")


def wide_tolerances(targets: Iterable[Target]) -> Iterator[Caution]:
    """A tolerance of half the target or more: it may be the threshold itself, and not the distance to it."""
    for target in targets:
        allowed = target.tolerated
        if not allowed or allowed.amount is None or not target.value:
            continue
        share = allowed.amount / 100 if allowed.kind is ToleranceKind.RELATIVE else allowed.amount / abs(target.value)
        if share >= WIDE:
            yield Caution(
                target.origin, f"the tolerance {target.tolerance} is half of the target {target.as_given} or more"
            )


def oddities(measure: Measure, values: Sequence[Value], targets: Sequence[Target]) -> Iterator[Caution]:
    held = sorted((value for value in values if value.value is not None), key=lambda value: value.period.end)
    others = [abs(value.value or 0) for value in held if value.value]
    goals = [abs(target.value) for target in targets if target.measure == measure.key and target.value]
    for value in held:
        if value.value == 0 and others and min(others) >= 20 and (not goals or min(goals) >= 20):
            yield Caution(value.origin, f"0 for {measure.name!r}, whose other figures are {min(others):g} and more")
    for target in targets:
        if target.measure == measure.key and target.value == 0 and others and min(others) >= 20:
            text = (
                f"a target of 0 for {measure.name!r}, whose figures are {min(others):g} and more: 0 may mean no target"
            )
            yield Caution(target.origin, text)
    if not measure.cumulative:
        return
    for before, after in pairwise(held):
        same_year = year_of(before.period) == year_of(after.period) is not None
        if same_year and before.period.months == after.period.months < 12 and (after.value or 0) < (before.value or 0):
            yield Caution(
                after.origin, f"cumulative, and {after.as_given} is below {before.as_given} of {before.period.label}"
            )


def equal_to_last(series: Iterable[Sequence[Value]]) -> Iterator[Caution]:
    """One sentence for all: values carried over from the period before are seen by their number."""
    equal: list[Value] = []
    count = 0
    for values in series:
        held = sorted((v for v in values if v.value is not None and v.period.months < 12), key=lambda v: v.period.end)
        count += len(held) > 1
        if len(held) == 2 and held[0].value == held[1].value:
            equal.append(held[1])
    if len(equal) >= FEWEST_EQUAL:
        cells = ", ".join(value.origin.cell for value in equal)
        yield Caution(equal[0].origin, f"{len(equal)} of {count} values equal those of the period before: {cells}")


def lags(values: Sequence[Value], targets: Sequence[Target]) -> Iterator[Caution]:
    """Remarks beside a figure that speak of another period than its column."""
    for target in targets:
        if target.remark and re.search(r"\b(?:quarterly|monthly|annual|q[1-4])\b", target.remark, re.IGNORECASE):
            yield Caution(
                target.origin, f"the target {target.as_given!r} may be for another period than its column says"
            )
    for value in values:
        if value.remark and re.search(r"\blag\b|\bQ[1-4]\b|\bannual\b|incremental", value.remark, re.IGNORECASE):
            yield Caution(
                value.origin,
                f"{value.as_given!r} stands under {value.period.label}, and may be about an earlier period",
            )


def counted(found: Imported, counts: Sequence[tuple[str, float, Origin]]) -> Iterator[Caution]:
    """A table of counts of ratings against the ratings read."""
    rated = [family(value.status_as_given.words) for value in found.values if value.status_as_given]
    words = {"green": Family.GOOD, "amber": Family.NEAR, "red": Family.BAD}
    for word, number, origin in counts:
        which = words.get(slug(word).rstrip("s"))
        if which and rated and rated.count(which) != number:
            yield Caution(origin, f"the summary counts {number:g} {word}, the rows show {rated.count(which)}")


def compared_with(found: Imported, earlier: Imported) -> tuple[Caution, ...]:
    """Against last quarter's file: values restated, and targets left behind by a cumulative value."""
    before = {(value.measure, value.period, value.area): value for value in earlier.values}
    odd = []
    for value in found.values:
        was = before.get((value.measure, value.period, value.area))
        if was and was.value is not None and value.value is not None and was.value != value.value:
            odd.append(
                Caution(
                    value.origin,
                    f"{value.period.label} was {was.as_given} in {was.origin.file} and is now {value.as_given}",
                )
            )
    return (*odd, *left_behind(found, earlier))


def left_behind(found: Imported, earlier: Imported) -> Iterator[Caution]:
    cumulative = {measure.key for measure in found.measures if measure.cumulative}
    old = {target.measure: target for target in earlier.targets if target.value is not None}
    newest = {v.measure: v for v in sorted(found.values, key=lambda v: v.period.end) if v.value is not None}
    before = {v.measure: v for v in sorted(earlier.values, key=lambda v: v.period.end) if v.value is not None}
    for target in found.targets:
        was, now, then = old.get(target.measure), newest.get(target.measure), before.get(target.measure)
        if (
            target.measure in cumulative
            and was
            and now
            and then
            and was.value == target.value
            and (now.value or 0) > (then.value or 0)
        ):
            yield Caution(
                target.origin,
                f"the target is still {target.as_given} while the cumulative value rose to {now.as_given}",
            )
