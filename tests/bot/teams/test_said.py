"""What an activity asks for, of each shape that Teams and its playground send, and of any other JSON."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.channels.feedback import LONGEST_COMMENT
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


def test_a_smaller_and_a_larger_are_no_tag():
    asked = "which measures are <5% or is recycling >40% in Derby"
    assert said_in(message(asked)).text == asked
    assert said_in(message("waste < 5 and > 3, <at>PMF</at>", entities=[mention(US, "<at>PMF</at>")])).text == (
        "waste < 5 and > 3,"
    )


def test_what_the_writer_could_not_write_plainly_is_written_plainly_again():
    asked = "<at>PMF</at>&nbsp;are homes &lt;5% &amp; roads &amp;lt;?"
    assert said_in(message(asked, entities=[mention(US, "<at>PMF</at>")])).text == "are homes <5% & roads &lt;?"
    assert said_in(message("homes&nbsp;&amp; roads")).text == "homes & roads"


@given(st.text(max_size=60) | st.text(alphabet="<> /5%a&;", max_size=30), st.sampled_from(["plain", "xml", None]))
def test_any_words_come_through_whole(text, form):
    joined = " ".join(text.split())
    assert said_in(message(html.escape(text), textFormat=form)).text == joined
    if "&" not in text and not re.search(r"</?[a-zA-Z]", text):
        assert said_in(message(text, textFormat=form)).text == joined


@pytest.mark.parametrize(("about", "under"), [({"about": "a1"}, "a1"), ({}, None), ({"about": 3}, None)])
def test_a_button_is_its_words_and_the_answer_that_it_is_under(about, under):
    found = said_in(message(None, value={"ask": " and  Derby? "} | about))
    assert found == Said(Wish.QUESTION, "and Derby?", offered=True, about=under)


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
        ("[" * 100_000, "[" * LONGEST_COMMENT),
        ("wrong\nyear,\x1b[2J\x00 twice", "wrong year, [2J twice"),
    ],
    ids=lambda given: str(given)[:20],
)
def test_a_vote_has_its_comment_whatever_the_client_wraps_it_in(feedback, comment):
    value = {"actionName": "feedback", "actionValue": {"reaction": "dislike", "feedback": feedback}}
    activity = {"type": "invoke", "name": "message/submitAction", "value": value, "conversation": ONE}
    assert said_in(activity).vote == Vote("dislike", None, comment)
    assert said_in(activity | {"replyToId": "m1"}).vote == Vote("dislike", "m1", comment)


@pytest.mark.parametrize(
    "empty",
    [
        {"text": "<at>PMF</at>", "entities": [mention(US, "<at>PMF</at>")]},
        {"attachments": [{"contentType": "image/png", "contentUrl": "https://example.org/x.png"}]},
        {"text": "  "},
    ],
    ids=["a mention alone", "a picture", "blanks"],
)
def test_who_writes_nothing_is_told_what_can_be_asked(empty):
    found = said_in({"type": "message", "recipient": US, "conversation": ONE} | empty)
    assert (found.wish, found.text) == (Wish.QUESTION, "")


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
WORDS = st.text(alphabet="ab \n\t", max_size=6)


@given(st.dictionaries(st.sampled_from(NAMES), JSON), KINDS)
def test_any_object_is_read(activity, kind):
    assert said_in(activity | {"type": kind, "name": "message/submitAction"})


@given(st.none() | WORDS | JSON, st.none() | WORDS | JSON, KINDS)
def test_a_question_is_what_is_written_or_else_what_the_button_asks_and_nothing_else_makes_one(text, ask, kind):
    """No vote, welcome or empty text is answered as a question, and no written one is passed over."""
    found = said_in(message(text, value={"ask": ask}) | {"type": kind, "name": "message/submitAction"})
    words = [" ".join(one.split()) for one in (text, ask) if isinstance(one, str) and not re.search("[<&]", one)]
    assume(len(words) == sum(isinstance(one, str) for one in (text, ask)))
    asked = next(filter(None, words), "") if kind in {"message", "messageUpdate"} else ""
    assert (found.wish is Wish.QUESTION, found.text) == (bool(asked), asked)
