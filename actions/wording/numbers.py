"""Values as people write them: always with their unit, never with more decimals than the publisher gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

MISSING = "no figure"


class HasUnit(Protocol):
    @property
    def unit(self) -> str: ...
    @property
    def decimals(self) -> int: ...


class NamedUnit(HasUnit, Protocol):
    @property
    def short_name(self) -> str: ...


def rounded(value: float, decimals: int) -> str:
    """1234.5 -> "1,234.5"; minus zero is zero; halves go away from zero, as publishers round them."""
    scaled = abs(value) * 10**decimals
    whole = int(scaled + 0.5 + 1e-9)
    sign = "−" if value < 0 and whole else ""
    return f"{sign}{whole / 10**decimals:,.{decimals}f}"


def pounds(number: str) -> str:
    return f"−£{number[1:]}" if number.startswith("−") else f"£{number}"


WITH_UNIT: dict[str, Callable[[str], str]] = {
    "%": lambda n: f"{n}%",
    "£": pounds,
    "£ million": lambda n: f"{pounds(n)} million",
    "£ per person": lambda n: f"{pounds(n)} per person",
    "index": lambda n: f"{n} on a scale from 0 to 1",
    "score": lambda n: f"a score of {n}",
    "score out of 12": lambda n: f"{n} out of 12",
    "ratio": lambda n: f"{n} times yearly earnings",
}

DIFFERENCE: dict[str, Callable[[str], str]] = {
    "%": lambda n: f"{n} percentage point" if n == "1" or n == "1.0" else f"{n} percentage points",
    "£": pounds,
    "£ million": lambda n: f"{pounds(n)} million",
    "£ per person": lambda n: f"{pounds(n)} per person",
    "index": lambda n: n,
    "score": lambda n: f"{n} points",
    "score out of 12": lambda n: f"{n} points",
    "ratio": lambda n: f"{n} times yearly earnings",
}

IN_SHORT: dict[str, Callable[[str], str]] = {
    "%": WITH_UNIT["%"],
    "£": pounds,
    "£ million": WITH_UNIT["£ million"],
    "£ per person": pounds,
}

BELOW_ZERO = {"£ per person": "more income than spending"}

SINGULAR = {
    "households": "household", "children": "child", "people": "person", "incidents": "incident", "homes": "home",
    "decisions": "decision", "notices": "notice", "actions": "action", "days": "day", "weeks": "week", "years": "year",
    "investigations": "investigation", "letters": "letter", "inspections": "inspection", "vehicles": "vehicle",
    "cautions": "caution", "prosecutions": "prosecution", "fines": "fine",
}  # fmt: skip


def with_word(number: str, unit: str) -> str:
    """ "554 households", "1 household"."""
    return f"{number} {SINGULAR.get(unit, unit) if number in {'1', '−1'} else unit}"


def formatted(value: float | None, metric: HasUnit) -> str:
    """26.7 -> "26.7%"; 30.466 in £ million -> "£30.5 million"."""
    if value is None:
        return MISSING
    number = rounded(value, metric.decimals)
    return WITH_UNIT.get(metric.unit, lambda n: with_word(n, metric.unit))(number)


def after_name(value: float | None, metric: NamedUnit) -> str:
    """The value after the measure's name, which may have said the unit: "fly-tipping incidents were 1,024"."""
    words = metric.short_name.lower().split()
    counts = metric.unit in SINGULAR and metric.short_name.startswith("number of ")
    said = (short if counts or metric.unit in words else formatted)(value, metric)
    below = BELOW_ZERO.get(metric.unit) if value is not None and value < 0 else None
    return f"{said} ({below})" if below else said


def short(value: float | None, metric: HasUnit) -> str:
    """The value where its unit was said just before: "26.7%", "£30.5 million", "£424", "572.6"."""
    if value is None:
        return MISSING
    number = rounded(value, metric.decimals)
    return IN_SHORT.get(metric.unit, str)(number)


def difference(later: float, earlier: float, metric: HasUnit) -> str:
    """The distance between two values as shown, without sign: readers subtract what they see."""
    shown = abs(round(later, metric.decimals) - round(earlier, metric.decimals))
    number = rounded(shown, metric.decimals)
    return DIFFERENCE.get(metric.unit, lambda n: with_word(n, metric.unit))(number)


def same_as_shown(later: float, earlier: float, metric: HasUnit) -> bool:
    return rounded(later, metric.decimals) == rounded(earlier, metric.decimals)


def counted(number: int, thing: str, things: str | None = None) -> str:
    """1, "measure" -> "1 measure"; 3 -> "3 measures"."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"
