"""What an activity asks for, of each shape that Teams and its playground send, and of any other JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.teams.said import Change, Said, Vote, Wish, said_in

US = {"id": "28:bot", "name": "PMF"}
ONE = {"conversationType": "personal", "id": "a:1"}
SEVERAL = {"conversationType": "channel", "id": "19:abc@thread.tacv2;messageid=1", "isGroup": True}


def message(text: str | None = None, **more: Any) -> dict[str, Any]:
    return {
        "type": "message",
        "id": "1",
        "recipient": US,
        "conversation": ONE,
        "textFormat": "plain",
        "text": text,
    } | more


def mention(of: dict[str, str], written: str) -> dict[str, Any]:
    return {"type": "mention", "mentioned": of, "text": written}


def test_a_question_is_its_words():
    assert said_in(message("  how is\n waste ")) == Said(Wish.QUESTION, "how is waste")


def test_the_bot_is_not_part_of_what_it_is_asked_and_another_person_is():
    ann = {"id": "29:ann", "name": "Ann"}
    entities = [mention(US, "<at>PMF</at>"), mention(ann, "<at>Ann</at>"), {"type": "clientInfo"}]
    found = said_in(message("<at>PMF</at> what did <at>Ann</at> ask", entities=entities, conversation=SEVERAL))
    assert found == Said(Wish.QUESTION, "what did Ann ask", shared=True)


def test_a_name_is_no_mention_because_it_looks_like_one():
    entities = [mention({"id": "29:other"}, "<at>PMF</at>")]
    assert said_in(message("<at>PMF</at> recycling", entities=entities)).text == "PMF recycling"


def test_marks_of_written_text_are_taken_out():
    found = said_in(message("<p>homes &amp; roads&nbsp;< 5</p>", textFormat="xml"))
    assert found.text == "homes & roads < 5"


def test_a_button_is_its_words():
    assert said_in(message(None, value={"ask": " and  Derby? "})) == Said(Wish.QUESTION, "and Derby?")


def test_a_button_that_changes_a_reading_says_what_of_which_answer():
    value = {"about": "answer", "change": {"what": "area", "value": "E06000015"}}
    assert said_in(message(None, value=value)) == Said(Wish.CHANGE, change=Change("answer", "area", "E06000015"))


def test_a_button_of_another_shape_is_nothing_of_ours():
    assert said_in(message(None, value={"about": "answer", "change": {"what": 3}})).wish is Wish.NOTHING


def test_an_edited_question_takes_the_place_of_what_was_asked():
    edited = {"type": "messageUpdate", "channelData": {"eventType": "editMessage"}}
    assert said_in(message("landfill") | edited) == Said(Wish.QUESTION, "landfill", edits=True)
    undeleted = {"type": "messageUpdate", "channelData": {"eventType": "undeleteMessage"}}
    assert said_in(message("landfill") | undeleted).wish is Wish.NOTHING


@pytest.mark.parametrize(
    ("feedback", "comment"),
    [
        (json.dumps({"feedbackText": " wrong year "}), "wrong year"),
        (json.dumps({"feedbackText": ""}), None),
        ("", None),
        (None, None),
        ("I meant this year", "I meant this year"),
        ({"feedbackText": "wrong year"}, "wrong year"),
        ("[" * 100_000, "[" * 2_000),
    ],
    ids=lambda given: str(given)[:20],
)
def test_a_vote_has_its_comment_whatever_the_client_wraps_it_in(feedback, comment):
    value = {"actionName": "feedback", "actionValue": {"reaction": "dislike", "feedback": feedback}}
    activity = {"type": "invoke", "name": "message/submitAction", "value": value, "conversation": ONE}
    assert said_in(activity).vote == Vote("dislike", None, comment)
    assert said_in(activity | {"replyToId": "m1"}).vote == Vote("dislike", "m1", comment)


@pytest.mark.parametrize(
    ("activity", "wish"),
    [
        ({"type": "installationUpdate", "action": "add"}, Wish.WELCOME),
        ({"type": "installationUpdate", "action": "add-upgrade"}, Wish.WELCOME),
        ({"type": "installationUpdate", "action": "remove"}, Wish.NOTHING),
        ({"type": "conversationUpdate", "membersAdded": [{"id": "29:ann"}, US]}, Wish.WELCOME),
        ({"type": "conversationUpdate", "membersAdded": [{"id": "29:ann"}]}, Wish.NOTHING),
        ({"type": "messageReaction", "reactionsAdded": [{"type": "like"}]}, Wish.NOTHING),
        ({"type": "messageDelete"}, Wish.NOTHING),
        ({"type": "message", "attachments": [{"contentType": "text/html", "content": "<div>x</div>"}]}, Wish.NOTHING),
        ({"type": "something/new"}, Wish.NOTHING),
        ({}, Wish.NOTHING),
    ],
)
def test_what_else_comes_is_a_welcome_or_nothing_of_ours(activity, wish):
    assert said_in({"recipient": US, "conversation": ONE} | activity).wish is wish


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
NAMES = ["type", "text", "entities", "value", "conversation", "recipient", "membersAdded", "action", "channelData"]
KINDS = st.sampled_from(["message", "messageUpdate", "invoke", "installationUpdate", "conversationUpdate"])


@given(st.dictionaries(st.sampled_from(NAMES), JSON), KINDS)
def test_any_object_is_read_and_only_words_make_a_question(activity, kind):
    found = said_in(activity | {"type": kind, "name": "message/submitAction"})
    assert (found.wish is Wish.QUESTION) == bool(found.text)
