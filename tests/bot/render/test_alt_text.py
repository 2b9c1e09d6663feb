"""What a chart shows, in words: every figure of a short run, the turning points of a long one, never a rank."""

from __future__ import annotations

import pytest

from actions.answer import ComparisonRequested, SeriesRequested
from bot.render.alt_text import MOST_POINTS, comparison_alt, series_alt

CITY, OTHER = "E06000018", "E06000015"


def series(points: dict[str, list[tuple[str, float | None]]], **more) -> SeriesRequested:
    names = {CITY: "Nottingham", OTHER: "Derby"}
    fields = {"metric": "m", "areas": list(points), "title": "Recycling rate", "points": points, "names": names}
    return SeriesRequested.model_validate({**fields, "unit": "%", "decimals": 1, **more})


def run(length: int) -> list[tuple[str, float | None]]:
    """Rises from 10 to its highest in the middle and falls again."""
    return [(str(2000 + place), 10.0 + min(place, length - place)) for place in range(length)]


def test_a_short_run_is_said_point_by_point_in_time_order():
    said = series_alt(series({CITY: [("2021/22", 25.34), ("2022/23", None), ("2023/24", 26.7)]}))
    assert said == "Line chart: Recycling rate, %. Nottingham: 2021/22 25.3%, 2022/23 none, 2023/24 26.7%."


def test_each_line_is_said_by_name_and_the_groups_median_after_them():
    said = series_alt(
        series(
            {CITY: [("2023", 1.0)], OTHER: [("2023", 2.0)]},
            median=[("2023", 3.0)],
            median_name="Median of the core cities",
        )
    )
    assert said.index("Nottingham: 2023 1.0%") < said.index("Derby: 2023 2.0%") < said.index("Median of the core")
    assert "Median of the core cities: 2023 3.0%" in said


def test_a_break_is_said_with_its_reason():
    said = series_alt(series({CITY: [("2016/17", 250.0)]}, breaks=[("2016/17", "The measure was redefined.")]))
    assert said.endswith("Break at 2016/17: The measure was redefined.")


def test_a_run_of_the_most_points_is_said_whole():
    said = series_alt(series({CITY: run(MOST_POINTS)}))
    assert all(label in said for label, _ in run(MOST_POINTS)) and "lowest" not in said


def test_of_a_long_run_the_first_lowest_highest_and_newest_are_said():
    said = series_alt(series({CITY: run(20)}))
    assert "first 10.0% (2000), lowest 10.0% (2000), highest 20.0% (2010), newest 11.0% (2019)" in said
    assert "2005" not in said


def test_a_long_run_begins_and_ends_with_what_is_held():
    points = run(20)
    said = series_alt(series({CITY: [("1999", None), *points[1:], ("2020", None)]}))
    assert "first 11.0% (2001)" in said and "newest 11.0% (2019)" in said and "no figure" not in said


@pytest.mark.parametrize("points", [[], [("2023", None)], [(str(year), None) for year in range(2000, 2020)]])
def test_a_line_without_figures_is_said_so(points):
    assert "Nottingham: no figures." in series_alt(series({CITY: points}))


def bars(*named: tuple[str, float | None], **more) -> ComparisonRequested:
    fields = {"metric": "m", "title": "Recycling rate", "period": "2023/24", "unit": "%", "decimals": 1}
    return ComparisonRequested.model_validate({**fields, "bars": list(named), **more})


def test_bars_are_said_in_the_order_in_which_they_stand():
    said = comparison_alt(bars(("Nottingham", 26.7), ("Bristol", None), ("Derby", 34.1)))
    assert said == "Bar chart: Recycling rate, 2023/24, %. Nottingham 26.7%, Bristol no figure, Derby 34.1%."


def test_the_groups_middle_is_said_with_its_name():
    middle = {"median": 35.6, "q1": 28.3, "q3": 40.3, "group_name": "the core cities"}
    said = comparison_alt(bars(("Nottingham", 26.7), **middle))
    assert said.endswith(" Median of the core cities 35.6%, middle half 28.3% to 40.3%.")
    few = comparison_alt(bars(("Nottingham", 26.7), **{**middle, "q1": None, "q3": None}))
    assert few.endswith(" Median of the core cities 35.6%.")


@pytest.mark.parametrize(
    ("unit", "decimals", "said"), [("£ million", 1, "£26.7 million"), ("kg per household", 0, "Nottingham 27,")]
)
def test_figures_are_said_as_in_the_answers(unit, decimals, said):
    assert said in comparison_alt(bars(("Nottingham", 26.7), ("Derby", 1.0), unit=unit, decimals=decimals))
