"""What an officer records through the assistant is kept once, in one place, and taken back from there it is gone."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import text

from actions.desk import current_desk
from actions.reading import Kind, Reading, Scope, ScopeKind, Subkind
from actions.registry import answer as answer_of
from actions.reply import TRAY
from actions.scrutiny_book import RecordPart
from bot.assistant import Assistant
from data_layer.vocabulary import Level, MetricId
from tests.assistants import assistant_at

WORDS = "the quixandria crew is kept on"


class Reads:
    """In the place of Rasa: every text is the same reading, which is answered at the desk of the question."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    async def handle(self, said: str, thread: str, before: Reading | None) -> Reading:
        tray = TRAY.get()
        assert tray is not None
        tray.append(answer_of(self.reading, current_desk()))
        return self.reading


def recording(part: RecordPart, wording: str) -> Reading:
    return Reading(
        kind=Kind.COMMITMENTS, subkind=Subkind.RECORD, part=part, wording=wording,
        metrics=(MetricId("recycling_rate"),), scope=Scope(kind=ScopeKind.METRIC),
    )  # fmt: skip


def assistant_that_reads(folder: Path, reading: Reading) -> Assistant:
    return assistant_at(folder, engine=cast(Any, Reads(reading)))


@pytest.fixture
async def assistant(tmp_path: Path):
    opened = assistant_that_reads(tmp_path, recording(RecordPart.RECOMMENDATION, WORDS))
    yield opened
    await opened.stop()


def times_in_store(assistant: Assistant) -> dict[str, int]:
    """Table -> in how many of its rows the words stand."""
    with assistant.engine.connect() as connection:
        names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
        rows = {name: connection.execute(text(f'SELECT * FROM "{name}"')).all() for name in names}
    return {name: found for name, of in rows.items() if (found := sum("quixandria" in str(row) for row in of))}


async def test_the_words_stand_in_the_book_alone_and_in_no_log(assistant, caplog, capfd):
    await assistant.ask(f"record: {WORDS}", None, assistant.viewer(Level.OFFICER, "ann"))
    assert times_in_store(assistant) == {"pmf_scrutiny_item": 1}
    out, err = capfd.readouterr()
    assert "quixandria" not in caplog.text + out + err


async def test_an_answer_opened_or_asked_again_records_nothing_and_gives_what_is_held(assistant):
    officer = assistant.viewer(Level.OFFICER, "ann")
    reply = await assistant.ask(f"record: {WORDS}", None, officer)
    id = reply.answers[0].id
    opened, again = await assistant.reopen(id, officer), await assistant.ask_again(id, officer)
    for answer in (opened, again.answers[0]):
        assert answer.headline.startswith("1 recommendation of scrutiny on the recycling rate")
        assert WORDS in answer.text
    assert times_in_store(assistant) == {"pmf_scrutiny_item": 1}


async def test_it_is_there_after_a_restart_and_once_taken_back_it_is_nowhere(assistant, tmp_path):
    officer = assistant.viewer(Level.OFFICER, "ann")
    first = await assistant.ask(f"record: {WORDS}", None, officer)
    later = assistant_that_reads(tmp_path, recording(RecordPart.REMOVAL, ""))
    reply = await later.ask("forget that", None, officer)
    assert reply.answers[0].headline == f"Taken back: the recommendation “{WORDS}”."
    assert times_in_store(later) == {}
    opened = await later.reopen(first.answers[0].id, officer)
    assert opened.subkind == "none_held"
    await later.stop()


async def test_below_officers_the_words_are_kept_nowhere(assistant):
    reply = await assistant.ask(f"record: {WORDS}", None, assistant.public_viewer())
    assert reply.answers[0].kind is Kind.NOT_PERMITTED and times_in_store(assistant) == {}
