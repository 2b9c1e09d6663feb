"""What can be wrong with a publisher's file, as values that make their own sentence.

LoaderError
 ├─ MissingFileError   the file is not there
 ├─ LayoutError        the file, sheet or column is not as known
 ├─ CellError          a cell holds what it may not
 └─ ScaleError         one metric comes in two scales or measures
"""

from __future__ import annotations

from data_layer.faults import Fault


class LoaderError(Fault):
    """The family of all of them."""


def place(file: str, sheet: str | None) -> str:
    """A CSV file has no sheets."""
    return f"{file}, sheet {sheet}" if sheet else file


class MissingFileError(LoaderError):
    def __init__(self, folder: str, file: str) -> None:
        super().__init__(folder, file)
        self.folder, self.file = folder, file

    def __str__(self) -> str:
        remedy = f"Get it from its publisher, or set PMF_SOURCES to the folder that holds {self.folder}."
        return f"{self.folder}/{self.file}: the file is not there. {remedy}"


class LayoutError(LoaderError):
    def __init__(self, file: str, sheet: str | None, what: str, found: str, remedy: str) -> None:
        super().__init__(file, sheet, what, found, remedy)
        self.file, self.sheet, self.what, self.found, self.remedy = file, sheet, what, found, remedy

    def __str__(self) -> str:
        return f"{place(self.file, self.sheet)}, {self.what}: {self.found}. {self.remedy}"


class CellError(LoaderError):
    def __init__(self, file: str, sheet: str | None, row: int, field: str, found: object, remedy: str) -> None:
        super().__init__(file, sheet, row, field, found, remedy)
        self.file, self.sheet, self.row = file, sheet, row
        self.field, self.found, self.remedy = field, found, remedy

    def __str__(self) -> str:
        return f"{place(self.file, self.sheet)}, row {self.row} ({self.field}): found {self.found!r}. {self.remedy}"


class ScaleError(LoaderError):
    def __init__(self, file: str, metric: str, found: str) -> None:
        super().__init__(file, metric, found)
        self.file, self.metric, self.found = file, metric, found

    def __str__(self) -> str:
        return f"{self.file}: {self.metric} comes as {self.found}. Load one measure only, parts by name."
