"""Whether a figure stands beside others as is claimed. Source: this project, by the bands of `position`."""

from __future__ import annotations

from dataclasses import replace
from math import hypot

from data_layer.claims.amounts import agrees, holds, holds_in_percent, in_unit
from data_layer.claims.checked import Checked, Facts, Reason, Verdict, cannot
from data_layer.claims.model import Among, Bound, Claim, Sense, Size
from data_layer.claims.moving import DOWN, LEVEL, UP, sign, wanted
from data_layer.claims.reservations import reservations
from data_layer.facts import Observation, Position
from data_layer.methods.measure import at_most, comparable, last_decimal
from data_layer.methods.position import FEWEST_FOR_BAND
from data_layer.vocabulary import Band, Basis, Group, MetricKind

JUDGED = {Sense.BETTER, Sense.WORSE}
MUCH = 0.1  # of what the others have


def check_position(claim: Claim, facts: Facts) -> Checked:
    own, metric = facts.own, facts.metric
    if own is None or own.value is None:
        return cannot(claim, Reason.NO_FIGURE, facts)
    if not comparable(own):
        return cannot(claim, Reason.NOT_COMPARABLE, facts)
    if claim.among is Among.TOP_QUARTER:
        return in_top_quarter(claim, facts)
    way = wanted(claim.sense, metric)
    if isinstance(way, Reason):
        return cannot(claim, way, facts)
    if metric.kind is MetricKind.AMOUNT and claim.sense in JUDGED:
        return cannot(claim, Reason.GROWS_WITH_SIZE, facts, position=facts.position, other=facts.other)
    if claim.other == own.area:
        return cannot(claim, Reason.ITSELF, facts)
    if claim.other:
        return by_much(with_theirs(beside_council(claim, way, facts), facts), facts)
    found = facts.position
    if found is None:
        return cannot(claim, Reason.NO_GROUP, facts)
    total = metric.kind is MetricKind.AMOUNT and found.group is Group.ENGLAND and found.basis is Basis.PUBLISHED
    if found.median is None or found.n == 0 or total:
        return cannot(claim, Reason.GROWS_WITH_SIZE if total else Reason.SMALL_GROUP, facts, position=found)
    if claim.among is Among.QUARTER:
        return in_quarter(claim, way, found, facts)
    if claim.among in {Among.ALL, Among.MOST}:
        return beside_members(claim, way, found, facts)
    return by_much(with_theirs(beside_middle(claim, way, found, found.median, facts), facts), facts)


def by_much(checked: Checked, facts: Facts) -> Checked:
    """ "Much lower", "far above": by a tenth of theirs at least, and of a group not within its middle half."""
    claim, own = checked.claim, checked.own
    theirs = facts.other.value if facts.other else facts.position.median if facts.position else None
    if not claim.strongly or claim.amount is not None or checked.verdict not in {Verdict.SUPPORTED, Verdict.TRUE_BUT}:
        return checked
    assert own is not None and own.value is not None
    within = checked.position is not None and checked.position.band is Band.MIDDLE_HALF
    if theirs is None or within or at_most(own.value - theirs, MUCH * abs(theirs)):
        return replace(checked, verdict=Verdict.NOT_SUPPORTED, reasons=(Reason.NOT_BY_MUCH,))
    return checked


def with_theirs(checked: Checked, facts: Facts) -> Checked:
    """What holds only beside a figure that the others do not have does not hold."""
    if checked.verdict not in {Verdict.SUPPORTED, Verdict.TRUE_BUT} or has_theirs(checked.claim, facts):
        return checked
    return replace(checked, verdict=Verdict.NOT_SUPPORTED, reasons=(Reason.THEIRS,))


def has_theirs(claim: Claim, facts: Facts) -> bool:
    """Whether the others have the figure that they are said to have; true where none is said."""
    theirs = facts.other.value if facts.other else facts.position.median if facts.position else None
    if claim.theirs is None or theirs is None:
        return True
    told = (theirs, round(theirs, facts.metric.decimals))
    return any(holds(each, claim.theirs, claim.theirs_step, Bound.EXACT) for each in told)


