"""Titles of buttons: short enough for a phone, and no two alike."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from bot.teams.cards.short_titles import LONGEST, apart, shortened

words = st.lists(st.sampled_from(["council", "tax", "of", "the", "parish", "and", "over", "time", "Band"]), min_size=1)


@given(words | st.lists(st.text(min_size=1, max_size=60).filter(str.split), min_size=1))
@example(["a" * 100])
def test_a_title_has_room_and_keeps_its_ends(parts):
    whole = " ".join(" ".join(parts).split())
    said = shortened(whole)
    assert 0 < len(said) <= LONGEST
    first, cut, last = said.partition("…") if whole != said else (said, "", "")
    assert whole.startswith(first) and whole.endswith(last) and (whole == said or cut)


@given(st.lists(words.map(" ".join), unique=True, max_size=8))
def test_no_two_titles_read_the_same(titles):
    said = apart(titles)
    assert list(said) == titles and len({*said.values()}) == len(titles)


def test_titles_that_differ_in_the_middle_alone_are_cut_elsewhere():
    start, end = "Share of all households in the city", "that were content with the service"
    said = apart([f"{start} in a flat {end}", f"{start} in a house {end}"]).values()
    assert len({*said}) == 2
