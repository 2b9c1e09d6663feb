"""The description of every sheet and column as Markdown, made from the same declarations that read and write them."""

from __future__ import annotations

from collections.abc import Iterator

from data_layer.returns.columns import Column, Need, Sheet
from data_layer.returns.model import SHEETS
from data_layer.returns.value_types import Text

NEEDED = {Need.ALWAYS: "yes", Need.OWN_MEASURE: "own measures", Need.NO: ""}


def sheets_described() -> str:
    """A section a sheet, with a table of its columns."""
    return "\n\n".join("\n".join(section(sheet)) for sheet in SHEETS) + "\n"


def section(sheet: Sheet) -> Iterator[str]:
    yield f"### {sheet.name} (`{sheet.table}.csv`)"
    yield ""
    yield sheet.about
    yield ""
    yield "| column | needed | what belongs in it | example |"
    yield "| --- | --- | --- | --- |"
    for column in sheet.columns.values():
        yield f"| {column.heading} | {NEEDED[column.need]} | {cell(described(column))} | {cell(column.example)} |"


def described(column: Column) -> str:
    """Its note and what is allowed; that words may be any words needs no saying."""
    return column.note if isinstance(column.value, Text) else f"{column.note} {column.value.allowed}"


def cell(text: str) -> str:
    return text.replace("|", "\\|")
