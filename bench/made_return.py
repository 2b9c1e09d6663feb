"""A return of any size, invented by a seed: measures that read as a council's own, with a past and targets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from random import Random
from typing import Any

import yaml

from data_layer.council_facts import ToleranceKind
from data_layer.periods import Period, add_months, financial_year
from data_layer.returns.governance_rows import AboutRow
from data_layer.returns.measure_rows import MeasureRow, ObservationRow, TargetRow
from data_layer.returns.model import CouncilRows
from data_layer.returns.words import Frequency
from data_layer.slugs import underscored
from data_layer.vocabulary import BetterWhen, Influence, Level, MetricKind

WORDS = Path(__file__).with_name("made_words.yml")
SEED = 20260401
WITH_TARGET = 3  # every third measure has one
A_SWING = 0.04  # of a figure, from one period to the next
MONTHS = {Frequency.MONTH: 1, Frequency.QUARTER: 3}


@dataclass(frozen=True, slots=True)
class Past:
    """How many periods of each kind a measure has, up to the last that ended before `day`."""

    day: date
    months: int
    quarters: int

    def periods(self, frequency: Frequency) -> list[Period]:
        """Oldest first."""
        length = MONTHS[frequency]
        many = self.months if frequency is Frequency.MONTH else self.quarters
        running = date(self.day.year, self.day.month - (self.day.month - 1) % length, 1)
        return [Period(add_months(running, -length * back), length) for back in range(many, 0, -1)]


@dataclass(frozen=True, slots=True)
class Made:
    """One measure before it has figures."""

    service: str
    division: str
    theme: str
    group: str | None
    aspect: Mapping[str, Any]
    number: int

    @property
    def named(self) -> str:
        return self.filled("name")[:1].upper() + self.filled("name")[1:]

    def filled(self, field: str) -> str:
        return self.with_group(self.aspect[field].format(service=self.service))

    def with_group(self, words: str) -> str:
        return f"{words}, {self.group}" if self.group else words

    @property
    def id(self) -> str:
        return f"own_{self.number}_{underscored(self.service)}"

    @property
    def frequency(self) -> Frequency:
        return Frequency.QUARTER if self.number % 3 else Frequency.MONTH

    @property
    def bounds(self) -> tuple[float, float]:
        return self.aspect["low"], self.aspect["high"]


class Words:
    """What measures are made of."""

    def __init__(self, path: Path = WORDS) -> None:
        self._spec = yaml.safe_load(path.read_text(encoding="utf-8"))

    @cached_property
    def services(self) -> list[tuple[str, str, str]]:
        """Service, its division, its theme."""
        return [
            (service, name, division["theme"])
            for name, division in self._spec["divisions"].items()
            for service in division["services"]
        ]

    def measures(self, many: int, seed: int = SEED) -> list[Made]:
        """The same ones for a seed, the fewer in front. Raises ValueError where the words do not make so many."""
        chance = Random(seed)
        whole, parted = self.made([None]), self.made(self._spec["groups"])
        chance.shuffle(whole)
        chance.shuffle(parted)
        found = [replace(each, number=number) for number, each in enumerate(islice(chain(whole, parted), many))]
        if len(found) < many:
            raise ValueError(f"The words make {len(found):,} measures, not {many:,}.")
        return found

    def made(self, groups: Sequence[str | None]) -> list[Made]:
        """Every aspect of every service, for each of the groups; not numbered yet."""
        return [
            Made(service, division, theme, group, aspect, 0)
            for service, division, theme in self.services
            for aspect in self._spec["aspects"]
            for group in groups
        ]


def made_rows(many: int, past: Past, seed: int = SEED) -> CouncilRows:
    """A whole return of so many measures as typed rows, all public."""
    measures = Words().measures(many, seed)
    return CouncilRows(
        about=(AboutRow(title=f"{many:,} made measures", prepared_by="Nobody", illustrative=True),),
        measures=tuple(measure_row(each) for each in measures),
        observations=tuple(row for each in measures for row in observation_rows(each, past, seed)),
        targets=tuple(row for each in measures[::WITH_TARGET] for row in target_rows(each, past)),
    )


def measure_row(each: Made) -> MeasureRow:
    return MeasureRow(
        id=each.id,
        name=each.named,
        short_name=each.filled("short"),
        theme=each.theme,
        unit=each.aspect["unit"],
        decimals=each.aspect["decimals"],
        better_when=BetterWhen(each.aspect["better"]),
        frequency=each.frequency,
        kind=MetricKind(each.aspect["kind"]),
        influence=Influence.COUNCIL,
        division=each.division,
        audience=Level.PUBLIC,
        counts=f"An invented measure: {each.filled('short')}.",
        aliases=tuple(each.with_group(words.format(service=each.service)) for words in each.aspect["ask"]),
    )


def observation_rows(each: Made, past: Past, seed: int) -> Iterator[ObservationRow]:
    for period, value in zip(periods := past.periods(each.frequency), figures(each, len(periods), seed), strict=True):
        yield ObservationRow(measure=each.id, period=period, value=value)


def figures(each: Made, many: int, seed: int) -> Sequence[float]:
    """A walk inside the aspect's bounds that depends on seed and measure alone."""
    chance = Random(f"{seed} {each.id}")
    low, high = each.bounds
    value, found = chance.uniform(low, high), []
    for _ in range(many):
        value = min(max(value + chance.gauss(0, A_SWING * (high - low)), low), high)
        found.append(round(value, each.aspect["decimals"]))
    return found


def target_rows(each: Made, past: Past) -> Iterator[TargetRow]:
    """One for the financial year of the last period, within tolerance of the middle of what is usual."""
    last = past.periods(each.frequency)[-1]
    low, high = each.bounds
    year = last.start.year - (last.start.month < 4)
    value = round((low + high) / 2, each.aspect["decimals"])
    yield TargetRow(
        measure=each.id, period=financial_year(year), value=value, tolerance_kind=ToleranceKind.RELATIVE, tolerance=5.0
    )
