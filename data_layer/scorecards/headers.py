"""Where the tables of a sheet are: rows of headings (one, two or three), titles above them, rows of figures below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from data_layer.scorecards.grid import Raw, Sheet, shown
from data_layer.scorecards.headings import LONGEST_HEADING, Role, heading_read, is_status_heading
from data_layer.scorecards.period_words import is_period_alone
from data_layer.scorecards.value_words import in_text

ANCHORS = {Role.MEASURE, Role.AREA, Role.PERIOD, Role.CODE}
SERIALS = range(36526, 55153)  # days since 1900 that spreadsheets show as 2000 to 2050
MOST_HEADER_ROWS = 3


@dataclass(frozen=True, slots=True)
class Column:
    """`parts`: its headings from the top row down, a merged one repeated over the columns that it spans."""

    index: int
    parts: tuple[str, ...]

    @property
    def heading(self) -> str:
        return " ".join(dict.fromkeys(part for part in self.parts if part))


@dataclass(frozen=True, slots=True)
class Table:
    """Rows counted from 0; `end` is the row after the last. `guessed`: the first row was taken, no heading known."""

    sheet: Sheet
    header: tuple[int, ...]
    end: int
    columns: tuple[Column, ...]
    titles: tuple[str, ...]
    section: str | None
    guessed: bool = False

    @property
    def first(self) -> int:
        return self.header[-1] + 1


@dataclass(frozen=True, slots=True)
class Summary:
    """A table that counts ratings: one row's counts by the words of its headings."""

    row: int
    counts: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """`loose`: rows with several cells that stand under no heading."""

    tables: tuple[Table, ...]
    summaries: tuple[Summary, ...]
    loose: tuple[int, ...]


def filled(sheet: Sheet, row: int) -> list[tuple[int, Raw]]:
    return [(column, raw) for column, raw in enumerate(sheet.rows[row]) if raw is not None]


def heading_text(raw: Raw) -> str | None:
    """A cell as a heading; None where it is a figure. Years and dates head columns too."""
    if isinstance(raw, date):
        return f"{raw:%B %Y}" if raw.day == 1 else f"{raw.day} {raw:%B %Y}"
    if isinstance(raw, bool):
        return None
    if isinstance(raw, float | int):
        return str(int(raw)) if raw == int(raw) and 1990 <= raw <= 2060 else None
    return shown(raw)


def headings_of(sheet: Sheet, row: int) -> dict[int, str] | None:
    """The cells of a row that may be one of headings; None where one of them is a figure or a sentence."""
    found: dict[int, str] = {}
    for column, raw in filled(sheet, row):
        text = heading_text(raw)
        if text is None or len(text) > LONGEST_HEADING:
            return None
        if (
            text[:1] in "-£.0123456789"
            and not is_period_alone(text)
            and in_text(text).value is not None
            and heading_read(text).role is Role.UNKNOWN
        ):
            return None
        found[column] = text
    return found


def is_header(sheet: Sheet, row: int) -> bool:
    """At least two headings, half of them known, one of them naming what the rows are about."""
    texts = headings_of(sheet, row)
    if not texts or len(texts) < 2 or is_summary_header(sheet, row):
        return False
    roles = [heading_read(text).role for text in texts.values()]
    known = [role for role in roles if role is not Role.UNKNOWN]
    if ANCHORS & set(roles):
        return len(known) >= 2 and len(known) * 2 >= len(roles)
    return len(known) >= 3 and len(known) == len(roles) and bool({Role.VALUE, Role.TARGET} & set(known))


def is_summary_header(sheet: Sheet, row: int) -> bool:
    """Red, Amber, Green, Total as headings, at least three with one colour among them."""
    texts = [shown(raw) for _, raw in filled(sheet, row)]
    counted = [text for text in texts if is_status_heading(text)]
    colours = [
        text
        for text in counted
        if re.fullmatch(r"(?:red|amber|green|up|down|on target|off target)s?", text, re.IGNORECASE)
    ]
    return len(counted) >= 3 and len(colours) >= 2 and len(counted) >= len(texts) - 1


def continues_header(sheet: Sheet, row: int, above: dict[int, str]) -> bool:
    """A further row of headings: it leaves the cells under the anchor empty and names roles or periods."""
    texts = headings_of(sheet, row)
    if not texts or is_summary_header(sheet, row):
        return False
    anchors = [column for column, text in above.items() if heading_read(text).role in ANCHORS]
    if any(texts.get(column, above[column]) != above[column] for column in anchors):
        return False
    known = [text for text in texts.values() if heading_read(text).role is not Role.UNKNOWN]
    return (len(known) >= 2 and len(known) * 2 >= len(texts)) or (len(texts) == 1 and len(known) == 1 and bool(anchors))


def spans_below(sheet: Sheet, row: int, below: dict[int, str]) -> bool:
    """A row above the headings whose cells each stand over several of them: merged measures, or periods."""
    texts = headings_of(sheet, row)
    if not texts or max(texts) == 0 or is_summary_header(sheet, row):
        return False
    beyond_first = [column for column in texts if column > 0]
    merged = any(merge.top == row and merge.left in beyond_first for merge in sheet.merges)
    several = len(beyond_first) >= 2 and len(texts) < len(below)
    return merged or several or (len(texts) == 1 and len(beyond_first) == 1 and is_period_alone(texts[beyond_first[0]]))


