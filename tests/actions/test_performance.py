"""How something is doing: figures as the publishers give them, the problem first, the age said."""

from pytest import approx

from actions.reading import Kind


def test_recycling_in_nottingham(ask):
    """Defra, 2023/24: 26.7%, up from 25.1%; the age of the figure is in the first sentence."""
    answer = ask(Kind.PERFORMANCE, "recycling_rate")
    [figure] = answer.figures
    assert "26.7%" in answer.headline and "2023/24" in answer.headline and "2 years" in answer.headline
    assert figure.formatted == "26.7%" and figure.direction == "improving"
    assert figure.change and figure.change.from_ == "2022/23"
    assert "25.1%" in answer.summary
    assert figure.comparator and (figure.comparator.n, figure.comparator.of) == (14, 15)
    assert figure.freshness.stale and any(caveat.code == "stale" for caveat in answer.caveats)


def test_a_problem_stands_before_good_news(ask):
    """Recycling improves and is still in the lowest quarter: the quarter comes first."""
    headline = ask(Kind.PERFORMANCE, "recycling_rate").headline
    assert "lowest quarter" in headline
    assert "improving" not in headline or headline.index("lowest quarter") < headline.index("improving")


def test_reserves_are_a_position_at_a_date_and_the_restated_opening_balance_is_said(ask):
    """MHCLG Revenue Outturn: £30.5 million at 31 March 2024; opening balance 8.9 against 13.6 published."""
    answer = ask(Kind.PERFORMANCE, "unallocated_reserves")
    assert "£30.5 million" in answer.headline and "31 March 2024" in answer.headline
    restated = [caveat.text for caveat in answer.caveats if caveat.code == "restatement"]
    assert any("8.9" in text and "13.6" in text for text in restated)
    assert answer.figures[0].comparator is None or answer.figures[0].comparator.band is None


def test_care_workers_leaving_names_the_change_of_source(ask):
    answer = ask(Kind.PERFORMANCE, "asc_workforce_turnover")
    assert "25.6%" in answer.headline and "2024/25" in answer.headline
    assert any(caveat.code == "source_change" for caveat in answer.caveats)


def test_a_year_asked_for_is_the_year_answered(ask):
    answer = ask(
        Kind.PERFORMANCE,
        "recycling_rate",
        period={"words": "2021/22", "first": "2021-04-01", "last": "2022-03-31"},
    )
    assert answer.period == "2021/22" and answer.figures[0].period == "2021/22"
    assert "newest" not in answer.headline


def test_a_figure_the_publisher_does_not_give_is_never_zero(ask):
    """Bristol's residual waste 2023/24 is not available."""
    answer = ask(Kind.PERFORMANCE, "residual_waste_per_household", areas=("E06000023",))
    assert answer.figures[0].value is None
    assert "no figure" in answer.headline and " 0" not in answer.headline


def test_two_metrics_in_one_question_both_answer(ask):
    answer = ask(Kind.PERFORMANCE, "fe_participation", "fe_achievements")
    assert {figure.metric for figure in answer.figures} == {"fe_participation", "fe_achievements"}
    assert all(word in answer.text for word in ("5,250", "6,861"))


def test_a_theme_is_counted_then_its_top_three_with_reasons(ask):
    answer = ask(Kind.PERFORMANCE, theme="waste")
    shown = {figure.metric for figure in answer.figures}
    assert {"recycling_rate", "residual_waste_per_household"} <= shown and len(shown) >= 5
    assert "measures" in answer.summary and len(answer.summary.split()) <= 80
    assert "one question away" in answer.text


def test_an_index_is_said_as_a_scale_and_never_as_a_percentage(ask):
    answer = ask(Kind.PERFORMANCE, "asc_quality_of_life")
    assert "0.374 on a scale from 0 to 1" in answer.headline and "%" not in answer.headline
    assert answer.figures[0].value == approx(0.374)


def test_questions_worth_asking_next_keep_the_place(ask):
    """Each is understood when sent back as it stands, so it names a council that is not the home council."""
    answer = ask(Kind.PERFORMANCE, "recycling_rate", areas=("E06000015",))
    assert "Recycling rate in Derby over time" in answer.follow_ups
    assert not any("{where}" in question for question in answer.follow_ups)
    assert "Recycling rate over time" in ask(Kind.PERFORMANCE, "recycling_rate").follow_ups


def test_a_share_without_meaning_says_why(ask):
    """Spelthorne's net revenue was below zero in 2017/18: the publisher gave the figures, the share has no meaning."""
    period = {"words": "2017/18", "first": "2017-04-01", "last": "2018-03-31"}
    answer = ask(Kind.PERFORMANCE, "reserves_share_of_net_revenue", areas=("E07000213",), period=period)
    assert "not above zero" in answer.headline and "publisher gives no" not in answer.headline


def test_a_warning_of_the_figure_is_no_note(ask):
    """Old data and cash are warnings; what an answer covers is a note."""
    answer = ask(Kind.PERFORMANCE, "council_tax_band_d")
    assert {"stale", "cash"} <= {one.code for one in answer.caveats} and not any(one.is_note for one in answer.caveats)
