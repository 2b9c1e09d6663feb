"""What every loader gives: the records of a release, as the publisher states them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data_layer.facts import SeriesEvent
from data_layer.periods import Period
from data_layer.vocabulary import AreaCode, MetricId, Status


@dataclass(frozen=True, slots=True)
class Record:
    """One published figure, in the metric's unit, unrounded. `value` is None where `status` says why."""

    metric: MetricId
    area: AreaCode
    period: Period
    value: float | None
    status: Status
    part: str | None = None
    lower: float | None = None
    upper: float | None = None
    status_as_given: str | None = None
    numerator: float | None = None
    denominator: float | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """One release of one source; its figures were known from `known_from`, publication where stated."""

    source: str  # id in data_layer/definitions/sources.yml
    release: str  # as the publisher names it: "2023-24 final"
    published: date | None
    known_from: date
    file: Path  # below the folder of the publishers' files

    @property
    def id(self) -> str:
        return f"{self.source} {self.release}"


@dataclass(frozen=True, slots=True)
class Loaded:
    """`events`: what this release itself shows of a series, such as a restated opening balance."""

    release: Release
    records: tuple[Record, ...]
    events: tuple[tuple[MetricId, SeriesEvent], ...] = ()
