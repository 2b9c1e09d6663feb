"""Risks of the council's own register in words: how high, and whether that has moved."""

from __future__ import annotations

from actions.wording.times import full_date
from data_layer.council_facts import RiskReview
from data_layer.divisional_facts import RegisteredRisk

MOST = 25  # likelihood 5 times impact 5


def risk_clause(one: RegisteredRisk) -> str:
    """ "“Rent arrears rise”: up from 12 to 16 of 25 since 30 June 2026 (likelihood 3 to 4, impact 4)"."""
    newest, before = one.newest, one.before
    if newest is None:
        return f"“{one.title}”: not rated yet"
    if before is None:
        return f"“{one.title}”: {score(newest)} of {MOST} on {full_date(newest.as_at)}, its first review"
    if not has_moved(one):
        return f"“{one.title}”: unmoved at {score(newest)} of {MOST} since {full_date(before.as_at)}"
    return f"“{one.title}”: {move_words(before, newest)} since {full_date(before.as_at)} ({parts(before, newest)})"


def move_words(before: RiskReview, newest: RiskReview) -> str:
    """ "up from 12 to 16 of 25"; two scores that are alike may still be made otherwise."""
    if score(before) == score(newest):
        return f"still {score(newest)} of {MOST}, made otherwise,"
    way = "up" if score(newest) > score(before) else "down"
    return f"{way} from {score(before)} to {score(newest)} of {MOST}"


def parts(before: RiskReview, newest: RiskReview) -> str:
    pairs = (("likelihood", before.likelihood, newest.likelihood), ("impact", before.impact, newest.impact))
    return ", ".join(f"{name} {then}{f' to {now}' if now != then else ''}" for name, then, now in pairs)


def has_moved(one: RegisteredRisk) -> bool:
    """Whether its newest review rates it otherwise than the one before."""
    newest, before = one.newest, one.before
    return (
        newest is not None
        and before is not None
        and (newest.likelihood, newest.impact) != (before.likelihood, before.impact)
    )


def has_risen(one: RegisteredRisk) -> bool:
    return has_moved(one) and score(one.reviews[0]) > score(one.reviews[1])


def score(review: RiskReview) -> int:
    """Likelihood times impact, 1 to 25."""
    return review.likelihood * review.impact


def risk_in_short(one: RegisteredRisk) -> str:
    """ "“Rent arrears rise”: up from 12 to 16 of 25"."""
    return f"“{one.title}”: {now_words(one)}"


def now_words(one: RegisteredRisk) -> str:
    """ "up from 12 to 16 of 25", "unmoved at 12 of 25"; without an earlier review what it is rated now."""
    if one.newest is None:
        return "not rated yet"
    if one.before is None or not has_moved(one):
        return f"{'unmoved at ' if one.before else ''}{score(one.newest)} of {MOST}"
    return move_words(one.before, one.newest).rstrip(",")
