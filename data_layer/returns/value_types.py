"""What a cell may hold: one class a kind of value, which reads it, writes it, and says what is allowed."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from typing import Any, ClassVar

from data_layer.periods import Period
from data_layer.returns.period_text import period_in
from data_layer.slugs import underscored

LONGEST = 8_000
IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
AREA_CODE = re.compile(r"[A-Z]\d{8}")
NUMBER = re.compile(r"[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?(?:[eE][-+]?\d+)?|[-+]?\.\d+")
DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y", "%d-%m-%Y", "%d-%b-%Y")
BROKEN = {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"}


class Wrong(Exception):
    """Why a cell cannot be taken, and what is allowed there."""

    def __init__(self, why: str, allowed: str) -> None:
        super().__init__(why, allowed)
        self.why, self.allowed = why, allowed


@dataclass(frozen=True)
class ValueType(ABC):
    """`sql` is the column's type in a stored load; `store` and `restore` lead there and back."""

    sql: ClassVar[str] = "VARCHAR"

    @property
    @abstractmethod
    def allowed(self) -> str:
        """A sentence."""

    @property
    def choices(self) -> tuple[str, ...]:
        """The words of a drop-down; none where the cell is free."""
        return ()

    @abstractmethod
    def read(self, found: object) -> Any:
        """The value of a cell that is not blank. Raises Wrong."""

    def write(self, value: Any) -> object:
        return value

    def store(self, value: Any) -> object:
        return value

    def restore(self, stored: Any) -> Any:
        return stored

    def refuse(self, why: str) -> Wrong:
        return Wrong(why, self.allowed)


def plain(found: object) -> str:
    """A cell's words: whole numbers without a point, days in ISO 8601, no space at either end."""
    if isinstance(found, float) and found.is_integer():
        return str(int(found))
    if isinstance(found, datetime):
        return found.date().isoformat()
    return str(found).strip()


def unbroken(found: object) -> str:
    """The cell's words. Raises Wrong for what a spreadsheet writes where a formula failed."""
    text = plain(found)
    if text in BROKEN:
        raise Wrong("The formula in this cell has failed.", "Mend the formula, or write the value itself.")
    return text


def slug(text: str) -> str:
    """The id that a name gives: "Head of Waste" is head_of_waste."""
    made = underscored(text)
    return made if made[:1].isalpha() else f"m_{made}".rstrip("_")


@dataclass(frozen=True)
class Text(ValueType):
    @property
    def allowed(self) -> str:
        return f"Write words, {LONGEST:,} letters at most."

    def read(self, found: object) -> str:
        text = unbroken(found)
        if len(text) > LONGEST:
            raise self.refuse(f"The text is {len(text):,} letters long.")
        return text


@dataclass(frozen=True)
class Identifier(ValueType):
    @property
    def allowed(self) -> str:
        return "Write an id in small letters, digits and underscores that begins with a letter, such as missed_bins."

    def read(self, found: object) -> str:
        text = unbroken(found)
        if not IDENTIFIER.fullmatch(text):
            raise Wrong("This is not an id.", f"{self.allowed} Here: {slug(text)}.")
        return text


@dataclass(frozen=True)
class AreaCodeText(ValueType):
    @property
    def allowed(self) -> str:
        return "Write an ONS code, one capital letter and eight digits, such as E06000015, or leave it empty for home."

    def read(self, found: object) -> str:
        text = unbroken(found).upper()
        if not AREA_CODE.fullmatch(text):
            raise self.refuse("This is not the code of an area.")
        return text


@dataclass(frozen=True)
class Number(ValueType):
    sql: ClassVar[str] = "DOUBLE"
    least: float | None = None

    @property
    def allowed(self) -> str:
        floor = f" of {self.least:g} or more" if self.least is not None else ""
        return f"Write a number{floor} without unit or sign, such as 12.5."

    def read(self, found: object) -> float:
        if isinstance(found, bool):
            raise self.refuse("This is not a number.")
        if isinstance(found, int | float):
            number = float(found)
        else:
            text = unbroken(found)
            if not NUMBER.fullmatch(text):
                raise self.refuse("This is not a number.")
            number = float(text.replace(",", ""))
        if not isfinite(number):
            raise self.refuse("This number cannot be held.")
        if self.least is not None and number < self.least:
            raise self.refuse(f"The least possible here is {self.least:g}.")
        return number


@dataclass(frozen=True)
class Whole(ValueType):
    sql: ClassVar[str] = "INTEGER"
    least: int = 0
    most: int = 1_000_000

    @property
    def allowed(self) -> str:
        return f"Write a whole number from {self.least} to {self.most:,}."

    @property
    def choices(self) -> tuple[str, ...]:
        return tuple(map(str, range(self.least, self.most + 1))) if self.most - self.least < 10 else ()

    def read(self, found: object) -> int:
        text = unbroken(found)
        if isinstance(found, bool) or not re.fullmatch(r"[-+]?\d{1,9}", text):
            raise self.refuse("This is not a whole number.")
        if not self.least <= int(text) <= self.most:
            raise self.refuse(f"{int(text)} is outside what is possible.")
        return int(text)


@dataclass(frozen=True)
class Day(ValueType):
    sql: ClassVar[str] = "DATE"

    @property
    def allowed(self) -> str:
        return "Write a day, such as 31/03/2026 or 2026-03-31."

    def read(self, found: object) -> date:
        if isinstance(found, datetime):
            return found.date()
        if isinstance(found, date):
            return found
        text = unbroken(found)
        for pattern in DAYS:
            try:
                day = datetime.strptime(text, pattern).date()
            except ValueError:
                continue
            if 1990 <= day.year <= 2100:
                return day
        raise self.refuse("This is not a day between 1990 and 2100.")


@dataclass(frozen=True)
class PeriodText(ValueType):
    """Read as people write it; a date stays a day until the measure's frequency is known."""

    @property
    def allowed(self) -> str:
        return "Write a month (Apr 2025), a quarter (Q1 2025/26), a year (2025/26) or a day (31/03/2026)."

    def read(self, found: object) -> Period:
        if isinstance(found, datetime):
            return Period(found.date(), 0)
        if isinstance(found, date):
            return Period(found, 0)
        period = period_in(unbroken(found))
        if period is None:
            raise self.refuse("This is not a period.")
        return period

    def write(self, value: Period) -> object:
        return value.start if not value.months else value.id if value.months not in (1, 3, 12) else spoken(value)

    def store(self, value: Period | None) -> str | None:
        return value.id if value else None

    def restore(self, stored: str | None) -> Period | None:
        return Period.parse(stored) if stored else None


def spoken(period: Period) -> str:
    """The label where it reads back as the same period, else the id."""
    return period.label if period_in(period.label) == period else period.id
