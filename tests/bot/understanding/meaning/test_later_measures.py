"""A measure that joins the catalogue after the training is understood by its names, beside all that was learned."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.reading import Kind, Reading
from bot.understanding.meaning.learned_choice import likely_by_words
from bot.understanding.meaning.learned_subjects import LearnedSubjects, learn_subjects
from bot.understanding.meaning.nearest import Nearest, written_out
from bot.understanding.meaning.subject_examples import DESCRIPTIONS, described
from bot.understanding.reader import Understanding
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import MetricId
from tests.served import HOME

EVERY = 5  # in so many of the real descriptions; more tell no more here and take longer
LATER = MetricId("allotment_waiting")
NAME, ALIASES = "people waiting for an allotment", ("allotment queue", "vegetable plots wanted")


@pytest.fixture(scope="module")
def learned_early(catalogue, vectors) -> LearnedSubjects:
    examples = list(described(catalogue, DESCRIPTIONS))[::EVERY]
    return learn_subjects(examples, vectors.of_questions([written_out(one.text) for one in examples]))


@pytest.fixture(scope="module")
def grown(catalogue, metric) -> Catalogue:
    """The embedded catalogue with one measure more, held where the recycling rate is."""
    later = metric(LATER, NAME, aliases=ALIASES, theme="culture")
    held = {(LATER, area): periods for (each, area), periods in catalogue.holdings.items() if each == "recycling_rate"}
    return replace(catalogue, metrics={**catalogue.metrics, LATER: later}, holdings={**catalogue.holdings, **held})


@pytest.fixture(scope="module")
def understanding(grown, learned_early, vectors) -> Understanding:
    """What two aliases of each measure mean is known: all of them take longer to work out."""
    few = {id: replace(each, aliases=each.aliases[:2]) for id, each in grown.metrics.items() if each.part_of is None}
    nearest = Nearest(replace(grown, metrics=few, not_held={}), vectors)
    nearest.prepare()
    return Understanding(grown, nearest, learned_early)


def read(understanding: Understanding, text: str) -> Reading:
    return understanding.read(text, last=None, home_area=HOME)


@pytest.mark.parametrize("name", [NAME, *ALIASES])
@pytest.mark.parametrize(
    "asked",
    ["{}", "what is the figure for {}?", "how many {} are there in Derby", "{} since 2023", "{}, the wibbled one"],
)
def test_a_measure_that_what_was_learned_does_not_know_is_understood_by_each_of_its_names(
    understanding, learned_early, asked, name
):
    assert LATER not in learned_early.labels
    assert read(understanding, asked.format(name)).metrics == (LATER,)


def test_it_is_understood_by_words_that_mean_as_much(understanding):
    assert read(understanding, "wanting a vegetable plot").metrics == (LATER,)


@pytest.mark.parametrize("name", [NAME, *ALIASES])
def test_it_is_never_doubted(understanding, learned_early, grown, name):
    heard, reading = understanding.by_rules(name, HOME) or pytest.fail("nothing was heard")
    assert reading.kind is Kind.PERFORMANCE and likely_by_words(heard, learned_early, grown) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [("somewhere to plug in my electric car", "ev_chargers"), ("kids with rotten teeth", "dental_decay_age_5")],
)
def test_the_measures_learned_are_understood_beside_it(understanding, text, meant):
    assert read(understanding, text).metrics == (meant,)
