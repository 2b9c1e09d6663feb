"""Whether a value said of a group of councils holds of their middle, of most or of all. Source: this project."""

from __future__ import annotations

from dataclasses import replace

from data_layer.claims.amounts import agrees, in_unit
from data_layer.claims.checked import Checked, Facts, Reason, Verdict, cannot
from data_layer.claims.model import Among, Claim
from data_layer.claims.reservations import reservations
from data_layer.methods.position import FEWEST_FOR_BAND
from data_layer.vocabulary import Basis, MetricKind


def check_group(claim: Claim, facts: Facts) -> Checked:
    """Of a group without "most" or "all" its middle is meant, which is said where not every member is so."""
    metric, found = facts.metric, facts.position
    said = in_unit(claim, metric)
    if found is None or facts.own is None:
        return cannot(claim, Reason.NO_GROUP, facts)
    if said is None:
        return cannot(claim, Reason.UNIT, facts)
    if found.median is None or metric.kind is MetricKind.AMOUNT:
        return cannot(claim, Reason.OF_A_GROUP, facts, position=found)
    checked = Checked(claim, Verdict.NOT_SUPPORTED, own=facts.own, position=found)
    values = [each.value for each in found.members if each.value is not None]
    so = [value for value in values if agrees(value, claim, *said, decimals=metric.decimals)]
    middle = agrees(found.median, claim, *said, decimals=metric.decimals)
    if claim.among in {Among.MOST, Among.ALL}:
        if len(values) < FEWEST_FOR_BAND:
            return cannot(claim, Reason.SMALL_GROUP, facts, position=found)
        holds = len(so) == len(values) if claim.among is Among.ALL else 2 * len(so) > len(values)
        but = [Reason.SO_MANY] if found.n < found.of or len(so) < len(values) else []
        reasons = (Reason.SO_MANY,)
    elif found.basis is not Basis.PUBLISHED and found.n < FEWEST_FOR_BAND:
        return cannot(claim, Reason.SMALL_GROUP, facts, position=found)
    else:
        holds, reasons = middle, (Reason.VALUE_OF_MIDDLE,)
        of_each = claim.among is Among.GROUP and found.basis is not Basis.PUBLISHED and len(so) < len(values)
        but = [Reason.OF_THEIR_MIDDLE] if of_each else []
    if not holds:
        return replace(checked, reasons=reasons)
    but += reservations(claim, facts)
    return replace(checked, verdict=Verdict.TRUE_BUT if but else Verdict.SUPPORTED, reasons=tuple(but))
