"""One slip of the pen in a name leaves the answer unchanged for 97 of 100; seeded, over the whole catalogue."""

from __future__ import annotations

from random import Random
from string import ascii_lowercase

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_layer.vocabulary import AreaKind

SEED = 20_240_607
SHORTEST = 5  # letters
UNCHANGED = 0.97
# the word that asks, and a question with it
ASKED = {
    "compare": "compare the recycling rate with Derby",
    "trend": "trend of the recycling rate",
    "target": "target for the recycling rate",
    "spreadsheet": "recycling rate as a spreadsheet",
    "questions": "scrutiny questions about the recycling rate",
    "definition": "definition of the recycling rate",
    "briefing": "briefing on the recycling rate",
    "download": "download the recycling rate",
    "neighbours": "recycling rate against our neighbours",
    "baseline": "baseline of the recycling rate",
    "changed": "why has the recycling rate changed",
    "benchmark": "benchmark the recycling rate",
    "improving": "which measures are improving",
    "commitments": "which commitments are overdue",
}
NO_COUNCILS = {AreaKind.COUNTRY, AreaKind.REGION, AreaKind.OTHER, AreaKind.WASTE_AUTHORITY}


def slipped(name: str, random: Random, shortest_word: int = SHORTEST) -> str | None:
    """With one letter left out, added, replaced or swapped with the next; None where no word is long enough."""
    words = name.split(" ")
    places = [at for at, word in enumerate(words) if word.isalpha() and len(word) >= shortest_word]
    if not places:
        return None
    at = random.choice(places)
    changed = [each for each in slips(words[at], random) if each.lower() != words[at].lower()]
    return " ".join([*words[:at], random.choice(changed), *words[at + 1 :]])


def slips(word: str, random: Random) -> list[str]:
    """One of each sort."""
    at, letter = random.randrange(len(word)), random.choice(ascii_lowercase)
    swap = random.randrange(len(word) - 1)
    return [
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:swap] + word[swap + 1] + word[swap] + word[swap + 2 :],
    ]


def changed(names, read, wording: str) -> tuple[list[str], int]:
    """Slips that are read otherwise than the names that they are in, and how many there were."""
    random = Random(SEED)
    made = [(name, slip) for name in names if (slip := slipped(name, random))]
    return [slip for name, slip in made if read(wording.format(slip)) != read(wording.format(name))], len(made)


@pytest.fixture(scope="module")
def names(catalogue) -> list[str]:
    every = (name for each in catalogue.metrics.values() for name in (each.name, each.short_name, *each.aliases))
    return list(dict.fromkeys(every))


@pytest.fixture(scope="module")
def councils(catalogue) -> list[str]:
    return [
        area.name
        for area in catalogue.areas.values()
        if area.until is None and area.kind not in NO_COUNCILS and len(area.name) >= SHORTEST
    ]


@pytest.mark.parametrize("wording", ["how is {} doing", "{}"])
def test_a_slip_in_the_name_of_a_metric_leaves_the_reading_as_it_was(names, read, wording):
    lost, of = changed(names, read, wording)
    assert of > 1000
    assert len(lost) <= (1 - UNCHANGED) * of, lost


@pytest.mark.parametrize("wording", ["recycling rate in {}", "how does {} do on recycling"])
def test_a_slip_in_the_name_of_a_council_leaves_the_reading_as_it_was(councils, read, wording):
    lost, of = changed(councils, read, wording)
    assert of > 300
    assert len(lost) <= (1 - UNCHANGED) * of, lost


@settings(max_examples=60)
@given(data=st.data())
def test_a_slip_in_a_metric_and_one_in_a_council_are_both_mended(data, read):
    """Names of which each slip is nearer to them than to any other."""
    random = Random(data.draw(st.integers(0, 2**32)))
    metric = data.draw(st.sampled_from(["recycling", "homelessness", "inactivity", "landfill"]))
    council = data.draw(st.sampled_from(["Leicester", "Nottinghamshire", "Birmingham", "Sheffield"]))
    meant = read(f"{metric} rate in {council}")
    said = read(f"{slipped(metric, random)} rate in {slipped(council, random)}")
    assert (said.metrics, said.areas) == (meant.metrics, meant.areas)


def test_a_slip_in_the_word_that_asks_leaves_the_reading_as_it_was(read):
    random = Random(SEED)
    made = [
        (question, question.replace(word, slip, 1))
        for word, question in ASKED.items()
        for _ in range(15)
        for slip in slips(word, random)
        if slip != word
    ]
    lost = [slip for question, slip in made if read(slip) != read(question)]
    assert len(made) > 700
    assert len(lost) <= (1 - UNCHANGED) * len(made), lost
