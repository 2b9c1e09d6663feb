"""Several of the council's own measures in one question, a part each."""

from __future__ import annotations

import pytest

from bot.understanding.meaning.nearest import Nearest
from bot.understanding.meaning.several_own import several_own
from tests.bot.understanding.meaning.test_local_measures import own


@pytest.fixture(scope="module")
def grown(park):
    return own(park, "average re-let time for void properties", "information requests answered in time", "damp cases")


@pytest.fixture(scope="module")
def nearest(grown, vectors) -> Nearest:
    found = Nearest(grown, vectors)
    found.prepare()
    return found


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("how are we doing on FOIs and voids", ("own_1", "own_0")),
        ("voids, FOIs and damp please", ("own_0", "own_1", "own_2")),
        ("damp and mould cases", ()),  # one measure in two words
        ("FOIs", ()),
        ("FOIs and leaf fall", ()),  # a published measure has names and descriptions of its own
        ("FOIs and the weather", ()),
        ("and, , and", ()),
    ],
)
def test_each_part_is_of_a_measure_of_its_own_or_none_is(grown, nearest, told, meant):
    assert several_own(told, nearest, grown) == meant
