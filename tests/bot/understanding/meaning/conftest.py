"""A park's few measures, and what is learned of them from a handful of descriptions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.understanding.hearing import Heard, Listener
from bot.understanding.meaning.encoder import encoder
from bot.understanding.meaning.learned_subjects import NOTHING, THEME, Example, LearnedSubjects, learn_subjects
from bot.understanding.meaning.nearest import written_out
from bot.understanding.meaning.vectors import NameVectors
from bot.understanding.text import as_text
from data_layer.catalogue import COUNCIL_RETURN, Catalogue, NotHeld
from tests.served import HOME

DESCRIBED = {
    "leaves": (
        "leaf fall", "what comes down off the trees", "how much comes off the trees each autumn", "brown stuff to rake",
        "raking up after the trees", "what the trees shed in autumn", "foliage on the paths in October",
        "how much foliage is swept off the paths", "autumn foliage to rake up",
    ),
    "ducks": (
        "number of ducks", "birds on the water", "how many birds swim on the water", "mallards and the like",
        "waterfowl in the park", "how many waterfowl come to be fed", "birds that quack", "feeding birds with bread",
        "mallards fed with bread",
    ),
    "benches": (
        "benches in good repair", "somewhere to sit down", "places to sit and rest", "can old people sit and rest",
        "wooden seats that are broken", "how many seats are broken", "somewhere to rest your legs",
        "seats for old people to rest", "mending the wooden seats",
    ),
    NOTHING: (
        "crime", "trains to London", "when is the next train", "the train was late again", "who won the football",
        "football results", "tell me a joke", "a joke about trains", "what is for dinner", "dinner recipes",
    ),
    f"{THEME}parks": ("parks", "the parks in general", "all about our parks", "parks overall", "how the parks are run"),
}  # fmt: skip
EXAMPLES = tuple(Example(text, label) for label, texts in DESCRIBED.items() for text in texts)


@pytest.fixture(scope="session")
def vectors() -> NameVectors:
    found = encoder()
    assert found is not None
    return NameVectors(found)


@pytest.fixture(scope="session")
def park(small, metric, area) -> Catalogue:
    """Three measures that were there to learn from, a breakdown of one, and one of the council's own, which was not."""
    leaves = metric("leaves", "leaf fall", aliases=("leaves raked",))
    ducks = metric("ducks", "number of ducks", aliases=("ducks on the pond",))
    benches = metric("benches", "benches in good repair")
    drakes = replace(metric("ducks.drakes", "number of drakes"), part_of="ducks")
    swings = replace(metric("swings", "swings in use"), source=COUNCIL_RETURN)
    crime = NotHeld("crime", "crime", ("burglary",), "", "", None, ())
    return small(leaves, ducks, benches, drakes, swings, areas=(area(HOME, "Nottingham"),), not_held=(crime,))


@pytest.fixture(scope="session")
def learned(vectors) -> LearnedSubjects:
    return learn_subjects(EXAMPLES, vectors.of_questions([written_out(one.text) for one in EXAMPLES]))


@pytest.fixture(scope="session")
def heard(park) -> Callable[[str], Heard]:
    """What is heard in a text about the park before its meaning is looked up."""
    listener = Listener(park)
    return lambda text: listener.hear(as_text(text))
