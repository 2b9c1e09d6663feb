"""Numbers as people write them: the publisher's decimals, thousands parted, the unit always there."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.wording.numbers import MISSING, after_name, counted, difference, formatted, rounded, same_as_shown, short


@dataclass(frozen=True)
class Unit:
    unit: str
    decimals: int = 1


@dataclass(frozen=True)
class Named(Unit):
    short_name: str = ""


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [
        (26.66, 1, "26.7"),
        (26.65, 1, "26.7"),
        (0.5, 0, "1"),
        (-0.5, 0, "−1"),
        (2.5, 0, "3"),
        (1234.5, 1, "1,234.5"),
        (1_000_000, 0, "1,000,000"),
        (-0.04, 1, "0.0"),
        (0, 0, "0"),
        (1.005, 2, "1.01"),
        (99.95, 1, "100.0"),
        (-4, 1, "−4.0"),
    ],
)
def test_halves_go_away_from_zero_and_minus_zero_is_zero(value, decimals, said):
    assert rounded(value, decimals) == said


@given(st.decimals(-10_000_000, 10_000_000, places=4), st.integers(0, 3))
def test_rounding_is_that_of_decimal_arithmetic(value, decimals):
    expected = f"{value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):,}"
    expected = expected.lstrip("-") if not any(map(int, filter(str.isdigit, expected))) else expected
    assert rounded(float(value), decimals) == expected.replace("-", "−")


@pytest.mark.parametrize(
    ("value", "unit", "said", "in_short"),
    [
        (26.7, Unit("%"), "26.7%", "26.7%"),
        (30.466, Unit("£ million"), "£30.5 million", "£30.5 million"),
        (-30.466, Unit("£ million"), "−£30.5 million", "−£30.5 million"),
        (2529.69, Unit("£", 2), "£2,529.69", "£2,529.69"),
        (423.9, Unit("£ per person", 0), "£424 per person", "£424"),
        (-12.3, Unit("£ per person", 0), "−£12 per person", "−£12"),
        (0.391, Unit("index", 3), "0.391 on a scale from 0 to 1", "0.391"),
        (45.5, Unit("score"), "a score of 45.5", "45.5"),
        (11.5, Unit("score out of 12"), "11.5 out of 12", "11.5"),
        (5.52, Unit("ratio", 2), "5.52 times yearly earnings", "5.52"),
        (572.6, Unit("kg per household"), "572.6 kg per household", "572.6"),
    ],
)
def test_every_unit_has_its_way_of_being_said(value, unit, said, in_short):
    assert formatted(value, unit) == said and short(value, unit) == in_short


def test_what_is_missing_is_said_and_never_zero():
    assert formatted(None, Unit("%")) == short(None, Unit("%")) == MISSING == "no figure"


def test_every_unit_of_the_catalogue_can_be_said(catalogue):
    for metric in catalogue.metrics.values():
        said = formatted(1234.5, metric)
        assert "1,23" in said and said != rounded(1234.5, metric.decimals), metric.id


@pytest.mark.parametrize(
    ("later", "earlier", "unit", "said"),
    [
        (26.7, 25.1, Unit("%"), "1.6 percentage points"),
        (25.1, 26.7, Unit("%"), "1.6 percentage points"),
        (26.0, 25.0, Unit("%"), "1.0 percentage point"),
        (26, 25, Unit("%", 0), "1 percentage point"),
        (30.5, 8.9, Unit("£ million"), "£21.6 million"),
        (423.9, 376.6, Unit("£ per person", 0), "£47 per person"),
        (572.6, 580.0, Unit("kg per household"), "7.4 kg per household"),
        (8.0, 7.0, Unit("score out of 12"), "1.0 points"),
    ],
)
def test_a_difference_has_no_sign_and_points_where_the_unit_is_percent(later, earlier, unit, said):
    assert difference(later, earlier, unit) == said


@given(st.decimals(0, 100, places=1), st.decimals(0, 100, places=1))
def test_readers_can_subtract_what_they_see(later, earlier):
    said = difference(float(later), float(earlier), Unit("%"))
    assert Decimal(said.split()[0]) == abs(later - earlier)


def test_the_same_as_shown_is_the_same_where_only_hidden_decimals_differ():
    assert same_as_shown(26.68, 26.71, Unit("%")) and not same_as_shown(26.64, 26.71, Unit("%"))


def test_one_thing_and_several():
    assert counted(1, "measure") == "1 measure" and counted(0, "measure") == "0 measures"
    assert counted(2_000, "council") == "2,000 councils" and counted(3, "city", "cities") == "3 cities"


@pytest.mark.parametrize(
    ("name", "value", "unit", "said"),
    [
        ("fly-tipping incidents", 1024, "incidents", "1,024"),
        ("number of planning decisions", 795, "decisions", "795"),
        ("number of fly-tips on roads", 407, "incidents", "407"),
        ("number in temporary accommodation", 687, "households", "687 households"),
        ("deprivation score", 33, "score", "33"),
        ("life expectancy of women", 81, "years", "81 years"),
        ("highways and transport spending", -44, "£ per person", "−£44 per person (more income than spending)"),
        ("unallocated reserves", -2, "£ million", "−£2 million"),
        ("recycling rate", None, "%", MISSING),
    ],
)
def test_a_unit_that_the_name_has_said_is_not_said_again(name, value, unit, said):
    assert after_name(value, Named(unit, decimals=0, short_name=name)) == said
