"""Each measure is described often enough by words other than its names, and each description is of one measure."""

from __future__ import annotations

from collections import Counter

from bot.understanding.meaning.nearest import names_of
from data_layer.vocabulary import Level, MetricId
from tests.nlu_data.wordings import HOME, descriptions, plain, wordings
from tests.snapshot import shared_snapshots

LEAST = 25


def whole_metrics() -> set[str]:
    """All measures of the embedded data but the breakdowns of one, which are asked for by the name of the whole."""
    return {metric.id for metric in shared_snapshots(HOME).current().catalogue(Level.PUBLIC).whole_metrics()}


def test_each_measure_is_described_often_enough():
    told = Counter(description.metric for description in descriptions())
    assert {metric: told[metric] for metric in whole_metrics() if told[metric] < LEAST} == {}


def test_what_is_described_is_a_measure_of_the_catalogue_and_no_breakdown():
    known = whole_metrics()
    assert {(one.file, one.metric) for one in descriptions() if one.metric not in known} == set()


def test_the_file_is_that_of_the_theme_of_what_it_describes():
    """So that whoever adds a measure finds where to describe it."""
    metrics = shared_snapshots(HOME).current().catalogue(Level.PUBLIC).metrics
    assert {
        (one.file, one.metric) for one in descriptions() if one.file != f"{metrics[MetricId(one.metric)].theme}.yml"
    } == set()


def test_no_description_stands_twice_nor_under_two_measures():
    told = Counter(plain(one.text) for one in descriptions())
    assert {text: times for text, times in told.items() if times > 1} == {}


def test_no_description_is_a_name():
    """Names are learned from as they stand in the catalogue; here stand the words of who does not know them."""
    called = {plain(name) for _, name in names_of(shared_snapshots(HOME).current().catalogue(Level.PUBLIC))}
    assert {one.text for one in descriptions() if plain(one.text) in called} == set()


def test_no_description_is_trained_as_a_wording_as_well():
    trained = {plain(wording.text) for wording in wordings()}
    assert {one.text for one in descriptions() if plain(one.text) in trained} == set()
