"""The ways in which publishers write a financial year."""

from __future__ import annotations

import re

from data_layer.periods import Period, financial_year

FINANCIAL_YEAR = re.compile(r"((?:19|20)\d{2})\s*[-/–]\s*(?:(?:19|20))?(\d{2})")


def financial_year_of(text: str) -> Period:
    """Reads "2023/24", "2023-24" and "2022-2023". Raises ValueError for anything else, such as "2023-25"."""
    found = FINANCIAL_YEAR.fullmatch(text.strip())
    if not found or (int(found.group(1)) + 1) % 100 != int(found.group(2)):
        raise ValueError(f"{text!r} is not a financial year. Write 2023-24.")
    return financial_year(int(found.group(1)))
