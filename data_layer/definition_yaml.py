"""One definition file: its content, checked against its model, and the line of each part of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from data_layer.definition_errors import Problem, shown

Loc = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)


class PlainLoader(yaml.SafeLoader):
    """Leaves dates as text: an impossible one is then refused by its field's own rule."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own name and shape
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


@dataclass(frozen=True, eq=False)  # one of each file, kept as a key
class Document:
    """A file as read; `loc` is a way into it: field names, and places in a list counted from 0."""

    file: str
    data: Any
    root: yaml.Node | None

    def line(self, loc: Loc) -> int | None:
        """The line where the part at `loc` begins, or the deepest part around it that exists."""
        node, line = self.root, None
        for part in loc:
            node, at = step(node, part)
            if at is None:
                break
            line = at
        return line or (1 if self.root else None)

    def entry(self, loc: Loc) -> tuple[str | None, Loc]:
        """Id (or the key, or place in its list) of the entry that `loc` leads into, and the rest of the way."""
        found, rest = None, loc
        data = self.data
        for depth, part in enumerate(loc):
            data = inside(data, part)
            named = data.get("id") if isinstance(data, dict) else None
            if isinstance(named, str):
                found, rest = named, loc[depth + 1 :]
            elif found is None and depth == 1:  # entries stand one level below the file's own fields
                found = f"{loc[0]} item {part + 1}" if isinstance(part, int) else str(part)
                rest = loc[depth + 1 :]
        return found, rest

    def problem(self, loc: Loc, found: str, remedy: str) -> Problem:
        entry, rest = self.entry(loc)
        field = None
        for part in rest:
            if isinstance(part, int):
                field = f"{field}, item {part + 1}" if field else f"item {part + 1}"
            elif part != "[key]":
                field = f"{field}.{part}" if field else part
        return Problem(self.file, self.line(loc), entry, field, found, remedy)


def step(node: yaml.Node | None, part: str | int) -> tuple[yaml.Node | None, int | None]:
    """The node one step further in, and the line where it is named; None where there is none."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == part:
                return value, key.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part].start_mark.line + 1
    return None, None


def inside(data: Any, part: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(part)
    return data[part] if isinstance(data, list) and isinstance(part, int) and part < len(data) else None


def read_document(path: Path, file: str) -> tuple[Document, list[Problem]]:
    """The file's content and what is wrong with it as YAML; such a file holds no data."""
    nothing = Document(file, None, None)
    try:
        text = path.read_text(encoding="utf-8")
        loader = PlainLoader(text)
        root = loader.get_single_node()
        doubles = list(double_keys(file, root))
        return (nothing if doubles or root is None else Document(file, loader.construct_document(root), root)), doubles
    except UnicodeDecodeError:
        return nothing, [Problem(file, None, None, None, "bytes that are not UTF-8", "Save the file as UTF-8.")]
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        remedy = "Check the indentation, the quotes and the colons on this line and the one before."
        return nothing, [Problem(file, line, None, None, f"what YAML cannot read ({error.problem})", remedy)]
    except yaml.YAMLError as error:
        return nothing, [Problem(file, None, None, None, f"what YAML cannot read ({error})", "Save it as plain text.")]


def double_keys(file: str, node: yaml.Node | None) -> Iterator[Problem]:
    """Fields given twice in one entry; YAML itself keeps the last and says nothing."""
    if isinstance(node, yaml.MappingNode):
        first: dict[str, int] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if key.value in first:
                found = f"{key.value!r} a second time (first on line {first[key.value]})"
                yield Problem(file, line, None, None, found, "Leave one of the two out.")
            first.setdefault(key.value, line)
            yield from double_keys(file, value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from double_keys(file, value)


def checked(document: Document, model: type[Model]) -> tuple[Model | None, list[Problem]]:
    """The file's content as its model, or every mistake in it."""
    try:
        return model.model_validate(document.data if document.data is not None else {}), []
    except ValidationError as error:
        return None, [document.problem(each["loc"], *worded(each, model)) for each in error.errors()]


def worded(error: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    """What was found, and what to write instead."""
    kind, found, context = error["type"], shown(error["input"]), error.get("ctx", {})
    if kind == "missing":
        return "nothing", "This field is needed."
    if kind == "extra_forbidden":
        return (
            "a field that is not known here",
            f"Known fields: {', '.join(model_at(model, error['loc']).model_fields)}.",
        )
    if kind in {"enum", "literal_error"}:
        return found, f"Use {context['expected']}."
    if kind in {"greater_than_equal", "less_than_equal"}:
        return found, f"Write {context['ge']} or more." if "ge" in context else f"Write {context['le']} or less."
    return found, REMEDIES.get(kind, f"{error['msg']}." if kind != "rule" else error["msg"])


REMEDIES = {
    "string_type": "Write text, in quotes where it looks like a number, yes or no.",
    "int_type": "Write a whole number.",
    "bool_type": "Write true or false.",
    "date_type": "Write a date as 2020-04-01.",
    "date_parsing": "Write a date as 2020-04-01.",
    "date_from_datetime_parsing": "Write a date as 2020-04-01.",
    "tuple_type": "Write a list, each item after a dash or all between square brackets.",
    "dict_type": "Write fields, each as name: value.",
    "model_type": "Write fields, each as name: value.",
    "model_attributes_type": "Write fields, each as name: value.",
}


def model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel]:
    """The model of the entry that holds the field at `loc`."""
    for part in loc[:-1]:
        if isinstance(part, str) and part in model.model_fields:
            model = next(models_in(model.model_fields[part].annotation), model)
    return model


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from models_in(argument)
