"""A page gives way where it is longest, and says how much it left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from actions.one_page import Section, on_a_page


def section(title: str, lines: int, words: int = 10, keep: int = 1) -> Section:
    return Section(title, tuple(" ".join([f"{title}{at}"] * words) for at in range(lines)), keep=keep)


def test_the_longest_list_gives_way_first_and_counts_what_it_left_out():
    long, short = on_a_page([section("a", 5), section("b", 2)], words=60)
    assert long.text.endswith(f"- And {long.left_out} more.") and len(long.lines) + long.left_out == 5
    assert short.left_out == 0 and long.lines == section("a", 5).lines[: len(long.lines)]


def test_a_section_without_lines_is_no_text():
    assert section("a", 0).text == ""


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(1, 20), st.integers(1, 3)), max_size=6), st.integers(0, 300))
def test_it_fits_unless_nothing_more_may_go(shapes, words):
    sections = [section("s", lines, length, keep) for lines, length, keep in shapes]
    kept = on_a_page(sections, words)
    assert sum(one.words for one in kept) <= words or all(len(one.lines) <= max(one.keep, 0) for one in kept)
    for before, after in zip(sections, kept, strict=True):
        assert len(after.lines) + after.left_out == len(before.lines)
        assert len(after.lines) >= min(before.keep, len(before.lines))