def beside_middle(claim: Claim, way: int, found: Position, middle: float, facts: Facts) -> Checked:
    own, metric = facts.own, facts.metric
    assert own is not None and own.value is not None
    checked = Checked(claim, Verdict.NOT_SUPPORTED, own=own, position=found)
    stands, unclear = sign(own.value, middle, metric), found.band is Band.NO_CLEAR_DIFFERENCE
    if way is LEVEL:
        return alike(checked, stands, found, facts)
    if stands != way:
        return replace(checked, reasons=(Reason.OPPOSITE if stands else Reason.NO_CLEAR_DIFFERENCE,))
    if unclear and claim.sense in JUDGED:
        return replace(checked, reasons=(Reason.NO_CLEAR_DIFFERENCE,))
    if sized := size_beside(claim, own.value, middle, facts):
        return replace(checked, reasons=(sized,)) if sized is not Reason.UNIT else cannot(claim, sized, facts)
    of_all = claim.among is Among.GROUP and found.basis is not Basis.PUBLISHED and claim.amount is None
    other_end = Band.LOWEST_QUARTER if way is UP else Band.HIGHEST_QUARTER
    but = [Reason.NO_CLEAR_DIFFERENCE] if unclear else [Reason.WORSE_QUARTER] if found.band is other_end else []
    but += [Reason.MIDDLE_HALF] if of_all and found.band is Band.MIDDLE_HALF else []
    but += [Reason.SMALL_GROUP] if found.n < FEWEST_FOR_BAND and found.basis is not Basis.PUBLISHED else []
    but += [Reason.GROWS_WITH_SIZE] if metric.kind is MetricKind.AMOUNT else []
    return told(checked, [*but, *reservations(claim, facts)])


def alike(checked: Checked, stands: int, found: Position, facts: Facts) -> Checked:
    """ "In line with": no clear difference; or, with the gap told, within the middle half."""
    own = facts.own
    assert own is not None and own.value is not None
    but = [*reservations(checked.claim, facts)]
    if stands is LEVEL or found.band is Band.NO_CLEAR_DIFFERENCE:
        return told(checked, but)
    within = found.q1 is not None and found.q3 is not None and found.q1 <= own.value <= found.q3
    if found.band is Band.MIDDLE_HALF or (found.band is None and within and found.n >= FEWEST_FOR_BAND):
        return told(checked, [Reason.APART, *but])
    return replace(checked, reasons=(Reason.OPPOSITE,))


def in_top_quarter(claim: Claim, facts: Facts) -> Checked:
    """ "Top" is the best quarter, or the highest: where they differ, which is meant is for the speaker to say."""
    found, metric = facts.position, facts.metric
    if found is None or found.band is None:
        return in_quarter(claim, UP, found, facts) if found else cannot(claim, Reason.NO_GROUP, facts)
    by_size = UP if claim.sense is Sense.BETTER else DOWN
    if wanted(claim.sense, metric) == by_size or found.band not in {Band.HIGHEST_QUARTER, Band.LOWEST_QUARTER}:
        return in_quarter(claim, by_size, found, facts)
    return cannot(claim, Reason.WHICH_END, facts, position=found)


def in_quarter(claim: Claim, way: int, found: Position, facts: Facts) -> Checked:
    checked = Checked(claim, Verdict.NOT_SUPPORTED, own=facts.own, position=found)
    if found.band is None:
        amount = facts.metric.kind is MetricKind.AMOUNT
        few = found.n < FEWEST_FOR_BAND
        why = Reason.GROWS_WITH_SIZE if amount else Reason.SMALL_GROUP if few else Reason.NEITHER_BETTER
        return cannot(claim, why, facts, position=found)
    if found.band is not (Band.HIGHEST_QUARTER if way is UP else Band.LOWEST_QUARTER):
        return replace(checked, reasons=(Reason.NOT_THAT_QUARTER,))
    return told(checked, [*reservations(claim, facts)])


