"""What can be asked about, looked up by words: metrics, themes, subjects not held, outcomes, portfolios."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations
from math import log

from bot.understanding.qualifiers import wordings_of
from bot.understanding.text import Token, tokens
from bot.understanding.words import words
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import MetricId

# A root that more aliases than this share ("rate") finds by itself only those made of such roots that are wholly said
# ("waste"); it weighs those found by others.
COMMON = 1500
MOST_COMMON_ROOTS = 3


class SubjectKind(IntEnum):
    """In the order in which one wins where two match the same words alike."""

    METRIC = 0
    THEME = 1
    NOT_HELD = 2
    OUTCOME = 3
    PORTFOLIO = 4
    DIVISION = 5
    DIRECTORATE = 6
    LEVEL = 7


@dataclass(frozen=True, slots=True)
class Subject:
    kind: SubjectKind
    id: str


Phrase = tuple[str, ...]  # stems of all words of a wording, in their order
# words that turn a name into its opposite, and those without which a name means the same
TURNING = {"no", "not", "without", "never", "excluding"}
EMPTY = {"the", "a", "an", "of", "our", "we", "us", "is", "are", "how", "what", "and", "in", "for", "to", "my", "their"}


@dataclass(frozen=True, slots=True)
class Alias:
    """Wordings of a subject with the same roots, and what the roots weigh together.

    `telling`: of a breakdown, the roots that the whole has not, without one of which it is not meant.
    `whole_only`: the roots alone are not what it means ("A roads", "waste not recycled", "signing on"), so that it has
    to be said word for word.
    """

    subject: Subject
    roots: frozenset[str]
    weight: float
    phrases: frozenset[Phrase]
    whole_only: bool
    telling: frozenset[str]


class SubjectIndex:
    """Built once a catalogue: a second for some thousand metrics."""

    def __init__(self, catalogue: Catalogue) -> None:
        named: defaultdict[tuple[Subject, frozenset[str]], list[tuple[Token, ...]]] = defaultdict(list)
        for subject, name in wordings(catalogue):
            said = tokens(name)
            if roots := roots_of(said):
                named[subject, roots].append(said)
        self.vocabulary: dict[Subject, frozenset[str]] = merged(named)
        spread = Counter(root for roots in self.vocabulary.values() for root in roots)
        many = len(self.vocabulary) or 1
        self._weights = {root: log(1 + many / count) for root, count in spread.items()}
        self.aliases = [self._alias(subject, roots, said, catalogue) for (subject, roots), said in named.items()]
        self._with: defaultdict[str, list[int]] = defaultdict(list)
        self._wholly: defaultdict[frozenset[str], list[int]] = defaultdict(list)
        for at, alias in enumerate(self.aliases):
            self._wholly[alias.roots].append(at)
            for each in alias.roots:
                self._with[each].append(at)
        self.stems: dict[str, str] = {}
        self.spellings = frozenset(token.word for said in named.values() for each in said for token in each)
        for said in (each for wording in named.values() for each in wording):
            self.stems.update({token.stem: token.root for token in said if content(token)})
        self.spelt = list(self.stems)
        self.phrases = frozenset(each for alias in self.aliases for each in alias.phrases)
        self.longest = max(map(len, self.phrases), default=0)
        self.names: dict[Subject, set[Phrase]] = {}
        for alias in self.aliases:
            self.names.setdefault(alias.subject, set()).update(alias.phrases)
        self.ordinary = frozenset(self._weights) & words().known_roots
        self._catalogue, self._explained = catalogue, dict[Subject, frozenset[str]]()

    def _alias(
        self, subject: Subject, roots: frozenset[str], said: Sequence[Sequence[Token]], catalogue: Catalogue
    ) -> Alias:
        of_whole = self._of_whole(subject, catalogue)
        only = all(map(whole_only, said)) or roots <= of_whole
        telling = roots - of_whole if of_whole else frozenset[str]()
        return Alias(subject, roots, sum(map(self.weight, roots)), frozenset(map(phrase, said)), only, telling)

    def _of_whole(self, subject: Subject, catalogue: Catalogue) -> frozenset[str]:
        """Roots of the measure that a breakdown is part of: "other temporary accommodation" has no more."""
        metric = catalogue.metrics.get(MetricId(subject.id)) if subject.kind is SubjectKind.METRIC else None
        whole = metric.part_of if metric else None
        return self.vocabulary.get(Subject(SubjectKind.METRIC, whole), frozenset()) if whole else frozenset()

    def weight(self, root: str) -> float:
        """How much a root tells: the fewer subjects use it, the more. Zero where none does."""
        return self._weights.get(root, 0.0)

    def knows(self, token: Token) -> bool:
        return token.root in self._weights

    def named_by(self, subjects: Iterable[Subject]) -> frozenset[str]:
        """Roots of the names and aliases of metrics; a theme's are too many to tell anything."""
        return frozenset().union(*(self.vocabulary[each] for each in subjects if each.kind is SubjectKind.METRIC))

    def explained(self, subject: Subject) -> frozenset[str]:
        """Roots that a question about it may well use; worked out when first asked, for there may be many subjects."""
        if subject not in self._explained:
            self._explained[subject] = explained(subject, self._catalogue, self.vocabulary)
        return self._explained[subject]

    def candidates(self, roots: Iterable[str]) -> set[int]:
        """Aliases that share a telling root with the question; with a common one only where nothing else is said.

        Those made of common roots alone, three at most, are among them where all of these are said.
        """
        known = sorted({each for each in roots if each in self._with}, key=lambda each: len(self._with[each]))
        common = [each for each in known if len(self._with[each]) > COMMON]
        telling = known[: len(known) - len(common)] or known[:1]
        several = range(1, MOST_COMMON_ROOTS + 1)
        whole = (self._wholly.get(frozenset(each), ()) for many in several for each in combinations(common, many))
        return {at for found in (*(self._with[each] for each in telling), *whole) for at in found}


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
    for kind, placed in (
        (SubjectKind.OUTCOME, catalogue.outcomes),
        (SubjectKind.PORTFOLIO, catalogue.portfolios),
        (SubjectKind.DIVISION, catalogue.divisions),
        (SubjectKind.DIRECTORATE, catalogue.directorates),
        (SubjectKind.LEVEL, catalogue.levels),
    ):
        for one in placed.values():
            for name in (one.name, *one.aliases):
                yield Subject(kind, one.id), name


