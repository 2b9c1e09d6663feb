"""Which of many measures stand out: at most five, by theme, with the rest counted; context and old ones apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from data_layer.assessing import Assessment
from data_layer.catalogue import Catalogue, Metric
from data_layer.council_facts import Tier
from data_layer.facts import Freshness
from data_layer.methods.exceptions import data_overdue
from data_layer.methods.freshness import freshness
from data_layer.methods.reasons import Good, Reason
from data_layer.vocabulary import Influence

SHOWN = 5
TIERS = [tier.value for tier in Tier]
ORDER: dict[StrEnum, int] = {reason: at for kind in (Reason, Good) for at, reason in enumerate(kind)}


@dataclass(frozen=True, slots=True)
class StandOut:
    """A measure and why it stands out, the strongest reason first."""

    assessment: Assessment
    metric: Metric
    reasons: tuple[Reason, ...] | tuple[Good, ...]


@dataclass(frozen=True, slots=True)
class StandOuts:
    """`shown` are at most five of today's, those of a theme side by side; `more` those of today's beyond them.

    `context` are measures that are not the council's to change, `older` those whose newest figure is stale; `looked_at`
    counts all measures that were judged.
    """

    shown: Sequence[StandOut]
    more: Sequence[StandOut]
    context: Sequence[StandOut]
    older: Sequence[StandOut]
    looked_at: int
    current: int  # of these, how many have a figure that is not stale


def exceptions(assessments: Iterable[Assessment], catalogue: Catalogue, now: date) -> StandOuts:
    return picked(with_overdue(assessments, catalogue, now), catalogue, now, lambda each: each.reasons)


def improvements(assessments: Iterable[Assessment], catalogue: Catalogue, now: date) -> StandOuts:
    """An improvement that leaves a target missed beyond tolerance is no good news: it stands among the exceptions."""
    return picked(assessments, catalogue, now, lambda each: () if Reason.TARGET_RED in each.reasons else each.good)


def with_overdue(assessments: Iterable[Assessment], catalogue: Catalogue, now: date) -> Iterator[Assessment]:
    """The council's own data that should be here by now: known only on the day of the question."""
    for each in assessments:
        metric = catalogue.metrics[each.metric]
        late = metric.is_own and data_overdue(age(each, metric, now), now)
        yield replace(each, reasons=(*each.reasons, Reason.DATA_OVERDUE)) if late else each


def picked(
    assessments: Iterable[Assessment],
    catalogue: Catalogue,
    now: date,
    reasons_of: Callable[[Assessment], tuple[Reason, ...] | tuple[Good, ...]],
) -> StandOuts:
    looked_at = list(assessments)
    found = [
        StandOut(each, catalogue.metrics[each.metric], reasons) for each in looked_at if (reasons := reasons_of(each))
    ]
    # that data is late does not rest on the figure
    older: list[StandOut] = []
    current: list[StandOut] = []
    for one in found:
        old = Reason.DATA_OVERDUE not in one.reasons and stale(one.assessment, one.metric, now)
        (older if old else current).append(one)
    context = [one for one in current if one.metric.influence is Influence.CONTEXT]
    own = sorted((one for one in current if one.metric.influence is not Influence.CONTEXT), key=weight)
    return StandOuts(
        shown=by_theme(own[:SHOWN]),
        more=own[SHOWN:],
        context=sorted(context, key=weight),
        older=sorted(older, key=weight),
        looked_at=len(looked_at),
        current=sum(1 for each in looked_at if not stale(each, catalogue.metrics[each.metric], now)),
    )


def weight(one: StandOut) -> tuple[int, bool, int, int]:
    """The strongest reason, then what has been getting worse for three years, the tier, and the number of reasons."""
    tier = TIERS.index(one.metric.tier) if one.metric.tier in TIERS else len(TIERS)
    return ORDER[one.reasons[0]], not one.assessment.worse_than_three_years_ago, tier, -len(one.reasons)


def by_theme(ordered: Sequence[StandOut]) -> list[StandOut]:
    """Those of a theme side by side, themes in the order of their first."""
    themes = list(dict.fromkeys(one.metric.theme for one in ordered))
    return sorted(ordered, key=lambda one: themes.index(one.metric.theme))


def stale(one: Assessment, metric: Metric, now: date) -> bool:
    return age(one, metric, now).stale


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
