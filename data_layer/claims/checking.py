"""Claims checked against a snapshot: the facts of each joined from figures, series and positions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from data_layer.claims.checked import Checked, Facts, Reason, Verdict
from data_layer.claims.model import Claim, ClaimKind
from data_layer.claims.verdict import verdict
from data_layer.facts import Figure, Observation
from data_layer.figures import figures, series
from data_layer.periods import PeriodAsked
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode

HOLDS = {Verdict.SUPPORTED, Verdict.TRUE_BUT}


def checked(
    reader: Reader, claims: Iterable[Claim], home: AreaCode, *, viewer: Viewer, as_known_at: date
) -> list[Checked]:
    """In the order of the claims. One of no measure here, or of one that the viewer may not see, is not checked."""
    known = {"viewer": viewer, "as_known_at": as_known_at}
    return [check(reader, claim, home, **known) for claim in claims]


def check(reader: Reader, claim: Claim, home: AreaCode, *, viewer: Viewer, as_known_at: date) -> Checked:
    """One of several measures holds where it is so of each, and does not where of none; else it is asked which."""
    if claim.choices and claim.kind is not ClaimKind.UNCHECKABLE:
        each_of = [claim.model_copy(update={"metric": each, "choices": ()}) for each in claim.choices]
        found = [check(reader, one, home, viewer=viewer, as_known_at=as_known_at) for one in each_of]
        alike = all(one.verdict is Verdict.NOT_SUPPORTED for one in found) or all(one.verdict in HOLDS for one in found)
        worst = min(found, key=lambda one: list(Verdict).index(one.verdict))
        return worst if alike else Checked(claim, Verdict.CANNOT_BE_CHECKED, (Reason.WHICH,))
    metric = reader.catalogue.metrics.get(claim.metric) if claim.metric else None
    if metric is None or not metric.loaded:
        reason = Reason(claim.beyond.value) if claim.beyond else Reason.NOT_HELD
        return Checked(claim, Verdict.CANNOT_BE_CHECKED, (reason,))
    found = figure_claimed(reader, claim, home, viewer=viewer, as_known_at=as_known_at)
    if found is None:
        return verdict(claim, Facts(metric))
    own = found.observation
    known = {"viewer": viewer, "as_known_at": as_known_at}
    [run] = series(reader, metric.id, [own.area], period=None, **known)
    other = figure_of_other(reader, claim, own, **known) if claim.other else None
    facts = Facts(
        metric=metric,
        own=own,
        held=run.points,
        events=run.events,
        change=found.change,
        position=found.positions[0] if found.positions else None,
        other=other,
        stale=found.freshness.stale,
        judged=found.judged,
    )
    return replace(verdict(claim, facts), figure=found)


def figure_claimed(reader: Reader, claim: Claim, home: AreaCode, *, viewer: Viewer, as_known_at: date) -> Figure | None:
    """The figure of the time that a claim speaks of, in the group that it names."""
    assert claim.metric
    groups = tuple(each for each in (claim.group or claim.of,) if each)
    asked = [claim.area or home]
    found = figures(
        reader, [claim.metric], asked, period=time_of(claim), groups=groups, viewer=viewer, as_known_at=as_known_at
    )
    return found[0] if found else None


def time_of(claim: Claim) -> PeriodAsked | None:
    """The claim's own; of a change from one time to another the latter; None for the newest."""
    since = claim.since
    run_that_ends = since if since and since.spans and since.first and since.last else None
    return claim.period or run_that_ends


def figure_of_other(
    reader: Reader, claim: Claim, own: Observation, *, viewer: Viewer, as_known_at: date
) -> Observation | None:
    """The other council's figure of the same period."""
    assert claim.metric and claim.other
    [run] = series(reader, claim.metric, [claim.other], period=None, viewer=viewer, as_known_at=as_known_at)
    return next((each for each in run.points if each.period == own.period), None)
