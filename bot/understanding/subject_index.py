"""What can be asked about, looked up by words: metrics, themes, subjects not held, outcomes, portfolios."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from math import log

from bot.understanding.qualifiers import wordings_of
from bot.understanding.text import Token, tokens
from bot.understanding.words import words
from data_layer.catalogue import Catalogue

# A root that more aliases than this share ("rate") finds no candidates by itself, it only weighs those found by others.
COMMON = 1500


class SubjectKind(IntEnum):
    """In the order in which one wins where two match the same words alike."""

    METRIC = 0
    THEME = 1
    NOT_HELD = 2
    OUTCOME = 3
    PORTFOLIO = 4


@dataclass(frozen=True, slots=True)
class Subject:
    kind: SubjectKind
    id: str


@dataclass(frozen=True, slots=True)
class Alias:
    """One wording of a subject: its roots, once each, and what they weigh together."""

    subject: Subject
    roots: frozenset[str]
    weight: float


class SubjectIndex:
    """Built once a catalogue: a second for some thousand metrics."""

    def __init__(self, catalogue: Catalogue) -> None:
        named = [(subject, roots_of(name)) for subject, name in wordings(catalogue)]
        named = [(subject, roots) for subject, roots in dict.fromkeys(named) if roots]
        self.vocabulary: dict[Subject, frozenset[str]] = merged(named)
        spread = Counter(root for roots in self.vocabulary.values() for root in roots)
        many = len(self.vocabulary) or 1
        self._weights = {root: log(1 + many / count) for root, count in spread.items()}
        self.aliases = [Alias(subject, roots, sum(map(self.weight, roots))) for subject, roots in named]
        self._with: defaultdict[str, list[int]] = defaultdict(list)
        for at, alias in enumerate(self.aliases):
            for each in alias.roots:
                self._with[each].append(at)
        self.stems: dict[str, str] = {}
        self.phrases: dict[tuple[str, ...], int] = {}
        for subject, name in wordings(catalogue):
            said = tokens(name)
            self.stems.update({token.stem: token.root for token in said if content(token)})
            self.phrases[tuple(token.stem for token in said)] = len(said)
        self.longest = max(self.phrases.values(), default=0)
        self.explained = {subject: frozenset(near) for subject, near in explained(catalogue, self.vocabulary)}

    def weight(self, root: str) -> float:
        """How much a root tells: the fewer subjects use it, the more. Zero where none does."""
        return self._weights.get(root, 0.0)

    def knows(self, token: Token) -> bool:
        return token.root in self._weights

    def named_by(self, subjects: Iterable[Subject]) -> frozenset[str]:
        """Roots of the names and aliases of metrics; a theme's are too many to tell anything."""
        return frozenset().union(*(self.vocabulary[each] for each in subjects if each.kind is SubjectKind.METRIC))

    def candidates(self, roots: Iterable[str]) -> set[int]:
        """Aliases that share a telling root with the question; with a common one only where nothing else is said."""
        lists = sorted((self._with[each] for each in roots if each in self._with), key=len)
        telling = [each for each in lists if len(each) <= COMMON] or lists[:1]
        return {at for each in telling for at in each}


def wordings(catalogue: Catalogue) -> Iterator[tuple[Subject, str]]:
    for metric in catalogue.metrics.values():
        for name in (metric.name, metric.short_name, *metric.aliases):
            yield Subject(SubjectKind.METRIC, metric.id), name
    for theme in catalogue.themes.values():
        for name in (theme.name, *theme.aliases):
            yield Subject(SubjectKind.THEME, theme.id), name
    for subject in catalogue.not_held.values():
        for name in (subject.name, *subject.aliases):
            yield Subject(SubjectKind.NOT_HELD, subject.id), name
    for kind, placed in ((SubjectKind.OUTCOME, catalogue.outcomes), (SubjectKind.PORTFOLIO, catalogue.portfolios)):
        for outcome in placed.values():
            for name in (outcome.name, *outcome.aliases):
                yield Subject(kind, outcome.id), name


def content(token: Token) -> bool:
    return token.word not in words().stop


def roots_of(name: str) -> frozenset[str]:
    """The roots that carry its meaning; all of them where it is made of small words only."""
    said = tokens(name)
    return frozenset(token.root for token in said if content(token)) or frozenset(token.root for token in said)


def merged(named: Iterable[tuple[Subject, frozenset[str]]]) -> dict[Subject, frozenset[str]]:
    found: defaultdict[Subject, set[str]] = defaultdict(set)
    for subject, roots in named:
        found[subject] |= roots
    return {subject: frozenset(roots) for subject, roots in found.items()}


def explained(catalogue: Catalogue, vocabulary: dict[Subject, frozenset[str]]) -> Iterator[tuple[Subject, set[str]]]:
    """Roots that a question about a subject may well use besides its name: its definition's, its unit's, its theme's."""
    for subject, roots in vocabulary.items():
        near = set(roots)
        metric = catalogue.metrics.get(subject.id) if subject.kind is SubjectKind.METRIC else None  # pyright: ignore
        if metric:
            near |= roots_of(
                f"{metric.definition.counts} {metric.definition.population} {metric.unit} {metric.frequency}"
            )
            near |= vocabulary.get(Subject(SubjectKind.THEME, metric.theme), frozenset())
            near |= {
                root
                for value in metric.qualifiers.values()
                for wording in wordings_of(value)
                for root in roots_of(wording)
            }
        yield subject, near
