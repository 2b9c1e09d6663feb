"""The terminal's reply: the API's own, with the words a person reads and the questions to ask next."""

from __future__ import annotations

from bot.channels.api import AskReply
from bot.channels.terminal import TerminalReply, ask_once, follow_up_lines
from tests.assistants import trained
from tests.served import HOME
from tests.snapshot import TEST_DATA, shared_snapshots


async def test_a_question_is_asked_once_and_the_reply_is_the_apis(tmp_path, monkeypatch):
    trained()
    shared_snapshots(HOME)
    monkeypatch.setenv("PMF_DATA_DIR", str(TEST_DATA / HOME))
    monkeypatch.setenv("PMF_VAR_DIR", str(tmp_path))
    reply = await ask_once("recycling rate over time")
    assert isinstance(reply, TerminalReply)
    assert set(reply.model_dump()) == set(AskReply.model_fields)
    answer = reply.answers[0]
    assert answer.charts and answer.charts[0].url.startswith("/api/charts/")
    assert reply.text.startswith(answer.text) and "Ask next:" in reply.text
    assert all(f"- {question}" in reply.text for question in answer.follow_ups)


def test_without_a_next_question_nothing_is_said_of_one():
    assert follow_up_lines([]) == ""
    assert follow_up_lines(["Over time?"]) == "\n\nAsk next:\n- Over time?"
