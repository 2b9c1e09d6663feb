"""Periods on the axis of a chart: years in two digits, or a scale of years, where there is no room to write them out.

Teams cuts a label that has no room to its first letter, so that thirteen years would all read "2…".
"""

from __future__ import annotations

import re
from calendar import month_abbr
from collections.abc import Mapping, Sequence

PERIOD = "Period"
ROOM = 36  # letters of all labels together, on the width of a card
MOST_YEARS = 14  # of two digits
CENTURIES = {"19", "20"}
YEAR = re.compile(r"(?P<year>\d{4})(?:/\d\d)?|(?:\D*|\d{1,2} \D+|\d{4} to )(?P<last>\d{4})")
WITHIN = re.compile(r"(?:Q(?P<quarter>[1-4])|(?P<day>\d{1,2} )?(?P<month>[A-Z][a-z]{2})) (?P<year>\d{4})")
MONTHS = {name: at for at, name in enumerate(month_abbr) if name}

Written = Mapping[str, str | float]


def short_periods(axis: Sequence[str]) -> tuple[Written, str]:
    """Each label as it is written, a number where all stand on a scale, and the title that says how to read them."""
    if sum(map(len, axis)) <= ROOM:
        return {label: label for label in axis}, PERIOD
    return years(axis) or scale(axis) or ({label: label for label in axis}, PERIOD)


def years(axis: Sequence[str]) -> tuple[Written, str] | None:
    """Two digits each, numbers where these have no room either; None where they would not tell all apart."""
    found = [YEAR.fullmatch(label) for label in axis]
    whole = [one["year"] or one["last"] for one in found if one]
    short = {label: year[2:] for label, year in zip(axis, whole, strict=False) if year[:2] in CENTURIES}
    if len(whole) < len(axis) or len({*short.values()}) < len(axis):
        return None
    written: Written = short
    if len(axis) > MOST_YEARS and all(year.startswith("20") for year in whole):
        written = {label: float(year) for label, year in short.items()}
    return written, f"{PERIOD} ({short[axis[0]]} is {axis[0]})"


def scale(axis: Sequence[str]) -> tuple[Written, str] | None:
    """Months and quarters as years and parts of them, 25.5 for July 2025 and for 30 June; None for other periods."""
    found = [WITHIN.fullmatch(label) for label in axis]
    placed = {label: place_of(one) for label, one in zip(axis, found, strict=True) if one}
    if len(placed) < len(axis):
        return None
    first = int(min(placed.values()))
    return placed, f"Year ({first} is the start of 20{first:02d})"


def place_of(found: re.Match[str]) -> float:
    """Where a month or a quarter begins, or a day of its end stands, in years of this century."""
    months = 3 * (int(found["quarter"]) - 1) if found["quarter"] else MONTHS[found["month"]] - (not found["day"])
    return round(int(found["year"]) - 2000 + months / 12, 3)
