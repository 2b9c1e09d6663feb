"""What is known of a figure: the typed facts that answers are made of.

Only the types stand here; `data_layer.figures` joins queries and methods into them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from data_layer.periods import Period
from data_layer.vocabulary import (
    AreaCode,
    Band,
    Basis,
    Direction,
    EventKind,
    Group,
    MetricId,
    Outlier,
    Status,
    Variation,
)

if TYPE_CHECKING:  # the methods that judge are made of the facts here
    from data_layer.judged import Judged


@dataclass(frozen=True, slots=True)
class Observation:
    """One published value. `value` is in the metric's unit; None where `status` says why there is none."""

    metric: MetricId
    area: AreaCode
    period: Period
    value: float | None
    lower: float | None
    upper: float | None
    status: Status
    status_as_given: str | None
    source: str  # id in the catalogue's sources
    published: date | None
    loaded: date


@dataclass(frozen=True, slots=True)
class SeriesEvent:
    """Something that happened to a series; where `allows_change` is false no change is computed across it.

    It takes effect with the period that starts on or contains `starts`: earlier periods are on the other side.
    `note` is a full sentence for people.
    """

    kind: EventKind
    starts: date
    area: AreaCode | None  # None: all areas
    allows_change: bool
    note: str


@dataclass(frozen=True, slots=True)
class Change:
    """From an earlier figure to this one, in the metric's unit (percent for amounts, see `relative`).

    `typical` and `others` as in methods/change.py; None where fewer than 30 pairs are held.
    """

    from_period: Period
    from_value: float
    value: float
    relative: float | None  # percent of the earlier value; None where that is zero
    typical: float | None
    others: float | None
    gap: bool  # true where periods between the two are missing


@dataclass(frozen=True, slots=True)
class Member:
    area: AreaCode
    value: float | None
    status: Status


@dataclass(frozen=True, slots=True)
class Position:
    """Where a figure stands in a comparator group, without itself, in the same period only."""

    group: Group
    basis: Basis
    median: float | None
    q1: float | None
    q3: float | None
    n: int  # members with a figure
    of: int  # members
    band: Band | None
    outlier: Outlier | None
    members: tuple[Member, ...]  # the home council first, then alphabetical by name


@dataclass(frozen=True, slots=True)
class Freshness:
    period_end: date
    published: date | None
    loaded: date
    next_expected: date | None
    age_months: int
    stale: bool


@dataclass(frozen=True, slots=True)
class Provenance:
    source: str
    publisher: str
    published: date | None
    loaded: date
    licence: str
    url: str
    definition: str
    query: str  # the file of the query, for the engineer who asks


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with all that belongs to it."""

    observation: Observation
    direction: Direction | None
    variation: Variation | None
    change: Change | None
    positions: tuple[Position, ...]  # the first is the one asked for
    freshness: Freshness
    events: tuple[SeriesEvent, ...]  # those that touch this period or the one it is compared with
    provenance: Provenance
    judged: Judged | None = None  # against what the council itself says, where it says anything


@dataclass(frozen=True, slots=True)
class Series:
    """All held observations of one metric in one area, oldest first, gaps left out; breaks between them in `events`."""

    metric: MetricId
    area: AreaCode
    points: tuple[Observation, ...]
    events: tuple[SeriesEvent, ...]
