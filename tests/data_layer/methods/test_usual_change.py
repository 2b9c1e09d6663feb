from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.methods.usual_change import usual_change, year_pairs
from data_layer.periods import Period
from tests.data_layer.methods.made import broken, quarter, year

changes = st.floats(-100, 100, allow_nan=False)


def test_five_year_pairs_newest_first():
    held = [year(start) for start in range(2010, 2024)]
    found = year_pairs(year(2022), year(2023), held)
    assert found == [(year(start - 1), year(start)) for start in (2023, 2022, 2021, 2020, 2019)]


def test_a_year_not_collected_is_stepped_over():
    held = [year(start) for start in (2015, 2016, 2017, 2020, 2021, 2022)]
    assert [to.start.year for _, to in year_pairs(year(2021), year(2022), held)] == [2022, 2021, 2017, 2016]


def test_a_pair_across_a_break_for_all_areas_is_left_out():
    held = [year(start) for start in range(2010, 2024)]
    events = [broken(date(2022, 4, 1)), broken(date(2021, 4, 1), area="A")]
    assert [to.start.year for _, to in year_pairs(year(2022), year(2023), held, events)] == [
        2023,
        2021,
        2020,
        2019,
        2018,
    ]


def test_a_gap_is_measured_by_pairs_as_far_apart():
    held = [year(start) for start in range(2018, 2024)]
    assert year_pairs(year(2020), year(2022), held)[:2] == [(year(2020), year(2022)), (year(2019), year(2021))]


def test_quarters_pair_with_the_same_quarter():
    held = [quarter(start, number) for start in (2023, 2024, 2025) for number in (1, 2, 3, 4)]
    found = year_pairs(quarter(2024, 4), quarter(2025, 4), held)
    assert found == [(quarter(2024, 4), quarter(2025, 4)), (quarter(2023, 4), quarter(2024, 4))]


def test_averages_of_three_years_pair_year_by_year():
    held = [Period(date(start, 1, 1), 36) for start in range(2011, 2023)]
    found = year_pairs(held[8], held[11], held)
    assert [(a.start.year, b.start.year) for a, b in found][:2] == [(2019, 2022), (2018, 2021)]


def test_below_thirty_pairs_nothing_is_usual():
    assert usual_change([[1.0] * 29]).typical is None
    assert usual_change([[1.0] * 29]).others is None
    assert usual_change([[1.0] * 15, [2.0] * 15]).typical == 0


def test_a_year_in_which_all_moved_alike_is_no_unrest():
    found = usual_change([[5.0] * 20, [-3.0] * 20])
    assert (found.typical, found.others, found.pairs) == (0, 5, 40)


@given(st.lists(st.lists(changes, min_size=1, max_size=40), min_size=1, max_size=5))
def test_the_same_by_pandas(years):
    found = usual_change(years)
    table = pd.DataFrame([{"year": index, "change": one} for index, of in enumerate(years) for one in of])
    distance = (table.change - table.groupby("year").change.transform("median")).abs()
    if len(table) < 30:
        assert found.typical is None
    else:
        assert found.typical == pytest.approx(distance.median(), abs=1e-9)
        assert found.others == pytest.approx(table[table.year == 0].change.median(), abs=1e-9)


@given(st.lists(changes, min_size=30, max_size=60), st.floats(-50, 50))
def test_a_shift_of_all_councils_changes_what_others_did_and_not_what_is_usual(of, shift):
    still, shifted = usual_change([of]), usual_change([[one + shift for one in of]])
    assert shifted.typical == pytest.approx(still.typical, abs=1e-6)
    assert shifted.others == pytest.approx(still.others + shift, abs=1e-6)
