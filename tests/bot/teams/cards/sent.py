"""A card as it is sent, and what there is in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from microsoft_teams.cards.core import AdaptiveCard

Json = dict[str, Any]


def sent(card: AdaptiveCard) -> Json:
    return card.model_dump(mode="json", by_alias=True, exclude_none=True)


def typed(part: Any, kind: str = "") -> Iterator[Json]:
    """Every element and action of a type, at any depth, in order, but fallbacks; "Chart." is any chart, "" anything."""
    if isinstance(part, list):
        for one in part:
            yield from typed(one, kind)
    elif isinstance(part, dict):
        found = part.get("type", "")
        if found and (found == kind or (found.startswith(kind) and kind[-1:] in {"", "."})):
            yield part
        for name in ("body", "items", "rows", "cells", "card", "actions"):
            yield from typed(part.get(name), kind)


def texts(part: Any) -> list[str]:
    return [block["text"] for block in typed(part, "TextBlock")]


def cells(table: Json) -> list[list[str]]:
    return [[cell["items"][0]["text"] for cell in row["cells"]] for row in table["rows"]]


def values_sent(part: Any) -> list[Any]:
    """What each button that sends something sends, in order."""
    return [action["data"].get("ask", action["data"]) for action in typed(part, "Action.Submit")]


def sketch(part: Json, depth: int = 0) -> list[str]:
    """The card in lines: headings with #, tables by their head and size, charts by their ends, buttons in brackets."""
    start, kind = "  " * depth, part["type"]
    if kind == "TextBlock":
        return [start + ("# " if part.get("style") == "heading" else "") + part["text"]]
    if kind == "Table":
        head, *rows = cells(part)
        return [f"{start}table of {len(rows)}: {' | '.join(head)}"]
    if kind.startswith("Chart."):
        runs = part["data"] if "values" in part["data"][0] else [{"values": part["data"]}]
        ends = [f"{run.get('legend', '')} {point(run['values'][0])} to {point(run['values'][-1])}" for run in runs]
        return [f"{start}{kind}: {'; '.join(end.strip() for end in ends)}"]
    if kind.startswith("Action."):
        inside = [one["title"] for one in typed(part.get("card"), "Action.")]
        return [f"{start}[{part['title']}{': ' + ', '.join(inside) if inside else ''}]"]
    hidden = [f"{start}{part['id']}, hidden:"] if "id" in part else []
    held = [*part.get("body", ()), *part.get("items", ()), *part.get("actions", ())]
    return [*hidden, *(line for one in held for line in sketch(one, depth + bool(hidden)))]


def point(value: Json) -> str:
    return f"{value['x']} {value['y']}"
