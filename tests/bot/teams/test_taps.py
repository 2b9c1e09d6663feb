"""A button that is tapped twice in a moment asks once."""

from __future__ import annotations

import pytest

from bot.teams.taps import MOMENT, Taps
from tests.bot.teams.conftest import Clock, message

TAPPED = {"text": None, "value": {"ask": "why?", "about": "a1"}, "replyToId": "m1"}
OTHERS = [
    {"value": {"ask": "recycling rate", "about": "a1"}},
    {"replyToId": "m2"},
    {"from": {"id": "29:another"}},
    {"conversation": {"conversationType": "personal", "id": "a:another"}},
]


def test_the_second_tap_of_a_moment_is_known_and_one_later_is_not():
    clock = Clock()
    taps = Taps(clock)
    assert [taps.again(message(id=str(at), **TAPPED)) for at in range(3)] == [False, True, True]
    clock.now += MOMENT
    assert not taps.again(message(id="4", **TAPPED))


def test_the_same_tap_sent_again_by_teams_is_no_second_one():
    taps = Taps()
    assert not taps.again(message(**TAPPED)) and not taps.again(message(**TAPPED))


@pytest.mark.parametrize("other", OTHERS, ids=lambda one: next(iter(one)))
def test_another_button_message_person_or_chat_is_another_tap(other):
    taps = Taps()
    assert not taps.again(message(**TAPPED)) and not taps.again(message(id="2", **(TAPPED | other)))


def test_the_same_words_typed_twice_are_two_questions():
    taps = Taps()
    assert not taps.again(message(id="1")) and not taps.again(message(id="2"))
