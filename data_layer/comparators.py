"""Who a council is compared with on one metric in one period: the members of a group, each place once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data_layer.catalogue import Catalogue
from data_layer.facts import Observation
from data_layer.vocabulary import AreaCode, AreaKind, Group, Status

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


def candidates(catalogue: Catalogue, group: Group, area: AreaCode) -> tuple[AreaCode, ...] | None:
    """All members of a group, alphabetical by name, without the council itself; None where it has no such group."""
    listed = catalogue.group(group, area)
    return listed.members if listed else None


def taking_part(
    catalogue: Catalogue,
    group: Group,
    area: AreaCode,
    members: Sequence[AreaCode],
    rows: Mapping[AreaCode, Observation],
) -> Sequence[AreaCode]:
    """Of a region, a class or England only those that publish the metric, and none that contains another.

    `rows`: what is held of the metric in the period. One to whom the metric does not apply publishes nothing. Where
    districts publish, counties stand aside; where a county is asked about, its districts do. Lists of councils by name
    stay whole.
    """
    if group not in BY_PUBLICATION:
        return members
    publishing = [member for member in members if member in rows and rows[member].status is not Status.NOT_APPLICABLE]
    kinds = {member: catalogue.areas[member].kind for member in publishing}
    own = catalogue.areas.get(area)
    if own and own.kind is AreaKind.COUNTY:
        aside = AreaKind.DISTRICT
    elif AreaKind.DISTRICT in kinds.values():
        aside = AreaKind.COUNTY
    else:
        return publishing
    return [member for member in publishing if kinds[member] is not aside]
