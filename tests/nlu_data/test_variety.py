"""Each kind is trained with enough truly different ways of asking, terse and long, about everything that is held."""

from __future__ import annotations

from collections import Counter

import numpy as np
from rapidfuzz import fuzz, process

from data_layer.definition_files import read_definitions
from tests.nlu_data.wordings import by_kind, frame, plain, says_something, shape, wordings

MAIN_KINDS = ("performance", "comparison", "trend", "definition", "target", "baseline", "exceptions", "improving")
LEAST_OF_A_MAIN_KIND, LEAST_OF_ANOTHER, LEAST_OF_A_REASON = 80, 40, 12
NEAR_COPY = 90  # of 100, letter by letter
# Of the wordings, how many must be built like no other, and how many begin so: "how do I" is how many questions begin.
BUILT_ALONE, BEGUN_ALONE = 0.95, 0.7
# What is not held is known by its subject alone, so there the subject is the wording.
KNOWN_BY_SUBJECT = "no_data"


def wording_alone(text: str, kind: str) -> str:
    return plain(text) if kind == KNOWN_BY_SUBJECT else frame(text)


def near_copies(frames: list[str]) -> list[tuple[str, str]]:
    """Pairs that differ by a letter or two."""
    alike = process.cdist(frames, frames, scorer=fuzz.ratio, score_cutoff=NEAR_COPY)
    first, second = np.nonzero(np.triu(alike, k=1))
    return [(frames[one], frames[other]) for one, other in zip(first, second, strict=True)]


def opening(text: str) -> str:
    return " ".join(plain(text).split()[:3])


def test_each_kind_is_asked_in_ways_enough():
    different = {kind: len({wording_alone(t, kind) for t in texts}) for kind, texts in by_kind().items()}
    wanted = {kind: LEAST_OF_A_MAIN_KIND if kind in MAIN_KINDS else LEAST_OF_ANOTHER for kind in different}
    assert set(MAIN_KINDS) <= set(different)
    assert {kind: different[kind] for kind, least in wanted.items() if different[kind] < least} == {}


def test_each_reason_for_being_none_of_ours_is_worded_in_ways_enough():
    told = {(wording.reason, frame(wording.text)) for wording in wordings() if wording.reason}
    counts = Counter(reason for reason, _ in told)
    assert {reason: count for reason, count in counts.items() if count < LEAST_OF_A_REASON} == {}


def test_no_two_wordings_of_a_kind_are_alike_once_measures_places_and_years_are_taken_out():
    alike = {}
    for kind, texts in by_kind().items():
        frames = [one for text in texts if says_something(one := wording_alone(text, kind))]
        if pairs := near_copies(frames):
            alike[kind] = pairs
    assert alike == {}


def test_near_copies_are_seen():
    """The measure itself: one template with other nouns, places or years, and one word spelt otherwise."""
    assert near_copies([frame("how is recycling in Derby"), frame("how is smoking in Leeds")])
    assert near_copies([frame("recycling in 2019, please"), frame("landfill in 2024 please")])
    assert near_copies(["how has # moved since then", "how have # moved since then"])
    assert not near_copies([frame("how is recycling in Derby"), frame("what share is recycled in Derby")])


def test_a_template_with_other_nouns_does_not_pass_for_variety():
    kinds = by_kind()
    openings = {kind: len({opening(t) for t in texts}) / len(texts) for kind, texts in kinds.items()}
    shapes = {kind: len({shape(t) for t in texts}) / len(texts) for kind, texts in kinds.items()}
    del shapes[KNOWN_BY_SUBJECT]
    assert {kind: share for kind, share in openings.items() if share < BEGUN_ALONE} == {}
    assert {kind: share for kind, share in shapes.items() if share < BUILT_ALONE} == {}


def test_terse_and_long_sentences_are_both_trained_for_the_main_kinds():
    for kind in MAIN_KINDS:
        lengths = [len(text.split()) for text in by_kind()[kind]]
        assert sum(length <= 4 for length in lengths) >= 10, kind
        assert sum(length >= 15 for length in lengths) >= 8, kind


def test_wordings_ask_about_every_theme():
    catalogue = read_definitions()
    said = " | ".join(plain(text) for kind in MAIN_KINDS for text in by_kind()[kind])
    unsaid = []
    for theme in catalogue.themes.values():
        called = [theme.name, *theme.aliases]
        called += [n for metric in theme.metrics for n in catalogue.metrics[metric].aliases]
        if not any(f" {plain(name)} " in f" {said} " for name in called):
            unsaid.append(theme.id)
    assert unsaid == []
