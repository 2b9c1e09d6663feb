"""Reads one sheet of a workbook, XLS, XLSX or ODS, as the rows that the publisher sees."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data_layer.loaders.errors import LayoutError
from data_layer.loaders.files import present

Rows = list[list[Any]]


@dataclass(frozen=True, slots=True)
class Cell:
    """A number, or None with the mark that stands in its place."""

    value: float | None
    mark: str | None = None


def sheet_named(path: Path, name: str) -> tuple[str, Rows]:
    """The name as it stands and the rows of the only sheet of that name; the first row is row 1 of the sheet.

    A space and an underscore are the same, and neither counts at the end: publishers write all of them. Numbers are
    floats, empty cells "". Raises MissingFileError without the file, and LayoutError where no sheet, or more than one,
    has the name.
    """
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_path(present(path))
    names = [given for given in workbook.sheet_names if plain(given) == plain(name)]
    if len(names) != 1:
        found = f"its sheets are {', '.join(workbook.sheet_names)}"
        remedy = "Check that it is the publisher's file, and whether the sheet has a new name this year."
        raise LayoutError(path.name, name, "the sheet", found, remedy)
    return names[0], workbook.get_sheet_by_name(names[0]).to_python(skip_empty_area=False)


def plain(name: str) -> str:
    return name.replace("_", " ").strip()


def tidy(cell: object) -> str:
    """A cell's words with single spaces: headings are broken into lines as their columns are wide."""
    return " ".join(str(cell).split())
