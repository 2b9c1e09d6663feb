"""Units as councils write them: said in a cell or a column, proposed from the name of a measure."""

from __future__ import annotations

import re

WORDS = {
    "%": r"%|per ?cent|percentages?|pct|proportion",
    "£": r"£|gbp|pounds?|money|currency|cost",
    "number": r"numbers?|no\.?|#|count|num|integer|volume",
    "days": r"(?:working |calendar )?days?",
    "weeks": r"weeks?|wks?",
    "months": r"months?",
    "hours": r"hours?|hrs?",
    "minutes": r"minutes?|mins?",
    "seconds": r"seconds?|secs?",
    "kg": r"kgs?|kilograms?",
    "tonnes": r"tonnes?",
    "rate": r"rates?|ratio",
    "years": r"years?",
    "miles": r"miles?",
    "per day": r"per day",
    "per week": r"per week",
    "per month": r"per month",
    "points": r"pts?|points?",
    "pence": r"pence",
    "score": r"scores?",
    "kwh": r"kwh",
}
PATTERNS = {unit: re.compile(pattern, re.IGNORECASE) for unit, pattern in WORDS.items()}
IN_NAME = (
    ("%", re.compile(r"%|\bper ?cent(?:age)?\b|\bproportion\b", re.IGNORECASE)),
    ("£", re.compile(r"£|\b(?:costs?|income|spend|expenditure)\b", re.IGNORECASE)),
    ("days", re.compile(r"\b(?:number of|working) days\b|\(in days\)|\(days\)|\baverage .*\bdays\b", re.IGNORECASE)),
    ("weeks", re.compile(r"\bnumber of weeks\b|\(weeks\)", re.IGNORECASE)),
    ("kg", re.compile(r"\(kgs?\)", re.IGNORECASE)),
    ("number", re.compile(r"^(?:total )?(?:number|no\.?) of\b", re.IGNORECASE)),
)


def unit_word(text: str) -> str | None:
    """The one spelling of a unit; None where the text is no unit that is known."""
    plain = " ".join(text.split())
    return next((unit for unit, pattern in PATTERNS.items() if pattern.fullmatch(plain)), None)


def unit_hint(name: str) -> tuple[str, str] | None:
    """A proposal from the name and the words it rests on; never used unless someone says yes."""
    for unit, pattern in IN_NAME:
        if found := pattern.search(name):
            return unit, found.group()
    return None
