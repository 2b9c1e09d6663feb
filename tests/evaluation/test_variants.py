"""A variant reads without the part that was taken out, and everything is back in its place afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack

import numpy as np
import pytest

from actions.reading import Kind
from bot.understanding import operations, qualifiers, subject_match
from bot.understanding.meaning.encoder import WIDTH, Encoder, Vectors
from bot.understanding.meaning.vectors import NameVectors
from bot.understanding.turns.conversations import said
from data_layer.vocabulary import MetricId
from evaluation import variants
from evaluation.ablation import renewed
from evaluation.asking import ask_reader
from evaluation.format import Item
from evaluation.variants import VARIANTS, KindBy, Swap, Variant, reader, swapped, with_aliases
from evaluation.wordings import Wording, some, wordings

NAMED = {variant.name: variant for variant in VARIANTS}
RATE = MetricId("recycling_rate")
SLIP = "what is the recylcing rate in Derby?"
FEW = [
    Wording(text, kind)
    for kind, texts in {
        Kind.TREND: ("recycling over time", "landfill over time", "smoking over time", "how has recycling changed"),
        Kind.SMALLTALK: ("hello there", "good morning there", "hello", "hello there everyone"),
        Kind.PERFORMANCE: ("what is the recycling rate", "what is the landfill rate", "what is the smoking rate"),
    }.items()
    for text in texts
]


def without_training(name: str) -> Variant:
    """The same by rules alone."""
    held = NAMED[name]
    return Variant(held.name, kind_by=KindBy.RULES, meaning=False, aliases=held.aliases, swaps=held.swaps)


def read_by(variant: Variant, desk, text: str, held=(), vectors: NameVectors | None = None):
    with reader(variant, desk, vectors, held) as read:
        return read(text, None)


class Blind(Encoder):
    """To which no text is like another: what is learned from words is seen by itself, and soon."""

    def __init__(self) -> None:
        pass

    def encode(self, texts: Sequence[str], threads: int = 1) -> Vectors:
        return np.zeros((len(texts), WIDTH), dtype=np.float32)


def test_a_slip_is_understood_by_the_whole_and_not_without_tolerance(desk):
    assert read_by(without_training("the whole reading"), desk, SLIP).metrics == ("recycling_rate",)
    assert read_by(without_training("without tolerance of slips"), desk, SLIP).metrics == ()


def test_siblings_are_not_told_apart_without_qualifiers(desk):
    asked = "life expectancy of blokes"
    assert read_by(without_training("the whole reading"), desk, asked).metrics == ("life_expectancy_male",)
    assert len(read_by(without_training("without qualifiers"), desk, asked).metrics) == 2


def test_without_cues_no_operation_is_heard(desk):
    asked = "has the recycling rate gone up over time?"
    assert read_by(without_training("the whole reading"), desk, asked).kind is Kind.TREND
    assert read_by(without_training("without worded cues"), desk, asked).kind is not Kind.TREND


def test_a_measure_described_is_found_with_what_was_learned_of_subjects_and_not_without(desk):
    asked, vectors = "where can I plug in my battery car", NameVectors(Blind())
    whole, without = (Variant(name, kind_by=KindBy.RULES, subjects=NAMED[name].subjects)
                      for name in ("the whole reading", "without what was learned of subjects"))  # fmt: skip
    assert read_by(whole, desk, asked, FEW, vectors).metrics == ("ev_chargers",)
    assert read_by(without, desk, asked, FEW, vectors).metrics == ()


def test_what_was_learned_of_subjects_is_of_no_use_without_sentence_vectors(desk):
    held = NAMED["without sentence vectors"]
    blind = Variant(held.name, kind_by=KindBy.RULES, meaning=held.meaning)
    assert read_by(blind, desk, "where can I plug in my battery car", FEW, NameVectors(Blind())).metrics == ()


def test_what_was_learned_of_conversations_is_used_by_the_whole_and_not_without(desk):
    """A dozen of them, in which wibbled is another word for burnt."""
    first, thanks = "performance of recycling_rate: what is the recycling rate", "smalltalk: right you are"
    burnt, trend = "performance of incineration_rate: and the wibbled", "trend of incineration_rate: over"
    lines = [(first, thanks, f"{burnt} {more}", f"{trend} {more} time") for more in ("share", "part", "lot", "amount")]
    few = [tuple(said(line, "few") for line in each) for each in lines * 3]
    whole, without = (Variant(name, turns=NAMED[name].turns, swaps=(Swap(variants, "conversations", lambda: few),))
                      for name in ("the whole reading", "without what was learned of conversations"))  # fmt: skip
    asked = [
        {"text": text, "expect": {"kind": ["performance"]}} for text in ("recycling rate", "and the wibbled share")
    ]
    item = Item.model_validate({"id": "d", "turns": asked})
    found = []
    for variant in (whole, without):
        with reader(variant, desk, NameVectors(Blind()), FEW) as read:
            *_, last = ask_reader([item], read, desk)
        found.append(last.answers[0].metrics)
    assert found[0] == ["incineration_rate"] != found[1]


def test_words_that_no_wording_has_are_understood_by_the_tuned_encoder_and_not_without(desk):
    asked = "which way is the recycling rate heading"
    whole, without = (Variant(name, turns=False, tuned=NAMED[name].tuned)
                      for name in ("the whole reading", "without the encoder tuned to what is asked for"))  # fmt: skip
    assert read_by(whole, desk, asked, FEW, NameVectors(Blind())).kind is Kind.TREND
    assert read_by(without, desk, asked, FEW, NameVectors(Blind())).kind is Kind.PERFORMANCE


def test_the_classifier_alone_says_the_kind_it_learned_whatever_the_rules_make_of_it(desk):
    by_words = Variant("words", kind_by=KindBy.WORDS, meaning=False, swaps=NAMED[
        "kind by the classifier alone, from words (counts)"].swaps)  # fmt: skip
    assert read_by(by_words, desk, "hello there landfill", FEW).kind is Kind.SMALLTALK


@pytest.mark.parametrize("name", NAMED)
def test_every_part_is_back_in_its_place_afterwards(name):
    held = (operations.cues, qualifiers.said_of, subject_match.A_SLIP)
    with ExitStack() as stack, pytest.raises(RuntimeError):
        stack.enter_context(swapped(NAMED[name].swaps))
        raise RuntimeError
    assert (operations.cues, qualifiers.said_of, subject_match.A_SLIP) == held


def test_a_measure_keeps_its_first_aliases(desk):
    cut = with_aliases(desk.catalogue, 2)
    assert {len(metric.aliases) for metric in cut.metrics.values()} <= {0, 1, 2}
    assert cut.metrics[RATE].aliases == desk.catalogue.metrics[RATE].aliases[:2]
    assert with_aliases(desk.catalogue, None) is desk.catalogue


def test_less_data_is_a_part_of_more_with_every_kind_in_it():
    held = wordings()
    quarter, half = set(some(held, 0.25)), set(some(held, 0.5))
    assert quarter < half < set(held)
    assert {one.kind for one in quarter} == {one.kind for one in held}
    assert len(half) == pytest.approx(len(held) / 2, rel=0.01)


def test_a_follow_up_is_read_with_the_reading_before_it_and_thanks_do_not_change_that(desk):
    turns = [{"text": text, "expect": {"kind": ["performance"]}} for text in ("recycling rate", "thanks", "and Derby?")]
    item = Item.model_validate({"id": "d", "turns": turns})
    with reader(without_training("the whole reading"), desk, None, ()) as read:
        *_, last = ask_reader([item], read, desk)
    assert (last.answers[0].metrics, last.answers[0].areas) == (["recycling_rate"], ["E06000015"])


def test_only_its_part_of_the_page_is_renewed():
    page = "# T\n\nhead\n\n## One\n\nold\n\n## Two\n\nkept\n"
    assert renewed(page, "One", "new") == "# T\n\nhead\n\n## One\n\nnew\n\n## Two\n\nkept\n"
    assert renewed(page, "Three", "new") == page + "\n## Three\n\nnew\n"
