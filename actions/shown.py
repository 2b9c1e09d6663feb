"""Facts as the contract shows them: data_layer types in, parts of an Answer out."""

from __future__ import annotations

from actions import answer as shown
from actions.wording.numbers import formatted
from data_layer.catalogue import Metric
from data_layer.facts import Figure, Freshness, Observation, Position, Provenance


def figure_shown(figure: Figure, metric: Metric) -> shown.FigureShown:
    positions = [comparator_shown(position) for position in figure.positions]
    return observation_shown(figure.observation, metric, figure.freshness).model_copy(
        update={
            "direction": figure.direction,
            "variation": figure.variation,
            "change": change_shown(figure),
            "comparator": positions[0] if positions else None,
            "comparators": positions,
        }
    )


def observation_shown(observation: Observation, metric: Metric, freshness: Freshness) -> shown.FigureShown:
    """A point of a series: the value and its status, nothing compared."""
    return shown.FigureShown(
        metric=metric.part_of or metric.id,
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
