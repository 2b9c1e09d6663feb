"""Which kind of container a file is, by its first bytes, and the reader of that kind."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from data_layer.scorecards.csv_text import read_text
from data_layer.scorecards.errors import UnreadableFileFault
from data_layer.scorecards.grid import Workbook
from data_layer.scorecards.workbooks import read_workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MOST_UNPACKED = 1_000_000_000  # bytes; a scorecard never comes near it, a zip bomb does
NOT_TABLES = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a text document"),
)
REMEDY = "Save the scorecard as XLSX, ODS or CSV and try again."

Reader = Callable[[str, bytes], Workbook]


def container_of(file: str, content: bytes) -> Reader:
    """The reader for the content. Raises UnreadableFileFault, naming what the file is, where there is none."""
    for magic, what in NOT_TABLES:
        if content.startswith(magic):
            raise UnreadableFileFault(file, f"the file is {what}, not a table", REMEDY)
    if content.startswith(OLE):
        if ENCRYPTED in content:
            raise protected(file)
        return read_workbook
    if content.startswith(b"PK"):
        return zipped(file, content)
    if content[:512].lstrip().lower().startswith((b"<!doctype html", b"<html", b"<table", b"<?xml")):
        found = "the file is a web page or XML under another name"
        raise UnreadableFileFault(file, found, f"Open it in a spreadsheet. {REMEDY}")
    return read_text


def zipped(file: str, content: bytes) -> Reader:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as broken:
        raise UnreadableFileFault(file, "the file is damaged or cut off", "Save it again and try again.") from broken
    names = {entry.filename for entry in entries}
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise UnreadableFileFault(file, "the file unpacks to more than a gigabyte", "Keep only the scorecard's sheets.")
    if any(name.startswith("xl/workbook") for name in names) or "content.xml" in names:
        return read_workbook
    raise UnreadableFileFault(file, "the file is a zip archive without a workbook in it", REMEDY)


def protected(file: str) -> UnreadableFileFault:
    return UnreadableFileFault(file, "the file is protected by a password", "Save it without the password.")
