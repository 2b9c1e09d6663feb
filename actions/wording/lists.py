"""Lists in the text of an answer."""

from __future__ import annotations

from collections.abc import Iterable


def bullets(lines: Iterable[str], most: int) -> str:
    """A line each, of which at most so many are given and the rest is counted."""
    every = list(lines)
    more = [f"And {len(every) - most} more."] if len(every) > most else []
    return "\n".join(f"- {line}" for line in [*every[:most], *more])
