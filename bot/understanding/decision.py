"""Form, scope and lens to the kind of answer: a table kept as data, the first row that fits wins."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from actions.reading import Kind

FILE = Path(__file__).with_name("decision_table.yml")


@dataclass(frozen=True, slots=True)
class Row:
    """`operation` None: no operation needed. Empty `scope` or `lens`: any."""

    form: str
    kind: Kind
    operation: str | None
    scope: frozenset[str]
    lens: frozenset[str]
    subkind: str | None

    def fits(self, operations: Collection[str], scope: str, lenses: Collection[str]) -> bool:
        return (
            (self.operation is None or self.operation in operations)
            and (not self.scope or scope in self.scope)
            and (not self.lens or bool(self.lens & set(lenses)))
        )


@cache
def table() -> tuple[Row, ...]:
    rows = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(
        Row(
            form=row["form"],
            kind=Kind(row["kind"]),
            operation=row.get("operation"),
            scope=frozenset(row.get("scope", ())),
            lens=frozenset(row.get("lens", ())),
            subkind=row.get("subkind"),
        )
        for row in rows
    )


def decide(operations: Collection[str], scope: str, lenses: Collection[str]) -> Row | None:
    """None where no row fits: nothing was asked that a table can tell."""
    return next((row for row in table() if row.fits(operations, scope, lenses)), None)


def subkind_of(kind: Kind, operations: Collection[str]) -> str | None:
    """The first of a kind whose operation was worded at all; None where none was."""
    return next((row.subkind for row in table() if row.kind is kind and row.operation in operations), None)
