"""No sentence of the questions kept for measuring is trained, in whole or in part."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from rapidfuzz import fuzz, process

from tests.nlu_data.wordings import descriptions, plain, runs, wordings

GREETINGS = "smalltalk"
RUN = 5  # consecutive words that make a sentence somebody else's
NEAR_COPY = 90  # of 100, words in any order


def open_questions(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            yield from (turn["text"] for turn in record.get("turns", [record]))


def own_texts() -> Iterator[str]:
    """All that is trained. Greetings apart: there are only so many ways to say good morning."""
    yield from (wording.text for wording in wordings() if wording.kind != GREETINGS)
    yield from (description.text for description in descriptions())


def test_a_copy_would_be_seen():
    """The two measures themselves: a run of words outside names, and the same words in another order."""
    assert "would you be so kind" in set(runs("Would you be so kind: recycling?", RUN))
    assert list(runs("gap in life expectancy for women in Derby", RUN)) == []
    assert fuzz.token_sort_ratio("how is recycling in Derby now", "now how is recycling in Derby") >= NEAR_COPY


@pytest.mark.sources
def test_nothing_is_copied_from_the_questions_kept_for_measuring(sources):
    kept = [plain(text) for text in open_questions(sources.parent / "questions")]
    taken = {run for text in kept for run in runs(text, RUN)}
    long = [text for text in kept if len(text.split()) >= RUN]
    copied: dict[str, object] = {}
    for text in own_texts():
        if shared := taken.intersection(runs(text, RUN)):
            copied[text] = shared
        elif len(plain(text).split()) >= RUN:
            near = process.extractOne(plain(text), long, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR_COPY)
            if near:
                copied[text] = round(near[1])
    assert kept and copied == {}
