"""Periods and ages as people say them."""

from __future__ import annotations

from datetime import date

from data_layer.periods import Period, is_quarter_end


def full_date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def in_period(period: Period, *, as_at: str | None = None) -> str:
    """ "in 2023/24", "at 31 March 2024", "in October to December 2025", "in the year to September 2025"."""
    if as_at == "period_end":
        return f"at {full_date(period.end)}"
    on_a_day = period.months == 0 and is_quarter_end(period.start)
    return f"{'at' if on_a_day else 'in'} {period.words}"


def age(months: int) -> str:
    """32 -> "2 years 8 months"; 24 -> "2 years"; 5 -> "5 months"."""
    years, rest = divmod(max(months, 0), 12)
    said = [f"{years} year{'s' if years != 1 else ''}"] if years else []
    if rest or not years:
        said.append(f"{rest} month{'s' if rest != 1 else ''}")
    return " ".join(said)
