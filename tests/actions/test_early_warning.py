"""Signals from the accounts beside similar councils: said with their age, and never a verdict."""

from __future__ import annotations

import pytest

from actions.early_warning import NO_VERDICT
from actions.reading import Kind


def test_the_most_adverse_signal_leads_with_its_figure_place_and_age(ask):
    """Debt servicing took 25.4% of Nottingham's net revenue in 2023/24, twice the median of its neighbours."""
    answer = ask(Kind.EARLY_WARNING)
    assert answer.headline.startswith("The debt servicing share of net revenue in Nottingham was 25.4% in 2023/24")
    assert "highest quarter" in answer.headline and "2 years 8 months old" in answer.headline
    assert answer.figures[0].metric == "debt_servicing_share_of_net_revenue" and len(answer.headline.split()) <= 30


def test_it_says_that_it_is_no_verdict_and_works_nothing_out_for_today(ask):
    answer = ask(Kind.EARLY_WARNING)
    assert NO_VERDICT in answer.summary and "nothing is worked out from them for today" in answer.text
    assert "Services: " in answer.text and "bankrupt" not in answer.text.lower()


def test_the_way_of_three_years_is_told_and_never_across_a_break(ask):
    """Unallocated reserves: £49.1 million at 31 March 2021, £30.5 million in 2024."""
    text = ask(Kind.EARLY_WARNING).text
    assert "Three years before: £49.1 million at 31 March 2021, down £18.6 million since." in text
    shares = [line for line in text.splitlines() if line.startswith("- Reserves as a share of net revenue")]
    assert shares and "Three years before" not in shares[0]


@pytest.mark.parametrize("area", ["E06000015", "E10000024", "E09000022"])
def test_another_council_is_judged_by_its_own_accounts(ask, desk, area):
    answer = ask(Kind.EARLY_WARNING, areas=(area,))
    assert {figure.area for figure in answer.figures} == {area} and answer.caveats
    assert desk.catalogue.area_name(area) in answer.headline
