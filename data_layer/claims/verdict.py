"""The verdict on a claim from what is held: supported, not supported, true but, or not to be checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from data_layer.claims.check_change import check_change
from data_layer.claims.check_figure import check_record, check_target, check_value
from data_layer.claims.check_position import check_position, has_theirs
from data_layer.claims.checked import Checked, Facts, Reason, Verdict, cannot
from data_layer.claims.model import Claim, ClaimKind
from data_layer.claims.reservations import reservations


def check_uncheckable(claim: Claim, facts: Facts) -> Checked:
    return cannot(claim, Reason(claim.beyond.value) if claim.beyond else Reason.OPINION, facts)


CHECKS: dict[ClaimKind, Callable[[Claim, Facts], Checked]] = {
    ClaimKind.VALUE: check_value,
    ClaimKind.CHANGE: check_change,
    ClaimKind.POSITION: check_position,
    ClaimKind.RECORD: check_record,
    ClaimKind.TARGET: check_target,
    ClaimKind.UNCHECKABLE: check_uncheckable,
}


def verdict(claim: Claim, facts: Facts) -> Checked:
    """A claim that denies something is supported where that is not supported, and the other way round; the figure that
    it gives the others is denied by nobody.
    """
    found = CHECKS[claim.kind](claim, facts)
    if not claim.denied or found.verdict is Verdict.CANNOT_BE_CHECKED:
        return found
    if not has_theirs(claim, facts):
        return replace(found, verdict=Verdict.NOT_SUPPORTED, reasons=(Reason.THEIRS,))
    if found.verdict is not Verdict.NOT_SUPPORTED:
        return replace(found, verdict=Verdict.NOT_SUPPORTED, reasons=(Reason.SO, *found.reasons))
    but = tuple(reservations(claim, facts))
    return replace(found, verdict=Verdict.TRUE_BUT if but else Verdict.SUPPORTED, reasons=but)
