"""The made return is one that the council's own way of loading takes as it stands, of any size and always the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.made_return import Past, Words, made_rows
from data_layer.returns.accept import check_return
from data_layer.returns.words import Frequency
from data_layer.returns.writing import write_csv_folder
from data_layer.settings import DataSettings

DAY = date(2026, 4, 10)


def test_a_made_return_is_right_as_it_stands(tmp_path):
    rows = made_rows(90, Past(DAY, 14, 6))
    write_csv_folder(rows, tmp_path / "made")
    checked = check_return(tmp_path / "made", DataSettings(data_dir=tmp_path / "data"), progress=lambda line: None)
    counts = checked.rows.counts()
    assert counts["measures"] == 90 and counts["targets"] == 30
    assert counts["observations"] == 30 * 14 + 60 * 6


def test_no_two_of_ten_thousand_measures_have_the_same_id_or_name():
    measures = Words().measures(10_000)
    assert len({each.id for each in measures}) == len({each.named for each in measures}) == 10_000


def test_a_smaller_return_is_the_start_of_a_larger_one():
    small, large = made_rows(20, Past(DAY, 3, 3)), made_rows(50, Past(DAY, 3, 3))
    assert large.measures[:20] == small.measures and large.observations[: len(small.observations)] == small.observations


def test_more_measures_than_the_words_make_are_refused():
    with pytest.raises(ValueError, match=r"make 25,200 measures, not 1,000,000"):
        Words().measures(1_000_000)


@given(st.dates(date(2001, 1, 1), date(2099, 12, 31)), st.sampled_from([Frequency.MONTH, Frequency.QUARTER]))
def test_every_period_of_the_past_is_over_and_the_last_has_only_just_ended(day, frequency):
    periods = Past(day, 6, 6).periods(frequency)
    assert len(set(periods)) == 6 and periods == sorted(periods)
    assert periods[-1].end < day and (day - periods[-1].end).days <= 31 * periods[-1].months


def test_figures_stay_inside_what_their_aspect_can_be():
    rows = made_rows(60, Past(DAY, 40, 40))
    bounds = {each.id: each.bounds for each in Words().measures(60)}
    assert all(bounds[row.measure][0] <= (row.value or 0) <= bounds[row.measure][1] for row in rows.observations)
