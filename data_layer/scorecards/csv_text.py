"""A CSV file as a sheet: its encoding and its delimiter are found, and said where they had to be guessed."""

from __future__ import annotations

import csv
import io
from collections import Counter

from data_layer.scorecards.errors import UnreadableFileFault
from data_layer.scorecards.grid import Sheet, Workbook

DELIMITERS = (",", ";", "\t", "|")
WINDOWS = "the text is not UTF-8 and was read as Windows-1252: look at pound signs and accents"


def read_text(file: str, content: bytes) -> Workbook:
    """Raises UnreadableFileFault where the bytes are not text."""
    text, doubts = decoded(file, content)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows = [[cell if cell.strip() else None for cell in row] for row in parsed(file, text, delimiter_of(text))]
    return Workbook(file, (Sheet(file, None, rows),), doubts)


def decoded(file: str, content: bytes) -> tuple[str, tuple[str, ...]]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), ()
    if b"\x00" in content:
        raise not_text(file)
    try:
        return readable(file, content.decode("utf-8-sig")), ()
    except UnicodeDecodeError:
        return readable(file, content.decode("cp1252", errors="replace")), (WINDOWS,)


def readable(file: str, text: str) -> str:
    """Control characters have no place in a table, nor has a text full of characters that no one could read."""
    head = text[:20_000]
    odd = sum(1 for sign in head if (sign < " " and sign not in "\t\r\n") or sign == "\ufffd")
    if odd > len(head) // 200:
        raise not_text(file)
    return text


def not_text(file: str) -> UnreadableFileFault:
    return UnreadableFileFault(file, "the file is not a table", "Save the scorecard as XLSX, ODS or CSV and try again.")


def delimiter_of(text: str) -> str:
    """The sign that parts most of the first rows into the same number of cells, at least two; a comma if none does."""
    head = "".join(text.splitlines(keepends=True)[:80])

    def worth(sign: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in csv.reader(io.StringIO(head), delimiter=sign) if len(row) > 1)
        return (sum(widths.values()), max(widths, default=0))

    return max(DELIMITERS, key=worth)


def parsed(file: str, text: str, delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as broken:
        raise UnreadableFileFault(
            file, f"the CSV text cannot be parted into cells ({broken})", "Save it again."
        ) from broken
