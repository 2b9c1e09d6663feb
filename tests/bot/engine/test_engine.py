"""The model as one object: a text and a thread in, a reading back, the answer in the tray."""

from __future__ import annotations

import pytest
from rasa.core.tracker_store import SQLTrackerStore

from actions.reading import Kind, Reading
from actions.reply import open_tray
from bot.engine.engine import sql_trackers
from data_layer.vocabulary import MetricId
from tests.assistants import at_a_desk, shared_engine
from tests.served import HOME


async def test_a_text_gives_its_reading_and_one_answer():
    with at_a_desk(), open_tray() as tray:
        read = await shared_engine().handle("recycling rate", "engine.1", None)
    assert read is not None and read.metrics == ("recycling_rate",) and read.areas == (HOME,)
    assert [answer.kind for answer in tray] == [read.kind] and "26.7%" in tray[0].headline


async def test_the_last_reading_is_the_context_and_not_what_the_thread_said_before():
    """A follow-up works in a thread that Rasa has never seen."""
    last = Reading(kind=Kind.PERFORMANCE, metrics=(MetricId("residual_waste_per_household"),), areas=(HOME,))
    with at_a_desk(), open_tray():
        read = await shared_engine().handle("and Derby?", "engine.2", last)
    assert read is not None and read.metrics == last.metrics and read.areas == ("E06000015",)
    assert "metric" in read.carried_over


async def test_two_threads_do_not_share_what_they_read():
    with at_a_desk(), open_tray():
        await shared_engine().handle("recycling rate", "engine.3", None)
        read = await shared_engine().handle("and Derby?", "engine.4", None)
    assert read is not None and read.kind is Kind.CLARIFY and read.metrics == ()


@pytest.mark.parametrize("url", ["sqlite:///{}/a.sqlite", "sqlite:///{}/with space.sqlite"])
def test_a_database_url_gives_a_store_that_lasts(tmp_path, url):
    made = sql_trackers(url.format(tmp_path))
    assert isinstance(made, SQLTrackerStore)
    assert list(tmp_path.glob("*.sqlite"))
