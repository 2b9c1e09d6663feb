"""One measure given for several teams or sections of a table: each is a measure of its own, named with its team."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from data_layer.scorecards.cells import Entry
from data_layer.scorecards.headings import Role


def told_apart(entries: list[Entry]) -> list[Entry]:
    """Rows without a code that one table gives for the same period and several teams get the team in their name."""
    groups: dict[tuple[str, str, str | None], list[Entry]] = defaultdict(list)
    for entry in entries:
        if not entry.texts.get(Role.CODE):
            groups[entry.table, entry.texts.get(Role.MEASURE, ""), entry.area].append(entry)
    broken_down = {id(entry) for group in groups.values() if given_twice(group) for entry in group}
    return [named_with_part(entry) if id(entry) in broken_down else entry for entry in entries]


def part_of(entry: Entry) -> str | None:
    return entry.texts.get(Role.TEAM) or entry.section


def given_twice(group: list[Entry]) -> bool:
    """Whether two of its rows are about different parts and the same time, by period or else by column."""
    if len({part_of(entry) for entry in group}) < 2:
        return False
    parts: dict[object, str | None] = {}
    for entry in group:
        for cell in entry.values:
            time = cell.period or cell.origin.cell.rstrip("0123456789")
            if parts.setdefault(time, part_of(entry)) != part_of(entry):
                return True
    return False


def named_with_part(entry: Entry) -> Entry:
    part = part_of(entry)
    if not part:
        return entry
    return replace(entry, texts={**entry.texts, Role.MEASURE: f"{entry.texts.get(Role.MEASURE, '')}: {part}"})
