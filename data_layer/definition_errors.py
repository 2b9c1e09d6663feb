"""What is wrong in the definition files, said so that whoever edits them can put it right.

DefinitionError holds every Problem of a reading; one Problem makes one sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data_layer.faults import Fault

LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: where it stands, what was found there, and what to write instead."""

    file: str  # from the definitions folder, "themes/waste.yml"
    line: int | None  # counted from 1; None where there is no place in the file
    entry: str | None  # id of the entry; None for what concerns the whole file
    field: str | None
    found: str
    remedy: str  # a full sentence

    def __str__(self) -> str:
        where = [self.file, f"line {self.line}" if self.line else "", self.entry or ""]
        field = f" ({self.field})" if self.field else ""
        return f"{', '.join(filter(None, where))}{field}: found {self.found}. {self.remedy}"


class DefinitionError(Fault):
    """The definition files cannot be used; `problems` names every mistake, in the order of files and lines."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.file, problem.line or 0)))
        super().__init__(self.problems)

    def __str__(self) -> str:
        count = len(self.problems)
        first = "One mistake" if count == 1 else f"{count} mistakes"
        return "\n".join([f"{first} in the definitions:", *map(str, self.problems)])


def shown(found: object) -> str:
    """A value as it stands in a sentence, shortened."""
    if isinstance(found, dict | list | tuple):
        one, many = ("field", "fields") if isinstance(found, dict) else ("entry", "entries")
        return f"{len(found)} {one if len(found) == 1 else many}"
    if found is None:
        return "nothing"
    text = repr(found)
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"
