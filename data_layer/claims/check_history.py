"""Whether what is said of a whole series holds of each of its figures. Source: this project."""

from __future__ import annotations

from dataclasses import replace

from data_layer.claims.amounts import agrees, in_unit
from data_layer.claims.checked import Checked, Facts, Reason, Verdict, cannot
from data_layer.claims.model import Claim, Often
from data_layer.claims.reservations import reservations
from data_layer.claims.starts import all_that_compare
from data_layer.facts import Observation
from data_layer.methods.measure import comparable
from data_layer.periods import add_months

FEWEST = 3


def check_history(claim: Claim, facts: Facts) -> Checked:
    """Always and never: a single figure refutes it, and what bears it out reaches no further back than what is held.

    "Used to be": one figure before the newest; that the newest is no longer so is meant too.
    """
    own, metric, since = facts.own, facts.metric, claim.since
    if own is None or own.value is None:
        return cannot(claim, Reason.NO_FIGURE, facts)
    if not comparable(own):
        return cannot(claim, Reason.NOT_COMPARABLE, facts)
    said = in_unit(claim, metric)
    if said is None:
        return cannot(claim, Reason.UNIT, facts)
    run = all_that_compare(facts)
    if since is not None:
        if since.first is None:
            return cannot(claim, Reason.BASE_NOT_HELD, facts)
        run = [each for each in run if each.period.start >= since.first and within(each, claim)]
        if not run or run[0].period.start >= add_months(since.first, 12):
            return cannot(claim, Reason.BASE_NOT_HELD, facts)
    if len(run) < FEWEST:
        return cannot(claim, Reason.TOO_FEW, facts)
    so = [each for each in run if agrees(each.value or 0.0, claim, *said, decimals=metric.decimals)]
    found = Checked(claim, Verdict.NOT_SUPPORTED, own=own, base=run[0])
    if claim.often is Often.ONCE:
        return once(found, [each for each in so if each.period < own.period], own in so, facts)
    against = so if claim.often is Often.NEVER else [each for each in run if each not in so]
    if since is not None and against == run[:1]:
        return cannot(claim, Reason.NOT_ALWAYS, facts, base=run[0])  # whether its start counts is not said
    if against:
        return replace(found, reasons=(Reason.NOT_ALWAYS,), base=against[-1])
    but = [Reason.AS_FAR_AS_HELD] if since is None else []
    return believed(found, [*but, *reservations(claim, facts, run[0])])


def once(found: Checked, earlier: list[Observation], still: bool, facts: Facts) -> Checked:
    if not earlier:
        return cannot(found.claim, Reason.NEVER_AS_HELD, facts, base=found.base)
    found = replace(found, base=earlier[-1])
    return believed(found, [*([Reason.STILL_SO] if still else []), *reservations(found.claim, facts, earlier[-1])])


def believed(found: Checked, but: list[Reason]) -> Checked:
    return replace(found, verdict=Verdict.TRUE_BUT if but else Verdict.SUPPORTED, reasons=tuple(but))


def within(each: Observation, claim: Claim) -> bool:
    return claim.since is None or claim.since.last is None or each.period.end <= add_months(claim.since.last, 12)
