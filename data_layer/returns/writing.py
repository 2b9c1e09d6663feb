"""Writes a return, a workbook with drop-downs and notes or a folder of CSV files; it reads back as it was."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data_layer.returns.columns import Column, Need, Row, Sheet
from data_layer.returns.model import SHEETS, CouncilRows
from data_layer.returns.reader import EXAMPLE, FRONT

EXAMPLE_HEADING = EXAMPLE.capitalize()
LAST_ROW = 10_000  # drop-downs reach as far as a person will type
LONGEST_LIST = 255  # letters that a spreadsheet takes in a drop-down
NEEDED, OPTIONAL = PatternFill("solid", fgColor="FF1F4E79"), PatternFill("solid", fgColor="FF5B7FA6")
HEADING, FAINT = Font(bold=True, color="FFFFFFFF"), Font(italic=True, color="FF7F7F7F")
FORMATS = {date: "DD/MM/YYYY", str: "@"}
FRONT_TEXT = (
    "How to fill in this return",
    "Each sheet is one kind of row, and this page lists them. Sheets that you do not need may stay empty.",
    "Row 1 holds the headings. Dark headings are needed; their notes say what is allowed.",
    f"A row whose first cell begins with {EXAMPLE} is only an example: it is never loaded, and may be deleted.",
    "Name every measure by its id. A published metric is named by its own id.",
    "Names of people are never given: write the post.",
    "Nothing is loaded until all of it is right. Every mistake is told with its cell and with what is allowed.",
)


def write_workbook(rows: CouncilRows, path: Path, *, examples: bool = False) -> None:
    """Overwrites the file. `examples` adds a row to each sheet, marked as one."""
    workbook = Workbook()
    front = workbook.active
    assert isinstance(front, Worksheet)  # a new workbook has one
    write_front(front)
    for sheet, held in rows:
        write_sheet(workbook.create_sheet(sheet.name), sheet, lines_of(sheet, held, examples=examples))
    workbook.save(path)


def write_csv_folder(rows: CouncilRows, folder: Path, *, examples: bool = False) -> None:
    """A file for each sheet that has rows, or for every sheet where examples are wanted."""
    folder.mkdir(parents=True, exist_ok=True)
    for sheet, held in rows:
        if held or examples:
            with (folder / f"{sheet.table}.csv").open("w", encoding="utf-8-sig", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(headings_of(sheet))
                writer.writerows(lines_of(sheet, held, examples=examples))


def headings_of(sheet: Sheet) -> list[str]:
    return [EXAMPLE_HEADING, *(column.heading for column in sheet.columns.values())]


def lines_of(sheet: Sheet, rows: tuple[Row, ...], *, examples: bool) -> Iterator[list[Any]]:
    """The cells of each row, the example first."""
    if examples:
        yield [EXAMPLE, *(example_of(column) for column in sheet.columns.values())]
    columns = list(sheet.columns.items())
    for row in rows:
        yield [None, *(written(column, getattr(row, name)) for name, column in columns)]


def written(column: Column, value: object) -> object:
    return None if value in (None, (), "") else column.value.write(value)


def example_of(column: Column) -> object:
    return written(column, column.value.read(column.example)) if column.example else None


def write_front(page: Worksheet) -> None:
    page.title = FRONT
    for text in FRONT_TEXT:
        page.append([text])
    page["A1"].font = Font(bold=True, size=14)
    page.append([])
    page.append(["Sheet", "What it holds"])
    for sheet in SHEETS:
        page.append([sheet.name, sheet.about])
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 24, 100


def write_sheet(page: Worksheet, sheet: Sheet, lines: Iterator[list[Any]]) -> None:
    page.append(headings_of(sheet))
    page.freeze_panes = "C2"
    for number, heading in enumerate(page[1], 1):
        heading.font, heading.alignment = HEADING, Alignment(wrap_text=True, vertical="top")
        heading.fill = OPTIONAL
        page.column_dimensions[get_column_letter(number)].width = max(12, len(str(heading.value)) + 4)
    for number, column in enumerate(sheet.columns.values(), 2):
        page.cell(1, number).fill = NEEDED if column.need is Need.ALWAYS else OPTIONAL
        page.cell(1, number).comment = Comment(note_of(column), "PMF Assistant", width=320, height=140)
        if validation := drop_down(column):
            letter = get_column_letter(number)
            page.add_data_validation(validation)
            validation.add(f"{letter}2:{letter}{LAST_ROW}")
    for row, line in enumerate(lines, 2):
        # cell by cell: asking the sheet for its last row looks at every cell that it has
        for number, value in enumerate(line, 1):
            if value is None:
                continue
            cell = page.cell(row, number, value)
            if isinstance(value, tuple(FORMATS)):
                cell.number_format = FORMATS[date if isinstance(value, date) else str]
            if line[0] == EXAMPLE:
                cell.font = FAINT


def note_of(column: Column) -> str:
    """What belongs in the column, whether it is needed, and what is allowed."""
    return f"{column.note} {column.need.value.capitalize()}. {column.value.allowed}"


def drop_down(column: Column) -> DataValidation | None:
    listed = ",".join(column.value.choices)
    if not listed or len(listed) > LONGEST_LIST:
        return None
    found = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=True)
    found.errorTitle, found.error = column.heading, column.value.allowed
    return found
