"""Core spending power against the settlement's file, and what its loader refuses."""

from __future__ import annotations

import pandas as pd
import pytest
from pytest import approx

from data_layer.loaders import mhclg_core_spending_power
from data_layer.loaders.errors import LoaderError
from data_layer.vocabulary import Status

NOTTINGHAM = "E06000018"


@pytest.fixture(scope="module")
def figures(sources):
    (release,) = mhclg_core_spending_power.load(sources)
    return {(r.area, r.period.label): r for r in release.records}


@pytest.fixture(scope="module")
def by_hand(sources):
    return pd.read_csv(sources / "mhclg_finance" / "core_spending_power.csv", na_values=[".."])


@pytest.mark.sources
def test_a_column_is_the_financial_year_that_ends_in_it(figures, by_hand):
    assert figures[NOTTINGHAM, "2020/21"].value == 280.01
    wide = by_hand.set_index("ons_code")
    for column in range(2012, 2022):
        label = f"{column - 1}/{column % 100}"
        held = {area: r.value for (area, year), r in figures.items() if year == label and r.value is not None}
        assert held == approx(wide[str(column)].dropna().to_dict())
    assert min(year for _, year in figures) == "2011/12"


@pytest.mark.sources
def test_two_dots_are_no_figure(figures, by_hand):
    """Dorset was reorganised in April 2019, Buckinghamshire in April 2020."""
    dorset, bucks = "E10000009", "E10000002"
    assert figures[dorset, "2018/19"].value == 287.88
    assert (figures[dorset, "2019/20"].value, figures[dorset, "2019/20"].status) == (None, Status.NOT_AVAILABLE)
    assert figures[bucks, "2019/20"].value == 348.24
    assert (figures[bucks, "2020/21"].value, figures[bucks, "2020/21"].status_as_given) == (None, "..")
    missing = sum(r.value is None for r in figures.values())
    assert missing == by_hand.isna().sum().sum() == 35


@pytest.mark.sources
def test_two_measures_stand_in_one_series(figures):
    """From 2015/16 to 2016/17 the sum over the 332 councils with all years falls by 15.1%, Nottingham's by 19.7%."""
    areas = {area for area, _ in figures}
    years = {year for _, year in figures}
    whole = [area for area in areas if all(figures[area, year].value is not None for year in years)]
    before, after = (sum(figures[area, year].value for area in whole) for year in ("2015/16", "2016/17"))
    assert len(whole) == 332
    assert round(100 * (after / before - 1), 1) == -15.1
    here = figures[NOTTINGHAM, "2016/17"].value / figures[NOTTINGHAM, "2015/16"].value
    assert round(100 * (here - 1), 1) == -19.7


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ons_code,ons_name,class,region,2021\nE06000015,Derby,Unitary authority,East Midlands,n/a\n", "row 2.*2021"),
        ("ons_code,ons_name,class,region,2021\nE0600001,Derby,Unitary authority,East Midlands,1\n", "row 2.*ons_code"),
        ("ons_code,ons_name,class,region,2020/21\nE06000015,Derby,Unitary authority,East Midlands,1\n", "2020/21"),
        ("code,2021\nE06000015,1\n", "header"),
    ],
)
def test_what_is_not_as_known_is_refused_with_its_place(tmp_path, text, said):
    (tmp_path / "mhclg_finance").mkdir()
    (tmp_path / "mhclg_finance" / "core_spending_power.csv").write_text(text, encoding="utf-8")
    with pytest.raises(LoaderError, match=rf"core_spending_power\.csv.*{said}"):
        mhclg_core_spending_power.load(tmp_path)
