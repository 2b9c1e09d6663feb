"""Small workbooks and texts made for the tests: no council's file."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.styles import PatternFill

from data_layer.scorecards.model import Imported
from data_layer.scorecards.proposal import Proposal
from data_layer.scorecards.read import answered, propose


def book(
    path: Path,
    rows: Sequence[Sequence[object]],
    *,
    merges: Sequence[str] = (),
    fills: Mapping[str, str] | None = None,
    formats: Mapping[str, str] | None = None,
    hidden: Sequence[Sequence[object]] = (),
) -> Path:
    """An XLSX of one sheet, and of a hidden one where rows for it are given."""
    workbook = openpyxl.Workbook()
    page = workbook.active
    assert page is not None
    page.title = "Sheet1"
    for row in rows:
        page.append(list(row))
    for cell, colour in (fills or {}).items():
        page[cell].fill = PatternFill("solid", fgColor=colour)
    for cell, number_format in (formats or {}).items():
        page[cell].number_format = number_format
    for block in merges:
        page.merge_cells(block)
    if hidden:
        other = workbook.create_sheet("Old")
        other.sheet_state = "hidden"
        for row in hidden:
            other.append(list(row))
    workbook.save(path)
    return path


def ods(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    """An ODS of one sheet."""

    def cell(content: object) -> str:
        number = isinstance(content, float | int)
        kind = f'office:value-type="float" office:value="{content}"' if number else 'office:value-type="string"'
        return f"<table:table-cell {kind}><text:p>{escape(str(content))}</text:p></table:table-cell>"

    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces} office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="KPIs">{body}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", '<?xml version="1.0"?><manifest/>')
    return path


def text(path: Path, content: str, encoding: str = "utf-8") -> Path:
    path.write_text(content, encoding=encoding, newline="")
    return path


def read(path: Path, answers: Mapping[str, str] | None = None, home_names: Sequence[str] = ()) -> Imported:
    return answered(propose(path, home_names=home_names), answers or {}).preview


def asked(proposal: Proposal, kind: str) -> list[str]:
    """The subjects of the open questions of a kind."""
    return [question.subject for question in proposal.questions if question.kind == kind]


def figures(found: Imported) -> dict[tuple[str, str], float | None]:
    return {(value.measure, value.period.id): value.value for value in found.values}


def goals(found: Imported) -> dict[tuple[str, str | None], float | None]:
    return {(target.measure, target.period.id if target.period else None): target.value for target in found.targets}
