"""A result or a target as it is written in a cell: figure, unit, mark and remark; never a guess.

Where a cell holds no single plain figure, the figures it might mean come back as `choices` with the `problem`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from data_layer.periods import Period
from data_layer.scorecards.figure_words import (
    BOUND_AFTER,
    BOUND_BEFORE,
    FIGURE,
    MONTH_WORD,
    MULTIPLES,
    NO_VALUE,
    UNITS,
    rivals_in,
)
from data_layer.scorecards.grid import Raw, shown
from data_layer.scorecards.period_words import period_in
from data_layer.scorecards.statuses import status_at_end, status_at_start
from data_layer.vocabulary import Status

LITERAL = re.compile(r'"[^"]*"|\\.')  # shown as it stands: 0"%" shows 85 as 85%
MONTH_FIRST = re.compile(rf"{MONTH_WORD}\b", re.IGNORECASE)
RISKY_NOTE = re.compile(r"\b(?:estimated?|provisional|unaudited|draft|tbc|to be confirmed)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Written:
    """`parts`: several figures, each with its own financial year. `unit` only where the cell itself shows one."""

    value: float | None = None
    unit: str | None = None
    decimals: int = 0
    status: Status = Status.FINAL
    rating: str | None = None
    rating_is_shape: bool = False
    remark: str | None = None
    problem: str | None = None
    choices: tuple[float, ...] = ()
    parts: tuple[tuple[Period, float], ...] = ()


def written(raw: Raw, number_format: str | None = None) -> Written:
    """What a cell of results or targets says; numbers with a percent format count as per cent."""
    if raw is None:
        return Written(status=Status.NOT_AVAILABLE)
    if isinstance(raw, str):
        return in_text(raw)
    if isinstance(raw, bool) or not isinstance(raw, float | int):
        return Written(problem=f"{shown(raw)} is no figure")
    number = float(raw)
    if number_format and "%" in number_format:
        if "%" in LITERAL.sub("", number_format):
            number = round(number * 100, 10)
        return Written(number, "%", decimals_of(number))
    currency = "£" if number_format and "£" in number_format else None
    return Written(number, currency, decimals_of(number))


def decimals_of(number: float) -> int:
    text = f"{round(number, 6):.6f}".rstrip("0")
    return len(text) - text.index(".") - 1


@lru_cache(maxsize=65536)
def in_text(text: str) -> Written:
    """Reads text. A rating beside the figure is parted from it first ("Octagon: R 85.55", "512 kg (GREEN)")."""
    rest = " ".join(text.replace("\u2212", "-").split())
    rating, shape, rest = status_at_start(rest)
    if rating is None:
        rating, rest = status_at_end(rest)
        shape = False
    found = figure_in(rest, text)
    return replace(found, rating=rating, rating_is_shape=shape) if rating else found


def figure_in(rest: str, text: str) -> Written:
    plain = rest.strip()
    if not plain or NO_VALUE.fullmatch(plain):
        return Written(status=Status.NOT_AVAILABLE)
    if dated := dated_parts(text):
        return Written(parts=dated, problem="several figures, each with its year")
    if re.fullmatch(r"<\s*\d+", plain):
        bound = float(plain.strip("< "))
        problem = "fewer than a stated number: suppressed as a result, a limit as a target"
        return Written(status=Status.SUPPRESSED, problem=problem, choices=(bound,))
    lead = re.match(r"\([^)\d]*\)\s*(?=\S)", plain)  # "(paraphrased) 99.31% is ..."
    plain = plain[lead.end() :] if lead else plain
    match = FIGURE.match(plain)
    if not match:
        return without_leading_figure(plain)
    number = number_of(match)
    behind = plain[match.end() :]
    unit, after = unit_at_start(match, behind.strip())
    if number is None or (unit is None and behind[:1].isalpha()) or MONTH_FIRST.match(after):
        return Written(problem=f"{match.group().strip()!r} is not a plain number")
    read = Written(number, unit, decimals_written(match))
    return with_what_follows(read, after)


def with_what_follows(read: Written, after: str) -> Written:
    after, status = marked(after)
    if not after:
        return replace(read, status=status)
    if BOUND_AFTER.match(after):
        return not_plain(read, "a limit, not a figure")
    if rival := rivals_in(after):
        choices = (read.value, *rival) if read.value is not None else rival
        return Written(
            problem="more than one figure in the cell", choices=tuple(dict.fromkeys(choices)), unit=read.unit
        )
    if re.match(r"[-–/:.,]?\s*\d", after) or re.match(r"(?:of|out of|to|and)\s+\d", after, re.IGNORECASE):
        return not_plain(read, "more than one figure in the cell")
    if RISKY_NOTE.search(after):
        status = Status.PROVISIONAL
    return replace(read, status=status, remark=after.strip("() ") or None)


def not_plain(read: Written, problem: str) -> Written:
    return Written(problem=problem, choices=() if read.value is None else (read.value,), unit=read.unit)


def marked(after: str) -> tuple[str, Status]:
    """`*`, `(p)`, `(r)` behind a figure."""
    found = re.match(r"(\*+|\(\s*p(?:rovisional)?\s*\)|\[p\]|\(e\)|\[e\]|\(r\)|\[r\])\s*", after, re.IGNORECASE)
    if not found:
        return after, Status.FINAL
    sign = found.group(1).lower()
    rest = after[found.end() :]
    if "r" in sign.strip("()[]") and "p" not in sign:
        return rest, Status.REVISED
    return rest, Status.ESTIMATED if "e" in sign and "p" not in sign else Status.PROVISIONAL


def without_leading_figure(plain: str) -> Written:
    """A figure behind words is a limit or a sentence: offered, never taken."""
    found = [number for number in map(number_of, FIGURE.finditer(plain)) if number is not None]
    problem = "a limit, not a figure" if BOUND_BEFORE.match(plain) else "no plain figure"
    units = {unit_at_start(match, plain[match.end() :].strip())[0] for match in FIGURE.finditer(plain)}
    unit = units.pop() if len(units) == 1 else None
    return Written(problem=problem, choices=tuple(dict.fromkeys(found))[:4], unit=unit)


def number_of(match: re.Match[str]) -> float | None:
    """None where commas do not stand before each third digit, so that they may be decimal commas."""
    digits = match.group("digits")
    if "," in digits and not re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        return None
    number = float(digits.replace(",", "")) * (-1 if "-" in match.group("sign") else 1)
    multiple = match.group("multiple")
    return round(number * MULTIPLES[multiple.lower()], 6) if multiple else number


def decimals_written(match: re.Match[str]) -> int:
    digits = match.group("digits")
    return len(digits.split(".")[1]) if "." in digits and not match.group("multiple") else 0


def unit_at_start(match: re.Match[str], after: str) -> tuple[str | None, str]:
    if match.group("percent"):
        return "%", after
    if "£" in match.group("sign"):
        return "£", after
    word = UNITS.match(after)
    return (word.group(1).lower(), after[word.end() :].strip()) if word else (None, after)


def dated_parts(text: str) -> tuple[tuple[Period, float], ...]:
    """ "3.8% (2023-24)⏎4.6% (2024-25)" as two targets; empty unless every line is one figure with one year."""
    lines = [line for line in (part.strip() for part in re.split(r"[\n;]", text)) if line]
    found = []
    for line in lines:
        when = period_in(line)
        if when is None or when.period is None:
            return ()
        match = FIGURE.match(when.rest)
        number = number_of(match) if match else None
        if match is None or number is None or re.sub(r"[\W_]", "", when.rest[match.end() :]):
            return ()
        found.append((when.period, number))
    return tuple(found) if len(found) > 1 and len({period for period, _ in found}) == len(found) else ()
