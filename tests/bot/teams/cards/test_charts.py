"""Charts in Teams' own types: the figures of the answer, in its order, with years as text and words beside colour."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from actions.answer import SeriesRequested
from actions.reading import Kind
from bot.render.charts import chart
from bot.teams.cards.axis import floor_of, is_written, top_of
from bot.teams.cards.card import card_of
from bot.teams.cards.charts import chart_parts
from bot.teams.cards.drawn import Drawn, Run, drawn
from bot.teams.cards.room import LADDER, evenly
from bot.teams.cards.short_periods import short_periods
from bot.teams.cards.stretches import stretches
from tests.bot.teams.cards.sent import cells, sent, texts, typed

RECYCLING = "recycling_rate"
ALL = LADDER[0]
DERBY, LEICESTER = "E06000015", "E06000016"
HOME = "E06000018"
SERIES = SeriesRequested(
    metric="core_spending_power",
    areas=[HOME, DERBY],
    title="Core spending power, Nottingham and Derby",
    points={
        HOME: [("2014/15", 300.0), ("2015/16", 290.0), ("2016/17", 250.0), ("2017/18", 252.0), ("2018/19", 255.5)],
        DERBY: [("2015/16", 210.0), ("2016/17", None), ("2017/18", 190.0), ("2018/19", 191.0)],
    },
    names={HOME: "Nottingham", DERBY: "Derby"},
    unit="£ million",
    decimals=1,
    breaks=[("2016/17", "The measure was redefined.")],
)


def charts_in(answer, catalogue):
    return list(typed(sent(card_of(answer, catalogue)), "Chart."))


def parts_of(shown: Drawn, *asked: str, room=ALL) -> list[dict]:
    return [part.model_dump(by_alias=True, exclude_none=True) for part in chart_parts(shown, asked, room)]


def test_a_trend_is_a_line_of_the_answers_own_figures_with_years_as_text(told, catalogue):
    answer = told(Kind.TREND, RECYCLING)
    [line] = charts_in(answer, catalogue)
    assert line["type"] == "Chart.Line" and (line["xAxisTitle"], line["yAxisTitle"]) == ("Period (10 is 2010/11)", "%")
    points = [(value["x"], value["y"]) for value in line["data"][0]["values"]]
    assert points == [(one.period[2:4], pytest.approx(one.value)) for one in answer.figures if one.period]
    assert all(isinstance(x, str) for x, _ in points) and points[-1] == ("23", 26.7)


@pytest.mark.parametrize(
    ("axis", "written", "title"),
    [
        ([f"20{at}/{at + 1}" for at in range(10, 17)], [str(at) for at in range(10, 17)], "Period (10 is 2010/11)"),
        (
            [f"{year}" for year in range(1998, 2008)],
            ["98", "99", *(f"0{at}" for at in range(8))],
            "Period (98 is 1998)",
        ),
        (["2019/20", "2020/21"], ["2019/20", "2020/21"], "Period"),
        ([f"31 Dec 20{at}" for at in range(10, 18)], [str(at) for at in range(10, 18)], "Period (10 is 31 Dec 2010)"),
        (
            [f"20{at} to 20{at + 2}" for at in range(11, 15)],
            [str(at) for at in range(13, 17)],
            "Period (13 is 2011 to 2013)",
        ),
        (
            [f"year to Sep 20{at}" for at in range(21, 25)],
            [str(at) for at in range(21, 25)],
            "Period (21 is year to Sep 2021)",
        ),
        (["Q1 2025", "Q2 2025"], ["Q1 2025", "Q2 2025"], "Period"),
        (
            [f"Q{quarter} 20{year}" for year in (24, 25) for quarter in (1, 2, 3, 4)],
            [24.0, 24.25, 24.5, 24.75, 25.0, 25.25, 25.5, 25.75],
            "Year (24 is the start of 2024)",
        ),
        (
            [f"{month} {year}" for year in (2008, 2009) for month in ("Jan", "Jul", "Dec")],
            [8.0, 8.5, 8.917, 9.0, 9.5, 9.917],
            "Year (8 is the start of 2008)",
        ),
        (
            [f"{day} {2025 + at}" for at in (0, 1) for day in ("30 Jun", "30 Sep", "31 Dec")],
            [25.5, 25.75, 26.0, 26.5, 26.75, 27.0],
            "Year (25 is the start of 2025)",
        ),
        ([f"20{at}/{at + 1}" for at in range(10, 26)], [float(at) for at in range(10, 26)], "Period (10 is 2010/11)"),
        ([f"{year}" for year in range(1920, 2021, 10)], [f"{year}" for year in range(1920, 2021, 10)], "Period"),
    ],
)
def test_labels_without_room_are_written_short_and_the_axis_says_how_to_read_them(axis, written, title):
    found, named = short_periods(axis)
    assert ([found[label] for label in axis], named) == (written, title)


def test_an_axis_that_does_not_begin_at_zero_is_said(told, catalogue):
    answer = told(Kind.TREND, RECYCLING)
    [line] = charts_in(answer, catalogue)
    assert line["yMin"] == 20.0 and "The axis begins at 20.0%." in texts(sent(card_of(answer, catalogue)))


@given(st.lists(st.decimals(0, 10_000, places=2).map(float), min_size=2, max_size=9), st.integers(0, 2))
@example([550.01, 950.01], 0)
def test_the_axis_of_a_line_holds_all_its_points_and_is_cut_into_round_steps(values, decimals):
    start = floor_of(values, decimals) or 0.0
    top = top_of(values, start)
    if top is None:
        assert max(values) <= start
        return
    assert start <= min(values) and max(values) <= top + 1e-6
    steps = 5 if start else 4
    step = (Decimal(str(top)) - Decimal(str(start))) / steps
    assert len(step.normalize().as_tuple().digits) <= 2
    assert all(is_written(start + float(step) * n) for n in range(1, steps + 1))


@pytest.mark.parametrize(
    ("values", "ends"),
    [
        ((7_374, 13_608), (7_000, 17_000)),  # not by 1,500, of which Teams makes 12k and 15k
        ((328_000, 331_400), (327_000, 332_000)),
        ((0, 2_155), (None, 2_400)),
        ((0.374, 0.391), (0.37, 0.42)),
    ],
)
def test_thousands_and_parts_of_one_are_cut_where_teams_can_write_them(values, ends):
    start = floor_of(values, 3 if values[-1] < 1 else 0)
    assert (start, top_of(values, start or 0.0)) == ends


def test_a_group_is_bars_by_name_with_the_council_asked_about_first_and_each_figure_beside_it(told, catalogue):
    answer = told(Kind.COMPARISON, RECYCLING, comparators=("nearest_neighbours",))
    [bars] = charts_in(answer, catalogue)
    assert bars["type"] == "Chart.HorizontalBar" and (bars["xAxisTitle"], bars["yAxisTitle"]) == ("%", "Place")
    first, *others, median = bars["data"]
    assert first["x"] == "Nottingham 26.7%" and first["color"] != others[0]["color"]
    assert [bar["x"] for bar in others] == sorted(bar["x"] for bar in others)
    members = {catalogue.area_name(one.area): one.value for one in answer.figures[0].comparator.members if one.value}
    assert {bar["x"].rsplit(" ", 1)[0]: bar["y"] for bar in others} == pytest.approx(members)
    assert all(bar["x"].endswith(f" {bar['y']:.1f}%") for bar in bars["data"])
    assert (median["x"], median["y"]) == ("Median 35.6%", 35.6)


def test_what_has_no_figure_is_named_and_not_drawn_as_zero(told, catalogue):
    card = sent(card_of(told(Kind.COMPARISON, RECYCLING, comparators=("nearest_neighbours",)), catalogue))
    assert "No figure: Bristol." in texts(card)
    assert all("Bristol" not in bar["x"] for one in typed(card, "Chart.") for bar in one["data"])


def test_named_councils_have_one_colour_and_their_figures_in_the_answers_order(told, catalogue):
    answer = told(Kind.COMPARISON, RECYCLING, areas=(LEICESTER, HOME, DERBY))
    [bars] = charts_in(answer, catalogue)
    assert [(bar["x"], bar["y"]) for bar in bars["data"]] == [
        ("Nottingham 26.7%", 26.7),
        ("Derby 40.5%", 40.5),
        ("Leicester 41.7%", 41.7),
    ]
    assert {bar["color"] for bar in bars["data"]} == {"categoricalBlue"}


def test_englands_own_figure_is_englands_and_the_middle_of_its_councils_is_not(told, catalogue):
    for metric, names, title in (
        (RECYCLING, ["Nottingham 26.7%", "England 42.3%"], "Recycling rate, Nottingham and England, 2023/24"),
        (
            "child_poverty_after_housing",
            ["Nottingham 40.2%", "Median 24.2%"],
            "Child poverty rate after housing costs, Nottingham and councils in England, 2024/25",
        ),
    ):
        [bars] = charts_in(told(Kind.COMPARISON, metric, comparators=("england",)), catalogue)
        assert ([bar["x"] for bar in bars["data"]], bars["title"]) == (names, title)


def test_bars_below_zero_which_teams_does_not_draw_are_left_to_the_table():
    assert parts_of(Drawn("Title", "alt", "£ per person", 0, bars=(("Nottingham", -3.0), ("Derby", 4.0)))) == []


@pytest.mark.parametrize(
    ("value", "said"), [(39.65, 39.7), (2.5, 2.5), (-0.05, -0.1), (0.4195, 0.4), (1234.56, 1234.6)]
)
def test_a_chart_rounds_as_the_words_do(value, said):
    points = {HOME: [("2022/23", value), ("2023/24", value)]}
    shown = drawn(chart(SERIES.model_copy(update={"areas": [HOME], "points": points, "breaks": []}), "/x"))
    assert [y for _, y in shown.runs[0].points] == [said, said]


def test_several_councils_with_a_handful_of_periods_are_grouped_bars():
    short = SERIES.model_copy(
        update={"points": {area: found[-2:] for area, found in SERIES.points.items()}, "breaks": []}
    )
    heading, bars, *notes = parts_of(drawn(chart(short, "/x")))
    assert heading["style"] == "heading" and bars["type"] == "Chart.VerticalBar.Grouped"
    assert [(run["legend"], [value["x"] for value in run["values"]]) for run in bars["data"]] == [
        ("Nottingham", ["2017/18", "2018/19"]),
        ("Derby", ["2017/18", "2018/19"]),
    ]
    assert [note["text"] for note in notes] == [
        "Blue, Nottingham: 2017/18 £252.0 million, 2018/19 £255.5 million.",
        "Red, Derby: 2017/18 £190.0 million, 2018/19 £191.0 million.",
    ]


def test_one_council_with_a_handful_of_periods_is_bars_from_zero_with_their_figures_in_words(told, catalogue):
    """A line of two points from 41.5% to 40.2% on an axis from 40% looked like a collapse."""
    run = Run("Nottingham", (("2023/24", 41.5), ("2024/25", 40.2)))
    _, bars, note = parts_of(Drawn("Title", "alt", "%", 1, runs=(run,), order=("2023/24", "2024/25")))
    assert bars["type"] == "Chart.VerticalBar.Grouped" and "yMin" not in bars
    assert note["text"] == "2023/24 41.5%, 2024/25 40.2%."


def test_the_lines_of_a_chart_are_named_with_their_colours_as_the_legend_has_no_room(told, catalogue):
    answer = told(Kind.PERFORMANCE, RECYCLING)
    [line] = charts_in(answer, catalogue)
    assert [run["legend"] for run in line["data"]] == ["Nottingham", "Median of the group"]
    assert "Blue: Nottingham. Red: median of Nottingham's nearest neighbours." in texts(
        sent(card_of(answer, catalogue))
    )


def test_periods_without_figures_at_either_end_are_in_no_chart_note_or_table(told, catalogue):
    answer = told(Kind.TREND, "fly_tipping_incidents")
    card = sent(card_of(answer, catalogue))
    [line] = typed(card, "Chart.")
    assert [value["x"] for value in line["data"][0]["values"]] == [f"20{at}/{at + 1}" for at in range(17, 22)]
    [table] = typed(card, "Table")
    assert [row[0] for row in cells(table)[1:]] == [f"20{at}/{at + 1}" for at in range(21, 16, -1)]
    assert not any("drawn" in text or text.startswith("No figure") for text in texts(card))


def test_a_period_in_between_without_a_figure_is_named():
    run = Run("Nottingham", (("2019", 1.0), ("2020", None), ("2021", 3.0), ("2022", 4.0), ("2023", 5.0)))
    _, _, *notes = parts_of(Drawn("Title", "alt", "%", 1, runs=(run,), order=tuple(label for label, _ in run.points)))
    assert "No figure: 2020." in [note["text"] for note in notes]


def test_no_line_runs_across_a_break_and_the_break_is_said():
    _, line, *notes = parts_of(drawn(chart(SERIES, "/x")))
    assert [run["legend"] for run in line["data"]] == [
        "Nottingham, 2014/15 to 2015/16", "Nottingham, 2016/17 to 2018/19",
        "Derby, 2015/16", "Derby, 2017/18 to 2018/19",
    ]  # fmt: skip
    colours = [run["color"] for run in line["data"]]
    assert colours[0] == colours[1] != colours[2] == colours[3]
    assert [note["text"] for note in notes[:2]] == [
        "Blue: Nottingham. Red: Derby.",
        "The series breaks at 2016/17; no line runs across it.",
    ]


def test_each_chart_stands_under_a_heading_and_falls_back_to_its_own_words(told, catalogue):
    for fields in ({"comparators": ("core_cities",)}, {"areas": (HOME, DERBY)}):
        answer = told(Kind.COMPARISON, RECYCLING, **fields)
        card = card_of(answer, catalogue)
        body = sent(card)["body"]
        at = next(n for n, part in enumerate(body) if part["type"].startswith("Chart."))
        assert body[at - 1]["style"] == "heading" and body[at - 1]["text"] == body[at]["title"]
        assert body[at]["fallback"] == {"type": "TextBlock", "text": answer.charts[0].alt, "wrap": True}


def test_labels_that_would_come_out_of_their_time_order_are_left_out():
    """Teams puts a label where it first appears: one that only the second council has would stand at the end."""
    runs = (Run("Nottingham", (("2019/20", 1.0), ("2021/22", 2.0))), Run("Derby", (("2020/21", 3.0), ("2021/22", 4.0))))
    shown = Drawn("Title", "alt", "%", 1, runs=runs, order=("2019/20", "2020/21", "2021/22"))
    _, bars, *_, note = parts_of(shown)
    assert [[value["x"] for value in run["values"]] for run in bars["data"]] == [["2019/20", "2021/22"], ["2021/22"]]
    assert note["text"] == "Some periods are not drawn."


def test_no_more_lines_are_drawn_than_can_be_told_apart():
    runs = tuple(Run(f"Council {number}", (("2020", 1.0), ("2021", 2.0))) for number in range(8))
    _, chart_drawn, *_, note = parts_of(Drawn("Title", "alt", "%", 1, runs=runs, order=("2020", "2021")))
    assert [run["legend"] for run in chart_drawn["data"]] == [run.name for run in runs[:6]]
    assert len({run["color"] for run in chart_drawn["data"]}) == 6 and note["text"] == "2 more are not drawn."


def test_a_chart_with_one_bar_is_not_drawn():
    assert parts_of(Drawn("Title", "alt", "%", 1, bars=(("Nottingham", 1.0), ("Derby", None)))) == []


@given(st.lists(st.integers(), unique=True, min_size=1), st.integers(2, 20))
def test_thinning_keeps_the_first_the_last_and_the_order(items, most):
    kept = evenly(items, most)
    assert len(kept) == min(len(items), most) and kept[0] == items[0] and kept[-1] == items[-1]
    places = [items.index(one) for one in kept]
    gaps = [later - earlier for earlier, later in pairwise(places)]
    assert all(gap > 0 for gap in gaps) and (not gaps or max(gaps) - min(gaps) <= 1)


@given(st.lists(st.none() | st.floats(0, 100), min_size=1, max_size=30))
def test_stretches_hold_every_figure_once_and_none_crosses_a_gap(values):
    points = tuple((str(2000 + number), value) for number, value in enumerate(values))
    parts = stretches(Run("Nottingham", points), "categoricalBlue", [label for label, _ in points])
    assert [point for one in parts for point in one.points] == [point for point in points if point[1] is not None]
    for one in parts:
        years = [int(label) for label, _ in one.points]
        assert years == list(range(years[0], years[-1] + 1))
    assert len({one.name for one in parts}) == len(parts)


@given(st.integers(2, 300))
def test_all_lines_of_a_thinned_chart_keep_the_same_periods(count):
    order = tuple(str(1700 + n) for n in range(count))
    runs = tuple(Run(name, tuple((label, float(n)) for n, label in enumerate(order))) for name in ("A", "B"))
    parts = parts_of(Drawn("Title", "alt", "%", 0, runs=runs, order=order), room=replace(ALL, points=12))
    first, second = ([value["x"] for value in run["values"]] for run in parts[1]["data"])
    assert first == second and len(first) <= 12 and (first[0], first[-1]) == (order[0], order[-1])
