"""Periods as people write them in a return, and back."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.periods import Period
from data_layer.returns.period_text import fitted, period_in, suits
from data_layer.returns.value_types import PeriodText
from data_layer.returns.words import Frequency

MONTHS = st.builds(
    lambda year, month, months: Period(date(year, month, 1), months),
    st.integers(1991, 2099), st.integers(1, 12), st.sampled_from([1, 3, 12]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "id"), [
    ("2025/26", "2025-04-01/P1Y"), ("2025-26", "2025-04-01/P1Y"), ("2025/2026", "2025-04-01/P1Y"),
    ("FY2025/26", "2025-04-01/P1Y"), ("2025", "2025-01-01/P1Y"), ("year to March 2026", "2025-04-01/P1Y"),
    ("Q1 2025/26", "2025-04-01/P3M"), ("2025/26 Q4", "2026-01-01/P3M"), ("Quarter 2, 2025-26", "2025-07-01/P3M"),
    ("Q1 2025", "2025-01-01/P3M"), ("2025 Q4", "2025-10-01/P3M"),
    ("Apr 2025", "2025-04-01/P1M"), ("Apr-25", "2025-04-01/P1M"), ("Sept 2025", "2025-09-01/P1M"),
    ("2025-04", "2025-04-01/P1M"), ("04/2025", "2025-04-01/P1M"), ("December '25", "2025-12-01/P1M"),
    ("31 March 2026", "2026-03-31"), ("31/03/2026", "2026-03-31"), ("2026-03-31", "2026-03-31"),
    ("2023-08-01/P1Y", "2023-08-01/P1Y"), ("  q3   2025/26 ", "2025-10-01/P3M"),
])  # fmt: skip
def test_each_way_of_writing_a_period_is_read(text: str, id: str):
    found = period_in(text)
    assert found and found.id == id


@pytest.mark.parametrize("text", [
    "", "Q5 2025/26", "2025/27", "30/02/2025", "13/2025", "last year", "YTD", "Q1", "25", "Smarch 2025", "1825/26",
    "Q1 2025/27",
])  # fmt: skip
def test_what_is_no_period_is_not_guessed_at(text: str):
    assert period_in(text) is None


@given(MONTHS)
def test_a_period_reads_back_as_it_was_written(period: Period):
    kind = PeriodText()
    assert kind.read(kind.write(period)) == period
    assert kind.restore(kind.store(period)) == period


def test_a_date_cell_of_a_spreadsheet_is_the_period_that_begins_there():
    cell = PeriodText().read(datetime(2025, 4, 1))
    assert [fitted(cell, each).id for each in Frequency] == ["2025-04-01/P1M", "2025-04-01/P3M", "2025-04-01/P1Y"]


def test_a_date_that_begins_no_period_stays_a_position_on_that_day():
    for day in (date(2025, 3, 31), date(2025, 4, 2)):
        assert fitted(Period(day, 0), Frequency.MONTH) == Period(day, 0)
    assert fitted(Period(date(2025, 5, 1), 0), Frequency.QUARTER) == Period(date(2025, 5, 1), 0)


@pytest.mark.parametrize(("text", "frequency", "suited"), [
    ("Apr 2025", Frequency.MONTH, True), ("Q1 2025/26", Frequency.MONTH, False), ("2025/26", Frequency.QUARTER, False),
    ("2024", Frequency.YEAR, True), ("31/03/2025", Frequency.QUARTER, True), ("15/03/2025", Frequency.QUARTER, False),
])  # fmt: skip
def test_a_figure_is_for_a_period_of_its_measure_s_frequency(text: str, frequency: Frequency, suited: bool):
    period = period_in(text)
    assert period and suits(period, frequency) is suited


def test_a_target_of_a_quarterly_measure_may_be_for_the_year():
    period = period_in("2025/26")
    assert period and suits(period, Frequency.QUARTER, or_year=True)
