"""What each row below the headings is: a measure, the band of a section, a paragraph, a total, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from data_layer.scorecards.columns import ColumnRead
from data_layer.scorecards.grid import shown
from data_layer.scorecards.headers import Table, filled, is_paragraph
from data_layer.scorecards.headings import Role

TOTAL = re.compile(
    r"(?:grand )?totals?|(?:overall )?(?:average|mean|median)|max(?:imum)?|min(?:imum)?|sum|count"
    r"|(?:upper|lower) quartile|standard deviation",
    re.I,
)
COUNTED = re.compile(
    r"(?:no|number|total)?\.? ?(?:of )?(?:kpis? )?(?:red|amber|green|on target|off target)s?", re.IGNORECASE
)
COLOUR_NAME = re.compile(r"red|amber|green|blue|yellow|grey|gray", re.IGNORECASE)
COMMENTARY_ROW = re.compile(
    r"\(paraphrased\)|(?:monthly |quarterly |annual )?(?:performance|comment(?:s|ary)?|narrative"
    r"|notes?|actions?|explanation|update)\s*[:\-–]",
    re.I,
)


MEASURE_LIKE = re.compile(r"%|\b(?:number|percentage|proportion|rate|average|percent|days|time)\b", re.IGNORECASE)


class Is(Enum):
    MEASURE = auto()
    SECTION = auto()
    PARAGRAPH = auto()
    TOTAL = auto()
    COUNT = auto()


@dataclass(slots=True)
class Row:
    """`texts`: the words of its descriptive cells by role; `section` the band above."""

    at: int
    kind: Is
    text: str = ""
    column: int = 0
    section: str | None = None
    texts: dict[Role, str] = field(default_factory=dict)


def rows_of(table: Table, columns: list[ColumnRead]) -> Iterator[Row]:
    """From the top; blank rows are passed over, and a name above is carried down over rows of one measure."""
    section = table.section
    named = next((column.index for column in columns if column.role is Role.MEASURE), None)
    has_kind = any(column.role is Role.KIND for column in columns)
    telling = [column for column in columns if column.role in DESCRIPTIVE]
    covered = covered_cells(table)
    above: dict[Role, str] = {}
    width = len([column for column in columns if column.role is not Role.IGNORED])
    for at in range(table.first, table.end):
        cells = filled(table.sheet, at)
        if not cells or all(isinstance(raw, str) and not raw.strip(" -_=") for _, raw in cells):
            continue
        if len(cells) == 1 and width > 1 and (kind := lone(shown(cells[0][1]), cells[0][0], named)):
            text = shown(cells[0][1])
            section = text if kind is Is.SECTION else section
            yield Row(at, kind, text, cells[0][0], section)
            continue
        texts = {column.role: shown(raw) for column in telling if (raw := table.sheet.at(at, column.index)) is not None}
        for column in telling:
            if (
                column.role in above
                and column.role not in texts
                and (
                    (at, column.index) in covered
                    or (has_kind and named not in dict(cells))
                    or column.role is Role.SECTION
                )
            ):
                texts[column.role] = above[column.role]
        above = texts
        name = next((texts[role] for role in (Role.MEASURE, Role.CODE, Role.AREA) if role in texts), "")
        yield Row(at, kind_of_row(name), name, cells[0][0], texts.get(Role.SECTION, section), texts)


DESCRIPTIVE = {
    Role.CODE,
    Role.MEASURE,
    Role.SECTION,
    Role.UNIT,
    Role.POLARITY,
    Role.CUMULATIVE,
    Role.FREQUENCY,
    Role.OWNER,
    Role.TEAM,
    Role.AREA,
    Role.AREA_CODE,
    Role.KIND,
    Role.TOLERANCE,
}


def kind_of_row(name: str) -> Is:
    if TOTAL.fullmatch(name):
        return Is.TOTAL
    return Is.COUNT if COUNTED.fullmatch(name) or COLOUR_NAME.fullmatch(name) else Is.MEASURE


def lone(text: str, column: int, named: int | None) -> Is | None:
    """A row of one cell: a paragraph or a section; None for a measure whose other cells are empty."""
    if COMMENTARY_ROW.match(text) or is_paragraph(text):
        return Is.PARAGRAPH
    return None if named and column == named and MEASURE_LIKE.search(text) else Is.SECTION


def covered_cells(table: Table) -> set[tuple[int, int]]:
    """Cells of a merged block below its first one."""
    return {
        (row, merge.left)
        for merge in table.sheet.merges
        if merge.bottom > merge.top >= table.first
        for row in range(merge.top + 1, merge.bottom + 1)
    }
