"""Where what was learned settles the measure, and where the words that name one have the say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.understanding.hearing import Heard
from bot.understanding.meaning.learned_choice import (
    BY_CHANCE,
    INSTEAD_OF_NAMED,
    INSTEAD_OF_NAMED_IN_PART,
    INSTEAD_OF_NOT_HELD,
    INSTEAD_OF_THEME,
    OF_SIBLINGS,
    OF_TIED,
    STILL_LIKELY,
    SURE,
    WHERE_NONE,
    by_learning,
    likely_by_words,
)
from bot.understanding.meaning.learned_subjects import Guess
from bot.understanding.meaning.meant import Meaning
from bot.understanding.meaning.nearest import Near, Nearest
from bot.understanding.reader import Understanding
from bot.understanding.subject_index import Subject, SubjectKind
from bot.understanding.subjects import Chosen
from data_layer.vocabulary import MetricId
from tests.served import HOME

LABELS = ("leaves", "ducks", "benches", "nothing", "theme parks")
UNKNOWN = "the wibbled ones"
OWN = "swings in use: somewhere to sit and rest"

Settled = Callable[..., Heard]


def guessed(metric: str, likely: float, telling: int = 2) -> Guess:
    rest = (1 - likely) / (len(LABELS) - 1)
    return Guess(MetricId(metric), likely, {each: likely if each == metric else rest for each in LABELS}, telling)


def guess_beside(metric: str, likely: float, **others: float) -> Guess:
    scores = {label: others.get(label, 0.0) for label in LABELS} | {metric: likely}
    return Guess(MetricId(metric), likely, scores, 2)


@pytest.fixture
def settled(heard, park) -> Settled:
    """settled("leaf fall", guessed("ducks", 0.6), swings=0.5): with the likeness of names given."""

    def made(text: str, guess: Guess | None, *, in_hand: bool = False, **likeness: float) -> Heard:
        near = [Near(Subject(SubjectKind.METRIC, id), each) for id, each in likeness.items()]
        return by_learning(heard(text), guess, near, park, in_hand=in_hand)

    return made


@pytest.fixture(scope="module")
def read(park, vectors, learned):
    nearest = Nearest(park, vectors)
    nearest.prepare()
    understanding = Understanding(park, nearest, learned)
    return lambda text, last=None: understanding.read(text, last=last, home_area=HOME)


# as it is read


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("a place for granny to rest", "benches"),
        ("how many birds were fed bread on the benches", "ducks"),
        ("the brown stuff that trees shed", "leaves"),
    ],
)
def test_a_measure_is_read_from_words_that_are_no_name_of_it(read, park, vectors, text, meant):
    nearest = Nearest(park, vectors)
    nearest.prepare()
    assert Understanding(park, nearest).read(text, last=None, home_area=HOME).metrics == ()
    assert read(text).metrics == (meant,)


@pytest.mark.parametrize("text", ["leaf fall", "number of ducks", "leaf fall, the foliage that comes off the trees"])
def test_a_measure_named_stays(read, heard, text):
    assert read(text).metrics == heard(text).chosen.metrics != ()


def test_a_measure_named_that_is_likely_is_not_doubted(heard, learned, park):
    for text in ("leaf fall, the foliage that comes off the trees", "number of drakes, the birds on the water"):
        assert (likely_by_words(heard(text), learned, park) or 0) >= STILL_LIKELY


def test_one_that_is_unlikely_gives_way(read, heard, learned, park):
    text = "number of ducks that sit and rest on the wooden seats of old people"
    likely = likely_by_words(heard(text), learned, park)
    assert heard(text).chosen.metrics == ("ducks",) and likely is not None and likely < STILL_LIKELY
    assert read(text).metrics == ("benches",)


def test_a_measure_of_the_councils_own_is_never_doubted_nor_displaced(read, heard, learned, park):
    assert heard(OWN).chosen.metrics == ("swings",) and likely_by_words(heard(OWN), learned, park) is None
    assert read(OWN).metrics == ("swings",)


def test_a_breakdown_named_stays_where_its_whole_is_meant(read):
    assert read("number of drakes, the birds on the water that quack").metrics == ("ducks.drakes",)


def test_what_is_none_of_ours_stays_unread(read):
    assert read("the last train home").metrics == ()


# the bounds


@pytest.mark.parametrize(
    ("text", "needed"),
    [(UNKNOWN, WHERE_NONE), ("leaf fall", INSTEAD_OF_NAMED), ("parks", INSTEAD_OF_THEME),
     ("crime", INSTEAD_OF_NOT_HELD)],
)  # fmt: skip
def test_a_guess_counts_from_a_likelihood_on_that_what_was_named_asks_for(settled, heard, text, needed):
    taken = settled(text, guessed("ducks", needed)).chosen
    assert taken.metrics == ("ducks",) and taken.by_meaning and taken.score == needed
    assert not (taken.theme or taken.not_held or taken.tied)
    assert settled(text, guessed("ducks", needed - 0.01)) == heard(text)


def test_a_name_said_in_part_gives_way_to_one_far_likelier(settled, heard):
    """Said whole, or nearly as likely, it stays."""
    part, whole = "raked leaves", "number of ducks"
    assert heard(part).chosen.metrics == ("leaves",) and not heard(part).chosen.whole and heard(whole).chosen.whole
    assert settled(part, guess_beside("benches", INSTEAD_OF_NAMED_IN_PART, leaves=0.16)).chosen.metrics == ("benches",)
    assert settled(part, guess_beside("benches", INSTEAD_OF_NAMED_IN_PART, leaves=0.17)) == heard(part)
    assert settled(whole, guess_beside("benches", INSTEAD_OF_NAMED_IN_PART, ducks=0.1)) == heard(whole)
    assert settled(whole, guess_beside("benches", INSTEAD_OF_NAMED, ducks=0.38)).chosen.metrics == ("benches",)
    assert settled(whole, guess_beside("benches", INSTEAD_OF_NAMED, ducks=0.4)) == heard(whole)


def test_no_guess_changes_nothing(settled, heard):
    assert settled(UNKNOWN, None) == heard(UNKNOWN)


def test_a_measure_that_has_left_the_catalogue_is_not_guessed(settled, heard):
    assert settled(UNKNOWN, guessed("fountains", 0.99)) == heard(UNKNOWN)


def test_two_measures_named_together_both_stay(settled):
    assert settled("leaf fall and number of ducks", guessed("benches", 0.99)).chosen.metrics == ("leaves", "ducks")


def test_where_a_measure_is_in_hand_it_takes_more_telling_words(settled):
    """ "and the wooden ones?" is sooner about that one."""
    assert settled(UNKNOWN, guessed("benches", 0.9, telling=1)).chosen.metrics == ("benches",)
    assert settled(UNKNOWN, guessed("benches", 0.9, telling=1), in_hand=True).chosen.metrics == ()
    assert settled(UNKNOWN, guessed("benches", 0.9, telling=2), in_hand=True).chosen.metrics == ("benches",)


def test_a_question_about_everything_is_about_no_one_measure(settled):
    assert settled("are we hitting all our targets", guessed("benches", 0.99, telling=3)).chosen.metrics == ()


def test_without_a_telling_word_a_guess_must_be_sure(settled):
    """And where a measure is in hand it does not count at all."""
    assert settled(UNKNOWN, guessed("benches", SURE - 0.01, telling=0)).chosen.metrics == ()
    assert settled(UNKNOWN, guessed("benches", SURE, telling=0)).chosen.metrics == ("benches",)
    assert settled(UNKNOWN, guessed("benches", SURE, telling=0), in_hand=True).chosen.metrics == ()


def test_one_telling_word_after_a_question_keeps_its_measure_and_two_turn_to_another(read):
    before = read("number of ducks")
    assert read("trees").metrics == ("leaves",)
    assert read("and trees?", before).metrics == ("ducks",)
    assert read("what about foliage on trees", before).metrics == ("leaves",)


def test_one_not_there_to_learn_from_is_sooner_meant_where_its_name_is_nearer(settled):
    assert settled(UNKNOWN, guessed("benches", 0.9), swings=0.6, benches=0.5).chosen.metrics == ()
    assert settled(UNKNOWN, guessed("benches", 0.9), swings=0.5, benches=0.6).chosen.metrics == ("benches",)


def test_a_breakdown_with_a_nearer_name_does_not_stand_in_the_way(settled):
    """It was learned from as its whole, so what was learned knows better."""
    near = {"ducks.drakes": 0.55, "benches": 0.5}
    assert settled(UNKNOWN, guessed("benches", 0.9), **near).chosen.metrics == ("benches",)


def test_of_several_that_match_alike_the_likelier_is_taken_sooner_than_another(heard, park):
    chosen = Chosen(metrics=(MetricId("leaves"), MetricId("ducks")), tied=True)
    tied = replace(heard(UNKNOWN), chosen=chosen)
    assert by_learning(tied, guessed("ducks", OF_TIED), [], park).chosen.metrics == ("ducks",)
    assert by_learning(tied, guessed("benches", OF_TIED), [], park).chosen == chosen
    assert by_learning(tied, guessed("benches", INSTEAD_OF_NAMED), [], park).chosen.metrics == ("benches",)


def test_siblings_that_match_alike_are_asked_back_sooner_than_others(small, metric, heard):
    """Who says neither "users" nor "carers" means either."""
    users = metric("users", "users content", qualifiers={"client": "users"})
    carers = metric("carers", "carers content", qualifiers={"client": "carers"})
    kin = small(users, carers)
    sure = Guess(users.id, OF_SIBLINGS, {users.id: OF_SIBLINGS, carers.id: 1 - OF_SIBLINGS}, telling=2)
    tied = replace(heard(UNKNOWN), chosen=Chosen(metrics=(users.id, carers.id), tied=True))
    assert by_learning(tied, replace(sure, likely=OF_SIBLINGS - 0.01), [], kin).chosen == tied.chosen
    assert by_learning(tied, sure, [], kin).chosen.metrics == ("users",)


class Stands:
    """For names and for what was learned: the benches are near, and a name is as likely as it is told."""

    ready, labels, knows_own = True, frozenset(LABELS), False

    def __init__(self, likely: float) -> None:
        self._likely = likely

    def vector_of(self, told: str) -> None: ...

    def said_of(self, told: str) -> None: ...

    def near_to(self, vector: None) -> list[Near]:
        return [Near(Subject(SubjectKind.METRIC, "benches"), 0.8), Near(Subject(SubjectKind.METRIC, "leaves"), 0.4)]

    def likely_by_words(self, told: str, metric: MetricId) -> float:
        return self._likely

    def guess(self, told: str, vector: None) -> None: ...


@pytest.mark.parametrize(("likely", "meant"), [(BY_CHANCE / 2, "benches"), (BY_CHANCE, "leaves")])
def test_words_of_a_name_that_were_said_for_another_reason_name_nothing(heard, park, likely, meant):
    stands: Any = Stands(likely)
    assert Meaning(park, stands, stands).meant(heard("raked leaves"), in_hand=False).chosen.metrics == (meant,)
    assert Meaning(park, stands, stands).meant(heard("leaf fall"), in_hand=False).chosen.metrics == ("leaves",)
