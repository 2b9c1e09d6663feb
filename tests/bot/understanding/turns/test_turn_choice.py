"""Where what was learned of conversations settles a turn, and where the rules have the say."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from actions.reading import Kind
from bot.understanding.turns.learned_turns import AS_RULED, STAYS, TurnOpinion
from bot.understanding.turns.marks import Turn
from bot.understanding.turns.turn_choice import (
    ALL_BUT_SURE,
    ANOTHER,
    CONFIRMED,
    INSTEAD_OF_SIBLING,
    KIND,
    NOT_HELD_LEFT,
    OWN_LEFT,
    SUBJECT,
    TALKED,
    TOLD_LEFT,
    Settled,
    another_of_turn,
    kind_of_turn,
    looks_on,
    subject_of_turn,
)

LESS, MORE = -0.01, 0.01
KNOWN = ("leaves", "ducks", "benches", "happy_children", "happy_adults", "potholes", STAYS, AS_RULED)
HAPPY = "happiness of children in the park"

MeantKind = Callable[..., Kind | None]
MeantSubject = Callable[..., Settled | None]


def likely(meant: str, p: float, labels: tuple[str, ...]) -> dict[str, float]:
    """So likely one label, the others sharing the rest."""
    return {each: p if each == meant else (1 - p) / (len(labels) - 1) for each in labels}


def opinion(kinds: Mapping[Kind, float] | None = None, subjects: Mapping[str, float] | None = None) -> TurnOpinion:
    return TurnOpinion({**(kinds or {Kind.PERFORMANCE: 1.0})}, {**(subjects or {STAYS: 1.0})})


@pytest.fixture
def kind(turn) -> MeantKind:
    """kind("over the years", Kind.TREND, 0.7): the kind taken where what was learned says so."""

    def made(
        said: str | Turn, meant: Kind, p: float, *, otherwise: Kind | None = None, after: str = "leaf fall"
    ) -> Kind | None:
        kinds = {each: (1 - p) / (len(Kind) - 1) for each in Kind} | {meant: p}
        return kind_of_turn(turn(said, after) if isinstance(said, str) else said, opinion(kinds), otherwise)

    return made


@pytest.fixture
def subject(turn, park) -> MeantSubject:
    """subject("and those birds", "ducks", 0.7): what is settled where what was learned says so."""

    def made(text: str, meant: str, p: float, *, after: str = "leaf fall", kinds=None) -> Settled | None:
        return subject_of_turn(turn(text, after), opinion(kinds, likely(meant, p, KNOWN)), park)

    return made


def measures(settled: Settled | None) -> tuple[str, ...] | None:
    return settled and settled.heard.chosen.metrics


# the kind


def test_a_kind_that_is_likely_enough_is_taken_whatever_the_rules_make_of_it(kind):
    assert kind("wibbled", Kind.TREND, KIND + MORE) is Kind.TREND


def test_below_that_the_rules_have_the_say_or_what_was_learned_of_whole_questions(kind):
    assert kind("wibbled", Kind.TREND, KIND + LESS) is None
    assert kind("wibbled", Kind.TREND, KIND + LESS, otherwise=Kind.TARGET) is Kind.TARGET


def test_talk_is_taken_sooner_unless_a_measure_is_named(kind):
    assert kind("wibbled", Kind.SMALLTALK, TALKED + MORE) is Kind.SMALLTALK
    assert kind("wibbled", Kind.SMALLTALK, TALKED + LESS) is None
    assert kind("wibbled ducks", Kind.SMALLTALK, TALKED + MORE) is None
    assert kind("wibbled ducks", Kind.SMALLTALK, KIND + MORE) is Kind.SMALLTALK


def test_what_is_plainly_worded_as_talk_stays_so_unless_another_kind_is_all_but_sure(kind, turn):
    thanks = turn("thanks")
    assert thanks.ruled.kind is Kind.SMALLTALK
    assert kind(thanks, Kind.TREND, ALL_BUT_SURE + LESS) is None
    assert kind(thanks, Kind.TREND, ALL_BUT_SURE + MORE) is Kind.TREND


def test_what_whole_questions_tell_as_talk_stays_so_in_the_same_way(kind):
    assert kind("wibbled", Kind.TREND, ALL_BUT_SURE + LESS, otherwise=Kind.OUT_OF_SCOPE) is Kind.OUT_OF_SCOPE
    assert kind("wibbled", Kind.TREND, ALL_BUT_SURE + MORE, otherwise=Kind.OUT_OF_SCOPE) is Kind.TREND


def test_whether_something_must_be_asked_back_is_never_learned(kind):
    assert kind("wibbled", Kind.CLARIFY, 0.99) is None


def test_a_run_of_years_is_more_than_a_figure(kind):
    assert kind("since 2022", Kind.PERFORMANCE, 0.99) is None
    assert kind("in 2022/23", Kind.PERFORMANCE, 0.99) is Kind.PERFORMANCE
    assert kind("and in Derby", Kind.PERFORMANCE, 0.99, after="leaf fall since 2022") is Kind.PERFORMANCE


def test_nothing_is_said_not_to_be_held_where_a_measure_is_named_or_every_word_explained(kind):
    assert kind("ducks wibbled", Kind.NO_DATA, 0.99) is None
    assert kind("is that good", Kind.NO_DATA, 0.99) is None
    assert kind("wibbled", Kind.NO_DATA, 0.99) is Kind.NO_DATA


# the measure in hand


def test_words_that_tell_nothing_stay_with_the_measure_in_hand(subject):
    settled = subject("and in Derby?", STAYS, SUBJECT + MORE)
    assert settled is not None and settled.follows is None and not settled.heard.chosen.named


def test_below_that_nothing_is_settled(turn, park):
    others = dict.fromkeys(KNOWN[:6], (1 - SUBJECT - LESS) / 6)
    assert subject_of_turn(turn("and in Derby?"), opinion(subjects={**others, STAYS: SUBJECT + LESS}), park) is None


def test_what_the_rules_keep_counts_for_staying(turn, park):
    """Where the rules stay as well, both likelihoods are one."""
    told = opinion(subjects={STAYS: 0.25, AS_RULED: 0.3, "ducks": 0.45})
    assert subject_of_turn(turn("and in Derby?"), told, park) == Settled(turn("and in Derby?").heard)


def test_words_that_may_tell_another_measure_must_be_likelier_to_tell_nothing(subject, turn):
    assert turn("wibbled things").stays
    assert subject("wibbled things", STAYS, TOLD_LEFT - 0.1) is None
    assert subject("wibbled things", STAYS, TOLD_LEFT + MORE) is not None


def test_a_measure_named_is_left_for_the_one_in_hand_where_that_is_meant(subject):
    settled = subject("number of ducks", STAYS, TOLD_LEFT + MORE)
    assert settled is not None and settled.follows and measures(settled) == ()
    assert subject("number of ducks", STAYS, TOLD_LEFT + LESS) is None


def test_a_theme_named_and_an_own_measure_are_left_for_it_later(subject):
    for text in ("what is off track in parks", "swings in use"):
        assert subject(text, STAYS, OWN_LEFT + LESS) is None
        assert subject(text, STAYS, OWN_LEFT + MORE) == subject(text, STAYS, 0.99) is not None


def test_what_is_not_held_is_left_for_it_last(subject):
    assert subject("and burglary?", STAYS, NOT_HELD_LEFT + LESS) is None
    settled = subject("and burglary?", STAYS, NOT_HELD_LEFT + MORE)
    assert settled is not None and settled.follows and not settled.heard.chosen.not_held


def test_another_theme_named_in_full_is_never_left_for_it(subject):
    """A word of its measures may be said by chance, and its own theme is no other one."""
    assert subject("what is off track in streets", STAYS, 0.99) is None
    assert subject("what is off track in parks", STAYS, 0.99) is not None


def test_a_name_of_several_others_is_never_left_for_it(subject):
    """The rules then ask which one; where one of them is in hand, that one may be meant."""
    assert subject("park happiness in Derby", STAYS, 0.99) is None
    assert subject("park happiness in Derby", STAYS, 0.99, after=HAPPY) is not None


# another measure


def test_a_measure_meant_is_taken_where_it_is_likely_enough(subject):
    settled = subject("and those quackers", "ducks", SUBJECT + MORE)
    assert settled is not None and settled.heard.chosen.by_meaning and settled.follows
    assert measures(settled) == ("ducks",)
    assert subject("and those quackers", "ducks", SUBJECT + LESS) is None


def test_it_takes_the_place_of_one_that_words_name(subject):
    settled = subject("what about the benches in good repair", "ducks", 0.9)
    assert measures(settled) == ("ducks",)


def test_a_whole_question_about_another_measure_starts_afresh(subject):
    settled = subject("what is the number of potholes filled in Nottingham", "ducks", 0.9)
    assert measures(settled) == ("ducks",) and settled is not None and settled.follows is False


def test_the_measure_that_words_name_is_confirmed_where_that_is_all_but_sure(subject, turn):
    said = "number of ducks"
    assert subject(said, AS_RULED, CONFIRMED + MORE) == Settled(turn(said).heard)
    assert subject(said, AS_RULED, 0.7) is None


def test_its_own_likelihood_counts_for_what_the_rules_name(subject, turn):
    said = "number of ducks"
    assert subject(said, "ducks", CONFIRMED + MORE) == Settled(turn(said).heard)


def test_a_measure_the_data_do_not_have_is_left_to_the_rules(turn, park):
    """What was learned may know of one that was taken back."""
    gone = opinion(subjects={"fountains": 0.95, STAYS: 0.05})
    assert subject_of_turn(turn("and those squirting things"), gone, park) is None


# siblings


def test_a_sibling_that_words_name_stays_unless_another_measure_is_far_likelier(subject, turn):
    ruled = turn("and adults?", HAPPY).ruled
    assert ruled.metrics == ("happy_adults",)
    assert subject("and adults?", "ducks", INSTEAD_OF_SIBLING + LESS, after=HAPPY) == Settled(
        turn("and adults?", HAPPY).heard
    )
    assert measures(subject("and adults?", "ducks", INSTEAD_OF_SIBLING + MORE, after=HAPPY)) == ("ducks",)


def test_it_is_left_for_the_one_in_hand_as_any_other(subject):
    settled = subject("and adults?", STAYS, 0.95, after=HAPPY)
    assert settled is not None and settled.follows and measures(settled) == ()


# a measure of the council's own


def test_an_own_measure_is_not_doubted_by_what_was_not_learned_of_it(subject, turn):
    assert turn("swings in use").ruled.metrics == ("swings",)
    assert subject("swings in use", "ducks", 0.99) is None


def test_an_own_measure_is_taken_as_named_where_that_is_likely(subject, turn):
    assert subject("swings in use", AS_RULED, CONFIRMED + MORE) == Settled(turn("swings in use").heard)


# what is not held


def test_what_is_not_held_stays_so_where_that_is_likeliest(subject):
    kinds = {Kind.NO_DATA: 0.5, Kind.TREND: 0.3}
    assert subject("and burglary?", "ducks", 0.99, kinds=kinds) is None
    assert measures(subject("and burglary?", "ducks", 0.99)) == ("ducks",)


# the second half of a question


@pytest.fixture
def another(turn, park) -> Callable[..., str | None]:
    """another("how many quackers", "ducks", 0.9): the second measure asked about in a question about leaf fall."""

    def made(text: str, meant: str, p: float, kind: Kind = Kind.PERFORMANCE) -> str | None:
        kinds = {Kind.TREND: 0.4, kind: 0.6}
        return another_of_turn(turn(text), opinion(kinds, likely(meant, p, KNOWN)), park)

    return made


def test_a_question_goes_on_to_a_second_measure_where_that_is_all_but_sure(another):
    assert another("how many quackers", "ducks", ANOTHER + MORE) == "ducks"
    assert another("how many quackers", "ducks", ANOTHER + LESS) is None


def test_a_second_measure_named_is_as_likely_as_the_rules_are_right(another):
    assert another("number of ducks", AS_RULED, ANOTHER + MORE) == "ducks"
    assert another("is that good", AS_RULED, 0.99) is None


def test_a_question_that_stays_or_asks_for_more_than_a_figure_goes_on_to_no_other(another):
    assert another("how many in all", STAYS, 0.99) is None
    assert another("how many quackers", "ducks", 0.99, Kind.DEFINITION) is None


@pytest.mark.parametrize(
    ("said", "after", "kind", "figure"),
    [
        ("and number of ducks", "leaf fall", Kind.DEFINITION, True),
        ("what does number of ducks mean", "leaf fall", Kind.DEFINITION, False),
        ("leaf fall here", "leaf fall", Kind.DEFINITION, False),
        ("and number of ducks", "leaf fall", Kind.TREND, False),
    ],
)
def test_the_next_measure_after_what_one_means_is_asked_for_its_figure(turn, said, after, kind, figure):
    made = turn(said, after)
    assert looks_on(made.heard, made.last.model_copy(update={"kind": kind})) is figure


# what stays, whatever single words say


def test_what_is_in_a_measure_is_asked_of_the_one_in_hand(subject):
    for word in ("park happiness", "streets"):
        text = f"how is it defined, does it count {word}"
        assert subject(text, AS_RULED, 0.5, kinds={Kind.NO_DATA: 0.9, Kind.DEFINITION: 0.1}) is None
        settled = subject(text, AS_RULED, 0.5, kinds={Kind.DEFINITION: KIND + MORE})
        assert settled is not None and settled.follows and not settled.heard.chosen.named


def test_what_tells_the_measure_in_hand_from_its_sibling_goes_to_no_third_one(subject):
    settled = subject("the children's figure", "ducks", INSTEAD_OF_SIBLING + MORE, after=HAPPY)
    assert settled is not None and measures(settled) == ()
