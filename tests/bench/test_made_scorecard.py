"""The made scorecard is read whole: what `pmf import` takes from it is what was written."""

from __future__ import annotations

from datetime import date

from bench.made_scorecard import QUARTERS, write_scorecard
from data_layer.scorecards.read import propose

DAY = date(2026, 5, 10)


def test_every_figure_target_and_status_is_read_from_it(tmp_path):
    file = tmp_path / "scorecard.xlsx"
    assert write_scorecard(file, 25, DAY) == 25 * QUARTERS
    found = propose(file).preview
    assert (len(found.measures), len(found.values), len(found.targets)) == (25, 25 * QUARTERS, 25)
    assert {each.period.id for each in found.targets if each.period} == {"2026-01-01/P3M"}
    assert sum(value.status_as_given is not None for value in found.values) == 25


def test_the_same_scorecard_comes_out_each_time(tmp_path):
    for name in ("one.xlsx", "two.xlsx"):
        write_scorecard(tmp_path / name, 5, DAY)
    one, two = (propose(tmp_path / name).preview for name in ("one.xlsx", "two.xlsx"))
    assert [value.value for value in one.values] == [value.value for value in two.values]
