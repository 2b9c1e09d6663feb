"""A proposal as plain text for a terminal: what was found, how each column was read and why, doubts, questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from data_layer.scorecards.grid import column_letters
from data_layer.scorecards.model import Imported, Target, Value
from data_layer.scorecards.proposal import Proposal, TableFound
from data_layer.scorecards.questions import Question

SHOWN = 12  # rows of the preview, left-out cells and cautions; the rest is counted
WIDEST = 44


def as_text(proposal: Proposal) -> str:
    """The whole proposal, in the order in which a person checks it."""
    found = proposal.preview
    parts = [
        f"{proposal.workbook.file}: {summary(found)}",
        *(table_text(table) for table in proposal.tables),
        listed("Look at this first", proposal.doubts),
        figures_text(found),
        listed("Odd, and kept as it is", [f"{each.origin.cell}: {each.text}" for each in found.cautions]),
        listed(
            "Not read",
            [f"{place(each.origin.sheet, each.origin.cell)}: {each.what!r}: {each.why}" for each in found.left_out],
        ),
        questions_text(proposal.questions),
    ]
    return "\n\n".join(part for part in parts if part)


def summary(found: Imported) -> str:
    values = [value for value in found.values if value.value is not None]
    targets = [target for target in found.targets if target.value is not None]
    rated = [value for value in found.values if value.status_as_given]
    counts = (
        (len(found.measures), "measures"),
        (len(values), "values"),
        (len(targets), "targets"),
        (len(rated), "ratings"),
        (len(found.notes), "comments"),
    )
    return ", ".join(f"{number} {what if number != 1 else what[:-1]}" for number, what in counts)


def place(sheet: str | None, cell: str) -> str:
    return f"{sheet}!{cell}" if sheet else cell


def table_text(table: TableFound) -> str:
    where = f"Sheet {table.sheet}, rows" if table.sheet else "Rows"
    head = f"{where} {table.rows[0]} to {table.rows[1]}" + (f", {table.section}" if table.section else "")
    rows = [("column", "heading", "read as", "because")]
    for column in table.columns:
        period = f" ({column.when.words})" if column.when and column.role in {"value", "target"} else ""
        rows.append(
            (column_letters(column.index), column.heading, f"{column.role}{period}", column.doubt or column.reason)
        )
    return f"{head}\n{grid(rows)}"


def figures_text(found: Imported) -> str:
    rows = [("cell", "measure", "period", "value", "target", "rating as given")]
    targets = {(target.measure, target.period, target.area): target for target in found.targets}
    names = {measure.key: measure.name for measure in found.measures}
    for value in found.values[:SHOWN]:
        target = targets.get((value.measure, value.period, value.area))
        rows.append(
            (
                place(value.origin.sheet, value.origin.cell),
                names[value.measure],
                f"{value.period.id}",
                value_text(value),
                target_text(target),
                f"{value.status_as_given.words} (by {value.status_as_given.given_by})" if value.status_as_given else "",
            )
        )
    more = len(found.values) - SHOWN
    return grid(rows) + (f"\nand {more} more values" if more > 0 else "") if len(rows) > 1 else ""


def value_text(value: Value) -> str:
    number = f"{value.value:.10g}" if value.value is not None else value.status.replace("_", " ")
    return number if number == value.as_given else f"{number}  from {value.as_given!r}"


def target_text(target: Target | None) -> str:
    if target is None:
        return ""
    return f"{target.value:.10g}" if target.value is not None else target.as_given


def questions_text(questions: Sequence[Question]) -> str:
    """Numbered; questions of one kind stand together, and "all as suggested" answers a kind."""
    if not questions:
        return ""
    lines = ["To be answered"]
    number = 0
    for kind, group in groupby(
        sorted(questions, key=lambda question: list(type(question.kind)).index(question.kind)), key=lambda q: q.kind
    ):
        lines.append(f"  {kind}")
        for question in group:
            number += 1
            lines.append(f"  {number}. {question.text}")
            lines.append("     " + "  ".join(f"[{at}] {choice}" for at, choice in enumerate(question.choices, start=1)))
            if question.suggestion:
                lines.append(
                    f"     suggested: {question.suggestion}"
                    + (f", because {question.reason}" if question.reason else "")
                )
            lines.append(f"     without an answer {question.unanswered}")
    return "\n".join(lines)


def listed(title: str, lines: Iterable[str]) -> str:
    held = list(lines)
    if not held:
        return ""
    more = [f"  and {len(held) - SHOWN} more"] if len(held) > SHOWN else []
    return "\n".join([title, *(f"  - {line}" for line in held[:SHOWN]), *more])


def grid(rows: Sequence[Sequence[str]]) -> str:
    """Columns as wide as their longest cell, none wider than WIDEST."""
    cut = [[cell if len(cell) <= WIDEST else f"{cell[: WIDEST - 3]}..." for cell in row] for row in rows]
    widths = [max(len(row[at]) for row in cut) for at in range(len(cut[0]))]
    return "\n".join(
        "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cut
    )
