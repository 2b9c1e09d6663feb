"""Opens a return, a workbook or a folder of CSV files, as the bare cells of its sheets."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile, is_zipfile

from data_layer.faults import Fault
from data_layer.returns.model import SHEETS

WORKBOOKS = {".xlsx", ".xlsm", ".xls", ".ods"}
FAILED = b't="e"'  # how the file marks a cell whose formula failed
LARGEST = 200_000_000  # bytes; a return of a million figures is under a tenth of it


@dataclass(frozen=True, slots=True)
class FoundSheet:
    """`name` is the sheet's, or the CSV file's without its ending; `sheet` None for a CSV file. Row 1 is the first."""

    file: str
    sheet: str | None
    name: str
    rows: Sequence[Sequence[object]]


def found_sheets(path: Path) -> Iterator[FoundSheet]:
    """Raises Fault where the path is neither a workbook nor a folder with CSV files of the return."""
    if path.is_dir():
        yield from from_folder(path)
    elif not path.exists():
        raise Fault(f"{path} is not there. Give a workbook or a folder of CSV files; pmf template writes either.")
    elif path.suffix.lower() in WORKBOOKS:
        yield from from_workbook(path)
    else:
        raise Fault(
            f"{path} is not a return: a workbook ends in .xlsx, .xls or .ods, and CSV files are given as their folder."
        )


def from_workbook(path: Path) -> Iterator[FoundSheet]:
    from python_calamine import CalamineError, CalamineWorkbook

    if path.stat().st_size > LARGEST:
        raise Fault(f"{path} is larger than {LARGEST // 1_000_000} MB. Split the return into several.")
    try:
        workbook = CalamineWorkbook.from_path(path)
        failed = failed_formulas(path)
        for name in workbook.sheet_names:
            rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for row, column, text in failed.get(name, ()):
                rows[row][column] = text
            yield FoundSheet(path.name, name, name, rows)
    except (CalamineError, OSError, ValueError) as error:
        raise Fault(f"{path} cannot be read as a workbook ({error}). Save it again as .xlsx and load that.") from None


def failed_formulas(path: Path) -> dict[str, list[tuple[int, int, str]]]:
    """Sheet -> row and column, from 0, and what stands there, of cells like #REF!, which are read as empty otherwise.

    Only XLSX tells them; the slower second reading is made only where there are any.
    """
    if not is_zipfile(path) or path.suffix.lower() not in {".xlsx", ".xlsm"}:
        return {}
    with ZipFile(path) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
        if not any(FAILED in parts.read(name) for name in sheets):
            return {}
    from openpyxl import load_workbook

    workbook = load_workbook(path, data_only=True)
    return {
        sheet.title: [
            (cell.row - 1, cell.column - 1, str(cell.value))
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "e" and cell.value is not None
        ]
        for sheet in workbook.worksheets
    }


def from_folder(folder: Path) -> Iterator[FoundSheet]:
    files = sorted(folder.glob("*.csv"))
    if not files:
        raise Fault(f"{folder} has no CSV file. It needs some of: {', '.join(s.table + '.csv' for s in SHEETS)}.")
    for file in files:
        yield FoundSheet(file.name, None, file.stem, read_csv(file))


def read_csv(file: Path) -> list[list[str]]:
    """UTF-8, with or without its mark, or what older spreadsheets on Windows write."""
    data = file.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    try:
        return list(csv.reader(text.splitlines(keepends=True), strict=True))
    except csv.Error as error:
        raise Fault(f"{file} cannot be read as CSV ({error}). Save it again as CSV, parted by commas.") from None


def sum_of_return(path: Path) -> str:
    """SHA-256 of the workbook, or of the names and contents of the folder's CSV files in the order of their names."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    found = hashlib.sha256()
    for file in sorted(path.glob("*.csv")):
        found.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return found.hexdigest()
