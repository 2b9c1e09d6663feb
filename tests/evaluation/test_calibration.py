"""Calibration is what a slow count of the same readings gives, and its picture says it in words."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.calibration import Judged, calibration
from evaluation.diagram import MARGIN, SIDE, alt_text, reliability_svg

SVG = "{http://www.w3.org/2000/svg}"
JUDGED = st.lists(st.builds(Judged, st.floats(0, 1), st.booleans()), min_size=1, max_size=60)


def slow_error(judged: list[Judged], bins: int) -> float:
    """Bin by bin over all readings; the last bin's end is in it."""
    total = 0.0
    for at in range(bins):
        low, high = at / bins, (at + 1) / bins
        held = [one for one in judged if low <= one.confidence < high or (at == bins - 1 and one.confidence == 1)]
        if held:
            right = [one for one in held if one.right]
            total += abs(len(right) / len(held) - sum(one.confidence for one in held) / len(held)) * len(held)
    return total / len(judged)


# bins whose bounds a float holds exactly, so that both ways put each reading in the same one
@given(JUDGED, st.sampled_from([1, 2, 4, 8]))
def test_the_error_is_that_of_a_slow_count(judged, bins):
    found = calibration(judged, bins)
    assert found.error == pytest.approx(slow_error(judged, bins))
    assert sum(one.n for one in found.bins) == len(judged)


@given(JUDGED)
def test_right_ones_are_told_from_wrong_ones_as_often_as_a_count_of_pairs_says(judged):
    pairs = [(a.confidence, b.confidence) for a in judged for b in judged if a.right and not b.right]
    expected = None
    if pairs:
        expected = (len([1 for a, b in pairs if a > b]) + len([1 for a, b in pairs if a == b]) / 2) / len(pairs)
    assert calibration(judged).tells_apart == (None if expected is None else pytest.approx(expected))


def test_a_hand_made_case():
    found = calibration([Judged(0.9, True), Judged(0.9, True), Judged(0.9, False), Judged(0.2, False)], bins=2)
    assert [(one.n, one.right) for one in found.bins] == [(1, 0.0), (3, pytest.approx(2 / 3))]
    assert found.error == pytest.approx((0.2 + 3 * (0.9 - 2 / 3)) / 4)
    assert found.brier == pytest.approx((0.01 + 0.01 + 0.81 + 0.04) / 4)
    assert found.tells_apart == pytest.approx(3 / 4)


def test_perfect_candour_has_no_error():
    assert calibration([Judged(1.0, True), Judged(0.0, False)]).error == 0


def test_nothing_judged_is_said():
    with pytest.raises(ValueError, match="Nothing was judged"):
        calibration([])


def test_the_diagram_has_a_title_words_for_those_who_cannot_see_it_and_a_dot_a_bin_where_it_belongs():
    found = calibration([Judged(0.75, True), Judged(0.75, False), Judged(1.0, True)])
    root = ElementTree.fromstring(reliability_svg(found))
    assert root.get("role") == "img" and root.get("aria-labelledby") == "title description"
    assert root.findtext(f"{SVG}title") == "Share of readings right by confidence"
    assert root.findtext(f"{SVG}desc") == alt_text(found)
    assert "0.7 to 0.8: 50% of 2 right, mean confidence 0.75" in alt_text(found)
    dots = [(float(dot.get("cx") or 0), float(dot.get("cy") or 0)) for dot in root.iter(f"{SVG}circle")]
    assert dots == [(MARGIN + 0.75 * SIDE, MARGIN + 0.5 * SIDE), (MARGIN + SIDE, MARGIN)]
