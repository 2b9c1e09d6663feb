"""What an action has in front of it: set around a question, its own for each, public under the stock tools."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from actions import desk as module
from actions.desk import at_desk, current_desk
from data_layer.vocabulary import Level
from tests.served import HOME
from tests.snapshot import TEST_DATA


def test_inside_a_question_the_desk_is_the_services(desk):
    with at_desk(desk):
        assert current_desk() is desk


def test_a_desk_inside_another_is_its_own_and_the_outer_one_comes_back(desk):
    inner = replace(desk, as_known_at=desk.as_known_at.replace(year=2025))
    with at_desk(desk):
        with pytest.raises(ArithmeticError), at_desk(inner):
            assert current_desk() is inner
            raise ArithmeticError
        assert current_desk() is desk


async def test_questions_at_the_same_time_have_desks_of_their_own(desk):
    async def question(level: Level) -> Level:
        with at_desk(replace(desk, viewer=replace(desk.viewer, level=level))):
            await asyncio.sleep(0)
            return current_desk().viewer.level

    assert await asyncio.gather(*map(question, Level)) == list(Level)


def test_a_desk_shows_the_catalogue_of_its_viewers_level(desk):
    officer = replace(desk, viewer=replace(desk.viewer, level=Level.OFFICER))
    assert set(desk.catalogue.metrics) <= set(officer.catalogue.metrics)
    with officer.reader() as reader:
        assert reader.viewer.level is Level.OFFICER and reader.snapshot == desk.snapshot.id


def test_under_the_stock_tools_the_desk_is_public_and_of_today(monkeypatch, desk):
    monkeypatch.setenv("PMF_DATA_DIR", str(TEST_DATA / HOME))
    monkeypatch.setenv("PMF_HOME_AREA", HOME)
    module.stock_snapshots.cache_clear()
    found = current_desk()
    module.stock_snapshots.cache_clear()
    today = datetime.now(UTC).date()
    assert found.viewer.level is Level.PUBLIC and found.viewer.home_area == HOME
    assert found.as_known_at == found.viewer.now == today
    assert found.snapshot.id == desk.snapshot.id
