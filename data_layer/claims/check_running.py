"""Whether a figure moved one way in each of several periods in a row. Source: this project."""

from __future__ import annotations

from dataclasses import replace

from data_layer.claims.checked import Checked, Facts, Reason, Verdict
from data_layer.claims.model import Claim
from data_layer.claims.moving import sign
from data_layer.claims.reservations import reservations
from data_layer.claims.starts import is_usual_start
from data_layer.facts import Observation
from data_layer.methods.change import earlier_period
from data_layer.methods.measure import CASH, comparable
from data_layer.periods import Period


def check_running(claim: Claim, way: int, base: Observation, facts: Facts) -> Checked:
    """So many periods in a row, or each since the start, went the claimed way."""
    own = facts.own
    assert own is not None
    found = Checked(claim, Verdict.NOT_SUPPORTED, own=own, base=base)
    steps = steps_back(claim, base, facts)
    if isinstance(steps, Reason):
        return replace(found, verdict=Verdict.CANNOT_BE_CHECKED, reasons=(steps,))
    for later, earlier in steps:
        assert later.value is not None and earlier.value is not None
        if sign(later.value, earlier.value, facts.metric) != way:
            return replace(found, reasons=(Reason.NOT_EVERY,), base=earlier, other=later)
    first = steps[-1][1]
    but = [*([Reason.CASH] if facts.metric.kind in CASH else []), *reservations(claim, facts, first)]
    return replace(found, verdict=Verdict.TRUE_BUT if but else Verdict.SUPPORTED, reasons=tuple(but), base=first)


def steps_back(claim: Claim, base: Observation, facts: Facts) -> list[tuple[Observation, Observation]] | Reason:
    """Pairs of a figure and the one before it, the newest first; at least two."""
    own = facts.own
    assert own is not None
    by_period = {each.period: each for each in facts.held if comparable(each)}
    since: Period | None = base.period if claim.since and not is_usual_start(claim.since) else None
    found: list[tuple[Observation, Observation]] = []
    at = own.period
    while not claim.running or len(found) < claim.running:
        before = earlier_period(at, by_period, frequency=facts.metric.frequency, events=facts.events, area=own.area)
        if before is None or (since and before.period < since):
            break
        found.append((by_period[at], by_period[before.period]))
        at = before.period
    if claim.running and len(found) < claim.running:
        return Reason.BASE_NOT_HELD
    return found if len(found) > 1 else Reason.TOO_FEW
