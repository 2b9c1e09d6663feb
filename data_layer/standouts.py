"""Which of many measures stand out: at most five, by theme, with the rest counted; context and old ones apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data_layer.assessing import Assessment
from data_layer.catalogue import Catalogue, Metric
from data_layer.council_facts import RiskRating, Tier
from data_layer.facts import Freshness
from data_layer.methods.exceptions import data_overdue
from data_layer.methods.freshness import freshness
from data_layer.methods.reasons import AtRisk, Good, Reason, Why
from data_layer.vocabulary import Influence

SHOWN = 5
TIERS = [tier.value for tier in Tier]
ORDER: dict[StrEnum, int] = {reason: at for kind in (Reason, Good, AtRisk) for at, reason in enumerate(kind)}
AT_RISK = {RiskRating.VERY_HIGH: AtRisk.VERY_HIGH, RiskRating.HIGH: AtRisk.HIGH}


@dataclass(frozen=True, slots=True)
class StandOut:
    """A measure and why it stands out, the strongest reason first."""

    assessment: Assessment
    metric: Metric
    reasons: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class StandOuts:
    """`shown` are at most five of today's, those of a theme side by side; `more` those of today's beyond them.

    `context` are measures that are not the council's to change, `older` those whose newest figure is stale; `looked_at`
    counts all measures that were judged. A measure stands in two of them where its data is late and its figure stale.
    """

    shown: Sequence[StandOut]
    more: Sequence[StandOut]
    context: Sequence[StandOut]
    older: Sequence[StandOut]
    looked_at: int
    current: int  # of these, how many have a figure that is not stale


def exceptions(assessments: Iterable[Assessment], catalogue: Catalogue, now: date) -> StandOuts:
    return picked(assessments, catalogue, now, lambda each: each.reasons, of_today=late)


def at_high_risk(assessments: Iterable[Assessment], catalogue: Catalogue, now: date) -> StandOuts:
    """All at high or very high risk of missing their target, whatever else is to be said of them."""
    return picked(assessments, catalogue, now, risk_first)


def unexplained(assessments: Iterable[Assessment], catalogue: Catalogue, now: date) -> StandOuts:
    """Those that miss a target and say nothing of it."""
    return picked(
        assessments, catalogue, now, lambda each: each.reasons if Reason.RED_WITHOUT_NARRATIVE in each.reasons else ()
    )


def improvements(assessments: Iterable[Assessment], catalogue: Catalogue, now: date) -> StandOuts:
    """An improvement that leaves a target missed beyond tolerance is no good news: it stands among the exceptions."""
    return picked(assessments, catalogue, now, lambda each: () if Reason.TARGET_RED in each.reasons else each.good)


def risk_first(each: Assessment) -> tuple[Why, ...]:
    risk = AT_RISK.get(each.risk) if each.risk else None
    return (risk, *each.reasons) if risk else ()


def late(metric: Metric, held: Freshness, now: date) -> tuple[Why, ...]:
    """The council's own data that should be here by now: known only on the day of the question."""
    return (Reason.DATA_OVERDUE,) if metric.is_own and data_overdue(held, now) else ()


def nothing(metric: Metric, held: Freshness, now: date) -> tuple[Why, ...]:
    return ()


def picked(
    assessments: Iterable[Assessment],
    catalogue: Catalogue,
    now: date,
    of_figure: Callable[[Assessment], tuple[Why, ...]],
    of_today: Callable[[Metric, Freshness, date], tuple[Why, ...]] = nothing,
) -> StandOuts:
    """`of_figure`: reasons that rest on the newest figure and are as old as it is; `of_today`: those that do not."""
    looked_at = [(each, catalogue.metrics[each.metric]) for each in assessments]
    current: list[StandOut] = []
    older: list[StandOut] = []
    stale = 0
    for each, metric in looked_at:
        held = age(each, metric, now)
        then, today = of_figure(each), of_today(metric, held, now)
        stale += held.stale
        if held.stale and then:
            older.append(StandOut(each, metric, then))
        if standing := today if held.stale else (*then, *today):
            current.append(StandOut(each, metric, standing))
    context = [one for one in current if one.metric.influence is Influence.CONTEXT]
    own = sorted((one for one in current if one.metric.influence is not Influence.CONTEXT), key=weight)
    return StandOuts(
        shown=by_theme(own[:SHOWN]),
        more=own[SHOWN:],
        context=sorted(context, key=weight),
        older=sorted(older, key=weight),
        looked_at=len(looked_at),
        current=len(looked_at) - stale,
    )


def weight(one: StandOut) -> tuple[int, bool, int, int]:
    """The strongest reason, then what has been getting worse for three years, the tier, and the number of reasons."""
    tier = TIERS.index(one.metric.tier) if one.metric.tier in TIERS else len(TIERS)
    return ORDER[one.reasons[0]], not one.assessment.worse_than_three_years_ago, tier, -len(one.reasons)


def by_theme(ordered: Sequence[StandOut]) -> list[StandOut]:
    """Those of a theme side by side, themes in the order of their first."""
    themes = list(dict.fromkeys(one.metric.theme for one in ordered))
    return sorted(ordered, key=lambda one: themes.index(one.metric.theme))


def age(one: Assessment, metric: Metric, now: date) -> Freshness:
    """On the day of the question, for a snapshot may be in service for long."""
    return freshness(
        one.period,
        frequency=metric.frequency,
        usual_lag_months=metric.usual_lag_months,
        published=None,
        loaded=now,
        now=now,
    )
