"""Number formats, fills and comments of the cells of an XLSX file."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from data_layer.scorecards.grid import Look

Looks = dict[str, dict[tuple[int, int], Look]]


def looks_of(content: bytes) -> Looks | None:
    """By sheet and by row and column from 0; None where the file is no XLSX that can be read so."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        workbook = load_workbook(io.BytesIO(content), data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError):
        return None
    return {sheet.title: dict(looks_in(sheet)) for sheet in workbook.worksheets}


def looks_in(sheet: Any) -> list[tuple[tuple[int, int], Look]]:
    found = []
    for row in sheet.iter_rows():
        for cell in row:
            comment = getattr(cell, "comment", None)
            if not cell.has_style and comment is None:
                continue
            number_format = cell.number_format if cell.number_format != "General" else None
            look = Look(number_format, fill_of(cell), " ".join(comment.text.split()) if comment else None)
            if look != Look():
                found.append(((cell.row - 1, cell.column - 1), look))
    return found


def fill_of(cell: Any) -> str | None:
    """RRGGBB of a solid fill; None for no fill and for theme colours, which need the theme to be known."""
    fill = cell.fill
    if fill is None or fill.fill_type != "solid" or fill.fgColor.type != "rgb":
        return None
    colour = fill.fgColor.rgb
    return colour[-6:].upper() if isinstance(colour, str) else None
