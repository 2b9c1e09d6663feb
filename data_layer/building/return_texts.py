"""Keeps the words for officers that would tell a hidden figure: of a story, a baseline and an item of scrutiny."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from duckdb import DuckDBPyConnection

from data_layer.periods import Period
from data_layer.vocabulary import Level

WORDS = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
# a baseline says why it was chosen, not what the figure is: only a number in its words tells
TEXTS = """
SELECT 'narrative' AS "table", rowid, metric, area, period, concat_ws(' ', what_happened, why, what_next)
FROM narrative WHERE audience < $officer AND metric IN (SELECT unnest($metrics::VARCHAR[]))
UNION ALL
SELECT 'baseline', rowid, metric, area, NULL, concat_ws(' ', reason, source)
FROM baseline WHERE audience < $officer AND metric IN (SELECT unnest($metrics::VARCHAR[]))
"""
ITEMS = """
SELECT rowid, metric, period, concat_ws(' ', subject, wording, response), value_then FROM scrutiny_item
WHERE audience < $officer AND metric IN (SELECT unnest($metrics::VARCHAR[]))
"""
KEEP = {
    "narrative": "UPDATE narrative SET audience = $officer WHERE rowid IN (SELECT unnest($rows::BIGINT[]))",
    "baseline": "UPDATE baseline SET audience = $officer WHERE rowid IN (SELECT unnest($rows::BIGINT[]))",
}
# an item stands there once a load: with the one that tells, those before it, so that none of them takes its place
KEEP_ITEMS = """
UPDATE scrutiny_item SET audience = greatest(scrutiny_item.audience, $officer)
FROM (
    SELECT id, max(load) AS load FROM scrutiny_item WHERE rowid IN (SELECT unnest($rows::BIGINT[])) GROUP BY id
) AS told
WHERE scrutiny_item.id = told.id AND scrutiny_item.load <= told.load
"""


HALF_A_TENTH = 0.05
READ_TO = (1, 2)  # decimals, as people write a figure that was worked out


class Figure(Protocol):
    """A figure that is hidden."""

    @property
    def metric(self) -> str: ...
    @property
    def part(self) -> str: ...
    @property
    def area(self) -> str: ...
    @property
    def period(self) -> Period: ...
    @property
    def value(self) -> float | None: ...
    @property
    def numerator(self) -> float | None: ...


@dataclass
class Hidden:
    """What of one measure in one area is hidden: the periods of the whole, and the numbers of all its figures."""

    periods: set[str] = field(default_factory=set)
    numbers: set[float] = field(default_factory=set)

    @cached_property
    def naming(self) -> re.Pattern[str]:
        said = [spelled for number in sorted(self.numbers) for spelled in spellings(number)]
        return re.compile(rf"(?<![\d.,])\b({'|'.join(said)})\b(?![.,]?\d)", re.IGNORECASE)

    def holds(self, value: float | None) -> bool:
        return value is not None and any(abs(value - number) < HALF_A_TENTH for number in self.numbers)

    def told_by(self, period: str | None, text: str) -> bool:
        """Whether words stand beside a hidden figure of the whole, or name a hidden number."""
        return period in self.periods or self.naming.search(text) is not None


def spellings(number: float) -> list[str]:
    """In figures, and in words as far as people write them: 3 and three, 1,204 and 1204, 7.5."""
    if number != int(number):
        return [re.escape(f"{number:g}")]
    whole = int(number)
    return [re.escape(f"{whole:,}"), str(whole), *WORDS[whole : whole + 1]] if whole >= 0 else [str(whole)]


def keep_texts(connection: DuckDBPyConnection, figures: Iterable[Figure]) -> None:
    """Raises the audience of what tells a hidden figure. Where it stands beside one, any words may tell it; elsewhere
    those do that name its number.
    """
    hidden: defaultdict[tuple[str, str], Hidden] = defaultdict(Hidden)
    of_metric: defaultdict[str, Hidden] = defaultdict(Hidden)
    for each in figures:
        for found in (hidden[each.metric, each.area], of_metric[each.metric]):
            found.numbers |= {number for number in (each.value, each.numerator) if number}
            found.numbers |= {round(each.value, places) for places in READ_TO if each.value}
            if not each.part:
                found.periods.add(each.period.id)
    if not hidden:
        return
    asked = {"officer": int(Level.OFFICER), "metrics": list(of_metric)}
    told: defaultdict[str, list[int]] = defaultdict(list)
    for table, row, metric, area, period, text in connection.execute(TEXTS, asked).fetchall():
        if (metric, area) in hidden and hidden[metric, area].told_by(period, text):
            told[table].append(row)
    for table, rows in told.items():
        connection.execute(KEEP[table], {"rows": rows, "officer": asked["officer"]})
    keep_items(connection, of_metric)


def keep_items(connection: DuckDBPyConnection, of_metric: Mapping[str, Hidden]) -> None:
    asked = {"officer": int(Level.OFFICER), "metrics": list(of_metric)}
    rows = [
        row for row, metric, period, text, value in connection.execute(ITEMS, asked).fetchall()
        if of_metric[metric].told_by(period, text) or of_metric[metric].holds(value)
    ]  # fmt: skip
    if rows:
        connection.execute(KEEP_ITEMS, {"rows": rows, "officer": asked["officer"]})
