"""What is learned at training, from wordings and descriptions, and kept together with the model."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from actions.reading import Kind, Reading
from bot.understanding.features import features
from bot.understanding.hearing import Heard
from bot.understanding.learned_kinds import LearnedKinds, learn
from bot.understanding.meaning.encoder import Encoder
from bot.understanding.meaning.learned_subjects import LearnedSubjects, learn_subjects
from bot.understanding.meaning.nearest import written_out
from bot.understanding.meaning.subject_examples import examples_of
from bot.understanding.meaning.vectors import NameVectors
from bot.understanding.reader import Understanding
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import AreaCode

SUBJECTS = "subjects"  # the folder, inside that of a model, of what was learned of them

Marks = Callable[[Heard, Reading], Collection[str]]
Taught = tuple[Heard, Reading, Kind]


@dataclass(frozen=True, slots=True)
class Learned:
    """`vectors`: what names mean; None where the encoder's files are not installed, so that words alone decide."""

    kinds: LearnedKinds
    subjects: LearnedSubjects
    vectors: NameVectors | None

    def opinion(self, heard: Heard, ruled: Reading) -> Mapping[Kind, float]:
        """How likely each kind is meant."""
        return self.kinds.scores(features(heard, ruled))

    def save(self, folder: Path) -> None:
        self.kinds.save(folder)
        self.subjects.save(folder / SUBJECTS)
        if self.vectors:
            self.vectors.save(folder)

    @classmethod
    def load(cls, folder: Path, encoder: Encoder | None) -> Learned:
        """Raises OSError or ValueError where the folder holds none."""
        vectors = NameVectors.load(folder, encoder) if encoder else None
        return cls(LearnedKinds.load(folder), LearnedSubjects.load(folder / SUBJECTS), vectors)


def taught(wordings: Iterable[tuple[str, Kind]], catalogue: Catalogue, home: AreaCode) -> list[Taught]:
    """What is heard in each wording, what the rules make of it, and the kind meant.

    By words alone: a subject found by meaning teaches nothing more (measured), and takes ten times as long.
    """
    by_words = Understanding(catalogue)
    return [(*found, kind) for text, kind in wordings if (found := by_words.by_rules(text, home))]


def kinds_from(told: Iterable[Taught], marks: Marks = features) -> LearnedKinds:
    return learn([(marks(heard, ruled), kind) for heard, ruled, kind in told])


def subjects_from(told: Iterable[Taught], catalogue: Catalogue, vectors: NameVectors) -> LearnedSubjects:
    """Raises Fault for a description of no measure."""
    examples = examples_of(catalogue, [(heard, kind) for heard, _, kind in told])
    return learn_subjects(examples, vectors.of_questions([written_out(one.text) for one in examples]))
