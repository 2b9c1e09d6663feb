"""How fast reserves were used, of a council and of those it is compared with: query and method joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data_layer.comparators import candidates
from data_layer.facts import Figure, Observation
from data_layer.methods.change import breaks_between, months_apart
from data_layer.methods.components import Counted
from data_layer.methods.measure import YEAR
from data_layer.methods.warning_signs import Use
from data_layer.periods import Period
from data_layer.queries.components import components
from data_layer.standing import standing
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import Group


@dataclass(frozen=True, slots=True)
class ReservesUsed:
    """Between two days, in the publisher's own unit; `others` of the group, those with both balances."""

    since: Period
    until: Period
    own: Use
    group: Group | None
    others: tuple[Use, ...]


def reserves_used(
    reader: Reader, figure: Figure, since: Observation, *, viewer: Viewer, as_known_at: date
) -> ReservesUsed | None:
    """`figure`: a share whose counted part is the reserves; `since`: an earlier one without a break between.

    None where a balance is not held.
    """
    metric, area, until = figure.observation.metric, figure.observation.area, figure.observation.period
    group = figure.positions[0].group if figure.positions else None
    members = (candidates(reader.catalogue, group, area) or ()) if group else ()
    held = components(reader, metric, [area, *members], viewer=viewer, as_known_at=as_known_at)
    kept = standing(reader, viewer=viewer, as_known_at=as_known_at)
    own = use_between(held.get(area, {}), since.period, until)
    if own is None:
        return None
    others = [
        used
        for member in members
        if not breaks_between(since.period, until, kept.events(metric, member), member)
        and (used := use_between(held.get(member, {}), since.period, until))
    ]
    return ReservesUsed(since.period, until, own, group, tuple(others))


def use_between(held: dict[Period, Counted], since: Period, until: Period) -> Use | None:
    opening, closing = (held[period].numerator if period in held else None for period in (since, until))
    if opening is None or closing is None:
        return None
    return Use(opening, closing, months_apart(since, until) / YEAR)


def drew(others: Sequence[Use]) -> int:
    return sum(one.yearly > 0 for one in others)
