"""Whether a figure moved as is claimed. Source: this project, by the rules of `direction` and `variation`."""

from __future__ import annotations

from dataclasses import replace

from data_layer.claims.check_running import check_never, check_running
from data_layer.claims.checked import Checked, Facts, Reason, Verdict, cannot
from data_layer.claims.model import Claim, Sense
from data_layer.claims.moving import LEVEL, is_clear_change, moved_from, sign, small, wanted
from data_layer.claims.reservations import cherry_picked, movement_reservations, reservations
from data_layer.claims.sizes import size_reason
from data_layer.claims.starts import base_of
from data_layer.facts import Change
from data_layer.methods.measure import CASH, comparable

# "fell sharply" is not said of them
MILD = {Reason.NO_CLEAR_CHANGE, Reason.WITHIN_USUAL}


def check_change(claim: Claim, facts: Facts) -> Checked:
    own, metric = facts.own, facts.metric
    if own is None or own.value is None:
        return cannot(claim, Reason.NO_FIGURE, facts)
    if not comparable(own):
        return cannot(claim, Reason.NOT_COMPARABLE, facts)
    way = wanted(claim.sense, metric)
    if isinstance(way, Reason):
        return cannot(claim, way, facts)
    if claim.sense in {Sense.BETTER, Sense.WORSE} and metric.kind in CASH:
        return cannot(claim, Reason.CASH, facts)
    if claim.often:
        return check_never(claim, way, facts)
    base = base_of(claim.since, facts)
    if isinstance(base, Reason):
        return cannot(claim, base, facts)
    if claim.running is not None:
        return check_running(claim, way, base, facts)
    assert base.value is not None
    moved = moved_from(base, facts)
    found = Checked(claim, Verdict.NOT_SUPPORTED, own=own, base=base)
    went, clear = sign(own.value, base.value, metric), is_clear_change(moved, base, facts)
    if way is LEVEL:
        return check_level(found, went, clear, moved, facts)
    if went != way:
        return replace(found, reasons=(Reason.OPPOSITE if went else Reason.UNCHANGED,))
    sized = size_reason(claim, moved, metric)
    if sized in {Reason.SIZE, Reason.UNIT}:
        verdict = Verdict.CANNOT_BE_CHECKED if sized is Reason.UNIT else Verdict.NOT_SUPPORTED
        return replace(found, verdict=verdict, reasons=(sized,))
    judged_alone = claim.sense in {Sense.BETTER, Sense.WORSE} and claim.amount is None
    if judged_alone and not clear and not small(moved, metric):
        return replace(found, reasons=(Reason.NO_CLEAR_CHANGE,))
    picked = cherry_picked(claim, way, base, facts)
    but = [Reason.CHERRY_PICKED] if picked else []
    but += [sized] if sized else []
    but += [*movement_reservations(moved, clear, facts), *reservations(claim, facts, base)]
    if claim.strongly and claim.amount is None and (mild := [each for each in but if each in MILD]):
        return replace(found, reasons=tuple(mild))
    return replace(found, verdict=Verdict.TRUE_BUT if but else Verdict.SUPPORTED, reasons=tuple(but), usual=picked)


def check_level(found: Checked, went: int, clear: bool, moved: Change, facts: Facts) -> Checked:
    """ "Stable" holds of what did not clearly change, "frozen" of the same figure: none is both stable and better."""
    claim = found.claim
    but = [*reservations(claim, facts, found.base)]
    if went is not LEVEL and (clear or claim.amount is not None or small(moved, facts.metric)):
        return replace(found, reasons=(Reason.MOVED,))
    return replace(found, verdict=Verdict.TRUE_BUT if but else Verdict.SUPPORTED, reasons=tuple(but))
