"""Stretches of a text that a slot has taken, so that no other slot reads them again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.understanding.text import Text


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens `first` to before `last` of a text."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first

    def meets(self, other: Span) -> bool:
        return self.first < other.last and other.first < self.last


def of_characters(text: Text, start: int, end: int) -> Span:
    """The tokens that lie in a stretch of characters, in part or whole."""
    inside = [i for i, token in enumerate(text.tokens) if token.start < end and start < token.end]
    return Span(inside[0], inside[-1] + 1) if inside else Span(0, 0)


def taken(spans: Iterable[Span]) -> set[int]:
    return {at for span in spans for at in range(span.first, span.last)}
