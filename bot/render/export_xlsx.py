"""An export as a workbook: a sheet of figures with real numbers and dates, and a sheet of notes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from bot.render.export_csv import RUNS, tidy
from bot.render.export_rows import COLUMNS, Cell, Column, Form
from bot.render.exports import Export

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CREATOR = "PMF Assistant"
BOLD, WRAPPED = Font(bold=True), Alignment(wrap_text=True, vertical="top")
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
NARROWEST, WIDEST, NOTE_WIDTH = 8, 48, 110
FIRST_COLUMNS_KEPT = 3  # measure, part and council stay in sight


def xlsx_file(export: Export) -> bytes:
    """The same export gives the same bytes: it carries the time of the question, not that of the writing."""
    book = Workbook()
    figures = book.worksheets[0]
    figures.title = "Figures"
    fill_figures(figures, export)
    fill_notes(book.create_sheet("Notes"), export)
    asked = export.asked_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    book.properties = DocumentProperties(
        title=export.title,
        creator=CREATOR,
        lastModifiedBy=CREATOR,
        created=asked,
        modified=asked,
        keywords=f"level: {export.level}",
    )
    return written(book, asked)


def written(book: Workbook, at: datetime) -> bytes:
    """The workbook's own way of saving would note the present time in it, and so would the archive."""
    loose, fixed = io.BytesIO(), io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(loose, "w")).save()
    with zipfile.ZipFile(loose) as parts, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in parts.namelist():
            archive.writestr(zipfile.ZipInfo(part, at.timetuple()[:6]), parts.read(part), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def fill_figures(sheet: Worksheet, export: Export) -> None:
    head(sheet, [one.title for one in COLUMNS])
    sheet.freeze_panes = f"{get_column_letter(FIRST_COLUMNS_KEPT + 1)}2"
    for number, row in enumerate(export.rows, start=2):
        for at, one in enumerate(COLUMNS, start=1):
            write(sheet, number, at, getattr(row, one.name), number_format(one, row.decimals))
    sheet.auto_filter.ref = sheet.dimensions
    for at, one in enumerate(COLUMNS, start=1):
        longest = max(len(str(getattr(row, one.name) or "")) for row in export.rows)
        room = min(max(longest, len(one.title), NARROWEST) + 2, WIDEST)
        sheet.column_dimensions[get_column_letter(at)].width = room


def fill_notes(sheet: Worksheet, export: Export) -> None:
    head(sheet, ["note", "text"])
    sheet.freeze_panes = "A2"
    for number, (label, text) in enumerate(export.notes, start=2):
        write(sheet, number, 1, label)
        write(sheet, number, 2, text)
        sheet.cell(number, 1).alignment = sheet.cell(number, 2).alignment = WRAPPED
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, NOTE_WIDTH


def head(sheet: Worksheet, titles: Iterable[str]) -> None:
    """Bold, and printed on top of every page."""
    for at, title in enumerate(titles, start=1):
        sheet.cell(1, at, title).font = BOLD
    sheet.print_title_rows = "1:1"


def write(sheet: Worksheet, row: int, column: int, value: Cell, form: str | None = None) -> None:
    """Text is always text: what begins like a formula is marked, so that it stays text where someone edits it."""
    if value is None:
        return
    if isinstance(value, str):
        text = NOT_IN_XML.sub("", value)
        cell = sheet.cell(row, column, text)
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(RUNS)
        return
    cell = sheet.cell(row, column, tidy(value) if isinstance(value, float) else value)
    if form:
        cell.number_format = form


def number_format(one: Column, decimals: int) -> str | None:
    if one.form is Form.MEASURED:
        return f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    return {Form.COUNT: "0", Form.DAY: "d mmm yyyy"}.get(one.form)
