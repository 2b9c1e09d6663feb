"""A scorecard as councils keep them: one sheet, a measure a row, quarters across, a target and its status in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bench.made_return import SEED, Made, Past, Words, figures
from data_layer.periods import Period
from data_layer.returns.words import Frequency

QUARTERS = 8
HEADINGS = ("Ref", "Performance measure", "Unit", "Good is")
ENDINGS = ("Status", "Commentary")
GOOD_IS = {"higher": "High", "lower": "Low"}
COMMENTARY = "Demand was higher than in the quarter before; a second team starts in the spring."


def write_scorecard(path: Path, many: int, day: date) -> int:
    """Overwrites the file; returns how many figures stand in it."""
    quarters = Past(day, 0, QUARTERS).periods(Frequency.QUARTER)
    measures = [each for each in Words().measures(many * 2) if each.aspect["better"] in GOOD_IS][:many]
    workbook = Workbook()
    page = workbook.active
    assert isinstance(page, Worksheet)  # a new workbook has one
    page.title = "Scorecard"
    heads = list(map(written, quarters))
    page.append([*HEADINGS, *heads, f"Target {heads[-1]}", *ENDINGS])
    for number, each in enumerate(measures, 1):
        page.append(line(number, each))
    workbook.save(path)
    return len(measures) * QUARTERS


def written(quarter: Period) -> str:
    """As a council writes it: Q1 2025/26 begins in April."""
    year = quarter.start.year - (quarter.start.month < 4)
    return f"Q{(quarter.start.month - 4) % 12 // 3 + 1} {year}/{(year + 1) % 100:02}"


def line(number: int, each: Made) -> list[object]:
    low, high = each.bounds
    values = figures(each, QUARTERS, SEED)
    target = round((low + high) / 2, each.aspect["decimals"])
    missed = values[-1] < target if each.aspect["better"] == "higher" else values[-1] > target
    good, unit = GOOD_IS[each.aspect["better"]], each.aspect["unit"]
    return [f"PI{number:03}", each.named, unit, good, *values, target, "Red" if missed else "Green", COMMENTARY]
