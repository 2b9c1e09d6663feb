"""How a sheet of the return is declared: its columns stand as annotations on the fields of its row."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import Enum
from functools import cache
from typing import Any, get_type_hints

from data_layer.returns.problems import At
from data_layer.returns.value_types import ValueType


class Need(Enum):
    ALWAYS = "needed"
    OWN_MEASURE = "needed, unless the row names a published metric"
    NO = "may be left empty"


@dataclass(frozen=True)
class Column:
    """`heading` as it stands in the sheet; `example` as a person would write it; `note` in whole sentences."""

    heading: str
    value: ValueType
    note: str
    example: str = ""
    need: Need = Need.NO


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the return. `at` says where it was found; two rows are equal wherever they stand."""

    at: At | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Sheet:
    """`name` is the sheet's, `table` the attribute of CouncilRows, the CSV file and the stored file.

    No two rows of a return agree in all of `key`; a later return replaces the row with the same key.
    """

    name: str
    table: str
    row: type[Row]
    key: tuple[str, ...]
    about: str

    @property
    def columns(self) -> dict[str, Column]:
        return columns_of(self.row)

    def key_of(self, row: Row) -> tuple[Any, ...]:
        return tuple(getattr(row, name) for name in self.key)


@cache
def columns_of(row: type[Row]) -> dict[str, Column]:
    """Field -> its column, in the order of the sheet."""
    hints = get_type_hints(row, include_extras=True)
    found = {}
    for each in fields(row):
        for note in getattr(hints[each.name], "__metadata__", ()):
            if isinstance(note, Column):
                found[each.name] = note
    return found
