"""Reads one sheet of a workbook, XLS, XLSX or ODS, as the rows that the publisher sees."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from data_layer.loaders.errors import LayoutError

Rows = list[list[Any]]


def sheet_named(path: Path, pattern: re.Pattern[str]) -> tuple[str, Rows]:
    """The name and the rows of the only sheet whose whole name matches; the first row is row 1 of the sheet.

    Numbers are floats, empty cells "". Raises LayoutError where no sheet, or more than one, matches.
    """
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_path(path)
    names = [name for name in workbook.sheet_names if pattern.fullmatch(name)]
    if len(names) != 1:
        found = f"its sheets are {', '.join(workbook.sheet_names)}"
        remedy = "Check that it is the publisher's file, and whether the sheet has a new name this year."
        raise LayoutError(path.name, pattern.pattern, "the sheet", found, remedy)
    return names[0], workbook.get_sheet_by_name(names[0]).to_python(skip_empty_area=False)
