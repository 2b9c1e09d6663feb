"""What a load changed, told to who loaded it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from data_layer.database import open_to_read, sql_text
from data_layer.returns.measure_rows import MeasureRow
from data_layer.returns.model import SHEETS, CouncilRows

CHANGES = Path(__file__).with_suffix(".sql")


@dataclass(frozen=True, slots=True)
class Changes:
    """Figures by kind of change, measures by id, and for every other sheet the rows that are new and that differ."""

    added: int = 0
    revised: int = 0
    removed: int = 0
    unchanged: int = 0
    measures_new: tuple[str, ...] = ()
    measures_changed: tuple[str, ...] = ()
    others: tuple[tuple[str, int, int], ...] = ()  # sheet, new, changed

    @property
    def sentences(self) -> list[str]:
        figures = (
            f"Figures: {self.added:,} added, {self.revised:,} revised, {self.removed:,} removed, "
            f"{self.unchanged:,} as before."
        )
        told = [figures]
        for what, ids in (("New measures", self.measures_new), ("Changed measures", self.measures_changed)):
            if ids:
                shown = ", ".join(ids[:10]) + (f" and {len(ids) - 10:,} more" if len(ids) > 10 else "")
                told.append(f"{what}: {shown}.")
        told += [f"{sheet}: {new:,} new, {changed:,} changed." for sheet, new, changed in self.others]
        return told


def changes_of(snapshot: Path, load: str, rows: CouncilRows, earlier: CouncilRows) -> Changes:
    """`snapshot`: the file built with the load; `earlier`: all rows but figures of the loads before it, as one."""
    with open_to_read(snapshot) as connection:
        counted = dict(connection.execute(sql_text(CHANGES), {"load": load}).fetchall())
    before = {row.id: row for row in earlier.measures}
    others = []
    for sheet in SHEETS:
        held = {sheet.key_of(row): row for row in earlier.of(sheet)}
        given = [(held.get(sheet.key_of(row)), row) for row in rows.of(sheet)]
        if given and sheet.table not in {"about", "measures", "observations"}:
            new = sum(old is None for old, _ in given)
            others.append((sheet.name, new, sum(old is not None and old != row for old, row in given)))
    return Changes(
        **{kind: counted.get(kind, 0) for kind in ("added", "revised", "removed", "unchanged")},
        measures_new=tuple(row.id for row in rows.measures if row.id not in before),
        measures_changed=changed(rows.measures, before),
        others=tuple(others),
    )


def changed(rows: Sequence[MeasureRow], before: dict[str, MeasureRow]) -> tuple[str, ...]:
    return tuple(row.id for row in rows if row.id in before and before[row.id] != row)
