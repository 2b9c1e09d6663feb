"""Replies to a question asked back: a number, an ordinal, words of one choice, a click, or all of them."""

# ruff: noqa: E501  a pattern or a list of words cut in two is harder to read than a long one

from __future__ import annotations

import re

from actions.reading import Choice, Kind, Reading
from bot.understanding.text import Text, Token, tokens
from bot.understanding.words import words

ORDINALS = {"first": 0, "1st": 0, "one": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "last": -1, "former": 0, "latter": -1, "top": 0, "bottom": -1}  # fmt: skip
NUMBERED = re.compile(
    r"^(?:the |option |number |no\.? |choice |#)*(?P<number>[1-4]|one|two|three|four)(?:[.)]| please| one)*$"
)
NUMBERS = {"one": 0, "two": 1, "three": 2, "four": 3}
ORDINAL = re.compile(
    r"^(?:i (?:meant?|want|would like) |give me |show me )?(?:the )?(?P<which>first|second|third|fourth|last|1st|2nd|3rd|4th|former|latter|top|bottom)"
    r"(?: (?:one|option|choice|measure|please))*[.!]?$"
)
ALL = re.compile(
    r"^(?:both|all|all of them|both of them|all (?:three|four)|either|every one|the lot|both please|all please|show (?:me )?(?:both|all))[.! ]*$"
)
SEVERAL = re.compile(
    r"^(?:the )?first (?P<most>two|three|2|3)$|^(?P<one>[1-4])(?:(?:,| and| &|, and) (?P<two>[1-4]))(?:(?:,| and| &|, and) (?P<three>[1-4]))?$"
)
LONGEST_REPLY = 8  # words; a longer reply is a question of its own


def picked(text: Text, last: Reading) -> list[Choice]:
    """The choices a reply means, in their order; empty where it is no reply to them."""
    choices = list(last.doubt.choices) if last.kind is Kind.CLARIFY and last.doubt else []
    said = text.lower.strip()
    if not choices:
        return []
    for choice in choices:
        if said in {choice.value.lower(), choice.label.lower()}:
            return [choice]
    if ALL.match(said):
        return choices
    if several := SEVERAL.match(said):
        return [choices[at] for at in places_of(several) if at < len(choices)]
    at = position(said)
    if at is not None:
        return choices[at : at + 1] if at >= 0 else choices[-1:]
    return by_words(text.tokens, choices) if len(text.tokens) <= LONGEST_REPLY else []


def places_of(several: re.Match[str]) -> list[int]:
    """ "the first two" -> 0, 1; "1 and 3" -> 0, 2."""
    if most := several["most"]:
        return list(range(NUMBERS[most] + 1 if most in NUMBERS else int(most)))
    return [int(several[each]) - 1 for each in ("one", "two", "three") if several[each]]


def position(said: str) -> int | None:
    if found := NUMBERED.match(said):
        number = found["number"]
        return NUMBERS[number] if number in NUMBERS else int(number) - 1
    found = ORDINAL.match(said)
    return ORDINALS[found["which"]] if found else None


def by_words(said: tuple[Token, ...], choices: list[Choice]) -> list[Choice]:
    """The one choice that shares more telling words with the reply than the others, and explains all of them."""
    roots = {token.root for token in said if token.word not in words().stop - {"own", "before", "after", "all", "no"}}
    labels = [
        {token.root for token in tokens(f"{choice.label} {choice.value.replace('_', ' ')}")} for choice in choices
    ]
    shared = set.intersection(*labels) if labels else set()
    points = [len(roots & label - shared) for label in labels]
    best = max(points)
    if best == 0 or points.count(best) > 1:
        return []
    at = points.index(best)
    return [choices[at]] if roots <= labels[at] | shared else []
