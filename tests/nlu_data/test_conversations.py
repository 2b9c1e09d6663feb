"""The conversations that turns are learned from: each line reads, is about something there is, and is our own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest

from actions.reading import Kind
from bot.settings import ROOT
from bot.understanding.turns.conversations import Conversation, Said, conversations, with_own_measures
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import Level
from tests.nlu_data.test_own_words import RUN, near_copies, open_questions
from tests.nlu_data.wordings import HOME, plain, runs, says_something, shape
from tests.snapshot import shared_snapshots

SETS = sorted((ROOT / "evaluation").glob("*_set"))
LEAST = 20  # turns of a kind, to learn it from
# what people go on to: of these each is learned as what comes after a question
LATER = set(Kind) - {Kind.CLARIFY}  # whether something must be asked back is seen in the data


@cache
def told() -> tuple[Conversation, ...]:
    return tuple(conversations())


def turns() -> Iterator[Said]:
    for each in told():
        yield from each


def own_words() -> Iterator[Said]:
    """Turns of five or more words that are more than a name. Greetings apart: there are only so many ways of thanks."""
    for turn in turns():
        if (
            turn.kind is not Kind.SMALLTALK
            and len(plain(turn.text).split()) >= RUN
            and says_something(shape(turn.text))
        ):
            yield turn


@cache
def catalogue() -> Catalogue:
    """The embedded data with the measures of the invented council."""
    return with_own_measures(shared_snapshots(HOME).current().catalogue(Level.PUBLIC))


def test_every_line_reads_and_each_conversation_goes_on():
    assert len(told()) > 1_000
    assert [each for each in told() if len(each) < 2] == []


def test_every_measure_is_one_of_the_embedded_data_or_of_the_invented_council():
    known = catalogue().metrics
    named = {(turn.text, id) for turn in turns() for option in turn.about for id in option}
    assert {one for one in named if one[1] not in known} == set()


def test_every_theme_is_one_of_the_catalogue():
    assert {turn.theme for turn in turns() if turn.theme} <= set(catalogue().themes)


def test_every_measure_of_the_invented_council_is_talked_about_and_stays_its_own():
    published = shared_snapshots(HOME).current().catalogue(Level.PUBLIC).metrics
    own = {id for id in catalogue().metrics if id not in published}
    assert own and own <= {id for turn in turns() for option in turn.about for id in option}


def test_no_wording_of_five_or_more_words_stands_twice():
    said = Counter(plain(turn.text) for turn in own_words())
    assert {text: times for text, times in said.items() if times > 1} == {}


@pytest.mark.parametrize("kind", sorted(LATER))
def test_every_kind_is_gone_on_to_often_enough(kind):
    assert sum(turn.kind is kind for each in told() for turn in each[1:]) >= LEAST


@pytest.mark.parametrize("folder", SETS, ids=[folder.name for folder in SETS])
def test_no_turn_is_copied_from_a_set_kept_for_measuring(folder):
    """In whole within a question of it, or nearly the whole of one."""
    kept = [plain(text) for text in open_questions(folder)]
    within = "\n".join(f" {text} " for text in kept)
    copied = {turn.text for turn in own_words() if f" {plain(turn.text)} " in within}
    assert kept and copied | near_copies((turn.text for turn in own_words()), kept).keys() == set()


@pytest.mark.sources
def test_no_turn_holds_a_run_of_words_of_the_questions_kept_for_measuring(sources):
    """Nor nearly the whole of one: as strictly as the wordings."""
    kept = [plain(text) for text in open_questions(sources.parent / "questions")]
    taken = {run for text in kept for run in runs(text, RUN)}
    copied = {turn.text for turn in own_words() if taken.intersection(runs(turn.text, RUN))}
    assert kept and copied | near_copies((turn.text for turn in own_words()), kept).keys() == set()