def is_paragraph(text: str) -> bool:
    """A sentence or more, not a title or the name of a section."""
    return (
        len(text) > 120
        or (text.endswith((".", ".)")) and len(text) > 40)
        or text.lower().startswith(("(paraphrased)", "monthly performance"))
    )


def tables_in(sheet: Sheet) -> Found:
    """All tables of a sheet, from the top."""
    headers = list(header_blocks(sheet))
    guessed = not headers
    if guessed and (first := first_row_as_header(sheet)) is not None:
        headers = [(first,)]
    tables, loose, summaries = [], [], list(summaries_in(sheet, {row for block in headers for row in block}))
    taken = {row.row for row in summaries} | {row.row - 1 for row in summaries}
    floor = 0
    seen_title = False
    for at, block in enumerate(headers):
        title_rows = list(title_rows_above(sheet, block[0], floor))
        titles = tuple(shown(filled(sheet, row)[0][1]) for row in title_rows)
        if at == 0:
            loose += [
                row
                for row in range(block[0])
                if len(filled(sheet, row)) > 1 and row not in taken and not is_summary_header(sheet, row)
            ]
        is_sheet_title = len(title_rows) == 1 and title_rows[0] == 0 and not seen_title
        section = None if is_sheet_title else next(iter(titles), None)
        seen_title = seen_title or bool(titles)
        below = headers[at + 1][0] if at + 1 < len(headers) else len(sheet.rows)
        end = min([below, *title_rows_above(sheet, below, block[-1] + 1)]) if at + 1 < len(headers) else below
        tables.append(Table(sheet, block, end, columns_under(sheet, block), titles, section, guessed))
        floor = block[-1] + 1
    return Found(tuple(tables), tuple(summaries), tuple(loose))


def header_blocks(sheet: Sheet) -> Iterator[tuple[int, ...]]:
    """A further header repeats a heading of one above, or stands below a blank row or a title."""
    row = 0
    seen: set[str] = set()
    while row < len(sheet.rows):
        if not is_header(sheet, row):
            row += 1
            continue
        words = set((headings_of(sheet, row) or {}).values())
        if seen and not words & seen and len(filled(sheet, row - 1)) > 1:
            row += 1
            continue
        seen |= words
        block = [row]
        texts = headings_of(sheet, row) or {}
        if row > 0 and spans_below(sheet, row - 1, texts):
            block.insert(0, row - 1)
        while len(block) < MOST_HEADER_ROWS and row + 1 < len(sheet.rows) and continues_header(sheet, row + 1, texts):
            row += 1
            block.append(row)
        yield tuple(block)
        row += 1


def first_row_as_header(sheet: Sheet) -> int | None:
    """The first row of two or more different texts with figures below it."""
    for row in range(min(len(sheet.rows) - 1, 40)):
        texts = headings_of(sheet, row)
        if texts and len(texts) >= 2 and len(set(texts.values())) == len(texts) and len(filled(sheet, row + 1)) >= 2:
            below = [raw for _, raw in filled(sheet, row + 1)]
            if any(not isinstance(raw, str) or in_text(raw).value is not None for raw in below):
                return row
    return None


def title_rows_above(sheet: Sheet, row: int, floor: int) -> Iterator[int]:
    """Rows of one cell that is no paragraph, nearest first, blank rows between them allowed."""
    for above in range(row - 1, floor - 1, -1):
        cells = filled(sheet, above)
        if not cells:
            continue
        if len(cells) > 1 or is_paragraph(shown(cells[0][1])):
            return
        yield above


def summaries_in(sheet: Sheet, headers: set[int]) -> Iterator[Summary]:
    for row in range(len(sheet.rows) - 1):
        if row in headers or not is_summary_header(sheet, row):
            continue
        words = {column: shown(raw) for column, raw in filled(sheet, row) if is_status_heading(shown(raw))}
        counts = [(word, sheet.at(row + 1, column)) for column, word in words.items()]
        read = [
            (word, raw if isinstance(raw, float) else in_text(str(raw)).value)
            for word, raw in counts
            if raw is not None
        ]
        yield Summary(row + 1, tuple((word, number) for word, number in read if number is not None))


def columns_under(sheet: Sheet, block: tuple[int, ...]) -> tuple[Column, ...]:
    rows = [headings_of(sheet, row) or {} for row in block]
    filled_rows = [spread(sheet, row, rows[at], rows[at + 1 :]) for at, row in enumerate(block)]
    return tuple(
        Column(index, tuple(row.get(index, "") for row in filled_rows)) for index in range(sheet_width(sheet, block))
    )


def sheet_width(sheet: Sheet, block: tuple[int, ...]) -> int:
    return max(len(sheet.rows[row]) for row in range(block[0], min(block[-1] + 50, len(sheet.rows))))


def spread(sheet: Sheet, row: int, texts: dict[int, str], lower: list[dict[int, str]]) -> dict[int, str]:
    """An upper heading reaches right over empty cells that have a heading below, as far as its merge where known."""
    if not lower:
        return texts
    merged = {merge.left: merge.right for merge in sheet.merges if merge.top <= row <= merge.bottom}
    found = dict(texts)
    source: int | None = None
    for column in range(max((*texts, *(c for each in lower for c in each)), default=0) + 1):
        below = any(column in each for each in lower)
        if column in texts:
            source = column if below else None
        elif source is not None and below and column <= merged.get(source, column):
            found[column] = texts[source]
    return found
