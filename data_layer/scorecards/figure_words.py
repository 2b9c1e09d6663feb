"""The vocabulary of cells: figures, units, limits, and the words that stand where there is no value."""

from __future__ import annotations

import re

FIGURE = re.compile(
    r"(?P<sign>[-+]?\s?£?\s?[-+]?)(?P<digits>\d[\d,]*(?:\.\d+)?|\.\d+)"
    r"(?:\s?(?P<multiple>k|m|bn|million|billion)\b)?(?!\d)\s?(?P<percent>%|per ?cent\b)?",
    re.IGNORECASE,
)
MULTIPLES = {"k": 1e3, "m": 1e6, "bn": 1e9, "million": 1e6, "billion": 1e9}
UNITS = re.compile(
    r"(days?|weeks?|months?|hours?|hrs?|minutes?|mins?|seconds?|secs?|kg|kgs|tonnes?|per day|per week|per month|miles?"
    r"|kwh|pence|pts?|points?)\b\.?",
    re.IGNORECASE,
)
BOUND_BEFORE = re.compile(
    r"(?:[<>≤≥~≈]|greater|more|less|fewer|over|under|above|below|at least|at most|up to|maximum|minimum|max|min|within"
    r"|top|bottom|maintain|between|no more|no less|approx|around|about|circa|c\.)",
    re.IGNORECASE,
)
BOUND_AFTER = re.compile(
    r"(?:[<>≤≥+]|(?:or|and) (?:above|more|over|below|less|fewer|under|better|higher|lower)|plus\b)", re.I
)
NO_VALUE = re.compile(
    r"[-.…:*x]|\.\.|\[[a-z]\]|n\s*/?\s*[ad]\.?|ns|tbc|tbd|ftr"
    r"|nil return|null|none|nan|#n/a|#div/0!|#ref!|#value!|not (?:yet )?"
    r"(?:available|applicable|due|reported|measured|recorded|collected|set|published)(?: yet)?"
    r"|no (?:target|data|value|result|return|figure)"
    r"(?: (?:set|available|yet))?|annual(?: indicator| measure"
    r"| figure)?|(?:quarterly|monthly|biennial|bi-annual) indicator|measured .*"
    r"|data (?:only|not available|awaited|unavailable)|awaiting .*|awaited|contextual\b.*"
    r"|to be (?:set|confirmed|agreed|determined)\b[^\d]*"
    r"|target to be set[^\d]*|will be set .*|failed to return(?: \(ftr\))?|pending|unavailable"
    r"|suppressed|no longer (?:applies|measured|reported)"
    r"|not (?:a )?target(?:ed)?|baseline(?: year)?|monitor(?:ing)? only|no notes|unknown|-{2,}|—|–",
    re.IGNORECASE,
)
SUPPRESSED = re.compile(r"suppressed|\[c\]", re.IGNORECASE)
MONTH_WORD = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*"
HARMLESS = re.compile(
    rf"q[1-4]\b|quarter [1-4]\b|{MONTH_WORD}\s*'?\d{{2,4}}\s*-?\s*[-:]?\s*£?-?\d[\d.,]*\s*%?"  # "Sep 24- 98.17%": dated
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH_WORD}(?:\s+\d{{4}})?"
    rf"|{MONTH_WORD}\s+\d{{1,2}}(?:st|nd|rd|th)?\b|{MONTH_WORD}\s+\d{{4}}"
    r"|\b(?:19|20)\d{2}\s*[-/]\s*\d{2,4}|\b(?:19|20)\d{2}\b|\d{1,2}/\d{1,2}/\d{2,4}"
    r"|(?:last|past|previous|next|first)\s+\d+\s+(?:years?|months?|quarters?|weeks?|days?)",
    re.IGNORECASE,
)


def rivals_in(text: str) -> tuple[float, ...]:
    """Figures in a remark that could be the result as well; dates and figures with a date of their own are none."""
    bare = HARMLESS.sub(" ", text)
    plain = (match.group("digits").replace(",", "") for match in FIGURE.finditer(bare))
    return tuple(float(digits) for digits in plain if digits.count(".") < 2)