def content(token: Token) -> bool:
    return token.word not in words().stop


def phrase(said: Iterable[Token]) -> Phrase:
    return tuple(token.stem for token in said)


def whole_only(said: Sequence[Token]) -> bool:
    """Whether the words that are no content of their own carry its meaning all the same."""
    if any(token.word in TURNING for token in said):
        return True
    dropped = [token for token in said if not content(token) and (token.word not in EMPTY or token.written == "A")]
    return bool(dropped) and len(roots_of(said)) == 1


def roots_of(said: Sequence[Token]) -> frozenset[str]:
    """The roots that carry its meaning; all of them where it is made of small words only."""
    return frozenset(token.root for token in said if content(token)) or frozenset(token.root for token in said)


def merged(named: Iterable[tuple[Subject, frozenset[str]]]) -> dict[Subject, frozenset[str]]:
    found: defaultdict[Subject, set[str]] = defaultdict(set)
    for subject, roots in named:
        found[subject] |= roots
    return {subject: frozenset(roots) for subject, roots in found.items()}


def explained(subject: Subject, catalogue: Catalogue, vocabulary: Mapping[Subject, frozenset[str]]) -> frozenset[str]:
    """Roots that a question about a subject may well use besides its name: its definition's, unit's and theme's."""
    own = vocabulary.get(subject, frozenset())
    metric = catalogue.metrics.get(MetricId(subject.id)) if subject.kind is SubjectKind.METRIC else None
    if metric is None:
        return own
    around = f"{metric.definition.counts} {metric.definition.population} {metric.unit} {metric.frequency}"
    theme = vocabulary.get(Subject(SubjectKind.THEME, metric.theme), frozenset())
    qualifying = (roots_of(tokens(wording)) for value in metric.qualifiers.values() for wording in wordings_of(value))
    return own.union(roots_of(tokens(around)), theme, *qualifying)
