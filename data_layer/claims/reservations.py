"""What has to be said beside a claim that holds: of its figure, of its series, and of the start it chose."""

from __future__ import annotations

from collections.abc import Iterator

from data_layer.claims.checked import Facts, Reason
from data_layer.claims.model import Claim
from data_layer.claims.moving import is_clear_change, moved_from, sign, small
from data_layer.claims.starts import is_usual_start, out_of_season, unbroken
from data_layer.facts import Change, Observation
from data_layer.methods.measure import CASH
from data_layer.methods.variation import variation
from data_layer.vocabulary import EventKind, Status, Variation

CHANGED = {EventKind.DEFINITION_CHANGE, EventKind.GRADING_CHANGE, EventKind.SOURCE_CHANGE, EventKind.SURVEY_REDESIGN,
           EventKind.BOUNDARY_CHANGE, EventKind.METHOD_CHANGE, EventKind.RESTATEMENT}  # fmt: skip
WEAK = {Status.PROVISIONAL: Reason.PROVISIONAL, Status.ESTIMATED: Reason.ESTIMATED,
        Status.LOW_RELIABILITY: Reason.SMALL_SAMPLE}  # fmt: skip
USUAL_YEARS = 5
FEWEST_OTHER_STARTS = 3


def movement_reservations(moved: Change, clear: bool, facts: Facts) -> Iterator[Reason]:
    metric = facts.metric
    if small(moved, metric):
        yield Reason.SMALL_NUMBERS
    elif not clear:
        yield Reason.NO_CLEAR_CHANGE
    elif variation(moved, metric) is Variation.WITHIN_USUAL:
        yield Reason.WITHIN_USUAL
    if metric.kind in CASH:
        yield Reason.CASH


def reservations(claim: Claim, facts: Facts, base: Observation | None = None) -> Iterator[Reason]:
    """Of the figure itself, and of what happened to the series since `base`."""
    own = facts.own
    assert own is not None
    if base and any(
        event.kind in CHANGED and event.area in {None, own.area} and base.period.end < event.starts <= own.period.end
        for event in facts.events
    ):
        yield Reason.DEFINITION_CHANGED
    if base and out_of_season(base.period, own.period, facts):
        yield Reason.SEASON
    if weak := WEAK.get(own.status):
        yield weak
    if facts.stale and not is_dated(claim):
        yield Reason.STALE


def is_dated(claim: Claim) -> bool:
    """Whether it says of which time it is, so that nobody takes it for today's; "last year" does not."""
    period, since = claim.period, claim.since
    run_with_an_end = since is not None and since.spans and since.last is not None
    return run_with_an_end or (period is not None and (period.first is not None or period.ended_by is not None))


def cherry_picked(claim: Claim, way: int, base: Observation, facts: Facts) -> Observation | None:
    """A start that was chosen so that the change goes the claimed way: the figure that sets it right, None elsewhere.

    Where the change from five years before goes clearly the other way, or where that from most other years does.
    """
    own = facts.own
    assert own is not None and own.value is not None
    usual_start = facts.change is not None and facts.change.from_period == base.period
    if usual_start or is_usual_start(claim.since) or (claim.since and claim.since.steps_back is not None):
        return None
    others = [each for each in unbroken(facts) if each.period not in {own.period, base.period}]
    others = [each for each in others if not out_of_season(each.period, own.period, facts)]
    if len(others) < FEWEST_OTHER_STARTS:
        return None
    against = [each for each in others if sign(own.value, each.value or 0.0, facts.metric) == -way]
    usual = others[-USUAL_YEARS:][0]
    clearly = usual in against and is_clear_change(moved_from(usual, facts), usual, facts)
    if clearly and abs(usual.period.start.year - base.period.start.year) > 1:
        return usual
    shown = usual if usual in against else against[-1] if against else None
    return shown if 2 * len(against) > len(others) else None
