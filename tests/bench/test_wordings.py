"""Understanding beside more measures is measured by wordings that can be found, lost and mistaken."""

from __future__ import annotations

from random import Random

import pytest

from actions.reading import Kind
from bench.mix import OVERVIEWS
from bench.wordings import Wording, own_wordings, share_right, slipped, turned, wordings_of
from bot.understanding.reader import Understanding
from data_layer.vocabulary import Level
from tests.served import HOME
from tests.snapshot import shared_snapshots


@pytest.fixture(scope="module")
def catalogue():
    return shared_snapshots(HOME).current().catalogue(Level.PUBLIC)


@pytest.fixture(scope="module")
def understanding(catalogue):
    return Understanding(catalogue)


def test_every_published_measure_is_asked_for_word_for_word(catalogue):
    asked = wordings_of(catalogue)["names of measures, word for word"]
    assert {one.names for one in asked} == set(catalogue.metrics)
    assert Wording("how is recycling rate?", "recycling_rate") in asked


def test_the_wordings_are_the_same_in_every_run(catalogue):
    assert wordings_of(catalogue) == wordings_of(catalogue)


def test_the_embedded_catalogue_understands_most_of_each_set(catalogue, understanding):
    shares = {name: share_right(said, understanding, HOME) for name, said in wordings_of(catalogue).items()}
    assert all(share.of > 100 and share.percent > 70 for share in shares.values())
    assert shares["names of measures, word for word"].percent > 90


def test_what_is_found_what_is_mistaken_and_what_is_asked_back_are_told_apart(understanding):
    said = [
        Wording("how is the recycling rate?", "recycling_rate"),
        Wording("how is the smoking rate?", "recycling_rate"),
        Wording("how is the frobnicated quux?", "recycling_rate"),
    ]
    share = share_right(said, understanding, HOME)
    assert (share.of, share.right, share.wrong) == (3, 1, 1)


def test_a_slip_changes_two_letters_of_a_name_and_no_more(catalogue):
    names = [metric.name for metric in catalogue.metrics.values()]
    slips = [(name, said) for name in names if (said := slipped(name, Random(1)))]
    assert len(slips) > len(names) / 2
    for name, said in slips:
        assert sorted(said) == sorted(name) and sum(a != b for a, b in zip(name, said, strict=True)) == 2


def test_a_name_without_a_long_word_has_no_slip():
    assert slipped("rent paid", Random(1)) is None


def test_another_order_keeps_the_words():
    assert turned("ratings of care homes", Random(1)) == "care homes ratings"
    assert turned("smoking rate", Random(1)) is None


def test_without_own_measures_none_is_asked_for(catalogue):
    assert own_wordings(catalogue) == []


@pytest.mark.parametrize("text", OVERVIEWS)
def test_the_overviews_that_are_timed_are_understood(understanding, text):
    read = understanding.read(text, last=None, home_area=HOME)
    assert read.kind in {Kind.EXCEPTIONS, Kind.IMPROVING, Kind.CATALOGUE}
