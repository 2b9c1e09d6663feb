"""A text taken apart and its claims checked, as the service would, without Rasa."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from actions.desk import Desk
from bot.understanding.claims import Claimed, claims_in
from bot.understanding.hearing import Listener
from bot.understanding.slots import Places
from bot.understanding.text import as_text
from data_layer.claims.checked import Checked
from data_layer.claims.checking import checked


@pytest.fixture(scope="session")
def listener(desk: Desk) -> Listener:
    return Listener(desk.catalogue)


@pytest.fixture(scope="session")
def taken_apart(desk: Desk, listener: Listener) -> Callable[[str], Claimed]:
    places = Places(desk.viewer.home_area, desk.catalogue)
    return lambda text: claims_in(listener.mended(as_text(text)), listener, places)


@pytest.fixture(scope="session")
def check(desk: Desk, taken_apart: Callable[[str], Claimed]) -> Callable[[str], list[Checked]]:
    """check("check: recycling is improving") -> what was found of each claim."""

    def outcome(text: str) -> list[Checked]:
        with desk.reader() as reader:
            return checked(reader, taken_apart(text).claims, desk.viewer.home_area, **desk.known)

    return outcome
