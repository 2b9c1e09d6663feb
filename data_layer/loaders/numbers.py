"""Numbers as publishers write them, and nothing that only a programming language takes for one."""

from __future__ import annotations

import re
from math import isfinite

from data_layer.loaders.errors import CellError

PLAIN = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")


def number_in(found: object, file: str, sheet: str | None, row: int, field: str, remedy: str) -> float:
    """A cell that is a number, or text that writes one with digits, a point and an exponent at most.

    Raises CellError for all else: words, `inf`, `nan`, `9_6`, nothing at all, and numbers too large to hold.
    """
    number = None
    if isinstance(found, str):
        number = float(found) if PLAIN.fullmatch(found.strip()) else None
    elif isinstance(found, int | float) and not isinstance(found, bool):
        number = float(found)
    if number is None or not isfinite(number):
        raise CellError(file, sheet, row, field, found, remedy)
    return number
