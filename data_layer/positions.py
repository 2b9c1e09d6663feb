"""The members of comparator groups in the period of each figure, and where the figure stands among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from data_layer.catalogue import Catalogue
from data_layer.comparators import candidates, taking_part
from data_layer.facts import Member, Observation, Position
from data_layer.methods.measure import comparable
from data_layer.methods.position import position
from data_layer.periods import Period
from data_layer.queries.comparison import comparison
from data_layer.queries.published_group import ENGLAND
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Group, MetricId, Status

# a list of all England's councils is no answer to anything; its quartiles are
MOST_LISTED = 100

Rows = Mapping[AreaCode, Observation]


def positions(
    reader: Reader, own: Sequence[Observation], groups: Sequence[Group], *, viewer: Viewer, as_known_at: date
) -> list[tuple[Position, ...]]:
    """For each figure its position in each of its groups, in the order asked, from one query for all of them.

    A figure that is not comparable has none, and no value of its own among the members of others.
    """
    catalogue = reader.catalogue
    wanted = [
        [
            (group, found)
            for group in groups
            if each.status is not Status.NOT_COMPARABLE
            and not catalogue.metrics[each.metric].is_own  # nobody else publishes it
            and (found := candidates(catalogue, group, each.area)) is not None
        ]
        for each in own
    ]
    areas = {member for of_one in wanted for _, members in of_one for member in members}
    if Group.ENGLAND in groups:
        areas.add(ENGLAND)
    asked = dict.fromkeys((each.metric, each.period) for each in own)
    found = comparison(reader, asked, areas, viewer=viewer, as_known_at=as_known_at) if areas else []
    rows: defaultdict[tuple[MetricId, Period], dict[AreaCode, Observation]] = defaultdict(dict)
    for row in found:
        rows[row.metric, row.period][row.area] = row
    return [
        tuple(
            home_first(stands(each, group, members, rows[each.metric, each.period], catalogue), viewer.home_area)
            for group, members in of_one
        )
        for each, of_one in zip(own, wanted, strict=True)
    ]


def home_first(found: Position, home: AreaCode) -> Position:
    """Councils are listed by name with the home council first, also among the comparators of another one."""
    return replace(found, members=tuple(sorted(found.members, key=lambda each: each.area != home)))


def stands(own: Observation, group: Group, members: Sequence[AreaCode], rows: Rows, catalogue: Catalogue) -> Position:
    of = [member(area, rows.get(area)) for area in taking_part(catalogue, group, own.area, members, rows)]
    england = rows.get(ENGLAND) if group is Group.ENGLAND else None
    found = position(
        own,
        of,
        group=group,
        metric=catalogue.metrics[own.metric],
        published=england.value if england and comparable(england) else None,
    )
    return found if len(of) <= MOST_LISTED else replace(found, members=())


def member(area: AreaCode, row: Observation | None) -> Member:
    if row is None:
        return Member(area, None, Status.NOT_AVAILABLE)
    return Member(area, row.value if comparable(row) else None, row.status)
