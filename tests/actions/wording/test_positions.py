"""Where a figure stands, in words: a band beside its median and the number that publish, never a rank."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.wording.positions import (
    BAND_WORDS,
    in_best_quarter,
    in_worst_quarter,
    is_adverse_outlier,
    members_sentence,
    position_clause,
    position_sentence,
    without_figure,
)
from data_layer.facts import Figure, Position
from data_layer.vocabulary import Band, Basis, BetterWhen, Group, MetricKind, Outlier

RANKS = (" rank", "1st", "2nd", "3rd", "th of", "league", "best", "worst", " top ", " bottom ")


def stands(found: Figure, **more) -> Position:
    """The real position of the real figure, but for what the test is about."""
    return replace(found.positions[0], **{"band": None, "outlier": None, **more})


def test_the_real_figure_stands_in_a_band_with_its_median_and_its_number(figure, metric, catalogue):
    """Recycling 2023/24: Bristol published none, so 14 of 15 neighbours remain."""
    found, rate = figure("recycling_rate"), metric("recycling_rate")
    position = found.positions[0]
    assert position_clause(position, found, rate, catalogue) == (
        "in the lowest quarter of its nearest neighbours (median 35.6%)"
    )
    said = position_sentence(position, found, rate, catalogue) or ""
    assert "median of 35.6%" in said and "14 of 15 have a figure" in said and "middle half from" in said
    assert without_figure(position, catalogue) == "Bristol has none for this period."


@pytest.mark.parametrize("group", list(Group))
@pytest.mark.parametrize("name", ["recycling_rate", "unallocated_reserves", "asc_workforce_turnover", "claimant_count"])
def test_no_wording_ranks(figure, metric, catalogue, group, name):
    found = figure(name, group)
    for position in found.positions:
        said = " ".join(
            filter(None, (
                position_clause(position, found, metric(name), catalogue),
                position_sentence(position, found, metric(name), catalogue),
                members_sentence(position, metric(name), catalogue),
            ))
        )  # fmt: skip
        assert said and not any(word in said.lower() for word in RANKS), said


@pytest.mark.parametrize("band", list(Band))
def test_each_band_has_its_words(figure, metric, catalogue, band):
    found, rate = figure("recycling_rate"), metric("recycling_rate")
    position = stands(found, band=band)
    assert BAND_WORDS[band] in (position_clause(position, found, rate, catalogue) or "")
    assert BAND_WORDS[band] in (position_sentence(position, found, rate, catalogue) or "")


@pytest.mark.parametrize(
    ("better", "worst", "best", "adverse"),
    [
        (BetterWhen.HIGHER, Band.LOWEST_QUARTER, Band.HIGHEST_QUARTER, Outlier.LOW),
        (BetterWhen.LOWER, Band.HIGHEST_QUARTER, Band.LOWEST_QUARTER, Outlier.HIGH),
        (BetterWhen.NEUTRAL, None, None, None),
    ],
)
def test_which_end_is_the_worse_follows_from_what_is_better(figure, metric, better, worst, best, adverse):
    found, one = figure("recycling_rate"), replace(metric("recycling_rate"), better_when=better)
    for band in (*Band, None):
        assert in_worst_quarter(stands(found, band=band), one) is (band is not None and band is worst)
        assert in_best_quarter(stands(found, band=band), one) is (band is not None and band is best)
    for outlier in (*Outlier, None):
        assert is_adverse_outlier(stands(found, outlier=outlier), one) is (outlier is not None and outlier is adverse)


def test_an_outlier_is_said_to_be_far_from_the_median(figure, metric, catalogue):
    found, rate = figure("recycling_rate"), metric("recycling_rate")
    low = stands(found, band=Band.LOWEST_QUARTER, outlier=Outlier.LOW)
    assert "far below the median of its nearest neighbours (35.6%)" in (
        position_clause(low, found, rate, catalogue) or ""
    )
    assert "far below most of them" in (position_sentence(low, found, rate, catalogue) or "")
    high = replace(low, outlier=Outlier.HIGH)
    assert "far above" in (position_clause(high, found, rate, catalogue) or "")


@pytest.mark.parametrize(
    ("median", "band", "words"),
    [(30.0, None, "below England's"), (20.0, None, "above England's"), (26.7, None, "the same as England's"),
     (20.0, Band.NO_CLEAR_DIFFERENCE, "not clearly different from England's")],
)  # fmt: skip
def test_beside_englands_own_figure_it_is_above_or_below(figure, metric, catalogue, median, band, words):
    found = figure("recycling_rate", Group.ENGLAND)
    position = stands(found, basis=Basis.PUBLISHED, median=median, band=band)
    assert words in (position_clause(position, found, metric("recycling_rate"), catalogue) or "")
    assert words in (position_sentence(position, found, metric("recycling_rate"), catalogue) or "")


@pytest.mark.parametrize(
    ("position", "of", "words"),
    [
        ({"n": 4}, {}, "because fewer than five"),
        ({}, {"kind": MetricKind.AMOUNT}, "because the figure grows with a council's size"),
        ({}, {"better_when": BetterWhen.NEUTRAL}, "because neither high nor low is better"),
        ({}, {}, "no band is given."),
    ],
)
def test_why_no_band_is_given_is_said(figure, metric, catalogue, position, of, words):
    found, one = figure("recycling_rate"), replace(metric("recycling_rate"), **of)
    assert words in (position_sentence(stands(found, **position), found, one, catalogue) or "")


def test_a_group_without_figures_is_said_to_have_none(figure, metric, catalogue):
    found, rate = figure("recycling_rate"), metric("recycling_rate")
    none = stands(found, n=0, median=None, q1=None, q3=None)
    assert position_sentence(none, found, rate, catalogue) == (
        "None of Nottingham's nearest neighbours has a figure for this period."
    )
    assert position_clause(none, found, rate, catalogue) is None
    assert members_sentence(none, rate, catalogue) is None


def test_a_council_without_a_figure_hears_of_its_group_alone(figure, metric, catalogue):
    found, rate = figure("recycling_rate"), metric("recycling_rate")
    missing = replace(found, observation=replace(found.observation, value=None))
    said = position_sentence(stands(found), missing, rate, catalogue) or ""
    assert said.startswith("Nottingham's nearest neighbours: median of 35.6%") and "It stands" not in said


def test_members_are_named_only_where_they_are_few_and_in_the_alphabets_order(figure, metric, catalogue):
    found, rate = figure("recycling_rate"), metric("recycling_rate")
    position = found.positions[0]
    assert position.n >= 10 and members_sentence(position, rate, catalogue) is None
    few = replace(position, n=9)
    said = members_sentence(few, rate, catalogue) or ""
    names = [catalogue.area_name(member.area) for member in position.members if member.value is not None]
    assert [said.index(name) for name in names] == sorted(said.index(name) for name in names)
    assert names == sorted(names) and "Bristol" not in said


def test_many_without_a_figure_are_not_listed(figure, catalogue):
    position = figure("recycling_rate").positions[0]
    empty = tuple(replace(member, value=None) for member in position.members)
    assert without_figure(replace(position, members=empty), catalogue) is None
    assert without_figure(replace(position, members=empty[:2]), catalogue).endswith("have none for this period.")
    assert without_figure(replace(position, members=()), catalogue) is None
