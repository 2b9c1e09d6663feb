"""Signals in the accounts and the services: each with its age, its threshold and its place, and never a verdict."""

from __future__ import annotations

import re
from statistics import quantiles

import duckdb
import pytest

from actions.early_warning import NO_VERDICT, early_warning
from actions.reading import Kind, Reading, Scope, ScopeKind
from data_layer.settings import PACK
from data_layer.vocabulary import AreaCode, Group, MetricId

HOME, DERBY = AreaCode("E06000018"), AreaCode("E06000015")
BRISTOL, LIVERPOOL = AreaCode("E06000023"), AreaCode("E08000012")
LINES = "SELECT numerator FROM read_parquet($pack) WHERE metric = 'reserves_share_of_net_revenue' AND area IN $areas " \
        "AND period = $period ORDER BY load DESC LIMIT 1"  # fmt: skip


def of(desk, theme: str, area=HOME):
    scope = Scope(kind=ScopeKind.THEME, id=theme)
    return early_warning(Reading(kind=Kind.EARLY_WARNING, scope=scope, areas=(area,)), desk)


def signal(text: str, name: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(f"- {name}"))


def test_the_most_adverse_signal_leads_with_its_figure_place_and_age(ask):
    """Debt servicing took 25.4% of Nottingham's net revenue in 2023/24, twice the median of its neighbours."""
    answer = ask(Kind.EARLY_WARNING)
    assert answer.headline.startswith("The debt servicing share of net revenue in Nottingham was 25.4% in 2023/24")
    assert "highest quarter" in answer.headline and "2 years 8 months old" in answer.headline
    assert answer.figures[0].metric == "debt_servicing_share_of_net_revenue" and len(answer.headline.split()) <= 30


def test_it_counts_its_signals_gives_no_verdict_and_works_nothing_out_for_today(ask):
    answer = ask(Kind.EARLY_WARNING)
    assert "4 of 7 signals looked for in its accounts are raised: debt servicing, " in answer.summary
    assert NO_VERDICT in answer.summary and "nothing is worked out from them for today" in answer.text
    assert "Services: " in answer.text and "bankrupt" not in answer.text.lower()


def test_the_age_is_that_of_the_accounts_and_not_of_a_newer_council_tax(ask):
    """Band D of 2024/25 is a year younger than the accounts of 2023/24."""
    text = ask(Kind.EARLY_WARNING).text
    assert "The newest accounts held are to 31 March 2024, 2 years 8 months old." in text and "1 year 8" not in text


def test_each_signal_says_where_it_begins_and_who_says_so(ask):
    text = ask(Kind.EARLY_WARNING).text
    assert "(its place among others): 25.4% in 2023/24" in signal(text, "Debt servicing")
    assert "The highest quarter begins at 14.5%." in signal(text, "Debt servicing")
    begins = text.split("Where a signal begins, and who says so:")[1]
    assert "The group's own quartile, for there is no official threshold." in begins
    assert "Financial Resilience Index, which sets no threshold" not in begins  # its test raises nothing here
    liverpool = ask(Kind.EARLY_WARNING, areas=(LIVERPOOL,)).text
    assert "(how fast they are used)" in signal(liverpool, "Use of reserves")
    assert "CIPFA's Financial Resilience Index, which sets no threshold" in liverpool


def test_its_limits_are_said_and_whose_decision_a_notice_is(ask):
    text = ask(Kind.EARLY_WARNING).text
    assert "Not held here, and to be asked for: the budget gap ahead" in text
    assert "A section 114 notice is for the council's chief finance officer to decide" in text


def test_the_way_of_three_years_is_told_and_never_across_a_break(ask):
    """Unallocated reserves: £49.1 million at 31 March 2021, £30.5 million in 2024; reserve shares break in 2021/22."""
    text = ask(Kind.EARLY_WARNING).text
    assert "Three years before: £49.1 million at 31 March 2021, down £18.6 million since." in text
    shares = signal(ask(Kind.EARLY_WARNING, areas=(DERBY,)).text, "Reserves against net revenue")
    assert "Two years before: 44.7% at 31 March 2022" in shares and "what came before does not compare" in shares


