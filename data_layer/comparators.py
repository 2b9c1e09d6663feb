"""Who a council is compared with on one metric: the members of a group that can have a figure, each place once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from data_layer.catalogue import Catalogue
from data_layer.vocabulary import AreaCode, AreaKind, Group, MetricId

CLASSES_OF_COUNCIL = frozenset(
    {AreaKind.UNITARY, AreaKind.METROPOLITAN, AreaKind.LONDON_BOROUGH, AreaKind.COUNTY, AreaKind.DISTRICT}
)
COUNCILS = CLASSES_OF_COUNCIL | {AreaKind.COUNCIL_OUTSIDE_ENGLAND}
# groups of whoever publishes the metric; the others are lists of councils by name
BY_PUBLICATION = frozenset({Group.REGION, Group.TYPE, Group.ENGLAND})


def members_of(catalogue: Catalogue, group: Group, area: AreaCode, metric: MetricId) -> tuple[AreaCode, ...] | None:
    """Alphabetical by name, without the council itself; None where the area has no such group.

    Of a region, a class or England only those that publish the metric, and none that contains another: where districts
    publish it counties stand aside, unless a county is asked about.
    """
    if group is Group.ENGLAND:
        found: Sequence[AreaCode] | None = english_councils(catalogue, area)
    else:
        listed = catalogue.group(group, area)
        found = listed.members if listed else None
    if found is None or group not in BY_PUBLICATION:
        return tuple(found) if found is not None else None
    publishing = [member for member in found if member != area and catalogue.held(metric, member)]
    return tuple(without_containing(catalogue, publishing, area))


def english_councils(catalogue: Catalogue, area: AreaCode) -> Sequence[AreaCode] | None:
    """Every English council of today; None for an area that is no council of England itself."""
    own = catalogue.areas.get(area)
    if own is None or own.kind not in CLASSES_OF_COUNCIL:
        return None
    listed = catalogue.group(Group.ENGLAND, area)
    if listed:
        return listed.members
    councils = [one for one in catalogue.areas.values() if one.kind in CLASSES_OF_COUNCIL and one.until is None]
    return [one.code for one in sorted(councils, key=lambda one: one.name)]


def without_containing(catalogue: Catalogue, members: Iterable[AreaCode], area: AreaCode) -> list[AreaCode]:
    found = list(members)
    own, kinds = catalogue.areas.get(area), {member: catalogue.areas[member].kind for member in found}
    aside = AreaKind.COUNTY
    if own and own.kind is AreaKind.COUNTY:
        aside = AreaKind.DISTRICT
    elif AreaKind.DISTRICT not in kinds.values():
        return found
    return [member for member in found if kinds[member] is not aside]
