"""No sentence of the questions kept for measuring is trained, in whole or in part."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from rapidfuzz import fuzz, process

from bot.understanding.meaning.local_measures import lexicon
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
    yield from (text for measure in lexicon() for text in measure.said)


def near_copies(texts: Iterable[str], kept: Iterable[str]) -> dict[str, str]:
    """Of the texts of five or more words, those that have nearly the words of a question kept, each with that one."""
    ours, theirs = long_ones(texts), long_ones(kept)
    alike = process.cdist([*ours.values()], [*theirs.values()], scorer=fuzz.ratio, score_cutoff=NEAR_COPY)
    questions = list(theirs)
    return {text: questions[row.argmax()] for text, row in zip(ours, alike, strict=True) if row.max()}


def long_ones(texts: Iterable[str]) -> dict[str, str]:
    """Their words in alphabetical order."""
    words = {text: sorted(plain(text).split()) for text in texts}
    return {text: " ".join(each) for text, each in words.items() if len(each) >= RUN}


def test_a_copy_would_be_seen():
    """The two measures themselves: a run of words outside names, and the same words in another order."""
    assert "would you be so kind" in set(runs("Would you be so kind: recycling?", RUN))
    assert list(runs("gap in life expectancy for women in Derby", RUN)) == []
    near = near_copies(
        ["How is recycling in Derby now?", "How is Derby"], ["who recycles", "now how is recycling in Derby"]
    )
    assert near == {"How is recycling in Derby now?": "now how is recycling in Derby"}


@pytest.mark.sources
def test_nothing_is_copied_from_the_questions_kept_for_measuring(sources):
    kept = [plain(text) for text in open_questions(sources.parent / "questions")]
    taken = {run for text in kept for run in runs(text, RUN)}
    copied: dict[str, object] = {**near_copies(own_texts(), kept)}
    copied |= {text: shared for text in own_texts() if (shared := taken.intersection(runs(text, RUN)))}
    assert kept and copied == {}
