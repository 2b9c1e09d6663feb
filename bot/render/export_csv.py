"""An export as CSV (RFC 4180): UTF-8 with a byte order mark, text quoted, numbers plain, nothing that runs."""

from __future__ import annotations

import csv
import io

from bot.render.export_rows import COLUMNS, Cell
from bot.render.exports import Export

# a spreadsheet takes a cell that begins so for a formula, also in the wide forms of these signs
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_file(export: Export) -> bytes:
    """The figures under their heading, an empty line, then the notes in the first two columns."""
    width = len(COLUMNS)
    written = io.StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow([one.title for one in COLUMNS])
    writer.writerows([plain(getattr(row, one.name)) for one in COLUMNS] for row in export.rows)
    writer.writerow([""] * width)
    writer.writerows([plain(label), plain(text), *[""] * (width - 2)] for label, text in export.notes)
    return written.getvalue().encode("utf-8-sig")


def plain(cell: Cell) -> str | int | float:
    """Numbers without the noise of binary fractions; text that would run as a formula behind an apostrophe."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return tidy(cell)
    if isinstance(cell, int):
        return cell
    text = str(cell)
    return f"'{text}" if text.startswith(RUNS) else text


def tidy(value: float) -> float | int:
    """To twelve significant digits; a whole number without a fraction."""
    shortened = float(f"{value:.12g}")
    return int(shortened) if shortened.is_integer() else shortened
