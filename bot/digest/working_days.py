"""Working days in England: Monday to Friday without the bank holidays that come every year.

Source: the days that gov.uk lists under the Banking and Financial Dealings Act 1971, with New Year's Day, Good Friday
and Christmas Day by common law and proclamation; Easter by the Gregorian computus as Meeus gives it (Astronomical
Algorithms, chapter 8). A holiday that is proclaimed once, as for a coronation, counts as a working day.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

ONE = timedelta(days=1)
MONDAY, SATURDAY = 0, 5


def is_working(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year)


def working_day_from(day: date) -> date:
    """That day, or the first working day after it."""
    while not is_working(day):
        day += ONE
    return day


def working_days_before(day: date, number: int) -> date:
    """The working day that has so many between it and the day, itself among them; of 0 the day itself."""
    while number:
        day -= ONE
        number -= is_working(day)
    return day


@cache
def bank_holidays(year: int) -> frozenset[date]:
    easter = easter_sunday(year)
    fixed = [date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)]
    return frozenset(
        [
            easter - 2 * ONE,
            easter + ONE,
            monday_from(date(year, 5, 1)),
            monday_from(date(year, 5, 25)),
            monday_from(date(year, 8, 25)),
            *substituted(fixed),
        ]
    )


def monday_from(day: date) -> date:
    return day + (MONDAY - day.weekday()) % 7 * ONE


def substituted(holidays: list[date]) -> list[date]:
    """Each that falls on a weekend is had on the next day that is neither."""
    taken = [day for day in holidays if day.weekday() < SATURDAY]
    for day in holidays:
        if day.weekday() >= SATURDAY:
            while day.weekday() >= SATURDAY or day in taken:
                day += ONE
            taken.append(day)
    return taken


def easter_sunday(year: int) -> date:
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)