def test_restated_balances_are_told_with_both_figures(ask):
    line = signal(ask(Kind.EARLY_WARNING).text, "Restated balances")
    assert "at 1 April 2023 at £8.9 million, against the £13.6 million published for 31 March 2023." in line
    assert "2 of 15 nearest neighbours were restated in those years too." in line


def test_how_long_reserves_would_have_lasted_is_said_of_then(ask):
    """Derby drew £20.5 million in two years and held £70.8 million; Bristol's rose."""
    derby = signal(ask(Kind.EARLY_WARNING, areas=(DERBY,)).text, "Use of reserves")
    assert "fell from £91.3 million at 31 March 2022 to £70.8 million at 31 March 2024." in derby
    assert "would have lasted 6.9 years; that is said of then, not of today." in derby
    bristol = signal(ask(Kind.EARLY_WARNING, areas=(BRISTOL,)).text, "Use of reserves")
    assert "rose from £152.0 million" in bristol and "no number of years is worked out" in bristol


def test_where_the_fastest_quarter_begins_is_found_by_hand(ask, desk):
    """Each neighbour's reserves read straight from the pack: its use a year as a share of what it still held."""
    shares, drew, file = [], 0, str(PACK / "observation.parquet")
    with desk.reader() as reader, duckdb.connect() as pack:
        former = {new: old for old, new in reader.keys.places.items()}
        for area in desk.catalogue.groups[Group.NEAREST_NEIGHBOURS, DERBY].members:
            areas = [area, former.get(area, area)]
            asked = [{"pack": file, "areas": areas, "period": f"{year}-04-01/P1Y"} for year in (2021, 2023)]
            (opening,), (held,) = (pack.execute(LINES, each).fetchall()[0] for each in asked)
            shares.append((opening - held) / 2 / held)
            drew += opening > held
    begins = quantiles(shares, n=4, method="inclusive")[2]
    line = signal(ask(Kind.EARLY_WARNING, areas=(DERBY,)).text, "Use of reserves")
    assert f"{drew} of {len(shares)} nearest neighbours drew on theirs in that time" in line
    assert f"at a pace to last {1 / begins:.1f} years or less" in line


def test_every_outer_quarter_is_the_groups_own(ask):
    """A signal by its place stands at or beyond the quartile of the same group that the answer shows."""
    for area in (HOME, DERBY, AreaCode("E10000024"), AreaCode("E08000025")):
        answer = ask(Kind.EARLY_WARNING, areas=(area,))
        debt = next((one for one in answer.figures if one.metric == "debt_servicing_share_of_net_revenue"), None)
        if debt and debt.comparator and debt.comparator.q3 is not None and debt.value is not None:
            by_place = "its place among others" in signal(answer.text, "Debt servicing").split(":")[0]
            assert by_place == (debt.value >= debt.comparator.q3)


@pytest.mark.parametrize("area", ["E06000015", "E10000024", "E09000022"])
def test_another_council_is_judged_by_its_own_accounts(ask, desk, area):
    answer = ask(Kind.EARLY_WARNING, areas=(area,))
    assert {figure.area for figure in answer.figures} == {area} and answer.caveats
    assert desk.catalogue.area_name(area) in answer.headline


def test_a_district_has_no_signal_on_social_care(ask):
    text = ask(Kind.EARLY_WARNING, areas=("E07000170",)).text
    assert "Debt servicing" in text and "Social care's share" not in text


def test_signs_in_a_theme_are_those_of_the_theme(desk):
    answer = of(desk, "homelessness", DERBY)
    theme = set(desk.catalogue.themes["homelessness"].metrics)
    assert {MetricId(metric) for metric in answer.metrics} <= theme and "accounts" not in answer.text
    assert answer.headline.startswith("2 of 6 measures in homelessness in Derby need attention")


