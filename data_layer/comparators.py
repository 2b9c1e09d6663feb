"""Who a council is compared with on one metric: the members of a group that can have a figure, each place once."""

from __future__ import annotations

from collections.abc import Iterable

from data_layer.catalogue import Catalogue
from data_layer.vocabulary import AreaCode, AreaKind, Group, MetricId

COUNCILS = frozenset(
    {
        AreaKind.UNITARY,
        AreaKind.METROPOLITAN,
        AreaKind.LONDON_BOROUGH,
        AreaKind.COUNTY,
        AreaKind.DISTRICT,
        AreaKind.COUNCIL_OUTSIDE_ENGLAND,
    }
)
# groups of whoever publishes the metric; the others are lists of councils by name
BY_PUBLICATION = frozenset({Group.REGION, Group.TYPE, Group.ENGLAND})


def members_of(catalogue: Catalogue, group: Group, area: AreaCode, metric: MetricId) -> tuple[AreaCode, ...] | None:
    """Alphabetical by name, without the council itself; None where the area has no such group.

    Of a region, a class or England only those that publish the metric, and none that contains another: where districts
    publish it counties stand aside, unless a county is asked about.
    """
    listed = catalogue.group(group, area)
    if listed is None:
        return None
    if group not in BY_PUBLICATION:
        return listed.members
    publishing = [member for member in listed.members if catalogue.held(metric, member)]
    return tuple(without_containing(catalogue, publishing, area))


def without_containing(catalogue: Catalogue, members: Iterable[AreaCode], area: AreaCode) -> list[AreaCode]:
    found = list(members)
    own, kinds = catalogue.areas.get(area), {member: catalogue.areas[member].kind for member in found}
    aside = AreaKind.COUNTY
    if own and own.kind is AreaKind.COUNTY:
        aside = AreaKind.DISTRICT
    elif AreaKind.DISTRICT not in kinds.values():
        return found
    return [member for member in found if kinds[member] is not aside]
