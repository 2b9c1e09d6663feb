"""What is learned at training, from wordings, descriptions and conversations, and kept together with the model."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from actions.reading import Kind, Reading
from bot.understanding.features import features
from bot.understanding.hearing import Heard
from bot.understanding.learned_kinds import LearnedKinds
from bot.understanding.learned_kinds import learn as kinds_learned
from bot.understanding.meaning.asides import ASIDE, ASKS, NAMES, Asides, learn_asides, sentences
from bot.understanding.meaning.encoder import Encoder, Vectors
from bot.understanding.meaning.learned_subjects import Example, LearnedSubjects, learn_subjects
from bot.understanding.meaning.nearest import Nearest, written_out
from bot.understanding.meaning.subject_examples import example_of, examples_of, thinned
from bot.understanding.meaning.tuned import Tuned
from bot.understanding.meaning.vectors import NameVectors
from bot.understanding.reading_by_words import ReadingByWords
from bot.understanding.side_by_side import SideBySide, Workers
from bot.understanding.turns.conversations import Conversation, with_own_measures
from bot.understanding.turns.learned_turns import LearnedTurns, learn_turns
from bot.understanding.turns.taught_turns import TurnsByWords
from bot.understanding.wordings import Wording
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import AreaCode

SUBJECTS, TURNS, ASIDES = "subjects", "turns", "asides"  # folders inside that of a model
MANY_CONVERSATIONS = 300  # before they are read on all cores

Marks = Callable[[Heard, Reading], Collection[str]]


@dataclass(frozen=True, slots=True)
class Taught:
    """What a wording tells of its kind, by its marks, and of a subject."""

    marks: Collection[str]
    meant: Wording
    example: Example | None


@dataclass(frozen=True, slots=True)
class Learned:
    """`vectors`: what names mean; None where the encoder's files are not installed, so that words alone decide. Of
    `tuned` the layers are kept with the model, what corrects them comes with the wordings.
    """

    kinds: LearnedKinds
    subjects: LearnedSubjects
    turns: LearnedTurns
    asides: Asides
    vectors: NameVectors | None
    tuned: Tuned | None = None

    def opinion(self, heard: Heard, ruled: Reading) -> Mapping[Kind, float]:
        """How likely each kind is meant."""
        return likely(self.kinds, heard, ruled)

    def save(self, folder: Path) -> None:
        self.kinds.save(folder)
        self.subjects.save(folder / SUBJECTS)
        self.turns.save(folder / TURNS)
        self.asides.save(folder / ASIDES)
        if self.vectors:
            self.vectors.save(folder)
        if self.tuned:
            self.tuned.save(folder)

    @classmethod
    def load(cls, folder: Path, encoder: Encoder | None) -> Learned:
        """Raises OSError or ValueError where the folder holds none."""
        vectors = NameVectors.load(folder, encoder) if encoder else None
        subjects, turns = LearnedSubjects.load(folder / SUBJECTS), LearnedTurns.load(folder / TURNS)
        tuned = Tuned.load(encoder, folder) if encoder else None
        return cls(LearnedKinds.load(folder), subjects, turns, Asides.load(folder / ASIDES), vectors, tuned)


def likely(kinds: LearnedKinds, heard: Heard, ruled: Reading) -> Mapping[Kind, float]:
    return kinds.scores(features(heard, ruled))


def learned_from(
    wordings: Iterable[Wording],
    told: Iterable[Conversation],
    catalogue: Catalogue,
    home: AreaCode,
    encoder: Encoder,
) -> Learned:
    """Everything, on all cores. Raises Fault for a description or a conversation about a measure that is none."""
    with Workers() as workers:
        vectors = NameVectors(SideBySide(encoder, workers))
        read = taught(wordings, catalogue, home, workers)
        kinds_begun = workers.start(kinds_from, read)
        Nearest(catalogue, vectors).prepare()
        about = subjects_told(read, catalogue, vectors)
        subjects_begun = workers.start(learn_subjects, about.examples, about.vectors)
        asides_begun = workers.start(learn_asides, *asides_told(about, vectors))
        kinds = kinds_begun.result()
        turns = turns_from(told, about, kinds, catalogue, home, vectors, workers)
        return Learned(kinds, subjects_begun.result(), turns, asides_begun.result(), vectors, Tuned.load(encoder))


def taught(
    wordings: Iterable[Wording],
    catalogue: Catalogue,
    home: AreaCode,
    workers: Workers | None = None,
    marks: Marks = features,
) -> list[Taught]:
    """Each wording that has a word in it.

    By words alone: a subject found by meaning teaches nothing more (measured), and takes ten times as long.
    """
    read = WordingsByWords(catalogue, home, marks)
    return workers.all(read, list(wordings)) if workers else read(list(wordings))


@dataclass(frozen=True)
class WordingsByWords(ReadingByWords):
    """Reads wordings, and keeps their marks."""

    marks: Marks

    def __call__(self, wordings: Sequence[Wording]) -> list[Taught]:
        found = ((one, self.understanding.by_rules(one.text, self.home)) for one in wordings)
        return [Taught(self.marks(*read), one, example_of(read[0], one, self.catalogue)) for one, read in found if read]


def kinds_from(told: Iterable[Taught]) -> LearnedKinds:
    return kinds_learned([(one.marks, one.meant.kind) for one in told])


@dataclass(frozen=True, slots=True)
class Told:
    """Texts about a subject, with their vectors, a row each; the first `apart` are names and descriptions."""

    examples: Sequence[Example]
    vectors: Vectors
    apart: int


def subjects_told(told: Iterable[Taught], catalogue: Catalogue, vectors: NameVectors) -> Told:
    """Raises Fault for a description of no measure."""
    apart = examples_of(catalogue)
    examples = [*apart, *thinned((one.meant, one.example) for one in told)]
    return Told(examples, vectors.of_questions([written_out(one.text) for one in examples]), len(apart))


def asides_told(about: Told, vectors: NameVectors) -> tuple[list[str], list[str], Vectors]:
    """Texts that are asides and texts that are none, what each is, and their vectors."""
    beside = sentences()
    texts = [*(one.text for one in about.examples), *beside.requests, *beside.asides]
    asking = len(about.examples) - about.apart + len(beside.requests)
    labels = [NAMES] * about.apart + [ASKS] * asking + [ASIDE] * len(beside.asides)
    added = vectors.of_questions([*beside.requests, *beside.asides])
    return texts, labels, np.vstack([about.vectors, added])


def turns_from(
    told: Iterable[Conversation], about: Told, kinds: LearnedKinds, catalogue: Catalogue, home: AreaCode,
    vectors: NameVectors, workers: Workers,
) -> LearnedTurns:  # fmt: skip
    """From conversations, and from the names and descriptions of measures. Raises Fault for a measure that is none."""
    read = TurnsByWords(with_own_measures(catalogue), home, partial(likely, kinds))
    turns = workers.all(read, list(told), MANY_CONVERSATIONS)
    measures = [at for at, one in enumerate(about.examples[: about.apart]) if one.label in catalogue.metrics]
    described = [about.examples[at] for at in measures]
    return learn_turns(turns, vectors.of_questions, described, about.vectors[measures], workers)
