"""Where meaning settles a subject, where it only confirms one, and where it says nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.understanding.hearing import Heard
from bot.understanding.meaning.choice import by_meaning, is_open
from bot.understanding.meaning.nearest import Near
from bot.understanding.subject_index import Subject, SubjectKind

Meant = Callable[..., Heard]


@pytest.fixture
def meant(hear, catalogue) -> Meant:
    def found(text: str, **likeness: float) -> Heard:
        kinds = {id: SubjectKind.METRIC if id in catalogue.metrics else SubjectKind.NOT_HELD for id in likeness}
        kinds |= {id: SubjectKind.THEME for id in likeness if id in catalogue.themes}
        near = [Near(Subject(kinds[id], id), each) for id, each in likeness.items()]
        return by_meaning(hear(text), sorted(near, key=lambda one: -one.likeness), catalogue)

    return found


def test_words_that_name_nothing_take_the_nearest_measure(meant):
    assert meant("wibbled folk", rough_sleeping=0.7, smoking_prevalence=0.5).chosen.metrics == ("rough_sleeping",)


def test_two_that_are_as_near_are_asked_back(meant):
    chosen = meant("wibbled folk", adult_obesity=0.7, obesity_year_6=0.69).chosen
    assert chosen.tied and set(chosen.metrics) == {"adult_obesity", "obesity_year_6"}


@pytest.mark.parametrize("likeness", [0.59, 0.4, 0.0])
def test_what_is_not_near_enough_is_not_meant(meant, likeness):
    assert not meant("wibbled folk", rough_sleeping=likeness).chosen.named


def test_a_subject_not_held_is_never_guessed(meant):
    assert not meant("wibbled folk", crime=0.9, rough_sleeping=0.7).chosen.named


def test_a_measure_named_and_nearest_stands_whatever_words_are_left(meant):
    chosen = meant("recycling wibbled wobbled", recycling_rate=0.6, landfill_rate=0.5).chosen
    assert chosen.metrics == ("recycling_rate",) and chosen.by_meaning


def test_one_far_nearer_takes_its_place(meant):
    assert meant("recycling wibbled", recycling_rate=0.4, landfill_rate=0.8).chosen.metrics == ("landfill_rate",)


def test_one_that_shares_words_and_no_more_is_let_go_and_offered(meant):
    chosen = meant("recycling wibbled", recycling_rate=0.2, landfill_rate=0.3).chosen
    assert not chosen.named and chosen.near == ("landfill_rate", "recycling_rate")


def test_a_subject_said_not_to_be_held_stays_so(meant):
    assert meant("crime", crime=0.9, rough_sleeping=0.8).chosen.not_held == "crime"


def test_a_plain_question_is_not_looked_up(hear):
    assert not is_open(hear("recycling rate in Derby"))
    assert not is_open(hear("hello"))
    assert not is_open(hear("and Derby?"))
    assert is_open(hear("wibbled folk"))