def beside_members(claim: Claim, way: int, found: Position, facts: Facts) -> Checked:
    """Better than all, or most, of those that publish a figure."""
    own, metric = facts.own, facts.metric
    assert own is not None and own.value is not None
    values = [each.value for each in found.members if each.value is not None]
    if not values:  # a group too large to be listed
        return cannot(claim, Reason.RANK, facts, position=found)
    held = [sign(own.value, value, metric) == way for value in values]
    enough = all(held) if claim.among is Among.ALL else 2 * sum(held) > len(held)
    checked = Checked(claim, Verdict.NOT_SUPPORTED, own=own, position=found)
    if not enough:
        return replace(checked, reasons=(Reason.NOT_ALL,))
    but = [Reason.SMALL_GROUP] if found.n < found.of or found.n < FEWEST_FOR_BAND else []
    but += [Reason.GROWS_WITH_SIZE] if metric.kind is MetricKind.AMOUNT else []
    return told(checked, [*but, *reservations(claim, facts)])


def beside_council(claim: Claim, way: int, facts: Facts) -> Checked:
    own, other, metric = facts.own, facts.other, facts.metric
    assert own is not None and own.value is not None
    if other is None or other.value is None or not comparable(other):
        return cannot(claim, Reason.OTHER_NOT_HELD, facts)
    checked = Checked(claim, Verdict.NOT_SUPPORTED, own=own, other=other)
    stands, clear = sign(own.value, other.value, metric), differs(own, other, facts)
    if way is LEVEL:
        met = stands is LEVEL or not clear
        return told(checked, [*reservations(claim, facts)]) if met else replace(checked, reasons=(Reason.OPPOSITE,))
    if stands != way:
        return replace(checked, reasons=(Reason.OPPOSITE if stands else Reason.NO_CLEAR_DIFFERENCE,))
    if not clear and claim.sense in JUDGED:
        return replace(checked, reasons=(Reason.NO_CLEAR_DIFFERENCE,))
    if sized := size_beside(claim, own.value, other.value, facts):
        return replace(checked, reasons=(sized,)) if sized is not Reason.UNIT else cannot(claim, sized, facts)
    but = [] if clear else [Reason.NO_CLEAR_DIFFERENCE]
    but += [Reason.GROWS_WITH_SIZE] if metric.kind is MetricKind.AMOUNT else []
    return told(checked, [*but, *reservations(claim, facts)])


def differs(own: Observation, other: Observation, facts: Facts) -> bool:
    """Beyond one unit of the last decimal and, where both have one, beyond the interval of the difference."""
    assert own.value is not None and other.value is not None
    distance = own.value - other.value
    if at_most(distance, last_decimal(facts.metric)):
        return False
    ends = (own.lower, other.upper) if distance > 0 else (own.upper, other.lower)
    if ends[0] is None or ends[1] is None:
        return True
    return not at_most(distance, hypot(ends[0] - own.value, ends[1] - other.value))


def size_beside(claim: Claim, value: float, beside: float, facts: Facts) -> Reason | None:
    """None where no size is said, or the one said is right."""
    if claim.amount is None:
        return None
    metric = facts.metric
    if claim.size is Size.TIMES:
        ratio = value / beside if beside else 0.0
        return None if holds(ratio, claim.amount, 0.1 * claim.amount, claim.bound) else Reason.SIZE
    gap, points = abs(value - beside), in_unit(claim, metric)
    shown = abs(round(value, metric.decimals) - round(beside, metric.decimals))
    if points and any(agrees(each, claim, *points, decimals=metric.decimals) for each in (gap, shown)):
        return None
    if points is None and claim.size is not Size.PERCENT:
        return Reason.UNIT
    relative = 100 * gap / abs(beside) if beside else None
    of_it = claim.size is Size.PERCENT and relative is not None
    return None if of_it and relative and holds_in_percent(relative, claim) else Reason.SIZE


def told(checked: Checked, but: list[Reason]) -> Checked:
    return replace(checked, verdict=Verdict.TRUE_BUT if but else Verdict.SUPPORTED, reasons=tuple(dict.fromkeys(but)))
