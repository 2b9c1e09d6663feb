"""What a measure of a return counts, as its unit says, and whether small numbers of it are hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from duckdb import DuckDBPyConnection

from data_layer.council_facts import Accumulation
from data_layer.database import sql_text
from data_layer.methods.measure import CASH
from data_layer.returns.words import SmallNumbers
from data_layer.vocabulary import MetricKind

COUNTED = Path(__file__).with_suffix(".sql")
PERCENT = 100
PEOPLE = re.compile(
    r"\b(people|persons?|population|residents?|adults?|child|children|pupils?|students?|learners?|apprentices?|babies|"
    r"infants?|births?|deaths?|girls?|boys?|women|men|mothers?|fathers?|parents?|households?|famil(y|ies)|tenants?|"
    r"tenancies|leaseholders?|homeless|(rough )?sleepers?|patients?|clients?|customers?|users?|carers?|leavers?|"
    r"cases?|referrals?|admissions?|placements?|evictions?|victims?|survivors?|offenders?|applicants?|claimants?|"
    r"complainants?|refugees?|migrants?|drivers?|staff|employees?|workers?|fte|head)\b",
    re.IGNORECASE,
)
# what is left of a unit that says how it is written, and not of what
UNSAID = re.compile(
    r"[%#().,\d\s]|\b(per ?cent(age)?|per|numbers?|no|counts?|total|rate|of|in|the|hundred|thousand|million)\b",
    re.IGNORECASE,
)
PER = re.compile(r"\bper (?P<many>\d[\d,]*)", re.IGNORECASE)
IN_PERCENT = re.compile(r"%|\bper ?cent\b|\bpercentage(?! point)", re.IGNORECASE)
# a share of these is no share of cases, however whole the numbers are
MEASURED_OUT = re.compile(
    r"£|€|\b(pounds?|money|cash|income|revenue|spend\w*|spent|expenditure|costs?|budgets?|savings?|debts?|arrears|rents?|"
    r"rental|council tax|business rates|tax (base|collected|due)|charges|value of|tonn?\w*|tons?|kg|kilogram\w*|kilos?|"
    r"weight|weigh\w*|(household|residual|municipal|garden|food) waste|waste (sent|collected|arising\w*|recycled)|"
    r"recycling rate|recycled|composted|landfill\w*|litres?|kwh|mwh|energy|electricity|emissions?|carbon|hectares?|"
    r"acres?|square met\w+|miles?|kilomet\w+|km|road length)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A measure of a return, as far as its counts are to be judged; `text` is all that says what is counted."""

    id: str
    unit: str
    decimals: int
    kind: MetricKind
    accumulation: Accumulation | None
    small_numbers: SmallNumbers | None
    text: str

    @property
    def value_is_count(self) -> bool:
        """Whether the value itself is how many there are: no share, rate, average or sum of money."""
        unit = f" {self.unit} "
        if self.kind in CASH or self.in_percent or " per " in unit.lower() or "£" in unit:
            return False
        return self.kind is MetricKind.AMOUNT or PEOPLE.search(self.unit) is not None

    @property
    def in_percent(self) -> bool:
        return IN_PERCENT.search(self.unit) is not None

    @property
    def hides_small_numbers(self) -> bool:
        """As the return says, else where the unit names people or does not say what is counted."""
        if self.small_numbers is not None:
            return self.small_numbers is SmallNumbers.HIDDEN
        return PEOPLE.search(self.unit) is not None or not UNSAID.sub("", self.unit)

    @property
    def per(self) -> int | None:
        """Out of how many the value counts: 100 in percent, 1,000 for "per 1,000 people"; None for any other unit."""
        if self.kind is MetricKind.AMOUNT or self.kind in CASH:
            return None
        if self.in_percent:
            return PERCENT
        found = PER.search(self.unit)
        return int(found["many"].replace(",", "")) if found else None

    @property
    def of_cases(self) -> bool:
        """Whether its counts are of people or cases; those of money, weight, energy or ground are not."""
        return MEASURED_OUT.search(f"{self.unit} {self.text}") is None


def counted_measures(connection: DuckDBPyConnection) -> dict[str, Counted]:
    """The council's own measures by id, from the sheets that are staged for the snapshot."""
    return {
        id: Counted(
            id, unit, decimals, MetricKind(kind), Accumulation(accumulation) if accumulation else None,
            SmallNumbers(small) if small else None, text,
        )
        for id, unit, decimals, kind, accumulation, small, text in connection.execute(sql_text(COUNTED)).fetchall()
    }  # fmt: skip
