"""A store in a file of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.store.mailbox import Mailbox
from tests.bot.store.test_mailbox import engine_at


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = engine_at(tmp_path)
    yield opened
    opened.dispose()


@pytest.fixture
def mailbox(engine: Engine) -> Mailbox:
    return Mailbox(engine)
