"""What a chart shows, in words with its figures: for those who do not see it, and for the card's fallback."""

from __future__ import annotations

from actions.answer import ComparisonRequested, SeriesRequested
from actions.wording.numbers import short

MOST_POINTS = 12


def series_alt(asked: SeriesRequested) -> str:
    """ "Line chart: Recycling rate, Nottingham, %. Nottingham: 2018/19 29.4%, ..."."""
    runs = [f"{asked.names[area]}: {points_said(asked, asked.points[area])}" for area in asked.areas]
    if asked.median:
        runs.append(f"{asked.median_name}: {points_said(asked, asked.median)}")
    breaks = [f"Break at {label}: {note}" for label, note in asked.breaks]
    return " ".join([f"Line chart: {asked.title}, {asked.unit}.", *(f"{run}." for run in runs), *breaks])


def points_said(asked: SeriesRequested, points: list[tuple[str, float | None]]) -> str:
    """All points of a short run; of a long one the first, the lowest, the highest and the newest."""
    held = [(label, value) for label, value in points if value is not None]
    if not held:
        return "no figures"
    if len(points) <= MOST_POINTS:
        return ", ".join(f"{label} {short(value, asked) if value is not None else 'none'}" for label, value in points)
    low, high = min(held, key=lambda p: p[1]), max(held, key=lambda p: p[1])
    named = {"first": held[0], "lowest": low, "highest": high, "newest": held[-1]}
    return ", ".join(f"{word} {short(value, asked)} ({label})" for word, (label, value) in named.items())


def comparison_alt(asked: ComparisonRequested) -> str:
    """ "Bar chart: ..., 2023/24, %. Nottingham 26.7%, ... Median 35.6%, middle half 28.3% to 40.3%." """
    bars = [f"{name} {short(value, asked) if value is not None else 'no figure'}" for name, value in asked.bars]
    middle = ""
    if asked.median is not None:
        middle = f" Median of {asked.group_name} {short(asked.median, asked)}"
        if asked.q1 is not None and asked.q3 is not None:
            middle += f", middle half {short(asked.q1, asked)} to {short(asked.q3, asked)}"
        middle += "."
    return f"Bar chart: {asked.title}, {asked.period}, {asked.unit}. {', '.join(bars)}.{middle}"
