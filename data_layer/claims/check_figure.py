"""Whether a figure is what is claimed: its value, its place in its own history, its target. Source: this project."""

from __future__ import annotations

from dataclasses import replace

from data_layer.claims.amounts import agrees, in_unit
from data_layer.claims.check_group import check_group
from data_layer.claims.check_history import check_history
from data_layer.claims.checked import Checked, Facts, Reason, Verdict, cannot
from data_layer.claims.model import Bound, Claim, Sense
from data_layer.claims.moving import UP, sign, wanted
from data_layer.claims.reservations import CHANGED, reservations
from data_layer.claims.starts import all_that_compare, base_of, is_usual_start, unbroken
from data_layer.council_facts import Rag
from data_layer.facts import Observation
from data_layer.methods.measure import CASH, YEAR, at_most, comparable
from data_layer.methods.rag import REACHED
from data_layer.vocabulary import MetricKind

FEWEST_FOR_RECORD = 3
MUCH = 0.1  # of a number that is "well" above or below it


def check_value(claim: Claim, facts: Facts) -> Checked:
    if claim.of:
        return check_group(claim, facts)
    if claim.often:
        return check_history(claim, facts)
    own, metric = facts.own, facts.metric
    if own is None or own.value is None:
        return cannot(claim, Reason.NO_FIGURE, facts)
    said = in_unit(claim, metric)
    if said is None:
        return cannot(claim, Reason.UNIT, facts)
    found = Checked(claim, Verdict.NOT_SUPPORTED, own=own)
    if agrees(own.value, claim, *said, decimals=metric.decimals):
        if claim.strongly and at_most(own.value - said[0], MUCH * abs(said[0])):
            return replace(found, reasons=(Reason.NOT_BY_MUCH,))
        but = tuple(reservations(claim, facts))
        return replace(found, verdict=Verdict.TRUE_BUT if but else Verdict.SUPPORTED, reasons=but)
    if claim.bound is Bound.EXACT and (other := of_another_period(claim, said, facts)):
        return replace(found, reasons=(Reason.OTHER_PERIOD,), base=other)
    if claim.period is None and metric.kind is MetricKind.AMOUNT and 0 < own.period.months < YEAR:
        return cannot(claim, Reason.NO_TIME, facts)  # "205 homes have been built": in a quarter, a year, or ever
    return replace(found, reasons=(Reason.VALUE,))


def of_another_period(claim: Claim, said: tuple[float, float], facts: Facts) -> Observation | None:
    """The newest figure of another time that is what was said."""
    assert facts.own is not None
    found = [
        each
        for each in facts.held
        if each.value is not None
        and each.period != facts.own.period
        and agrees(each.value, claim, *said, decimals=facts.metric.decimals)
    ]
    return found[-1] if found else None


def check_record(claim: Claim, facts: Facts) -> Checked:
    """The highest or lowest of those held since a start, as far back as the series runs without a break."""
    own, metric = facts.own, facts.metric
    if own is None or own.value is None:
        return cannot(claim, Reason.NO_FIGURE, facts)
    way = wanted(claim.sense, metric)
    if isinstance(way, Reason):
        return cannot(claim, way, facts)
    if claim.sense in {Sense.BETTER, Sense.WORSE} and metric.kind in CASH:
        return cannot(claim, Reason.CASH, facts)
    if not comparable(own):
        return cannot(claim, Reason.NOT_COMPARABLE, facts)
    run = [each for each in (all_that_compare if claim.often else unbroken)(facts) if each.period != own.period]
    base = None if claim.since is None or is_usual_start(claim.since) else base_of(claim.since, facts)
    if isinstance(base, Observation):
        run = [each for each in run if each.period > base.period]
    beaten = [each for each in run if each.value is not None and sign(each.value, own.value, metric) == way]
    found = Checked(claim, Verdict.NOT_SUPPORTED, own=own, base=run[0] if run else None)
    if beaten:
        extreme = max(beaten, key=lambda each: way * (each.value or 0.0))
        return replace(found, reasons=(Reason.NOT_EXTREME,), base=extreme)
    if isinstance(base, Reason):
        return cannot(claim, base, facts)
    if len(run) < FEWEST_FOR_RECORD - 1:
        return cannot(claim, Reason.TOO_FEW, facts)
    tied = [each for each in run if each.value is not None and sign(each.value, own.value, metric) == 0]
    but = [Reason.TIED] if tied else []
    but += [Reason.DEFINITION_CHANGED] if cut_short(claim, facts) else []
    but += [Reason.CASH] if metric.kind in CASH and way is UP else []
    but += reservations(claim, facts)
    return replace(found, verdict=Verdict.TRUE_BUT if but else Verdict.SUPPORTED, reasons=tuple(but))


def cut_short(claim: Claim, facts: Facts) -> bool:
    """Whether the series was held before a break, so that a record is one since then."""
    own = facts.own
    assert own is not None
    broken = [each for each in facts.events if not each.allows_change or each.kind in CHANGED]
    first = facts.held[0].period
    return claim.since is None and any(first.end < each.starts <= own.period.end for each in broken)


def check_target(claim: Claim, facts: Facts) -> Checked:
    judged, own = facts.judged, facts.own
    if own is None or own.value is None:
        return cannot(claim, Reason.NO_FIGURE, facts)
    if judged is None or judged.rag is None:
        return cannot(claim, Reason.NO_TARGET, facts)
    found = Checked(claim, Verdict.NOT_SUPPORTED, own=own, judged=judged)
    if claim.sense in {Sense.HIGHER, Sense.LOWER}:
        way = wanted(claim.sense, facts.metric)
        if judged.target is None or sign(own.value, judged.target.value, facts.metric) != way:
            return replace(found, reasons=(Reason.OPPOSITE,))
    elif (judged.rag in REACHED) != (claim.sense is Sense.BETTER):
        return replace(found, reasons=(Reason.MET if judged.rag in REACHED else Reason.NOT_MET,))
    but = (Reason.WITHIN_TOLERANCE,) if judged.rag is Rag.AMBER and claim.sense is Sense.WORSE else ()
    but += tuple(reservations(claim, facts))
    return replace(found, verdict=Verdict.TRUE_BUT if but else Verdict.SUPPORTED, reasons=but)
