"""A council's own money beside councils of its type, where the group asked for mixes counties and districts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Unpack

from actions.desk import Known
from actions.wording.places import group_name, place
from data_layer import figures as joined
from data_layer.catalogue import Catalogue, Metric
from data_layer.facts import Figure, Position
from data_layer.periods import PeriodAsked
from data_layer.store import Reader
from data_layer.vocabulary import AreaCode, AreaKind, Basis, Group, Influence, MetricId

MIXED = (Group.ENGLAND, Group.REGION)
TIERS = frozenset({AreaKind.COUNTY, AreaKind.DISTRICT})
# what a council itself spends, holds and charges: of a county and its districts each has a part
OWN_MONEY = frozenset({"mhclg_council_tax", "mhclg_revenue_outturn", "mhclg_core_spending_power"})


def figures(
    reader: Reader,
    metrics: Iterable[MetricId],
    areas: Iterable[AreaCode],
    *,
    period: PeriodAsked | None,
    groups: Sequence[Group],
    **known: Unpack[Known],
) -> list[Figure]:
    """As `data_layer.figures`, with the position among councils of the same type in place of one in a mixed group."""
    asked, metric_of = list(metrics), reader.catalogue.metrics
    mixed = any(group in MIXED for group in groups) and any(has_parts(metric_of[metric]) for metric in asked)
    wanted = (*groups, Group.TYPE) if mixed and Group.TYPE not in groups else groups
    found = joined.figures(reader, asked, areas, period=period, groups=wanted, **known)
    return [alike(figure, metric_of[figure.observation.metric], groups) for figure in found] if mixed else found


def alike(figure: Figure, metric: Metric, groups: Sequence[Group]) -> Figure:
    same_type = next((one for one in figure.positions if one.group is Group.TYPE), None)
    kept: dict[Group, Position] = {}
    for one in figure.positions:
        if one.group not in groups:
            continue
        shown = same_type if same_type and is_mixed(one, metric) else one
        kept.setdefault(shown.group, shown)
    return replace(figure, positions=tuple(kept.values()))


def is_mixed(position: Position, metric: Metric) -> bool:
    return has_parts(metric) and position.group in MIXED and position.basis is Basis.MEDIAN_OF_MEMBERS


def has_parts(metric: Metric) -> bool:
    """The whole area's bill, and what one tier alone does, are the same thing everywhere."""
    return metric.source in OWN_MONEY and metric.duty is None and metric.influence is not Influence.SHARED


def instead_sentences(groups: Sequence[Group], found: Sequence[Figure], catalogue: Catalogue) -> list[str]:
    """Why councils of the type stand where another group was asked for; nothing where none do."""
    asked = next((group for group in groups if group in MIXED), None)
    stands = [(each.observation.area, {one.group for one in each.positions}) for each in found]
    moved = [area for area, shown in stands if Group.TYPE in shown and asked not in shown]
    if asked is None or not moved:
        return []
    held = catalogue.areas[moved[0]]
    instead = f"{group_name(Group.TYPE, held.code, catalogue)} and not all of "
    instead += place(held.region, catalogue) if asked is Group.REGION and held.region else "England"
    if len(moved) > 1:
        return [f"What counties and districts each have only a part of is set beside {instead}."]
    return [f"It is set beside {instead}, where counties and districts each have only a part of it."]


def unlike_councils(metric: Metric, areas: Iterable[AreaCode], catalogue: Catalogue) -> list[str]:
    """That councils set side by side by name do not all have the whole of what is measured."""
    tiers = {held.kind if held.kind in TIERS else None for area in areas if (held := catalogue.areas.get(area))}
    if not has_parts(metric) or len(tiers) < 2:
        return []
    return ["Not like with like: a county and its districts each have only a part of it, other councils have it all."]
