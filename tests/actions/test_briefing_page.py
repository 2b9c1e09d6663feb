"""A page holds whole lines: the least of each section, then in turn, and what does not fit is counted."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from actions.briefing_page import Line, Section, fitted, in_turn

LINES = st.lists(st.integers(1, 40).map(lambda words: Line(" ".join(["word"] * words))), max_size=8)
SECTIONS = st.lists(
    st.builds(
        lambda lines, least, yields: Section(
            "Title", lines, "What more?", least=least, floor=least // 2, yields=yields
        ),
        LINES,
        st.integers(0, 5),
        st.integers(0, 3),
    ),
    min_size=1,
    max_size=6,
)


def section(count: int, words: int = 10, **more) -> Section:
    return Section("Title", [Line(" ".join(["word"] * words))] * count, "What more?", **more)


def words_in(parts) -> int:
    return sum(len(part.text.split()) for part in parts)


@given(SECTIONS, st.integers(0, 600), st.integers(0, 600))
def test_every_line_is_shown_whole_or_counted(sections, room, most):
    parts = fitted(sections, room, most)
    shown = sum(line.startswith("- word") for part in parts for line in part.text.split("\n"))
    counted = [
        int(number)
        for part in parts
        for number in re.findall(r"And (\d+) more|\((\d+)\)", part.text)
        for number in number
        if number
    ]
    assert shown + sum(counted) == sum(len(one.lines) for one in sections)


@given(SECTIONS, st.integers(0, 600), st.integers(0, 600))
def test_a_page_is_fuller_than_its_room_only_by_what_must_stand(sections, room, most):
    parts = fitted(sections, room, most)
    bare = fitted(sections, 0, 0)
    assert words_in(parts) <= max(room, most, words_in(bare))


@given(SECTIONS, st.integers(0, 600))
def test_more_room_never_shows_less(sections, room):
    def lines(of):
        return sum(part.text.count("\n- word") for part in fitted(sections, of, 200))

    assert lines(room) <= lines(room + 200)


def test_the_floor_stands_where_nothing_else_does():
    first, second = fitted([section(4, least=3, floor=2), section(4, least=3, floor=1)], room=0, most=0)
    assert (first.text.count("word word"), second.text.count("word word")) != (0, 0)
    assert first.text.count("\n- word") == 2 and second.text.count("\n- word") == 1


def test_the_lowest_gives_way_first():
    parts = fitted([section(2, least=2, yields=3), section(2, least=2, yields=0), section(1)], room=0, most=40)
    assert [part.text.count("\n- word") for part in parts] == [2, 0, 1]
    assert parts[1].text == "One question away: title (2)." and parts[1].asks == ("What more?",)


def test_lines_come_from_each_section_in_turn():
    assert in_turn([section(3, floor=1), section(1), section(2)]) == [0, 1, 2, 0, 2]


def test_an_empty_section_is_not_there():
    assert fitted([section(0), section(1)], 100, 100) == fitted([section(1)], 100, 100)
