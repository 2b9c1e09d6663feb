"""The lines of the Revenue Outturn Summary that are used, and how a column of any year is known to hold one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from data_layer.loaders.errors import LayoutError
from data_layer.loaders.sheet import tidy

EARMARKED = r"(estimated )?other earmarked financial reserves level at "
UNALLOCATED = r"(estimated )?unallocated financial reserves level at "
# the first three digits of "915", "915b" and "C3R915b"; running numbers of columns stay below 190
LINE_NUMBER = re.compile(r"(?:C\d+R)?(\d{3})[a-z]?")
LOWEST_LINE = 190


@dataclass(frozen=True, slots=True)
class LineName:
    """A line's number and the names it has had, the one to be preferred first."""

    number: int
    names: tuple[str, ...]


class Line(Enum):
    """Amounts are in £ thousand. Reserves that are given twice, before and after taking out pandemic business rates
    reliefs, are read after (`adjusted`); `EARMARKED_OPENING_AS_BEFORE` is the one before, for years compared with one
    that has no other.
    """

    EDUCATION = LineName(190, (r"education services",))
    HIGHWAYS_TRANSPORT = LineName(290, (r"highways and transport services",))
    CHILDRENS_SOCIAL_CARE = LineName(330, (r"children social care",))
    ADULT_SOCIAL_CARE = LineName(360, (r"adult social care",))
    PUBLIC_HEALTH = LineName(390, (r"public health",))
    HOUSING = LineName(490, (r"housing services \(gfra only\)",))
    CULTURAL = LineName(509, (r"cultural and related services",))
    ENVIRONMENT = LineName(590, (r"environmental and regulatory services",))
    PLANNING = LineName(599, (r"planning and development services",))
    CENTRAL = LineName(690, (r"central services",))
    SERVICE_SPEND = LineName(699, (r"total service expenditure \(total of lines 190 to 698\)",))
    PRINCIPAL = LineName(773, (r"provision for repayment of principal",))
    INTEREST = LineName(781, (r"interest: (external payments|interest payable and similar charges)",))
    NET_REVENUE = LineName(805, (r"net revenue expenditure",))
    EARMARKED_OPENING = LineName(915, (EARMARKED + r"1 april \(adjusted\)", EARMARKED + r"1 april"))
    EARMARKED_OPENING_AS_BEFORE = LineName(915, (EARMARKED + r"1 april \(unadjusted\)", EARMARKED + r"1 april"))
    EARMARKED_CLOSING = LineName(915, (EARMARKED + r"31 march \(adjusted\)", EARMARKED + r"31 march"))
    UNALLOCATED_OPENING = LineName(916, (UNALLOCATED + r"1 april",))
    UNALLOCATED_CLOSING = LineName(916, (UNALLOCATED + r"31 march",))


def columns(above: Sequence[Sequence[Any]], names: Sequence[Any], file: str, sheet: str) -> Mapping[Line, int]:
    """Where each line stands: found by its name in the header, and its number above the name where one is given.

    `above` are the rows over the header. Raises LayoutError for a line that is missing, given twice, or numbered as
    another line.
    """
    plain = [tidy(name).lower() for name in names]
    found = {line: column_of(line.value, plain, file, sheet) for line in Line}
    for line, column in found.items():
        numbers = line_numbers(row[column] for row in above if column < len(row))
        if numbers and line.value.number not in numbers:
            raise LayoutError(
                file,
                sheet,
                f"column {column + 1}, {names[column]!r}",
                f"it bears line number {min(numbers)}, not {line.value.number}",
                "Check which line of the return it is, and correct data_layer/loaders/mhclg_outturn_lines.py.",
            )
    return found


def column_of(line: LineName, names: Sequence[str], file: str, sheet: str) -> int:
    matching = ([place for place, name in enumerate(names) if re.fullmatch(wanted, name)] for wanted in line.names)
    places = next(filter(None, matching), [])
    if len(places) != 1:
        raise LayoutError(
            file,
            sheet,
            f"line {line.number}",
            f"{len(places) or 'no'} columns have its name",
            "Add the name of this year's column to data_layer/loaders/mhclg_outturn_lines.py.",
        )
    return places[0]


def line_numbers(cells: Any) -> set[int]:
    texts = (str(int(cell)) if isinstance(cell, float) else str(cell).strip() for cell in cells)
    numbers = (int(found.group(1)) for text in texts if (found := LINE_NUMBER.fullmatch(text)))
    return {number for number in numbers if number >= LOWEST_LINE}
