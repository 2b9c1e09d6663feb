"""How far a measure has come since the council's own baseline, or since the first figure held."""

from __future__ import annotations

from actions.baseline import draft_of
from actions.reading import Kind
from data_layer.council_facts import Baseline
from data_layer.periods import financial_year
from tests.actions.council import beside, figure_of


def test_without_a_baseline_it_counts_from_the_first_comparable_figure_and_says_so(ask):
    answer = ask(Kind.BASELINE, "recycling_rate")
    assert answer.subkind == "no_baseline"
    assert "down 8.9 percentage points on 35.6% in 2010/11 (getting worse)" in answer.headline
    assert "The council has set no baseline for the recycling rate here" in answer.summary


def test_it_never_counts_across_a_break(ask):
    """Reserves: what was held before the pandemic reliefs is another measure."""
    answer = ask(Kind.BASELINE, "reserves_share_of_net_revenue")
    assert "2021" not in answer.headline and "2019" not in answer.headline


def test_the_councils_own_baseline_is_named_as_its_own(desk):
    found = figure_of(desk, "recycling_rate")
    start = Baseline(financial_year(2018), None, "the start of the plan", "made for a test")
    with desk.reader() as reader:
        draft = draft_of(beside(desk, found, baseline=start), reader, desk)
    assert "the baseline of" in draft.headline and "in 2018/19" in draft.headline
    assert draft.sentences == [
        "The baseline was 26.5% in 2018/19.",
        "The baseline is the council's own: the start of the plan.",
    ]
    [figure] = draft.figures
    assert figure.baseline and figure.baseline.period == "2018/19"


def test_a_measure_with_one_figure_gives_no_change(ask):
    answer = ask(Kind.BASELINE, "gigabit_broadband")
    assert "no change since a baseline can be given" in answer.headline


def test_the_summary_names_what_it_counts_from_and_that_the_last_year_went_the_other_way(ask):
    """Defra, recycling: 35.6% in 2010/11, 25.1% in 2022/23, 26.7% in 2023/24."""
    answer = ask(Kind.BASELINE, "recycling_rate")
    assert "the first figure held that can be compared: 35.6% in 2010/11." in answer.summary
    assert "The newest change goes the other way: up 1.6 percentage points on 2022/23 (improving)." in answer.summary


def test_nothing_is_said_of_another_way_where_the_newest_change_is_the_same_way_or_unclear(ask, desk):
    for metric in desk.catalogue.metrics:
        answer = ask(Kind.BASELINE, metric)
        for figure in answer.figures:
            if "goes the other way" in answer.summary and figure.direction:
                assert figure.direction in {"improving", "deteriorating"}, metric
                judged = "getting worse" if figure.direction == "deteriorating" else "improving"
                assert f"({judged})" not in answer.headline, metric
