"""Columns that repeat beside each result (Q1, RAG, Q2, RAG): each belongs to the result next to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from data_layer.scorecards.columns import ColumnRead
from data_layer.scorecards.headings import Role

REPEATED = {Role.STATUS, Role.TARGET}


def paired(columns: Sequence[ColumnRead]) -> list[ColumnRead]:
    """Gives repeated columns without a period that of the result before them, or after where they come first."""
    values = [column for column in columns if column.role is Role.VALUE and column.when]
    counts = Counter((column.role, column.heading) for column in columns if column.role in REPEATED and not column.when)
    if len(values) < 2:
        return list(columns)
    return [
        beside(column, columns, values) if counts[column.role, column.heading] > 1 and not column.when else column
        for column in columns
    ]


def beside(column: ColumnRead, columns: Sequence[ColumnRead], values: Sequence[ColumnRead]) -> ColumnRead:
    first = min(each.index for each in columns if (each.role, each.heading) == (column.role, column.heading))
    comes_first = first < values[0].index
    near = [each for each in values if (each.index > column.index) == comes_first]
    if not near:
        return column
    value = near[0] if comes_first else near[-1]
    return replace(column, when=value.when, reason=f"{column.reason}; it stands beside {value.heading!r}")
