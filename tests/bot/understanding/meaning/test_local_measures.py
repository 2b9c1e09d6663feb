"""What many councils measure: a council's own measures are spoken of in the sayings of the entries that they are."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from bot.understanding.meaning.encoder import encoder
from bot.understanding.meaning.local_measures import LocalMeasure, lexicon, sayings
from bot.understanding.meaning.nearest import Nearest
from bot.understanding.meaning.vectors import NameVectors
from data_layer.catalogue import COUNCIL_RETURN
from data_layer.faults import Fault
from data_layer.vocabulary import MetricId

SWINGS = LocalMeasure("swings", ("swings that are used", "swings in use"), ("kids going up and down",))
LETTERS = LocalMeasure("letters", ("letters answered in time",), ("do they ever write back",))


@pytest.fixture
def vectors() -> NameVectors:
    found = encoder()
    assert found is not None
    return NameVectors(found)


def own(park, *names: str):
    """The park with a measure of its own by each of these names."""
    like = next(iter(park.metrics.values()))
    grown = {
        MetricId(f"own_{at}"): replace(
            like, id=MetricId(f"own_{at}"), name=name, short_name=name, aliases=(), source=COUNCIL_RETURN
        )
        for at, name in enumerate(names)
    }
    published = {id: metric for id, metric in park.metrics.items() if not metric.is_own}
    return replace(park, metrics={**published, **grown})


def test_a_measure_takes_the_sayings_of_the_entry_that_it_is_by_name(park, vectors):
    grown = own(park, "share of swings in use", "letters answered within ten days")
    assert list(sayings(grown, vectors, [SWINGS, LETTERS])) == [
        ("own_0", "swings that are used"),
        ("own_0", "swings in use"),
        ("own_0", "kids going up and down"),
        ("own_1", "letters answered in time"),
        ("own_1", "do they ever write back"),
    ]


def test_an_entry_is_one_measure_at_most_and_a_stranger_none(park, vectors):
    grown = own(park, "swings in use", "swings in use in the east", "tonnes of grit spread")
    assert {id for id, _ in sayings(grown, vectors, [SWINGS, LETTERS])} == {"own_0"}


def test_published_measures_take_none(park, vectors):
    assert list(sayings(own(park), vectors, [LocalMeasure("leaf_fall", ("leaf fall",), ("brown stuff",))])) == []


def test_a_question_in_the_words_of_a_saying_is_about_the_own_measure(park, vectors):
    grown = own(park, "average re-let time for void properties", "letters answered in time")
    nearest = Nearest(grown, vectors)
    nearest.prepare()
    assert nearest.near_to(nearest.vector_of("keys back to keys out"))[0].subject.id == "own_0"


@pytest.mark.parametrize(
    "text", ["Keys back to keys out", "and keys back to keys out?", "what about the voids, please"]
)
def test_just_a_saying_is_known_word_for_word_whatever_joins_it_to_the_question_before(park, vectors, text):
    nearest = Nearest(own(park, "average re-let time for void properties"), vectors)
    assert nearest.said_of(text) is None and not nearest.knows_own
    nearest.prepare()
    assert nearest.said_of(text) == "own_0" and nearest.knows_own
    assert nearest.said_of(f"{text} in the ward") is None


def test_every_entry_has_names_and_sayings_of_its_own():
    held = lexicon()
    assert len(held) >= 150 and len({one.id for one in held}) == len(held)
    assert min(len(one.names) for one in held) >= 3 and min(len(one.said) for one in held) >= 8
    said = Counter(text.casefold() for one in held for text in one.said)
    assert [text for text, times in said.items() if times > 1] == []


def test_an_entry_without_sayings_is_told(tmp_path):
    (tmp_path / "park.yml").write_text("swings:\n  names: [swings]\n")
    with pytest.raises(Fault, match=r"^park\.yml: swings has no names or nothing said of it\."):
        lexicon(tmp_path)
