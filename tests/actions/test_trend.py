"""Runs over time: every point, breaks shown, nothing computed across them."""

from actions.reading import Kind, Reading, Scope, ScopeKind, Slot
from actions.trend import trend
from data_layer.queries.published_group import ENGLAND
from data_layer.vocabulary import AreaCode
from tests.actions.council import HOME

DERBY = AreaCode("E06000015")


def since(year: int) -> dict[str, object]:
    return {"words": f"since {year}", "first": f"{year}-01-01", "spans": True}


def test_three_councils_since_2018_are_three_series(ask):
    areas = ("E06000018", "E06000015", "E06000016")
    answer = ask(Kind.TREND, "recycling_rate", areas=areas, period=since(2018))
    periods = {area: [figure.period for figure in answer.figures if figure.area == area] for area in areas}
    assert all(run[0] == "2018/19" and run[-1] == "2023/24" for run in periods.values())
    assert list(answer.chart_requests[0].points) == ["E06000018", "E06000015", "E06000016"]
    for name in ("Nottingham", "Derby", "Leicester"):
        assert f"{name} went from" in answer.text


def test_no_change_is_computed_across_the_break_in_core_spending_power(ask):
    answer = ask(Kind.TREND, "core_spending_power", period=since(2012))
    assert "from" in answer.headline and "2016/17" in answer.headline and "2020/21" in answer.headline
    assert "2012/13" not in answer.headline
    assert "(break)" in answer.text
    assert answer.chart_requests[0].breaks and answer.chart_requests[0].breaks[0][0] == "2016/17"
    assert all(figure.change is None or figure.change.from_ >= "2016/17" for figure in answer.figures)


def test_a_series_of_one_point_has_no_direction(ask):
    answer = ask(Kind.TREND, "gigabit_broadband")
    assert len(answer.figures) == 1 and "no direction of travel" in answer.headline


def test_the_newest_point_carries_its_direction_and_the_others_none(ask):
    answer = ask(Kind.TREND, "recycling_rate")
    assert answer.figures[-1].direction == "improving"
    assert all(figure.direction is None for figure in answer.figures[:-1])


def test_no_change_is_said_between_figures_that_do_not_compare(ask):
    """Nottingham's roads since 2019/20 were not surveyed by the standard method."""
    answer = ask(Kind.TREND, "roads_a_maintenance")
    assert "19% in 2024/25, which are not comparable, so no change is worked out" in answer.headline
    assert "percentage points" not in answer.text


def test_a_theme_since_a_year_gives_the_runs_of_its_first_measures_and_names_the_others(desk):
    waste = Scope(kind=ScopeKind.THEME, id="waste")
    asked = Reading.model_validate({"kind": Kind.TREND, "scope": waste, "areas": (HOME,), "period": since(2018)})
    answer = trend(asked, desk)
    assert "went from 26.5% in 2018/19 to 26.7% in 2023/24" in answer.headline
    assert answer.metrics == list(desk.catalogue.themes["waste"].metrics)[:3] and len(answer.chart_requests) == 3
    assert {figure.metric for figure in answer.figures} == set(answer.metrics)
    assert "Also held for those years, one question away: share of waste sent to landfill" in answer.text


def test_a_theme_over_time_gives_runs_over_all_years_and_not_the_newest_figures_again(ask, desk):
    answer = ask(Kind.TREND, theme="waste")
    assert "went from 35.6% in 2010/11 to 26.7% in 2023/24" in answer.headline
    assert answer.metrics == list(desk.catalogue.themes["waste"].metrics)[:3] and len(answer.chart_requests) == 3
    assert "Of 9 measures, on the figure before: 2 getting worse" in answer.summary  # three of them are not all
    assert "Also held, one question away: share of waste sent to landfill" in answer.text


def test_over_time_is_another_answer_for_every_theme_that_offers_it(ask, desk):
    for theme in desk.catalogue.themes:
        shown = ask(Kind.PERFORMANCE, theme=theme)
        kinds = [choice.value for part in shown.reading.parts if part.what is Slot.KIND for choice in part.choices]
        assert "trend" not in kinds or ask(Kind.TREND, theme=theme).text != shown.text, theme


def test_a_theme_over_time_in_two_councils_has_a_run_of_each(ask):
    answer = ask(Kind.TREND, theme="waste", areas=(HOME, DERBY))
    assert len(answer.chart_requests) == 3 and all(len(one.points) == 2 for one in answer.chart_requests)


def test_a_place_without_a_series_is_named(ask):
    """Child poverty is held for councils and not for England, which the reading line names."""
    answer = ask(Kind.TREND, "child_poverty_after_housing", areas=(HOME, ENGLAND))
    said = "No run of years of the child poverty rate after housing costs is held for England."
    assert said in answer.summary and {figure.area for figure in answer.figures} == {HOME}


def test_england_is_drawn_beside_the_council_where_its_figures_are_held(ask):
    answer = ask(Kind.TREND, "recycling_rate", areas=(HOME, ENGLAND))
    assert list(answer.chart_requests[0].points) == [HOME, ENGLAND] and "No run of years" not in answer.text
    assert {figure.area for figure in answer.figures} == {HOME, ENGLAND}


def test_a_theme_of_a_time_before_any_figure_is_not_held(desk):
    waste = Scope(kind=ScopeKind.THEME, id="waste")
    long_ago = {"words": "up to 1950", "last": "1950-12-31", "spans": True}
    asked = Reading.model_validate({"kind": Kind.TREND, "scope": waste, "areas": (HOME,), "period": long_ago})
    assert trend(asked, desk).kind is Kind.NO_DATA
