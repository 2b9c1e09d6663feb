"""Cells that hold one of a few words, or several values: see value_types for the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, ClassVar, TypeVar

from data_layer.returns.value_types import ValueType, Wrong, unbroken
from data_layer.returns.words import Audience
from data_layer.vocabulary import Level

Word = TypeVar("Word", bound=StrEnum)


def chosen(words: type[Word], found: object) -> Word:
    """The word that a cell means, capitals and underscores aside. Raises Wrong with the nearest one allowed."""
    said = " ".join(re.split(r"[\s_]+", unbroken(found).casefold()))
    for word in words:
        if said == spaced(word):
            return word
    near = get_close_matches(said, [spaced(word) for word in words], n=1, cutoff=0.5)
    hint = f" Did you mean {near[0]}?" if near else ""
    raise Wrong("This word is not among those allowed.", f"{one_of(words)}{hint}")


def one_of(words: type[StrEnum]) -> str:
    return f"Write one of: {', '.join(map(spaced, words))}."


def spaced(word: StrEnum) -> str:
    """As it stands in a cell: not_available is "not available"."""
    return word.value.casefold().replace("_", " ")


@dataclass(frozen=True)
class Choice(ValueType):
    words: type[StrEnum]

    @property
    def allowed(self) -> str:
        return one_of(self.words)

    @property
    def choices(self) -> tuple[str, ...]:
        return tuple(map(spaced, self.words))

    def read(self, found: object) -> StrEnum:
        return chosen(self.words, found)

    def write(self, value: StrEnum) -> str:
        return spaced(value)

    def store(self, value: StrEnum | None) -> str | None:
        return value.value if value is not None else None

    def restore(self, stored: str | None) -> StrEnum | None:
        return self.words(stored) if stored is not None else None


@dataclass(frozen=True)
class LevelWord(ValueType):
    """An audience, kept as its level."""

    sql: ClassVar[str] = "INTEGER"

    @property
    def allowed(self) -> str:
        return one_of(Audience)

    @property
    def choices(self) -> tuple[str, ...]:
        return tuple(Audience)

    def read(self, found: object) -> Level:
        return Level[chosen(Audience, found).name]

    def write(self, value: Level) -> str:
        return value.name.lower()

    def store(self, value: Level | None) -> int | None:
        return int(value) if value is not None else None

    def restore(self, stored: int | None) -> Level | None:
        return Level(stored) if stored is not None else None


@dataclass(frozen=True)
class Listed(ValueType):
    """Several values in one cell, parted by semicolons."""

    sql: ClassVar[str] = "VARCHAR[]"
    each: ValueType

    @property
    def allowed(self) -> str:
        return f"Part several by semicolons. {self.each.allowed}"

    def read(self, found: object) -> tuple[Any, ...]:
        parts = [part.strip() for part in unbroken(found).split(";")]
        return tuple(dict.fromkeys(self.each.read(part) for part in parts if part))

    def write(self, value: tuple[Any, ...]) -> str:
        return "; ".join(str(self.each.write(one)) for one in value)

    def store(self, value: tuple[Any, ...]) -> list[object]:
        return [self.each.store(one) for one in value]

    def restore(self, stored: list[Any]) -> tuple[Any, ...]:
        return tuple(self.each.restore(one) for one in stored)


@dataclass(frozen=True)
class YesNo(ValueType):
    sql: ClassVar[str] = "BOOLEAN"

    @property
    def allowed(self) -> str:
        return "Write yes or no."

    @property
    def choices(self) -> tuple[str, ...]:
        return ("yes", "no")

    def read(self, found: object) -> bool:
        if isinstance(found, bool):
            return found
        text = unbroken(found).casefold()
        if text in {"yes", "y", "true", "no", "n", "false"}:
            return text[0] in "yt"
        raise self.refuse("This is neither yes nor no.")

    def write(self, value: bool) -> str:
        return "yes" if value else "no"
