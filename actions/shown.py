"""Facts as the contract shows them: data_layer types in, parts of an Answer out."""

from __future__ import annotations

from collections.abc import Iterable

from actions import answer as shown
from actions.answer import FigureShown
from actions.wording.numbers import formatted
from data_layer.catalogue import Metric
from data_layer.council_facts import Target, ToleranceKind
from data_layer.facts import Figure, Freshness, Observation, Position, Provenance
from data_layer.judged import Judged
from data_layer.methods.baseline import SinceBaseline


def figure_shown(figure: Figure, metric: Metric) -> shown.FigureShown:
    positions = [comparator_shown(position) for position in figure.positions]
    return observation_shown(figure.observation, metric, figure.freshness).model_copy(
        update={
            "direction": figure.direction,
            "variation": figure.variation,
            "change": change_shown(figure),
            "comparator": positions[0] if positions else None,
            "comparators": positions,
            **(judged_shown(figure.judged) if figure.judged else {}),
        }
    )


def judged_shown(judged: Judged) -> dict[str, object]:
    """What the council itself says of the figure; fields it says nothing of stay empty."""
    goal, start, risk = judged.target or judged.next_target, judged.baseline, judged.risk
    value = start.value if start else None
    if value is None and isinstance(judged.since, SinceBaseline):
        value = judged.since.change.from_value
    return {
        "rag": judged.rag.value if judged.rag else None,
        "target": target_shown(goal) if goal else None,
        "baseline": shown.BaselineShown(period=start.period.label, value=value)
        if start and value is not None
        else None,
        "risk": shown.RiskShown(rating=risk.rating, likelihood=risk.likelihood, impact=risk.impact) if risk else None,
    }


def target_shown(goal: Target) -> shown.TargetShown:
    allowed = {
        ToleranceKind.NONE: None,
        ToleranceKind.ABSOLUTE: f"{goal.tolerance:g} in the measure's unit" if goal.tolerance is not None else None,
        ToleranceKind.RELATIVE: f"{goal.tolerance:g}% of the target" if goal.tolerance is not None else None,
    }
    due = goal.due or goal.period.end
    return shown.TargetShown(value=goal.value, due=due, tolerance=allowed[goal.tolerance_kind], source=goal.source)


def observation_shown(observation: Observation, metric: Metric, freshness: Freshness) -> shown.FigureShown:
    """A point of a series: the value and its status, nothing compared."""
    return shown.FigureShown(
        metric=metric.whole,
        part=metric.part,
        area=observation.area,
        period=observation.period.label,
        value=observation.value,
        formatted=formatted(observation.value, metric),
        lower=observation.lower,
        upper=observation.upper,
        unit=metric.unit,
        decimals=metric.decimals,
        status=observation.status,
        status_as_given=observation.status_as_given,
        source=observation.source,
        freshness=shown.FreshnessShown(
            period_end=freshness.period_end,
            published=freshness.published,
            loaded=freshness.loaded,
            next_expected=freshness.next_expected,
            age_months=freshness.age_months,
            stale=freshness.stale,
        ),
    )


def change_shown(figure: Figure) -> shown.ChangeShown | None:
    change = figure.change
    if change is None:
        return None
    return shown.ChangeShown.model_validate(
        {"from": change.from_period.label, "value": change.value, "typical": change.typical, "others": change.others}
    )


def comparator_shown(position: Position) -> shown.ComparatorShown:
    return shown.ComparatorShown(
        group=position.group,
        basis=position.basis,
        median=position.median,
        q1=position.q1,
        q3=position.q3,
        n=position.n,
        of=position.of,
        band=position.band,
        outlier=position.outlier,
        members=[shown.MemberShown(area=m.area, value=m.value, status=m.status) for m in position.members],
    )


def provenance_shown(found: Provenance) -> shown.ProvenanceShown:
    return shown.ProvenanceShown(
        source=found.source,
        publisher=found.publisher,
        published=found.published,
        loaded=found.loaded,
        licence=found.licence,
        url=found.url,
        definition=found.definition,
        query=found.query,
    )


def each_once(shown: Iterable[FigureShown]) -> list[FigureShown]:
    """Of figures that several parts of an answer show."""
    return list({(one.metric, one.part, one.area, one.period): one for one in shown}.values())
