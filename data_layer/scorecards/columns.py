"""The role of each column, by its heading and by what stands in it, with the reason and the doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from data_layer.scorecards.errors import AnswerFault
from data_layer.scorecards.figure_words import NO_VALUE
from data_layer.scorecards.grid import Raw, shown
from data_layer.scorecards.headers import Column, Table, filled
from data_layer.scorecards.headings import Role, heading_read
from data_layer.scorecards.period_words import Relative, When, period_in
from data_layer.scorecards.polarity import polarity_said
from data_layer.scorecards.questions import Asking, Kind, Question
from data_layer.scorecards.statuses import is_status
from data_layer.scorecards.units import unit_word
from data_layer.scorecards.value_words import written

SAMPLE = 60
EMPTY = "it is empty"
CODE = re.compile(r"[A-Za-z]{0,8}[ ./-]?\d{1,4}(?:\.\d+)?[A-Za-z]{0,2}|[A-Z]{2,8}[ _-]?\d+[A-Za-z]?(?:,.*)?")
KINDS = re.compile(
    r"(?:actual|target|result|out-?turn|performance|value|numerator|denominator|rag|status"
    r"|rag (?:status|rating)|trend|direction of travel"
    r"|comments?|commentary|cumulative|ytd|year to date"
    r"|forecast|variance|previous year|last year|benchmark|tolerance)s?",
    re.IGNORECASE,
)
FREQUENCIES = re.compile(
    r"(?:bi-?|half.?)?(?:annual|month|quarter|year|week|term)(?:ly|al)?(?:ly)?|biennial|annually", re.IGNORECASE
)
ASKABLE = (
    "value: this period",
    "value: the period before",
    "value: last year",
    "target",
    "measure",
    "code",
    "status",
    "trend",
    "commentary",
    "owner",
    "team",
    "unit",
    "area",
    "period",
    "comparator",
    "ignored",
)
BRIEF = ("y", "lq", "tq", "ly", "py", "cq", "pq")


@dataclass(frozen=True, slots=True)
class ColumnRead:
    """`doubt` is what a person should look at; an UNKNOWN column is never loaded."""

    index: int
    heading: str
    role: Role
    reason: str
    when: When | None = None
    doubt: str | None = None


def columns_read(table: Table) -> list[ColumnRead]:
    """One entry a column that has a heading or content, before anything is asked."""
    found = [first_reading(table, column) for column in table.columns]
    found = [column for column in found if column is not None]
    return without_names(table, one_area(table, one_unit(table, one_name(table, one_measure(table, found)))))


def sample(table: Table, index: int) -> Sequence[Raw]:
    """Its first cells; rows of a single cell are bands or paragraphs and say nothing of a column."""
    sheet, last = table.sheet, min(table.end, table.first + 5 * SAMPLE)
    narrow = len([column for column in table.columns if column.heading]) < 2
    rows = (row for row in range(table.first, last) if narrow or len(filled(sheet, row)) > 1)
    return [raw for raw in (sheet.at(row, index) for row in rows) if raw is not None][:SAMPLE]


def share(cells: Sequence[Raw], says: Callable[[Raw], bool]) -> float:
    return sum(1 for raw in cells if says(raw)) / len(cells) if cells else 0.0


def is_figure(raw: Raw) -> bool:
    read = written(raw)
    return read.value is not None or bool(read.parts)


def is_numberlike(raw: Raw) -> bool:
    return is_figure(raw) or (
        isinstance(raw, str) and (bool(NO_VALUE.fullmatch(raw.strip())) or bool(written(raw).choices))
    )


def first_reading(table: Table, column: Column) -> ColumnRead | None:
    cells = sample(table, column.index)
    heading = column.heading
    if not heading and not cells:
        return None
    if not heading:
        return unnamed(table, column, cells)
    read = heading_read(heading)
    role, when = read.role, read.when
    if role is Role.UNKNOWN and len(column.parts) > 1:
        read = heading_read(next(part for part in reversed(column.parts) if part))
        role, when = read.role, read.when or period_in(heading)
    found = ColumnRead(column.index, heading, role, f"its heading says {role}", when)
    return by_content(found, cells)


def by_content(found: ColumnRead, cells: Sequence[Raw]) -> ColumnRead:
    """Content overrules a heading that it contradicts ("Value" above "Smaller is Better")."""
    if not cells:
        return replace(found, role=Role.IGNORED, reason=EMPTY) if found.role is not Role.STATUS else found
    texts = [shown(raw) for raw in cells]
    if (
        found.role in {Role.VALUE, Role.UNKNOWN, Role.MEASURE}
        and all(polarity_said(text) or NO_VALUE.fullmatch(text) for text in texts)
        and any(len(text) > 3 and polarity_said(text) for text in texts)
    ):
        return replace(found, role=Role.POLARITY, reason="its cells say which way is good", when=None)
    if found.role is Role.MEASURE and all(CODE.fullmatch(text) for text in texts) and len(set(texts)) == len(texts):
        return replace(found, role=Role.CODE, reason="its cells are codes")
    if found.role is Role.MEASURE and all(unit_word(text) for text in texts):
        return replace(found, role=Role.UNIT, reason="its cells are units")
    if (
        found.role in {Role.VALUE, Role.MEASURE, Role.UNKNOWN, Role.KIND}
        and len(set(texts)) > 1
        and all(KINDS.fullmatch(text) for text in texts)
    ):
        return replace(found, role=Role.KIND, reason="its cells say Actual or Target")
    if found.role is Role.PERIOD and all(FREQUENCIES.fullmatch(text) for text in texts):
        return replace(found, role=Role.FREQUENCY, reason="its cells say how often")
    if found.role is Role.STATUS and share(cells, is_figure) > 0.5:
        return replace(found, role=Role.UNKNOWN, reason="its heading says a rating, its cells are figures")
    if found.role is Role.VALUE and share(cells, is_numberlike) < 0.3:
        if share(cells, lambda raw: is_status(shown(raw))) > 0.7:
            return replace(found, role=Role.STATUS, reason="its cells are ratings")
        if share(cells, is_figure) == 0 and max(map(len, texts)) > 60 and not found.when:
            return replace(found, role=Role.UNKNOWN, reason="its heading says values, its cells are text")
    if found.heading.lower() in BRIEF:
        return replace(
            found, role=Role.UNKNOWN, reason=f"its heading is only {found.heading!r}", doubt=brief_doubt(found)
        )
    return by_content_alone(found, texts) if found.role is Role.UNKNOWN else found


def brief_doubt(found: ColumnRead) -> str | None:
    return f"value: {found.when.relative}" if found.when and found.when.relative else None


def by_content_alone(found: ColumnRead, texts: list[str]) -> ColumnRead:
    """Only proposals for headings that say nothing: what is loaded from them is asked first."""
    different = len(set(texts)) / len(texts)
    if all(is_status(text) for text in texts) and any(
        re.fullmatch(r"l[gard]|[rag]|red|amber|green", text, re.I) for text in texts
    ):
        return replace(found, doubt="status")
    if all(unit_word(text) for text in texts):
        return replace(found, doubt="unit")
    if all(CODE.fullmatch(text) for text in texts) and different > 0.9 and any(text[0].isalpha() for text in texts):
        return replace(found, doubt="code")
    if (
        all(written(text).value is None for text in texts[:20])
        and different > 0.95
        and sum(map(len, texts)) / len(texts) > 20
    ):
        return replace(found, doubt="measure")
    return found


def unnamed(table: Table, column: Column, cells: Sequence[Raw]) -> ColumnRead:
    """A column without a heading; beside a trend column it belongs to it."""
    texts = [shown(raw) for raw in cells]
    if len(set(texts)) > 1 and all(KINDS.fullmatch(text) for text in texts):
        return ColumnRead(column.index, "", Role.KIND, "it has no heading; its cells say Actual or Target")
    left = next((each for each in table.columns if each.index == column.index - 1), None)
    if left and left.heading and heading_read(left.heading).role is Role.TREND:
        return ColumnRead(
            column.index, "", Role.IGNORED, f"it has no heading of its own and stands under {left.heading!r}"
        )
    if all(CODE.fullmatch(text) for text in texts) and len(set(texts)) == len(texts):
        return ColumnRead(column.index, "", Role.CODE, "it has no heading; short and different in each row")
    lengths = sum(map(len, texts)) / len(texts)
    if lengths > 12 and share(cells, is_figure) < 0.2:
        return ColumnRead(column.index, "", Role.MEASURE, "it has no heading; its cells read like names of measures")
    return ColumnRead(column.index, "", Role.UNKNOWN, "it has no heading")


def one_measure(table: Table, found: list[ColumnRead]) -> list[ColumnRead]:
    """Of several columns of names, named ones before unnamed, the one with the longest and most different texts."""
    named = [column for column in found if column.role is Role.MEASURE]
    if len(named) < 2:
        return found

    def worth(column: ColumnRead) -> tuple[bool, int, float]:
        texts = [shown(raw) for raw in sample(table, column.index)]
        return bool(column.heading), len(set(texts)), sum(map(len, texts)) / max(len(texts), 1)

    best = max(named, key=worth)
    return [
        replace(column, role=Role.IGNORED, reason=f"{best.heading!r} tells the measures apart better")
        if column in named and column is not best
        else column
        for column in found
    ]


def one_name(table: Table, found: list[ColumnRead]) -> list[ColumnRead]:
    """Of columns without a telling heading that could be names, the one with the fewest empty cells; texts else."""
    could = [column for column in found if column.doubt == "measure"]
    best = max(could, key=lambda column: len(sample(table, column.index)), default=None)
    return [
        replace(column, doubt="commentary") if column in could and column is not best else column for column in found
    ]


def one_unit(table: Table, found: list[ColumnRead]) -> list[ColumnRead]:
    """Of two columns of units, the one whose cells are units; the other says what is counted."""
    units = [column for column in found if column.role is Role.UNIT]
    known = [column for column in units if all(unit_word(shown(raw)) for raw in sample(table, column.index))]
    if len(units) < 2 or not known:
        return found
    reason = f"{known[0].heading!r} says the unit"
    return [replace(c, role=Role.IGNORED, reason=reason) if c in units and c is not known[0] else c for c in found]


def one_area(table: Table, found: list[ColumnRead]) -> list[ColumnRead]:
    """Of several columns of places, the one that tells the most of them apart; the others are their kinds."""
    areas = [column for column in found if column.role is Role.AREA]
    best = max(areas, key=lambda column: len({shown(raw) for raw in sample(table, column.index)}), default=None)
    if best is None or len(areas) == 1:
        return found
    reason = f"{best.heading!r} tells the places apart better"
    return [replace(c, role=Role.IGNORED, reason=reason) if c in areas and c is not best else c for c in found]


def without_names(table: Table, found: list[ColumnRead]) -> list[ColumnRead]:
    """Codes name the measures where no column of names is there."""
    if any(column.role in {Role.MEASURE, Role.CODE} or column.doubt == "measure" for column in found):
        return found
    section = next((column for column in found if column.role is Role.SECTION), None)
    first = next(
        (
            column
            for column in found
            if column.role is Role.UNKNOWN and share(sample(table, column.index), is_figure) < 0.1
        ),
        section,
    )
    if first is None or any(column.role is Role.AREA for column in found):
        return found
    named = replace(
        first, role=Role.MEASURE, reason="no heading says measure; it is the first column of words", doubt=None
    )
    return [named if column is first else column for column in found]


def answered_columns(columns: list[ColumnRead], table: Table, asking: Asking) -> list[ColumnRead]:
    return one_measure(table, [answered(column, table, asking) for column in columns])


def answered(column: ColumnRead, table: Table, asking: Asking) -> ColumnRead:
    """Asks what an unknown column holds, and takes the answer ("value: last year", "ignored")."""
    if column.role is not Role.UNKNOWN:
        return column
    examples = ", ".join(shown(raw)[:30] for raw in sample(table, column.index)[:4])
    where = column.heading or f"(no heading) {column.index + 1}"
    question = Question(
        Kind.COLUMN,
        where,
        f"What does the column {where!r} hold? It begins {examples}.",
        ASKABLE,
        "the column is left out",
        column.doubt,
        column.reason,
        free=True,
    )
    answer = asking.ask(question)
    if answer is None:
        return replace(column, doubt="not known what it holds: left out until it is answered")
    role, _, period = answer.partition(":")
    try:
        chosen = Role(role.strip().lower())
    except ValueError as wrong:
        raise AnswerFault(question.text, answer, ", ".join(ASKABLE)) from wrong
    when = relative_or_period(period.strip()) if period.strip() else column.when
    return replace(column, role=chosen, when=when, doubt=None, reason="you said so")


def relative_or_period(text: str) -> When | None:
    named = next((which for which in Relative if which.value == text.lower()), None)
    return When(text, "", relative=named) if named else period_in(text)
