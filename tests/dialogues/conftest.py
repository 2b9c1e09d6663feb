"""Conversations with the understanding alone: each question is read with the reading of the one before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from actions.reading import Reading
from bot.understanding.reader import Understanding
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import AreaCode, Level
from tests.snapshot import shared_snapshots

HOME = AreaCode("E06000018")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return shared_snapshots(HOME).current().catalogue(Level.PUBLIC)


@pytest.fixture(scope="session")
def talk(catalogue: Catalogue) -> Callable[..., Reading]:
    """The reading of the last of several turns, for a viewer in Nottingham."""
    understanding = Understanding(catalogue)

    def talked(*turns: str) -> Reading:
        last: Reading | None = None
        for turn in turns:
            last = understanding.read(turn, last=last, home_area=HOME)
        assert last is not None
        return last

    return talked


@pytest.fixture(scope="session")
def places(catalogue: Catalogue) -> Callable[[Reading], list[str]]:
    """The names of the places a reading asks about."""
    return lambda reading: [catalogue.area_name(code) for code in reading.areas]
