"""The understanding of the data in service: made once a snapshot and level, and never too many of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.desk import Desk, current_desk
from bot.components import current
from bot.components.current import MOST_KEPT, understanding_of
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import Level
from tests.assistants import at_a_desk, viewer


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(current, "KEPT", type(current.KEPT)())


@pytest.fixture
def desk() -> Desk:
    with at_a_desk():
        return current_desk()


class Stand:
    """A snapshot with a catalogue of its own."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.held = replace(catalogue)

    def catalogue(self, level: Level) -> Catalogue:
        return self.held


def test_the_same_catalogue_is_understood_once(desk):
    assert understanding_of(desk) is understanding_of(replace(desk, viewer=viewer()))


def test_each_level_has_an_understanding_of_its_own(desk):
    """What a level may not see must not be understood for it."""
    public, officer = understanding_of(desk), understanding_of(replace(desk, viewer=viewer(Level.OFFICER)))
    assert public is not officer


def test_a_new_snapshot_is_understood_anew_and_old_ones_are_let_go(desk, monkeypatch):
    monkeypatch.setattr(current, "Understanding", lambda *_: object())
    desks = [replace(desk, snapshot=Stand(desk.catalogue)) for _ in range(MOST_KEPT + 2)]
    first = understanding_of(desks[0])
    made = [understanding_of(one) for one in desks]
    assert made[0] is first and len(set(map(id, made))) == len(made)
    assert len(current.KEPT) == MOST_KEPT
    assert understanding_of(desks[-1]) is made[-1] and understanding_of(desks[0]) is not first


def test_one_in_use_is_not_the_one_let_go(desk, monkeypatch):
    monkeypatch.setattr(current, "Understanding", lambda *_: object())
    used = understanding_of(desk)
    others = [replace(desk, snapshot=Stand(desk.catalogue)) for _ in range(MOST_KEPT + 2)]
    for one in others:
        understanding_of(one)
        assert understanding_of(desk) is used
