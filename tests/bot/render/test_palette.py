"""Colours that people can tell apart: from the paper, from one another, and never without a marker of their own."""

from __future__ import annotations

from itertools import combinations

import pytest

from bot.render import palette

PAPER = "#ffffff"


def channels(colour: str) -> list[float]:
    """Linear light of red, green and blue (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one: str, other: str) -> float:
    lights = [sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), channels(x), strict=True)) for x in (one, other)]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


@pytest.mark.parametrize("colour", [palette.INK, palette.QUIET])
def test_words_stand_out_from_the_paper(colour):
    assert contrast(colour, PAPER) >= 4.5


def test_the_home_councils_bar_stands_out_from_the_paper_and_from_the_others():
    assert contrast(palette.HOME, PAPER) >= 3
    assert contrast(palette.HOME, palette.OTHER) >= 2


def test_each_line_has_a_colour_and_a_marker_of_its_own():
    assert len(set(palette.LINES)) == len(palette.LINES) == len(set(palette.MARKERS)) == len(palette.MARKERS)
    apart = [sum(abs(a - b) for a, b in zip(channels(x), channels(y), strict=True))
             for x, y in combinations(palette.LINES, 2)]  # fmt: skip
    assert min(apart) > 0.2


def test_no_font_comes_from_elsewhere():
    assert "http" not in palette.FONT and "sans-serif" in palette.FONT
