"""The subjects of a catalogue by what their names mean, also of measures that came after the training."""

from __future__ import annotations

import pytest

from bot.understanding.meaning.nearest import Nearest, names_of, written_out
from bot.understanding.meaning.vectors import NameVectors
from bot.understanding.reader import Understanding
from tests.served import HOME


@pytest.fixture(scope="module")
def parks(small, metric, area):
    leaves = metric("leaves", "leaf fall", aliases=("leaves raked", "autumn leaves on the ground"))
    ducks = metric("ducks", "number of ducks", aliases=("ducks on the pond",))
    return small(leaves, ducks, areas=(area(HOME, "Nottingham"),))


def test_nothing_is_near_before_the_names_are_known(parks, vectors):
    nearest = Nearest(parks, NameVectors(vectors._encoder))
    assert nearest.missing and not nearest.ready and nearest.near_to(nearest.vector_of("ducks")) == []
    nearest.prepare()
    assert nearest.ready and not nearest.missing


def test_the_nearest_subject_comes_first_and_each_once(parks, vectors):
    nearest = Nearest(parks, vectors)
    nearest.prepare()
    found = nearest.near_to(nearest.vector_of("water birds that we counted"))
    assert found[0].subject.id == "ducks" and len({one.subject for one in found}) == len(found)
    assert [one.likeness for one in found] == sorted((one.likeness for one in found), reverse=True)


def test_a_bound_on_names_takes_the_first_of_each_subject(parks):
    first = [subject.id for subject, _ in names_of(parks)][:3]
    assert {"leaves", "ducks"} <= set(first)


def test_vectors_are_the_same_after_they_were_stored(vectors, tmp_path):
    vectors.add(["one name", "another name"])
    vectors.save(tmp_path)
    again = NameVectors.load(tmp_path, vectors._encoder)
    assert again.missing(["one name", "a third"]) == ["a third"]
    assert (again.of(["another name"]) == vectors.of(["another name"])).all()


def test_abbreviations_are_written_out_for_the_encoder():
    assert written_out("ASC turnover") == "adult social care turnover"


def test_a_new_measure_is_understood_without_training(parks, vectors):
    """By its name, by its aliases, and by other words for them."""
    nearest = Nearest(parks, vectors)
    nearest.prepare()
    understanding = Understanding(parks, nearest)
    for text in ("leaf fall", "how many autumn leaves on the ground", "foliage dropped by the trees in autumn?"):
        reading = understanding.read(text, last=None, home_area=HOME, opinion=lambda heard, ruled: {})
        assert reading.metrics == ("leaves",), text


def test_what_is_near_nothing_stays_unread(parks, vectors):
    nearest = Nearest(parks, vectors)
    nearest.prepare()
    reading = Understanding(parks, nearest).read("mortgage interest", last=None, home_area=HOME)
    assert reading.metrics == () and reading.kind == "clarify"


def test_names_that_came_later_are_kept_for_the_next_start(parks, vectors, tmp_path):
    first, file = NameVectors(vectors._encoder), tmp_path / "names" / "kept.npz"
    nearest = Nearest(parks, first)
    nearest.prepare()
    nearest.keep(file)
    again = Nearest(parks, NameVectors(vectors._encoder))
    again.recall(file)
    assert not again.missing
    again.prepare()
    assert again.near_to(again.vector_of("leaf fall"))[0].subject.id == "leaves"
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [None, b"", b"PK no archive"])
def test_a_file_of_names_that_cannot_be_read_is_passed_over(parks, vectors, tmp_path, content):
    file = tmp_path / "kept.npz"
    if content is not None:
        file.write_bytes(content)
    nearest = Nearest(parks, NameVectors(vectors._encoder))
    nearest.recall(file)
    assert nearest.missing
