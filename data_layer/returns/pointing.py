"""Points at the cell that is wrong, and at the nearest thing that would be right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from data_layer.returns.columns import Row, columns_of
from data_layer.returns.problems import Problem


def problem(row: Row, field: str, why: str, allowed: str) -> Problem:
    """A problem in the cell of a row's field."""
    column = columns_of(type(row))[field]
    found = getattr(row, field)
    shown = None if found in (None, (), "") else column.value.write(found)
    at = row.at
    if at is None:
        return Problem("", None, None, column.heading, shown, why, allowed)
    return Problem(at.layout.file, at.layout.sheet, at.cell(field), column.heading, shown, why, allowed)


def nearest(said: str, known: Iterable[str]) -> str:
    near = get_close_matches(said, list(known), n=1, cutoff=0.5)
    return f" Did you mean {near[0]}?" if near else ""


def reference(row: Row, field: str, known: Iterable[str], what: str, allowed: str) -> Iterator[Problem]:
    """A problem where a field that is not empty names nothing known."""
    said = getattr(row, field)
    if said is not None and said not in (held := set(known) if not isinstance(known, set | Mapping) else known):
        yield problem(row, field, f"There is no such {what}.", f"{allowed}{nearest(said, held)}")
