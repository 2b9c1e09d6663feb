"""Work on all cores comes to the same as work at once, in the same order, and a fault of it is heard of."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator, Sequence

import numpy as np
import pytest

from bot.understanding.meaning.encoder import WIDTH, Encoder, Vectors, encoder
from bot.understanding.meaning.vectors import NameVectors
from bot.understanding.side_by_side import PORTIONS, SideBySide, Workers

THINGS = tuple(range(37))
TEXTS = ("recycling rate", "people sleeping rough", "x", "how long does a person wait for an assessment of their care")


def squared(things: Sequence[int]) -> list[int]:
    return [each * each for each in things]


def where(things: Sequence[int]) -> list[tuple[int, int]]:
    """Each with the process that it was done in and how many came with it."""
    return [(os.getpid(), len(things)) for _ in things]


def few_of(things: Sequence[int]) -> list[int]:
    """Of some things nothing is made."""
    return [each for each in things if each % 5 == 0]


def no_seven(things: Sequence[int]) -> list[int]:
    if 7 in things:
        raise ValueError("There is a seven among them.")
    return list(things)


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(cores=2) as found:
        yield found


def test_it_comes_to_the_same_in_the_same_order(workers):
    assert workers.all(squared, THINGS, many=1) == squared(THINGS)
    assert workers.all(few_of, THINGS, many=1) == few_of(THINGS)


@pytest.mark.parametrize("count", [1, 2, PORTIONS * 2, PORTIONS * 2 + 1])
def test_few_things_are_portioned_as_well(workers, count):
    assert workers.all(squared, THINGS[:count], many=1) == squared(THINGS[:count])


def test_many_things_are_done_elsewhere_in_portions_and_few_here(workers):
    many = workers.all(where, THINGS, many=len(THINGS))
    assert os.getpid() not in {process for process, _ in many}
    assert max(size for _, size in many) < len(THINGS)
    assert set(workers.all(where, THINGS, many=len(THINGS) + 1)) == {(os.getpid(), len(THINGS))}


@pytest.mark.parametrize("cores", [1, 2])
def test_of_nothing_nothing_is_made(cores):
    with Workers(cores) as workers:
        assert workers.all(squared, []) == []


def test_with_one_core_all_is_done_in_this_process():
    with Workers(cores=1) as workers:
        assert set(workers.all(where, THINGS, many=1)) == {(os.getpid(), len(THINGS))}
        assert workers.start(where, THINGS[:1]).result() == [(os.getpid(), 1)]


def test_what_is_begun_is_done_beside_what_follows(workers):
    begun = [workers.start(squared, THINGS[at:]) for at in range(3)]
    assert [one.result() for one in begun] == [squared(THINGS[at:]) for at in range(3)]
    assert workers.start(where, THINGS).result()[0][0] != os.getpid()


@pytest.mark.parametrize("cores", [1, 2])
def test_a_fault_in_the_work_is_raised(cores):
    with Workers(cores) as workers, pytest.raises(ValueError, match="a seven among them"):
        workers.all(no_seven, THINGS, many=1)


def test_after_a_fault_work_goes_on(workers):
    with pytest.raises(ValueError, match="a seven"):
        workers.all(no_seven, THINGS, many=1)
    assert workers.all(squared, THINGS, many=1) == squared(THINGS)


# the encoder


@pytest.fixture(scope="module")
def model() -> Encoder:
    found = encoder()
    assert found is not None
    return found


def test_an_encoder_sent_to_another_process_is_the_same(model):
    again = pickle.loads(pickle.dumps(model))
    assert np.array_equal(again.encode(TEXTS), model.encode(TEXTS))
    assert len(pickle.dumps(model)) < 1_000  # its folder, not its 83 MB


def test_side_by_side_an_encoder_says_the_same(model, workers):
    beside = SideBySide(model, workers)
    assert np.abs(beside.encode(TEXTS) - model.encode(TEXTS)).max() < 1e-4
    assert beside.encode([]).shape == model.encode([]).shape == (0, WIDTH)


def test_names_are_given_to_all_cores_at_once():
    """In portions of 64 a second core would have nothing to do."""
    asked: list[int] = []

    class Counting(Encoder):
        def __init__(self) -> None:
            pass

        def encode(self, texts: Sequence[str]) -> Vectors:
            asked.append(len(texts))
            return np.zeros((len(texts), WIDTH), dtype=np.float32)

    names = [f"name {at}" for at in range(200)]
    with Workers(cores=1) as alone:
        NameVectors(SideBySide(Counting(), alone)).add(names)
    assert asked == [200]
    NameVectors(Counting()).add(names)
    assert asked[1:] == [64, 64, 64, 8]
