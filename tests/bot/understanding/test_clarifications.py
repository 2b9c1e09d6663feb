"""A reply to a question asked back, picked by number, ordinal, words, click, or all."""

from __future__ import annotations

import pytest

from actions.reading import Choice, Doubt, DoubtKind, Kind, Reading
from bot.understanding.clarifications import picked
from bot.understanding.text import as_text

CHOICES = (
    Choice(label="Reserves as a share of net revenue", value="reserves_net"),
    Choice(label="Reserves as a share of service spending", value="reserves_service"),
    Choice(label="Unallocated reserves", value="reserves_free"),
)
ASKED = Reading(kind=Kind.CLARIFY, doubt=Doubt(kind=DoubtKind.WHICH_METRIC, about="reserves", choices=CHOICES))


def at(reply: str, last: Reading = ASKED) -> list[int]:
    return [CHOICES.index(choice) for choice in picked(as_text(reply), last)]


@pytest.mark.parametrize(
    ("reply", "place"),
    [
        ("1", 0),
        ("2.", 1),
        ("3)", 2),
        ("#2", 1),
        ("number 3", 2),
        ("option one", 0),
        ("two", 1),
        ("no. 2", 1),
        ("the first", 0),
        ("second one please", 1),
        ("the third option", 2),
        ("the last one", 2),
        ("the latter", 2),
        ("top", 0),
        ("I want the second one", 1),
        ("net revenue", 0),
        ("as a share of service spending please", 1),
        ("unallocated", 2),
        ("the unallocated one", 2),
        ("Unallocated reserves", 2),
        ("reserves_service", 1),
        ("RESERVES AS A SHARE OF NET REVENUE", 0),
    ],
)
def test_a_reply_picks_one(reply, place):
    assert at(reply) == [place]


@pytest.mark.parametrize("reply", ["both", "all of them", "all three", "show me both", "the lot"])
def test_all_can_be_picked_in_their_order(reply):
    assert at(reply) == [0, 1, 2]


@pytest.mark.parametrize(("reply", "places"), [("the first two", [0, 1]), ("1 and 3", [0, 2])])
def test_some_can_be_picked(reply, places):
    assert at(reply) == places


@pytest.mark.parametrize(
    "reply", ["4", "7", "reserves", "what is the claimant count", "share", "thanks", "net revenue in Derby", "why?", ""]
)
def test_what_fits_no_choice_alone_picks_none(reply):
    assert at(reply) == []


def test_there_is_nothing_to_pick_without_a_question_asked_back():
    assert picked(as_text("1"), Reading(kind=Kind.PERFORMANCE)) == []
    assert picked(as_text("1"), Reading(kind=Kind.CLARIFY)) == []
    assert picked(as_text("1"), ASKED.model_copy(update={"kind": Kind.PERFORMANCE})) == []


def test_a_long_reply_is_a_question_of_its_own():
    assert at("could you tell me about unallocated reserves and nothing else at all") == []
