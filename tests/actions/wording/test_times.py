"""Periods and ages as people say them."""

from __future__ import annotations

from datetime import date

import pytest

from actions.wording.times import age, full_date, in_period
from data_layer.periods import Period


@pytest.mark.parametrize(
    ("period", "as_at", "said"),
    [
        ("2023-04-01/P1Y", None, "in 2023/24"),
        ("2023-04-01/P1Y", "period_end", "at 31 March 2024"),
        ("2025-10-01/P3M", None, "in October to December 2025"),
        ("2025-12-31", None, "at 31 December 2025"),
        ("2025-11-15", None, "in November 2025"),
        ("2023-01-01/P1Y", None, "in 2023"),
        ("2024-10-01/P1Y", None, "in the year to September 2025"),
        ("2024-02-01/P1M", "period_end", "at 29 February 2024"),
    ],
)
def test_a_period_is_said_as_people_say_it(period, as_at, said):
    assert in_period(Period.parse(period), as_at=as_at) == said


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (0, "0 months"),
        (1, "1 month"),
        (11, "11 months"),
        (12, "1 year"),
        (13, "1 year 1 month"),
        (24, "2 years"),
        (32, "2 years 8 months"),
        (-3, "0 months"),
    ],
)
def test_an_age_is_said_in_years_and_months(months, said):
    assert age(months) == said


def test_a_date_is_said_without_a_leading_zero():
    assert full_date(date(2024, 3, 1)) == "1 March 2024"


def test_every_period_held_can_be_said(catalogue):
    """No id of a period reaches a person."""
    for metric in catalogue.metrics.values():
        for period in catalogue.held(metric.id, "E06000018"):
            said = in_period(period, as_at=metric.as_at)
            assert said.split()[0] in {"in", "at"} and "/P" not in said and "-0" not in said, said
