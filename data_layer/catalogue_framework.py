"""What outcomes are mapped to, and what those outside look at, as far as a level sees the two sides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pydantic import TypeAdapter

from data_layer.catalogue import Metric, Outcome
from data_layer.catalogue_outside import BestValueTheme, ImprovementTheme, OutsideLens
from data_layer.vocabulary import BetterWhen, Influence, MetricId

LENS = TypeAdapter(OutsideLens)
BEST_VALUE = TypeAdapter(BestValueTheme)

OWN_MEASURE = "The council measures it for itself."

Pairs = Iterable[tuple[str, str]]


def mapped(
    outcomes: Mapping[str, Outcome], themes: Mapping[str, ImprovementTheme], links: Pairs, best_value: Pairs
) -> dict[str, Outcome]:
    """The outcomes with their links in the plan's order; a link to what the level may not see is not there."""
    order = [*outcomes, *themes]
    linked, served = gathered(links), gathered(best_value)
    return {
        id: replace(
            outcome,
            linked=tuple(each for each in order if each in linked.get(id, ())),
            best_value=tuple(served.get(id, ())),
        )
        for id, outcome in outcomes.items()
    }


def gathered(pairs: Pairs) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for first, second in pairs:
        found.setdefault(first, []).append(second)
    return found


def families(names: Pairs, outcomes: Iterable[Outcome]) -> dict[str, str]:
    """Those that the level sees an outcome of."""
    seen = {outcome.framework for outcome in outcomes}
    return {id: name for id, name in names if id in seen}


def outside_lenses(rows: Iterable[tuple[str]], metrics: Iterable[Metric]) -> dict[str, OutsideLens]:
    """Each part with the metrics that name it."""
    held = list(metrics)
    lenses = [LENS.validate_json(details) for (details,) in rows]
    return {
        lens.id: replace(
            lens,
            parts=tuple(
                replace(part, metrics=tuple(metric.id for metric in held if part.id in metric.lenses))
                for part in lens.parts
            ),
        )
        for lens in lenses
    }


def best_value(
    rows: Iterable[tuple[str]], metrics: Mapping[MetricId, Metric], outcomes: Mapping[str, Outcome]
) -> dict[str, BestValueTheme]:
    """The themes with the metrics that the level sees, the council's own after the published ones."""
    themes = [BEST_VALUE.validate_json(details) for (details,) in rows]
    own: dict[str, dict[MetricId, str]] = {theme.id: {} for theme in themes}
    for metric in metrics.values():
        for id in served_by_own(metric, themes, outcomes):
            own[id][metric.id] = OWN_MEASURE
    return {
        theme.id: replace(
            theme,
            reasons={
                **{id: why for id, why in theme.reasons.items() if id in metrics},
                **{id: why for of in (theme.id, *theme.rests_on) for id, why in own[of].items()},
            },
        )
        for theme in themes
    }


def served_by_own(metric: Metric, themes: Iterable[BestValueTheme], outcomes: Mapping[str, Outcome]) -> list[str]:
    """The themes that a measure of the council's own is evidence for: of its outcomes, else that of its subject."""
    judgeable = metric.better_when is not BetterWhen.NEUTRAL and metric.influence is not Influence.CONTEXT
    if not (metric.is_own and metric.part_of is None and judgeable):
        return []
    held = list(themes)
    of_outcomes = {id for outcome in metric.outcomes if outcome in outcomes for id in outcomes[outcome].best_value}
    named = [theme.id for theme in held if metric.theme in theme.own_themes]
    others = [theme.id for theme in held if theme.takes_other_own]
    return [theme.id for theme in held if theme.id in of_outcomes] or named or others
