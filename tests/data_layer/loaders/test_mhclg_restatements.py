"""When an opening balance is a restatement, and how it is said."""

from __future__ import annotations

import pytest

from data_layer.loaders.mhclg_outturn_lines import Line
from data_layer.loaders.mhclg_outturn_return import Amount, CouncilClass, CouncilReturn
from data_layer.loaders.mhclg_restatements import restatements
from data_layer.periods import financial_year
from data_layer.vocabulary import AreaCode

DERBY = AreaCode("E06000015")
YEAR = financial_year(2023)


def returned(adjusted=True, **amounts):
    """A return in £ thousand whose lines are zero but for those named."""
    lines = {line: Amount(amounts.get(line.name.lower(), 0.0)) for line in Line}
    return {DERBY: CouncilReturn(DERBY, CouncilClass.UNITARY, lines, adjusted)}


def found(before, after):
    return {str(metric): event.note for metric, event in restatements(before, after, YEAR)}


def test_a_balance_that_carries_over_is_no_restatement():
    before = returned(unallocated_closing=9000, earmarked_closing=50000)
    after = returned(unallocated_opening=9000, earmarked_opening=50000)
    assert found(before, after) == {}


@pytest.mark.parametrize(("opening", "restated"), [(9050, False), (8950, False), (9051, True), (8949, True)])
def test_unallocated_reserves_from_fifty_thousand_pounds_on(opening, restated):
    notes = found(returned(unallocated_closing=9000), returned(unallocated_opening=opening))
    assert ("unallocated_reserves" in notes) is restated


def test_the_shares_only_where_all_reserves_move_by_a_twentieth():
    before = returned(unallocated_closing=10000, earmarked_closing=90000)
    moved_within = returned(unallocated_opening=5000, earmarked_opening=95000)
    assert set(found(before, moved_within)) == {"unallocated_reserves"}
    less = returned(unallocated_opening=10000, earmarked_opening=84000)
    assert set(found(before, less)) == {"reserves_share_of_net_revenue", "reserves_share_of_service_spend"}


def test_both_years_are_compared_on_one_basis():
    """2020-21 has no adjusted column, so what opened 2021-22 is taken before adjustment too."""
    before = returned(adjusted=False, earmarked_closing=90000)
    after = returned(earmarked_opening_as_before=90000, earmarked_opening=60000)
    assert found(before, after) == {}
    assert set(found(returned(earmarked_closing=90000), after)) == {
        "reserves_share_of_net_revenue",
        "reserves_share_of_service_spend",
    }


def test_amounts_that_look_alike_are_said_with_more_decimals():
    notes = found(returned(unallocated_closing=4260), returned(unallocated_opening=4340))
    assert "at £4.34 million, against the £4.26 million published" in notes["unallocated_reserves"]


def test_an_overdrawn_balance_is_said_with_a_minus():
    notes = found(returned(unallocated_closing=1000), returned(unallocated_opening=-64632))
    assert "at −£64.6 million, against the £1.0 million" in notes["unallocated_reserves"]


def test_a_council_with_a_return_in_one_year_only_has_none():
    after = returned(unallocated_opening=9000)
    assert found({}, after) == {}
    missing = {DERBY: CouncilReturn(DERBY, CouncilClass.UNITARY, {line: Amount(None, "[x]") for line in Line}, True)}
    assert found(missing, after) == {}
