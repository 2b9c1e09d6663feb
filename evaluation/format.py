"""Files of questions: JSON Lines, a question or a dialogue a line, with what a right answer holds."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from actions.reading import Kind
from bot.data_sets import DataSet
from data_layer.faults import Fault


def listed(value: object) -> object:
    """One value may stand for a list of one."""
    return value if isinstance(value, list | tuple) else [] if value is None else [value]


Texts = Annotated[tuple[str, ...], BeforeValidator(listed)]
Kinds = Annotated[tuple[Kind, ...], BeforeValidator(listed)]


class Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Expect(Line):
    """What a right answer holds.

    `kind` are the acceptable ones, the first the likeliest; all of `metrics` and `areas` must be there, of
    `any_metric_of` at least `at_least`; of `comparator` and `period` any one will do. `metric` and `area` are the
    singular of a file of figures. What stands under `unscored` says more than how a question was read.
    """

    kind: Annotated[Kinds, Field(min_length=1)]
    metrics: Texts = ()
    metric: str | None = None
    any_metric_of: Texts = ()
    at_least: int = 1
    not_metrics: Texts = ()
    areas: Texts = ()
    area: str | None = None
    not_areas: Texts = ()
    comparator: Texts = ()
    period: Texts = ()
    unscored: dict[str, Any] = {}

    @model_validator(mode="before")
    @classmethod
    def parted(cls, held: object) -> object:
        """The fields that are about figures and words go under `unscored`."""
        if not isinstance(held, dict):
            return held
        return {
            **{name: value for name, value in held.items() if name not in UNSCORED},
            "unscored": {name: held[name] for name in UNSCORED if name in held},
        }

    @property
    def all_metrics(self) -> frozenset[str]:
        return frozenset([*self.metrics, *([self.metric] if self.metric else [])])

    @property
    def all_areas(self) -> frozenset[str]:
        return frozenset([*self.areas, *([self.area] if self.area else [])])


UNSCORED = ("says", "no_rank", "not_period", "value", "decimals", "unit", "statistic", "n", "of", "q1", "q3", "band",
            "direction", "status")  # fmt: skip


class Turn(Line):
    """`if_previous_kind`: asked only where the answer before was of one of these kinds."""

    text: Annotated[str, Field(min_length=1)]
    expect: Expect
    option: int | None = None
    if_previous_kind: Kinds = ()
    note: str = ""


class Item(Line):
    """A conversation: one turn for a question asked alone."""

    id: str
    turns: Annotated[tuple[Turn, ...], Field(min_length=1)]
    data: DataSet = DataSet.PUBLISHED
    note: str = ""

    @model_validator(mode="before")
    @classmethod
    def of_one_turn(cls, held: object) -> object:
        if not isinstance(held, dict) or "turns" in held:
            return held
        rest = {name: value for name, value in held.items() if name in {"id", "data", "note"}}
        return {**rest, "turns": [{name: value for name, value in held.items() if name not in rest}]}


class BadLine(Fault):
    """A line that cannot be used; its text names the file, the line and the field."""

    def __init__(self, file: Path, line: int, found: str) -> None:
        super().__init__(f"{file.name}, line {line}: {found}. Correct that line, or take it out.")


def read_items(files: Iterable[Path]) -> list[Item]:
    """In the order of files and lines; empty lines are passed over. Raises BadLine, or Fault for no readable file."""
    return [item for file in files for item in items_of(file)]


def items_of(file: Path) -> list[Item]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Fault(
            f"{file} cannot be read as text ({error}). Name a file of questions, one JSON object a line."
        ) from error
    found: dict[str, Item] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        item = item_of(line, file, number)
        if item.id in found:
            raise BadLine(file, number, f"the id {item.id!r} stands on a line before")
        found[item.id] = item
    return list(found.values())


def item_of(line: str, file: Path, number: int) -> Item:
    try:
        return Item.model_validate(json.loads(line))
    except json.JSONDecodeError as error:
        raise BadLine(file, number, f"no JSON at character {error.pos + 1} ({error.msg})") from error
    except ValidationError as error:
        raise BadLine(file, number, told(error)) from error


def told(error: ValidationError) -> str:
    """The first problem: where, what was found, what is wrong with it."""
    first, *more = error.errors(include_url=False)
    where = ".".join(str(part) for part in first["loc"]) or "the whole line"
    also = f", and {len(more)} more" if more else ""
    return f"{where}: {first['msg'][:1].lower()}{first['msg'][1:]}, found {first['input']!r:.60}{also}"
