"""The council's own rating as it is written: words, letters, classes of a web page, alternative texts of icons.

Ratings are kept as given. `family` is only for checks: which ratings plainly say good, near or bad.
"""

from __future__ import annotations

import re
from enum import StrEnum

LETTERS = {"r": "red", "a": "amber", "g": "green", "y": "yellow", "b": "blue"}
COLOUR = r"red|amber|green|yellow|blue|grey|gray|orange"
SHAPE_WORDS = (
    r"octagon|triangle|square|circle|star|tick|cross|diamond|hexagon|pentagon|sad face|happy face"
    r"|neutral face|face|arrow|rectangle|oval|ellipse"
)
SHAPE_AT_START = re.compile(
    rf"((?:[A-Za-z]+ ){{0,3}}(?:{SHAPE_WORDS})(?: \d+)?\s*[:,-]\s*(?:[RAGBY]|{COLOUR}))\b\s*", re.IGNORECASE
)
SHAPE = re.compile(
    rf"(?:[A-Za-z]+ ){{0,3}}(?:{SHAPE_WORDS})(?: \d+)?(?:\s*[:,-]\s*(?:[RAGBY]|{COLOUR}))?", re.IGNORECASE
)
WORD_AT_END = re.compile(rf"\s*[(\[]\s*((?i:{COLOUR})|[RAG])\s*[)\]]$|\s+(RED|AMBER|GREEN|Red|Amber|Green)$")
WORD_AT_START = re.compile(r"(RED|AMBER|GREEN|Red|Amber|Green|[RAG])\s*[:\-–]\s*(?=[-£\d])")
WORDS = re.compile(
    rf"(?:dark |light )?(?:{COLOUR})(?:[ /-](?:{COLOUR}))?|[ragby]|l[garud]"
    r"|(?:on|off|above|below|close to|near|ahead of|behind) (?:track|target)|on/off track"
    r"|not on target|out of target.*|within tolerance.*"
    r"|target (?:met|slightly missed|not met|not achieved|missed|exceeded|achieved).*"
    r"|(?:not )?(?:achieved|achieving|met)|missed|exceeded"
    r"|for info(?:rmation)?(?: only)?|data only|info(?:rmation)? only|delayed.*|needs attention"
    r"|on hold|postponed.*|not started|complete[d]?"
    r"|improving towards target|some concern|at risk|good|poor|[✓✔✗✘✖●▲▼■★🔴🟢🟡🟠]+|yes|no|x|n/?a",
    re.IGNORECASE,
)


class Family(StrEnum):
    GOOD = "good"
    NEAR = "near"
    BAD = "bad"


GOOD = re.compile(
    r"green|^g$|^lg$|: ?g$|on target|on track|target (?:met"
    r"|exceeded|achieved)|above target|^achieved|^met|tick|happy|✓|✔",
    re.I,
)
NEAR = re.compile(r"amber|^a$|^la$|: ?a$|close to|slightly|within tolerance|triangle", re.I)
BAD = re.compile(
    r"\bred\b|^r$|^lr$|: ?r$|not (?:on target|met|achieved|on track)|below target|missed"
    r"|off (?:track|target)|out of target and|sad|cross|✗|✘",
    re.I,
)


def status_at_start(text: str) -> tuple[str | None, bool, str]:
    """The rating before a figure, whether it is the name of a shape, and the rest: "Octagon: R 85.55"."""
    if shape := SHAPE_AT_START.match(text):
        return shape.group(1).strip(), True, text[shape.end() :]
    if word := WORD_AT_START.match(text):
        return word.group(1), False, text[word.end() :]
    return None, False, text


def status_at_end(text: str) -> tuple[str | None, str]:
    """The rating behind a figure and the rest: "512 kg (Q3 time lag) (GREEN)"."""
    found = WORD_AT_END.search(text)
    if not found or not re.search(r"\d", text[: found.start()]):
        return None, text
    return found.group(1) or found.group(2), text[: found.start()].strip()


def is_status(text: str) -> bool:
    plain = text.strip()
    return bool(WORDS.fullmatch(plain) or is_shape(plain))


def is_shape(text: str) -> bool:
    return bool(SHAPE.fullmatch(text.strip()))


def family(words: str) -> Family | None:
    """None for ratings whose meaning is the council's own, and for a mere colour such as blue."""
    plain = words.strip()
    for pattern, which in ((BAD, Family.BAD), (NEAR, Family.NEAR), (GOOD, Family.GOOD)):
        if pattern.search(plain):
            return which
    return None
