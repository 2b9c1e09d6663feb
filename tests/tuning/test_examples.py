"""What the encoder is tuned on: every text once, with what is known of it."""

from __future__ import annotations

from collections import Counter

import pytest

from actions.reading import Kind
from bot.understanding.turns.conversations import Said, with_own_measures
from data_layer.vocabulary import Level, MetricId
from tests.served import HOME
from tests.snapshot import shared_snapshots
from tuning.examples import Example, examples, labels, turns_of

RECYCLING = ((MetricId("recycling_rate"),),)


@pytest.fixture(scope="module")
def catalogue():
    return shared_snapshots(HOME).current().catalogue(Level.PUBLIC)


@pytest.fixture(scope="module")
def found(catalogue) -> list[Example]:
    return examples(catalogue)


def test_every_kind_is_asked_alone_and_gone_on_to(found):
    alone = Counter(one.kind for one in found if one.kind and not one.before)
    later = Counter(one.kind for one in found if one.kind and one.before)
    assert min(alone[kind] for kind in Kind) >= 100
    assert min(later[kind] for kind in set(Kind) - {Kind.CLARIFY}) >= 20


def test_every_published_measure_is_told_often_enough(found, catalogue):
    told = Counter(one.subject for one in found)
    assert min(told[metric.id] for metric in catalogue.whole_metrics()) >= 25


def test_no_text_is_without_a_label_or_twice_alike(found):
    assert [one for one in found if one.kind is None and one.subject is None] == []
    assert len(set(found)) > 0.99 * len(found)


def test_a_turn_is_told_after_the_question_in_hand_and_talk_leaves_that_in_hand(catalogue):
    conversation = (
        Said("how is recycling", Kind.TREND, RECYCLING),
        Said("thanks", Kind.SMALLTALK),
        Said("and Derby", Kind.TREND, RECYCLING),
        Said("the lot", Kind.EXCEPTIONS),
        Said("and in 2019", Kind.EXCEPTIONS),
    )
    assert [(one.text, one.before) for one in turns_of(conversation, with_own_measures(catalogue))] == [
        ("thanks", "trend of recycling rate"),
        ("and Derby", "trend of recycling rate"),
        ("the lot", "trend of recycling rate"),
        ("and in 2019", "exceptions of recycling rate"),
    ]


def test_labels_are_told_once_in_order():
    assert labels(["b", None, "a", "b"]) == ["a", "b"]
