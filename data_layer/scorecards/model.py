"""What a scorecard holds once it is read: plain values, each with the cell that it came from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from data_layer.council_facts import Accumulation, ToleranceKind
from data_layer.periods import Period
from data_layer.vocabulary import BetterWhen, Status


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Where a cell stands; `sheet` is None in a CSV file, `cell` is written as spreadsheets do ("D14")."""

    file: str
    sheet: str | None
    cell: str

    def __str__(self) -> str:
        return f"{self.file}, sheet {self.sheet}, cell {self.cell}" if self.sheet else f"{self.file}, cell {self.cell}"


class GivenBy(StrEnum):
    """How the council showed a rating."""

    WORDS = "words"
    SHAPE = "shape"  # the alternative text of an icon: "Octagon: R"
    COLOUR = "colour"  # the fill of a cell and nothing else


@dataclass(frozen=True, slots=True)
class StatusAsGiven:
    """The council's own rating in its own words, never worked out here."""

    words: str
    given_by: GivenBy
    origin: Origin


@dataclass(frozen=True, slots=True)
class Measure:
    """`better_when`, `accumulation` and `unit` are None until the file or a person says them."""

    key: str
    name: str
    code: str | None
    section: str | None
    unit: str | None
    decimals: int
    better_when: BetterWhen | None
    accumulation: Accumulation | None
    owner: str | None
    team: str | None
    frequency: str | None
    origin: Origin

    @property
    def cumulative(self) -> bool:
        return self.accumulation is Accumulation.CUMULATIVE


@dataclass(frozen=True, slots=True)
class Value:
    """One result in the measure's unit. `value` is None where `status` says why.

    `area` is the place in the council's words where the file holds more than one, else None; `trend_as_given` the
    arrows or words beside it, as they stand.
    """

    measure: str
    period: Period
    value: float | None
    as_given: str
    status: Status
    origin: Origin
    area: str | None = None
    status_as_given: StatusAsGiven | None = None
    trend_as_given: str | None = None
    numerator: float | None = None
    denominator: float | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Tolerance:
    """`amount` is in the measure's unit or in percent of the target, by its kind; None where there is no amber."""

    kind: ToleranceKind
    amount: float | None


@dataclass(frozen=True, slots=True)
class Target:
    """`value` is None where the target is words only ("Top quartile"); `period` is None where nothing says which.

    `tolerance` is in the file's words; `tolerated` is what they mean, once someone has said so.
    """

    measure: str
    period: Period | None
    value: float | None
    as_given: str
    origin: Origin
    area: str | None = None
    tolerance: str | None = None
    remark: str | None = None
    tolerated: Tolerance | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Commentary. `measure` is None where the file does not say to which of a section's measures it belongs."""

    measure: str | None
    period: Period | None
    text: str
    origin: Origin
    section: str | None = None
    heading: str | None = None  # of its column: "What are we doing about it?"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What was not read, and why: said, never silent."""

    origin: Origin
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Caution:
    """Something that looks odd in what was read: it is kept, and a person should look."""

    origin: Origin
    text: str


@dataclass(frozen=True, slots=True)
class Imported:
    measures: tuple[Measure, ...]
    values: tuple[Value, ...]
    targets: tuple[Target, ...]
    notes: tuple[Note, ...]
    left_out: tuple[LeftOut, ...]
    cautions: tuple[Caution, ...]
