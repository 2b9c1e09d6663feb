"""Periods on the axis of a chart: years in two digits where there are more than a phone has room to write out.

Teams cuts a label that has no room to its first letter, so that thirteen years would all read "2…".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

PERIOD = "Period"
MOST_IN_FULL = 6  # labels of seven letters on the width of a card
YEAR = re.compile(r"(?:19|20)(?P<short>\d\d)(?:/\d\d)?")


def short_periods(axis: Sequence[str]) -> tuple[Mapping[str, str], str]:
    """Each label as it is written, and the title of the axis, which says how to read it."""
    found = [YEAR.fullmatch(label) for label in axis]
    short = [one["short"] for one in found if one]
    if len(axis) <= MOST_IN_FULL or len(short) < len(axis) or len({*short}) < len(axis):
        return {label: label for label in axis}, PERIOD
    return dict(zip(axis, short, strict=True)), f"{PERIOD} ({short[0]} is {axis[0]})"
