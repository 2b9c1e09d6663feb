"""Charts: plotly accepts every specification, breaks are gaps, the words hold the figures, colour is never alone."""

import plotly.graph_objects as go
import pytest

from actions.answer import ComparisonRequested, SeriesRequested
from bot.render.charts import chart, in_time_order

SERIES = SeriesRequested(
    metric="core_spending_power",
    areas=["E06000018", "E06000015"],
    title="Core spending power, Nottingham and Derby",
    points={
        "E06000018": [("2014/15", 300.0), ("2015/16", 290.0), ("2016/17", 250.0), ("2017/18", 252.0)],
        "E06000015": [("2015/16", 210.0), ("2016/17", None), ("2017/18", 190.0)],
    },
    names={"E06000018": "Nottingham", "E06000015": "Derby"},
    unit="£ million",
    decimals=1,
    breaks=[("2016/17", "The measure was redefined.")],
    median=[("2016/17", 200.0), ("2017/18", 201.0)],
    median_name="Median of Nottingham's nearest neighbours",
    home="E06000018",
)
BARS = ComparisonRequested(
    metric="recycling_rate",
    title="Recycling rate, Nottingham and its nearest neighbours",
    period="2023/24",
    unit="%",
    decimals=1,
    bars=[("Nottingham", 26.7), ("Bristol", None), ("Derby", 34.1)],
    median=35.6,
    q1=28.3,
    q3=40.3,
    group_name="Nottingham's nearest neighbours",
)


@pytest.mark.parametrize("asked", [SERIES, BARS])
def test_plotly_accepts_the_specification(asked):
    """plotly refuses any property that it does not know."""
    drawn = go.Figure(chart(asked, "/x").spec).to_plotly_json()
    assert drawn["layout"]["title"]["text"]


def test_no_line_runs_across_a_break():
    first = chart(SERIES, "/x").spec["data"][0]
    at = first["x"].index("2016/17")
    assert first["y"][at] is None and first["x"][at + 1] == "2016/17" and first["y"][at + 1] == 250.0
    assert first["connectgaps"] is False


def test_each_line_has_a_marker_and_a_name_of_its_own():
    lines = [trace for trace in chart(SERIES, "/x").spec["data"] if "marker" in trace]
    assert len({trace["marker"]["symbol"] for trace in lines}) == len(lines) == 2
    notes = [note["text"] for note in chart(SERIES, "/x").spec["layout"]["annotations"]]
    assert "Nottingham" in notes and "Derby" in notes


def test_axes_and_title_say_unit_and_subject():
    series, bars = chart(SERIES, "/x").spec["layout"], chart(BARS, "/x").spec["layout"]
    assert series["yaxis"]["title"]["text"] == "£ million" and bars["xaxis"]["title"]["text"] == "%"
    assert "Recycling rate" in bars["title"]["text"] and "2023/24" in bars["title"]["text"]


def test_alt_text_holds_the_figures():
    assert all(word in chart(BARS, "/x").alt for word in ("Nottingham 26.7%", "Bristol no figure", "35.6%", "28.3%"))
    alt = chart(SERIES, "/x").alt
    assert "£250.0 million" in alt and "Break at 2016/17" in alt and "2016/17 none" in alt


def test_a_missing_bar_is_said_and_not_drawn_as_zero():
    bars = chart(BARS, "/x").spec["data"][0]
    assert bars["x"][1] is None and bars["text"][1] == "no figure"


def test_labels_of_all_series_stand_in_time_order():
    assert in_time_order(SERIES) == ["2014/15", "2015/16", "2016/17", "2017/18"]


def test_names_at_the_ends_of_close_lines_stand_apart():
    """Derby and Leicester end within a percentage point; each name keeps a line of its own."""
    points: dict[str, list[tuple[str, float | None]]] = {
        "a": [("2022/23", 20.0), ("2023/24", 40.5)],
        "b": [("2022/23", 25.0), ("2023/24", 41.0)],
    }
    close = SERIES.model_copy(update={"areas": ["a", "b"], "names": {"a": "Derby", "b": "Leicester"}, "points": points})
    lower, upper = (
        note["y"] * 180 / 21 + note["yshift"]
        for note in chart(close, "/x").spec["layout"]["annotations"]
        if note["text"] in {"Derby", "Leicester"}
    )
    assert upper - lower >= 15
