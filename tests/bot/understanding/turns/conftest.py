"""A park's few measures, with conversations about them: words after a question, and what is learned of such."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from actions.reading import Kind, Reading
from bot.understanding.reader import Understanding
from bot.understanding.turns.conversations import Conversation, said
from bot.understanding.turns.marks import Turn
from data_layer.catalogue import COUNCIL_RETURN, Catalogue, NotHeld
from tests.served import HOME

UNSURE: Mapping[Kind, float] = dict.fromkeys((Kind.PERFORMANCE, Kind.TREND, Kind.SMALLTALK), 1 / 3)


@pytest.fixture(scope="session")
def park(small, metric, area) -> Catalogue:
    """Two measures told apart by whose they are, three others, one of another theme, two of the council's own."""
    happy = ("park happiness",)
    children = metric(
        "happy_children", "happiness of children in the park", aliases=happy, qualifiers={"who": "children"}
    )
    adults = metric("happy_adults", "happiness of adults in the park", aliases=happy, qualifiers={"who": "adults"})
    leaves = metric("leaves", "leaf fall", aliases=("leaves raked",))
    ducks = metric("ducks", "number of ducks", aliases=("ducks",))
    benches = metric("benches", "benches in good repair", aliases=("benches",))
    potholes = metric("potholes", "potholes filled", theme="streets")
    swings = replace(metric("swings", "swings in use"), source=COUNCIL_RETURN)
    kites = replace(metric("kites", "kites flown"), source=COUNCIL_RETURN)
    crime = NotHeld("crime", "crime", ("burglary",), "", "", None, ())
    places = (area(HOME, "Nottingham"), area("U2", "Derby"))
    return small(leaves, ducks, benches, children, adults, potholes, swings, kites, areas=places, not_held=(crime,))


@pytest.fixture(scope="session")
def by_words(park) -> Callable[..., Reading]:
    """A Reading by words alone."""
    understanding = Understanding(park)
    return lambda text, last=None: understanding.read(text, last=last, home_area=HOME)


@pytest.fixture(scope="session")
def turn(park, by_words) -> Callable[..., Turn]:
    """turn("and the ducks?", after="leaf fall"): the words as they are heard after a question, or after a Reading."""
    understanding = Understanding(park)

    def made(text: str, after: str | Reading = "leaf fall") -> Turn:
        last = after if isinstance(after, Reading) else by_words(after)
        found = understanding.turn(text, last=last, home_area=HOME, opinion=lambda heard, ruled: UNSURE)
        assert found is not None
        return found

    return made


@pytest.fixture(scope="session")
def conversation() -> Callable[..., Conversation]:
    """conversation("trend of ducks: since when", "smalltalk: ta"): as it would stand in a file."""
    return lambda *lines: tuple(said(line, "a file") for line in lines)


def talks() -> list[Conversation]:
    """A few dozen turns about the park: few wordings for what is asked for, and one beside its name for a measure."""
    named = {"leaves": "leaf fall", "ducks": "number of ducks", "benches": "benches in good repair"}
    about = {"leaves": "the brown stuff to rake", "ducks": "the quacking birds", "benches": "wooden things to sit on"}
    lines = [
        (f"performance of {id}: {name}", f"trend of {id}: {over}", f"performance of {other}: and {about[other]}",
         f"smalltalk: {thanks}", "performance of swings: swings in use", "trend of swings: over the years")
        for id, name in named.items()
        for other in named.keys() - {id}
        for over, thanks in (("over the years", "smashing stuff"), ("and over the years then", "smashing"))
    ]  # fmt: skip
    return [tuple(said(line, "a file") for line in each) for each in sorted(lines)]
