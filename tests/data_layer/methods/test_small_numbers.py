from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.methods.small_numbers import Row, Sum, suppressed
from tests.data_layer.methods.packed import packed

KINDS = (
    "bed_and_breakfast",
    "nightly_paid",
    "hostels",
    "private_sector_leased",
    "council_or_housing_association",
    "other_accommodation",
)
STAYS = (
    "stayed_under_six_months",
    "stayed_six_months_to_one_year",
    "stayed_one_to_two_years",
    "stayed_two_to_five_years",
    "stayed_over_five_years",
)
Cell = tuple[int, int]  # row and column; -1 for the total of all

small_tables = st.tuples(st.integers(1, 4), st.integers(1, 4)).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 12), min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    )
)


def hidden_counts(counts: Mapping[str, float], *, threshold: int = 5) -> frozenset[str]:
    """Of one breakdown, whose parts add up to "all"."""
    parts = tuple(key for key in counts if key != "all")
    rows = [Row(key, count) for key, count in counts.items()]
    return suppressed(rows, [Sum("all", parts)], value_is_count=True, threshold=threshold)


def with_totals(table: Sequence[Sequence[int]]) -> tuple[dict[Cell, int], list[Sum[Cell]]]:
    """A table of counts with its margins, and all sums in it."""
    rows, columns = range(len(table)), range(len(table[0]))
    cells = {(r, c): table[r][c] for r, c in product(rows, columns)}
    cells |= {(r, -1): sum(table[r]) for r in rows}
    cells |= {(-1, c): sum(row[c] for row in table) for c in columns}
    cells[-1, -1] = sum(map(sum, table))
    sums = [Sum((r, -1), tuple((r, c) for c in columns)) for r in [*rows, -1]]
    sums += [Sum((-1, c), tuple((r, c) for r in rows)) for c in [*columns, -1]]
    return cells, sums


def told_by_linear_algebra(sums: Sequence[Sum], hidden: Collection) -> set:
    """Which hidden figures every solution of all sums gives the same value: those no null vector moves."""
    order = sorted(hidden)
    if not order:
        return set()
    equations = np.array([[-float(key == one.total) + one.parts.count(key) for key in order] for one in sums])
    _, sizes, directions = np.linalg.svd(equations, full_matrices=True)
    free = directions[np.count_nonzero(sizes > 1e-9) :]
    return {key for at, key in enumerate(order) if not np.any(np.abs(free[:, at]) > 1e-9)}


def test_a_count_of_one_to_four_is_hidden_with_the_next_smallest_so_that_no_subtraction_gives_it():
    assert hidden_counts({"all": 60, "a": 3, "b": 50, "c": 7}) == {"a", "c"}


def test_two_small_ones_hide_each_other():
    assert hidden_counts({"all": 60, "a": 3, "b": 4, "c": 53}) == {"a", "b"}


def test_zero_and_the_threshold_are_shown():
    assert hidden_counts({"all": 55, "a": 0, "b": 5, "c": 50}) == frozenset()
    assert hidden_counts({"all": 55, "a": 0, "b": 5, "c": 50}, threshold=10) == {"b", "c"}


def test_a_zero_hides_nothing_as_long_as_another_can():
    assert hidden_counts({"all": 23, "a": 3, "b": 0, "c": 20}) == {"a", "c"}
    assert hidden_counts({"all": 3, "a": 3, "b": 0}) == {"a", "all"}


def test_two_hidden_that_come_to_one_person_each_are_told_so_a_third_is_hidden():
    assert hidden_counts({"all": 62, "a": 1, "b": 1, "c": 10, "d": 50}) == {"a", "b", "c"}


def test_a_breakdown_in_which_nothing_is_small_stays_as_it_is():
    """The same 60 by kind, where nothing is small, and by stay, where three are."""
    rows = [Row("all", 60), Row("hotel", 25), Row("hostel", 35), Row("long", 3), Row("middle", 17), Row("short", 40)]
    sums = [Sum("all", ("hotel", "hostel")), Sum("all", ("long", "middle", "short"))]
    assert suppressed(rows, sums, value_is_count=True) == {"long", "middle"}


def test_the_total_is_hidden_where_no_part_is_left():
    assert hidden_counts({"all": 3, "a": 3}) == {"a", "all"}


def test_a_rate_is_hidden_by_either_of_its_counts():
    rows = [Row("a", 30.0, 3, 10), Row("b", 50.0, 2000, 4), Row("c", 25.0, 20, 80), Row("d", 4.0)]
    assert suppressed(rows, [], value_is_count=False) == {"a", "b"}


