"""Reads an ODS file from its own XML, without a spreadsheet library, and writes one with a text replaced."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree import ElementTree

TABLE, OFFICE = (
    "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}",
    "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}",
)
# the last cell or row of a sheet is repeated to its edge
WIDEST, LONGEST = 60, 30


def sheet_cells(path: Path, sheet: str) -> list[list[str]]:
    """Every row as the sheet numbers it: a number as it is stored, or the words of the cell."""
    with zipfile.ZipFile(path) as book:
        root = ElementTree.fromstring(book.read("content.xml"))
    (table,) = [one for one in root.iter(f"{TABLE}table") if one.get(f"{TABLE}name") == sheet]
    found: list[list[str]] = []
    for row in table.iter(f"{TABLE}table-row"):
        found += [cells(row)] * min(int(row.get(f"{TABLE}number-rows-repeated", "1")), LONGEST)
    return found


def cells(row: ElementTree.Element) -> list[str]:
    found: list[str] = []
    for cell in row:
        times = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
        text = cell.get(f"{OFFICE}value") or " ".join(" ".join(cell.itertext()).split())
        found += [text] * min(times, WIDEST)
    return found


def with_replaced(source: Path, target: Path, sheet: str, old: str, new: str) -> None:
    """A copy in which the first `old` after the start of the sheet is `new`; fails where there is none."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(source) as book, zipfile.ZipFile(target, "w") as copy:
        for name in book.namelist():
            text = book.read(name)
            if name == "content.xml":
                head, start, tail = text.decode().partition(f'table:name="{sheet}"')
                assert start and old in tail, f"{old!r} is not in the sheet"
                text = (head + start + tail.replace(old, new, 1)).encode()
            copy.writestr(name, text)
