"""The subjects of a catalogue whose names mean most nearly what a text says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import numpy as np

from bot.understanding.meaning.encoder import Vectors
from bot.understanding.meaning.local_measures import lexicon, names_known, sayings
from bot.understanding.meaning.vectors import NameVectors
from bot.understanding.subject_index import Subject, SubjectKind
from bot.understanding.words import words
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import MetricId

# Of a catalogue with more names than these the first names of each subject are taken.
MOST_NAMES = 12_000
FEW = 8  # subjects given
GOES_ON = re.compile(
    r"^(?:(?:and|so|ok|okay|right|now|then|or|but|what about|how about|whats?|hows|how are|do|show me|give me) )+|"
    r"[?.!,]+|\b(?:the|our|a|an|then|please|pls)\b"
)


@dataclass(frozen=True, slots=True)
class Near:
    """`likeness`: the cosine of the text and the subject's nearest name; 1 is the same, below a half is nothing."""

    subject: Subject
    likeness: float


class Nearest:
    """Of one catalogue; empty-handed until the vectors of all its names are known."""

    def __init__(self, catalogue: Catalogue, vectors: NameVectors) -> None:
        named = names_of(catalogue)
        self._catalogue, self._vectors = catalogue, vectors
        self._subjects = [subject for subject, _ in named]
        self.names = [name for _, name in named]
        self._table: np.ndarray | None = None
        self._sayings: dict[str, MetricId] = {}

    @property
    def ready(self) -> bool:
        return self._table is not None

    @property
    def missing(self) -> bool:
        """Whether some vector is still to be worked out."""
        return bool(self._vectors.missing([*self.names, *names_known(self._catalogue, lexicon())]))

    def recall(self, file: Path) -> None:
        """What `keep` left of names that came later; nothing where there is no such file, or none that can be read."""
        self._vectors.recall(file)

    def keep(self, file: Path) -> None:
        """Names that came later, for the next start. Raises OSError."""
        self._vectors.keep(file)

    def prepare(self) -> None:
        """Works out what is missing: seconds for a large return, nothing where all is known."""
        self._vectors.add(self.names)
        said = list(sayings(self._catalogue, self._vectors, lexicon()))
        self._vectors.add(text for _, text in said)
        self._subjects = [*self._subjects[: len(self.names)], *(Subject(SubjectKind.METRIC, id) for id, _ in said)]
        self._sayings = {short(text): id for id, text in said}
        self._table = self._vectors.of([*self.names, *(text for _, text in said)])

    @property
    def knows_own(self) -> bool:
        """Whether measures of the council's own are among them, in people's words."""
        return bool(self._sayings)

    def said_of(self, text: str) -> MetricId | None:
        """The measure of the council's own of which just this is said: "and lets?"."""
        return self._sayings.get(short(text)) if self._sayings else None

    def vector_of(self, text: str) -> Vectors:
        return self._vectors.of_question(written_out(text))

    def near_to(self, vector: Vectors) -> list[Near]:
        """The likeliest first."""
        if self._table is None:
            return []
        likeness = self._table @ vector
        best: dict[Subject, float] = {}
        for at in np.argsort(-likeness)[: FEW * FEW]:
            subject = self._subjects[at]
            if subject not in best:
                best[subject] = float(likeness[at])
            if len(best) == FEW:
                break
        return [Near(subject, each) for subject, each in best.items()]


def short(text: str) -> str:
    """Without what says that a question goes on, and without articles and marks."""
    return " ".join(re.sub(GOES_ON, "", text.casefold().strip()).split()).strip(" ?.!,")


def written_out(text: str) -> str:
    """Abbreviations of the field as the words that they stand for, which the encoder does not know."""
    return re.sub(r"\w+", lambda word: words().abbreviations.get(word.group().casefold(), word.group()), text)


def names_of(catalogue: Catalogue) -> list[tuple[Subject, str]]:
    """Names, aliases and what is counted; first the first of each subject, so that a bound cuts all alike."""
    each = [list(dict.fromkeys(name for name in names if name)) for _, names in wordings(catalogue)]
    subjects = [subject for subject, _ in wordings(catalogue)]
    turns = zip_longest(*([(subject, name) for name in names] for subject, names in zip(subjects, each, strict=True)))
    return [one for turn in turns for one in turn if one is not None][:MOST_NAMES]


def wordings(catalogue: Catalogue) -> Iterator[tuple[Subject, list[str]]]:
    for metric in catalogue.metrics.values():
        names = [metric.short_name, *metric.aliases, metric.name, metric.definition.counts]
        yield Subject(SubjectKind.METRIC, metric.id), names
    for theme in catalogue.themes.values():
        yield Subject(SubjectKind.THEME, theme.id), [theme.name, *theme.aliases]
    for subject in catalogue.not_held.values():
        yield Subject(SubjectKind.NOT_HELD, subject.id), [subject.name, *subject.aliases]
