"""XLSX, XLSB, XLS and ODS as sheets: values as stored, and for XLSX number formats, fills and comments too."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from data_layer.scorecards.errors import UnreadableFileFault
from data_layer.scorecards.grid import Look, Merge, Raw, Sheet, Workbook
from data_layer.scorecards.xlsx_looks import looks_of

MOST_CELLS_WITH_LOOKS = 150_000  # reading formats and fills of more takes tens of seconds
NO_LOOKS = "fills, number formats and comments were not read: a rating shown by colour alone is not seen"
WITHOUT_RESULT = re.compile(rb"(?:</f>|<f[^>]*/>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
TOO_LARGE = f"the file is large: {NO_LOOKS}"


def read_workbook(file: str, content: bytes) -> Workbook:
    """Formulas give the value stored with them. Raises UnreadableFileFault where the file cannot be opened."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        hidden = {each.name: each.visible != SheetVisibleEnum.Visible for each in workbook.sheets_metadata}
        sheets = [(name, workbook.get_sheet_by_name(name)) for name in workbook.sheet_names if is_table(workbook, name)]
        tables = [(name, plain(sheet.to_python(skip_empty_area=False)), merges_of(sheet)) for name, sheet in sheets]
    except PasswordError as locked:
        found = "the file is protected by a password"
        raise UnreadableFileFault(file, found, "Save it without the password.") from locked
    except (CalamineError, OSError, ValueError) as broken:
        raise UnreadableFileFault(file, "the workbook is damaged or of an unknown kind", "Save it as XLSX.") from broken
    doubts_of_formulas = formulas_without_result(content)
    looks, doubts = looks_if_small(content, sum(len(row) for _, rows, _ in tables for row in rows))
    return Workbook(
        file,
        tuple(Sheet(file, name, rows, hidden.get(name, False), looks.get(name, {}), m) for name, rows, m in tables),
        (*doubts, *doubts_of_formulas),
    )


def formulas_without_result(content: bytes) -> tuple[str, ...]:
    """A program may write formulas without working them out: their cells then look empty here."""
    if not content.startswith(b"PK"):
        return ()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        count = sum(len(WITHOUT_RESULT.findall(archive.read(name))) for name in names)
    remedy = "open the file in a spreadsheet and save it"
    return (f"{count} formulas have no result stored, so that their cells are empty here: {remedy}",) if count else ()


def is_table(workbook: Any, name: str) -> bool:
    """A sheet of cells; chart sheets and macros hold none."""
    from python_calamine import SheetTypeEnum

    return any(each.name == name and each.typ == SheetTypeEnum.WorkSheet for each in workbook.sheets_metadata)


def looks_if_small(content: bytes, cells: int) -> tuple[dict[str, dict[tuple[int, int], Look]], tuple[str, ...]]:
    if not content.startswith(b"PK") or b"xl/worksheets" not in content:
        return {}, (NO_LOOKS,)
    if cells > MOST_CELLS_WITH_LOOKS:
        return {}, (TOO_LARGE,)
    found = looks_of(content)
    return (found, ()) if found is not None else ({}, (NO_LOOKS,))


def plain(rows: list[list[Any]]) -> list[list[Raw]]:
    return [[plain_cell(cell) for cell in row] for row in rows]


def plain_cell(cell: Any) -> Raw:
    """A time or a span of time stays as text that no one takes for a number."""
    if isinstance(cell, str):
        return cell if cell.strip() else None
    if isinstance(cell, time | timedelta):
        return f"{cell} (a time)"
    if isinstance(cell, bool | date | datetime):
        return cell
    return float(cell) if cell is not None else None


def merges_of(sheet: Any) -> tuple[Merge, ...]:
    ranges: Iterator[Any] = iter(sheet.merged_cell_ranges or ())
    return tuple(Merge(top, left, bottom, right) for (top, left), (bottom, right) in ranges)
