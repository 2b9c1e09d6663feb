"""The encoder tuned to what is asked for: its corrections, its say beside the marks, and what it hears."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from actions.reading import Kind, Reading
from bot.understanding.meaning.encoder import Encoder, encoder
from bot.understanding.meaning.tuned import SHARE, SURE, Tuned, asked_before
from data_layer.vocabulary import MetricId

PART = "encoder.layer.5.output.dense"


@pytest.fixture(scope="module")
def plain() -> Encoder:
    found = encoder()
    assert found is not None
    return found


@pytest.fixture(scope="module")
def tuned(plain) -> Tuned:
    found = Tuned.load(plain)
    assert found is not None
    return found


def likeliest(scores: dict[Kind, float]) -> Kind:
    return max(scores, key=lambda kind: scores[kind])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("which direction has smoking been moving in", Kind.TREND),
        ("could that drop be down to a change in the counting", Kind.EXPLANATION),
        ("whose numbers are these and how do they gather them", Kind.DEFINITION),
        ("pop the landfill data into a workbook for the auditors", Kind.EXPORT),
        ("which of our services should keep us awake at night", Kind.EXCEPTIONS),
        ("a lamp post on Elm Avenue is leaning over, get it seen to", Kind.OUT_OF_SCOPE),
        ("what would a good committee member press them on", Kind.SCRUTINY_QUESTIONS),
    ],
)
def test_what_is_asked_for_is_heard_in_words_that_no_cue_has(tuned, text, kind):
    assert likeliest(tuned.likely(text)) is kind


def test_the_same_words_mean_something_else_after_another_question(tuned):
    after_trend = tuned.likely("and Derby?", "trend of recycling rate")
    after_meaning = tuned.likely("and landfill?", "definition of recycling rate")
    assert likeliest(after_trend) is Kind.TREND
    assert likeliest(after_meaning) is Kind.DEFINITION


def test_chances_are_together_one(tuned):
    assert sum(tuned.likely("how is waste doing").values()) == pytest.approx(1)
    assert sum(tuned.beside({Kind.TREND: 0.6, Kind.TARGET: 0.4}, "how is waste doing").values()) == pytest.approx(1)


def test_a_very_long_text_is_heard_at_its_end(tuned):
    long = "I was at the surgery and people went on about all sorts of things. " * 30
    assert likeliest(tuned.likely(long + "Why has recycling gone down?")) is Kind.EXPLANATION


def test_sure_marks_are_left_as_they_are(tuned):
    marked = {Kind.TREND: SURE, Kind.TARGET: 1 - SURE}
    assert tuned.beside(marked, "hello") == marked
    assert tuned.beside({Kind.TREND: 0.6, Kind.TARGET: 0.4}, " ") == {Kind.TREND: 0.6, Kind.TARGET: 0.4}


def test_the_two_are_weighed_as_a_slow_second_sum_has_it(tuned):
    marked, said = {Kind.TREND: 0.5, Kind.EXPLANATION: 0.3, Kind.TARGET: 0.2}, "why is that"
    told = tuned.likely(said)
    weighed = {
        kind: (marked.get(kind, 0) + 1e-4) ** (1 - SHARE) * (told.get(kind, 0) + 1e-4) ** SHARE
        for kind in {*marked, *told}
    }
    expected = {kind: each / sum(weighed.values()) for kind, each in weighed.items()}
    assert tuned.beside(marked, said) == pytest.approx(expected)


def test_a_correction_is_as_if_its_product_were_added_to_the_weight(plain):
    chance = np.random.default_rng(3)
    narrow, wide = (chance.standard_normal(each).astype(np.float32) * 0.05 for each in ((1536, 4), (4, 384)))
    corrected = plain.corrected({PART: (narrow, wide)})
    whole = corrected.weights[f"{PART}.weight"]
    for row, column in ((0, 0), (383, 1535), (17, 4)):
        added = sum(float(narrow[column, at] * wide[at, row]) for at in range(4))
        assert whole[row, column] == pytest.approx(plain.weights[f"{PART}.weight"][row, column] + added, abs=1e-5)
    texts = ["how is waste doing", "recycling"]
    assert np.abs(corrected.encode(texts) - plain.encode(texts)).max() > 0.001


def test_two_texts_are_one_after_the_other(plain):
    assert plain.encode_after("", "recycling") == pytest.approx(plain.encode(["recycling"])[0])
    both = plain.encode_after("trend", "recycling")
    assert math.isclose(float(both @ both), 1, abs_tol=1e-5)
    assert np.abs(both - plain.encode_after("recycling", "trend")).max() > 0.001


def test_what_is_kept_with_a_model_hears_the_same(plain, tuned, tmp_path):
    tuned.save(tmp_path)
    assert Tuned.load(plain, tmp_path).likely("how is waste doing") == tuned.likely("how is waste doing")


def test_without_corrections_there_is_none(plain, tmp_path):
    assert Tuned.load(plain, file=tmp_path / "none.npz") is None


def test_the_question_in_hand_is_told_in_a_few_words(catalogue):
    asked = Reading(kind=Kind.TREND, metrics=(MetricId("recycling_rate"),))
    assert asked_before(asked, catalogue) == "trend of recycling rate"
    assert asked_before(Reading(kind=Kind.SCRUTINY_QUESTIONS), catalogue) == "scrutiny questions of everything"


def test_the_file_of_corrections_is_small_and_whole(tuned):
    assert set(tuned.kinds) == set(Kind)
    assert tuned.head.weights.shape == (384 + 1, len(tuned.kinds))  # and a row for the bias
    assert replace(tuned).encoder is not encoder()
