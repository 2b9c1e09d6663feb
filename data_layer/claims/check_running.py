"""Whether a figure moved one way in each of several periods in a row. Source: this project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from data_layer.claims.checked import Checked, Facts, Reason, Verdict
from data_layer.claims.model import Claim
from data_layer.claims.moving import sign
from data_layer.claims.reservations import reservations
from data_layer.claims.sizes import size_reason
from data_layer.claims.starts import barred, base_of, is_usual_start, unbroken
from data_layer.facts import Observation
from data_layer.methods.change import change, earlier_period, months_apart
from data_layer.methods.measure import CASH, comparable
from data_layer.periods import Period, add_months

FEWEST_FOR_NEVER = 3


def check_running(claim: Claim, way: int, base: Observation, facts: Facts) -> Checked:
    """So many periods in a row, or each since the start, went the claimed way."""
    own = facts.own
    assert own is not None
    found = Checked(claim, Verdict.NOT_SUPPORTED, own=own, base=base)
    steps = steps_back(claim, base, facts)
    if isinstance(steps, Reason):
        return replace(found, verdict=Verdict.CANNOT_BE_CHECKED, reasons=(steps,))
    if claim.run_of and any(months_apart(earlier.period, later.period) != claim.run_of for later, earlier in steps):
        return replace(found, verdict=Verdict.CANNOT_BE_CHECKED, reasons=(Reason.OTHER_STEPS,))
    for later, earlier in steps:
        assert later.value is not None and earlier.value is not None
        if sign(later.value, earlier.value, facts.metric) != way:
            return replace(found, reasons=(Reason.NOT_EVERY,), base=earlier, other=later)
    if claim.amount is not None and not all_sized(claim, steps, facts):
        return replace(found, reasons=(Reason.SIZE,), base=steps[0][1])
    first = steps[-1][1]
    but = [*([Reason.CASH] if facts.metric.kind in CASH else []), *reservations(claim, facts, first)]
    return replace(found, verdict=Verdict.TRUE_BUT if but else Verdict.SUPPORTED, reasons=tuple(but), base=first)


def all_sized(claim: Claim, steps: list[tuple[Observation, Observation]], facts: Facts) -> bool:
    """Whether each of the steps, or all of them together, went as far as is said."""
    moves = [change(earlier, later, gap=False) for later, earlier in steps]
    whole = change(steps[-1][1], steps[0][0], gap=False)
    wrong = {Reason.SIZE, Reason.UNIT}
    told = [size_reason(claim, each, facts.metric) in wrong for each in (whole, *moves) if each]
    return not told[0] or not any(told[1:])


def check_never(claim: Claim, way: int, facts: Facts) -> Checked:
    """ "Has never fallen": from no figure held to the next, as far back as they compare."""
    own = facts.own
    assert own is not None
    run = unbroken(facts)
    if claim.since is not None:
        base = base_of(claim.since, facts)
        if isinstance(base, Reason):
            return Checked(claim, Verdict.CANNOT_BE_CHECKED, (base,), own=own)
        run = [each for each in run if each.period >= base.period]
    if len(run) < FEWEST_FOR_NEVER:
        return Checked(claim, Verdict.CANNOT_BE_CHECKED, (Reason.TOO_FEW,), own=own)
    found = Checked(claim, Verdict.NOT_SUPPORTED, own=own, base=run[0])
    for earlier, later in pairwise(run):
        if sign(later.value or 0.0, earlier.value or 0.0, facts.metric) == way:
            return replace(found, reasons=(Reason.DID_ONCE,), base=earlier, other=later)
    but = [*([Reason.AS_FAR_AS_HELD] if claim.since is None else []), *reservations(claim, facts, run[0])]
    return replace(found, verdict=Verdict.TRUE_BUT if but else Verdict.SUPPORTED, reasons=tuple(but))


def period_before(at: Period, held: Mapping[Period, Observation], claim: Claim, facts: Facts) -> Period | None:
    """So many months before, where years or quarters running are said; else the one that a change counts from."""
    assert facts.own is not None
    if claim.run_of is not None:
        start = add_months(at.start, -claim.run_of)
        found = next((one for one in held if one.start == start and one.months == at.months), None)
        if found is not None:
            return None if barred(found, at, facts) else found
    before = earlier_period(
        at, held, frequency=facts.metric.frequency, events=facts.events, area=facts.own.area
    )  # fmt: skip
    return before.period if before else None


def steps_back(claim: Claim, base: Observation, facts: Facts) -> list[tuple[Observation, Observation]] | Reason:
    """Pairs of a figure and the one before it, the newest first; at least two."""
    own = facts.own
    assert own is not None
    by_period = {each.period: each for each in facts.held if comparable(each)}
    since: Period | None = base.period if claim.since and not is_usual_start(claim.since) else None
    found: list[tuple[Observation, Observation]] = []
    at = own.period
    while not claim.running or len(found) < claim.running:
        before = period_before(at, by_period, claim, facts)
        if before is None or (since and before < since):
            break
        found.append((by_period[at], by_period[before]))
        at = before
    if claim.running and len(found) < claim.running:
        return Reason.BASE_NOT_HELD
    return found if len(found) > 1 else Reason.TOO_FEW
