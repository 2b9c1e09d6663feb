"""How the councils of a group moved between the two periods of a change: the query and the method joined."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data_layer.comparators import candidates, taking_part
from data_layer.facts import Figure, Observation
from data_layer.methods.change import breaks_between
from data_layer.methods.measure import comparable
from data_layer.methods.moved_alike import Alike, moved_alike
from data_layer.periods import Period
from data_layer.queries.comparison import comparison
from data_layer.standing import standing
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Group, Status


@dataclass(frozen=True, slots=True)
class GroupMoved:
    group: Group
    alike: Alike


def group_moved(reader: Reader, figure: Figure, *, viewer: Viewer, as_known_at: date) -> GroupMoved | None:
    """In the group of the figure's first position; a member counts with both periods and no break of its own between.

    None without a change or a group, and where fewer than five members count.
    """
    own, change = figure.observation, figure.change
    group = figure.positions[0].group if figure.positions else None
    members = candidates(reader.catalogue, group, own.area) if group else None
    if change is None or group is None or members is None or own.status is Status.NOT_COMPARABLE:
        return None
    asked = [(own.metric, change.from_period), (own.metric, own.period)]
    rows: dict[tuple[AreaCode, Period], Observation] = {
        (row.area, row.period): row
        for row in comparison(reader, asked, members, viewer=viewer, as_known_at=as_known_at)
        if comparable(row)
    }
    kept = standing(reader, viewer=viewer, as_known_at=as_known_at)
    newest = {area: row for (area, period), row in rows.items() if period == own.period}
    of = taking_part(reader.catalogue, group, own.area, members, newest)
    pairs = [
        (before.value, newest[area].value)
        for area in of
        if area in newest
        and (before := rows.get((area, change.from_period)))
        and not breaks_between(change.from_period, own.period, kept.events(own.metric, area), area)
    ]
    found = moved_alike(
        [(earlier, later) for earlier, later in pairs if earlier is not None and later is not None],
        reader.catalogue.metrics[own.metric],
        of=len(of),
    )
    return GroupMoved(group, found) if found else None