def test_the_rate_of_the_next_part_goes_with_it():
    """3 of 40 and the total 43 of 140: the other part's 40 would give it away."""
    rows = [Row("all", 30.7, 43, 140), Row("a", 7.5, 3, 40), Row("b", 40.0, 40, 100)]
    assert suppressed(rows, [Sum("all", ("a", "b"))], value_is_count=False) == {"a", "b"}


def test_a_year_does_not_tell_the_quarter_that_was_hidden():
    rows = [Row("Q1", 12), Row("Q2", 2), Row("Q3", 9), Row("Q4", 15), Row("2023/24", 38)]
    assert suppressed(rows, [Sum("2023/24", ("Q1", "Q2", "Q3", "Q4"))], value_is_count=True) == {"Q2", "Q3"}


def test_a_missing_figure_hides_nothing():
    """It may stand in another publication."""
    rows = [Row("all", 60.0), Row("a", 3.0), Row("b", None), Row("c", 57.0)]
    assert suppressed(rows, [Sum("all", ("a", "b", "c"))], value_is_count=True) == {"a", "c"}


def test_a_figure_between_two_hidden_blocks_is_not_told_by_both_together():
    """Every row and column has two hidden cells, and yet the sums of a block would give the cell that joins two."""
    table = [[3, 3, 9, 9], [3, 3, 2, 9], [9, 9, 3, 3], [9, 9, 3, 3]]
    cells, sums = with_totals(table)
    first = {key for key, count in cells.items() if 0 < count < 5}
    assert (1, 2) in told_by_linear_algebra(sums, first)
    hidden = suppressed([Row(key, count) for key, count in cells.items()], sums, value_is_count=True)
    assert first < hidden and not told_by_linear_algebra(sums, hidden)


@given(small_tables, st.integers(2, 10))
def test_no_hidden_count_follows_from_those_shown(table, threshold):
    cells, sums = with_totals(table)
    rows = [Row(key, count) for key, count in cells.items()]
    hidden = suppressed(rows, sums, value_is_count=True, threshold=threshold)
    assert {key for key, count in cells.items() if 0 < count < threshold} <= hidden
    assert not told_by_linear_algebra(sums, hidden)


@given(st.lists(st.integers(0, 8), min_size=2, max_size=5), st.integers(2, 6))
def test_every_hidden_part_could_have_been_another_number(parts, threshold):
    """By trying all numbers of one and more that add up: no hidden part of a shown total is the same in all."""
    counts = {"all": sum(parts), **{f"p{at}": count for at, count in enumerate(parts)}}
    hidden = hidden_counts(counts, threshold=threshold)
    if "all" in hidden or not hidden or any(counts[key] == 0 for key in hidden):
        return
    left = counts["all"] - sum(count for key, count in counts.items() if key not in hidden | {"all"})
    fits = [tried for tried in product(range(1, left + 1), repeat=len(hidden)) if sum(tried) == left]
    assert all(len({tried[at] for tried in fits}) > 1 for at in range(len(hidden)))


@pytest.mark.parametrize("breakdown", [KINDS, STAYS], ids=["kinds of accommodation", "length of stay"])
def test_households_in_temporary_accommodation_of_all_councils(breakdown):
    """MHCLG, 31 December 2025: no small count is shown, and none follows by subtraction from the others."""
    metric = "households_in_temporary_accommodation"

    def at_end_of_2025(part: str) -> dict[str, float]:
        held = {area: run[-1] for area, run in packed(metric, part).items()}
        return {
            area: one.value for area, one in held.items() if one.period.id == "2025-12-31" and one.value is not None
        }

    parts, whole, small = {part: at_end_of_2025(part) for part in breakdown}, at_end_of_2025(""), 0
    for area, total in whole.items():
        counts = {"all": total, **{part: held[area] for part, held in parts.items() if area in held}}
        hidden = hidden_counts(counts)
        little = {key for key, count in counts.items() if 0 < count < 5}
        small += bool(little)
        assert little <= hidden and bool(little) == bool(hidden)
        # one unknown alone among total and parts is what subtraction finds
        assert len(hidden) != 1 or set(counts) == {"all"}
    assert small > 50


def test_nottingham_shows_neither_the_one_household_over_five_years_nor_the_next_smallest_stay():
    """MHCLG, 31 December 2025: 259, 180, 178, 69 and 1 make 687."""
    counts: dict[str, float] = dict(zip(("all", *STAYS), (687, 259, 180, 178, 69, 1), strict=True))
    assert hidden_counts(counts) == {"stayed_over_five_years", "stayed_two_to_five_years"}