@pytest.mark.parametrize("theme", ["waste", "homelessness", "adult_skills", "children_and_education"])
@pytest.mark.parametrize("area", [HOME, DERBY])
def test_a_theme_opens_with_a_figure_however_old_it_is(desk, theme, area):
    answer = of(desk, theme, area)
    assert any(re.search(rf"{re.escape(one.formatted.split()[0])}", answer.headline) for one in answer.figures)
    assert len(answer.headline.split()) <= 30 and len(answer.summary.split()) <= 80


def test_finance_asked_for_by_name_is_the_whole_answer(desk, ask):
    by_name, at_all = of(desk, "finance").text, ask(Kind.EARLY_WARNING).text
    assert by_name.split("Read as")[0].strip() == at_all.split("Read as")[0].strip()


def said_words(text: str) -> int:
    """Without the sources."""
    return len(" ".join(line for line in text.splitlines() if not line.startswith("Source: ")).split())


def test_the_answer_stays_under_700_words_and_every_raised_signal_is_told(ask, desk):
    neighbours = desk.catalogue.groups[Group.NEAREST_NEIGHBOURS, HOME].members
    for area in (HOME, *neighbours, AreaCode("E07000061"), AreaCode("E06000039")):
        answer = ask(Kind.EARLY_WARNING, areas=(area,))
        assert said_words(answer.text) < 700, area
        raised = int(re.search(r"(\d+|None) of (?:the )?\d+ signals? looked for", answer.text)[1].replace("None", "0"))
        listed = answer.text.split("Signals in the accounts:\n")[1].split("\n\n")[0] if raised else ""
        assert listed.count("- ") >= raised and "- And " not in listed


def test_the_rest_is_counted_and_one_question_away(ask):
    answer = ask(Kind.EARLY_WARNING)
    assert "- And 1 more." in answer.text and any("needs attention" in each for each in answer.follow_ups)


@pytest.mark.parametrize("metrics", [("debt_servicing_share_of_net_revenue",), ("recycling_rate",)])
def test_a_measure_named_beside_the_question_hides_no_signal(ask, metrics):
    """ "Given that debt costs have come down, what are the early warning signs?" """
    plain, beside = ask(Kind.EARLY_WARNING), ask(Kind.EARLY_WARNING, *metrics)
    assert beside.text.split("Read as")[0].strip() == plain.text.split("Read as")[0].strip()

    assert "Read as: all measures" in beside.text


def test_a_measure_that_the_question_points_back_at_is_the_whole_answer(ask):
    """ "How is recycling doing?", "is that an early warning?" """
    answer = ask(Kind.EARLY_WARNING, "recycling_rate", carried_over=("metric",))
    assert answer.metrics == ["recycling_rate"] and "accounts" not in answer.text


def test_in_a_theme_that_is_not_money_a_measure_beside_it_widens_nothing(desk):
    scope = Scope(kind=ScopeKind.THEME, id="homelessness")
    asked = Reading(kind=Kind.EARLY_WARNING, scope=scope, areas=(DERBY,), metrics=(MetricId("recycling_rate"),))
    assert early_warning(asked, desk).headline == of(desk, "homelessness", DERBY).headline


def test_whether_a_notice_was_given_is_said_not_to_be_held_before_any_figure(ask):
    answer, plain = ask(Kind.EARLY_WARNING, part="notice"), ask(Kind.EARLY_WARNING)
    assert answer.headline == (
        "Whether a section 114 notice has been issued in Nottingham is not held here; the council's own papers say."
    )
    assert answer.summary.startswith(f"{answer.headline} {plain.headline}") and "25.4%" in answer.summary
    assert (
        "Whether a section 114 notice has been issued in Derby"
        in ask(Kind.EARLY_WARNING, part="notice", areas=(DERBY,)).headline
    )
    assert said_words(answer.text) < 700
