"""What a text in the definition files must be. Each rule gives the text back or says what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from pydantic_core import PydanticCustomError

IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
AREA_CODE = re.compile(r"[A-Z]\d{8}")
Items = TypeVar("Items", bound=tuple)
LINK = re.compile(r"https?://[^\s/]+\.[^\s]+")


def text(found: str) -> str:
    """Words without a space at either end."""
    if not found or found != found.strip():
        raise PydanticCustomError("rule", "Write words, without a space before or after them.")
    return found


def sentence(found: str) -> str:
    """Whole sentences: they begin with a capital or a figure and end with a stop."""
    if not text(found)[0].isupper() and not found[0].isdigit():
        raise PydanticCustomError("rule", "Begin the sentence with a capital letter.")
    if found[-1] not in ".?!":
        raise PydanticCustomError("rule", "End the sentence with a full stop.")
    return found


def identifier(found: str) -> str:
    if not IDENTIFIER.fullmatch(found):
        raise PydanticCustomError(
            "rule", "Write an id in small letters, digits and underscores, such as recycling_rate."
        )
    return found


def area_code(found: str) -> str:
    if not AREA_CODE.fullmatch(found):
        raise PydanticCustomError("rule", "Write an ONS code: one capital letter and eight digits, such as E06000015.")
    return found


def link(found: str) -> str:
    if not LINK.fullmatch(found):
        raise PydanticCustomError("rule", "Write a whole link that begins with https://.")
    return found


def told_apart(aliases: tuple[str, ...]) -> tuple[str, ...]:
    """Refuses an alias that stands twice in one entry, however it is capitalised."""
    seen: set[str] = set()
    for alias in aliases:
        if alias.casefold() in seen:
            raise PydanticCustomError("rule", "'{alias}' stands here twice. Leave one out.", {"alias": alias})
        seen.add(alias.casefold())
    return aliases


def at_least(fewest: int) -> Callable[[Items], Items]:
    """Refuses a shorter list; pydantic's own rule would also count items that are wrong in themselves as missing."""

    def rule(items: Items) -> Items:
        if len(items) < fewest:
            raise PydanticCustomError("rule", "Give {fewest} or more.", {"fewest": fewest})
        return items

    return rule
