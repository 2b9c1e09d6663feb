"""Which subjects a question names, in any word order and within a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.spans import Span
from bot.understanding.subject_index import Phrase, Subject, SubjectIndex, SubjectKind, content
from bot.understanding.text import Token
from bot.understanding.words import words

# Of what an alias weighs, the share that must be said for it to count at all. At a half, "homes" alone would be "empty
# homes"; at three quarters, "children missing lessons" would no longer be "children missing school".
COVERED = 0.6
# How much less than the best a match may score and still be as likely: the bonus below, and rounding.
AS_GOOD = 0.97
WORD_FOR_WORD = 1.25  # a name said just as it stands, small words and all
NEXT_TO_EACH_OTHER = 1.1  # words that stand together as in the alias mean it rather than words strewn over the question
PLANS = {
    SubjectKind.OUTCOME, SubjectKind.PORTFOLIO, SubjectKind.DIVISION, SubjectKind.DIRECTORATE, SubjectKind.LEVEL,
}  # fmt: skip
A_SLIP = 0.8  # one letter in five
SHORTEST_SLIP = 5
MOST_SLIPS = 6  # unknown words looked up at most; a question with more of them is not about figures
SECOND_COVERED = 0.95  # a second subject must be named whole, and so must an outcome or a portfolio
ENOUGH_ORDINARY = 3  # so many everyday words together mean a name; fewer ("people in care") only word for word


@dataclass(frozen=True, slots=True)
class Match:
    """A subject, how strongly it is meant, and the tokens that say so; `covered` is the share of its alias said."""

    subject: Subject
    score: float
    covered: float
    at: frozenset[int]


@dataclass(frozen=True, slots=True)
class Said:
    """The content words of a question that no other slot took: token place -> root, with how sure its spelling is.

    `phrases` are the names said in it word for word.
    """

    at: dict[int, tuple[str, float]]
    phrases: frozenset[Phrase] = frozenset()

    def without(self, taken: Iterable[int]) -> Said:
        gone = set(taken)
        return replace(self, at={place: each for place, each in self.at.items() if place not in gone})


def said_in(tokens: Sequence[Token], free: Iterable[int], index: SubjectIndex) -> Said:
    """Roots of the free content words; a word nobody knows stands for the known word most like it."""
    found: dict[int, tuple[str, float]] = {}
    slips = 0
    for place in free:
        token = tokens[place]
        if not content(token):
            continue
        found[place] = (token.root, 1.0)
        unknown = not index.knows(token) and not words().ordinary(token.word) and token.word.isalpha()
        if unknown and len(token.word) >= SHORTEST_SLIP and slips < MOST_SLIPS:
            slips += 1
            near = process.extractOne(token.stem, index.spelt, scorer=OSA.normalized_similarity, score_cutoff=A_SLIP)
            if near and near[0][0] == token.stem[0]:
                found[place] = (index.stems[near[0]], near[1])
    return Said(found, frozenset(phrase for _, phrase in phrases_in(tokens, index)))


def matches(said: Said, index: SubjectIndex, least: float = COVERED) -> list[Match]:
    """The best match of each subject, the best first.

    A match scores what its words weigh, times the square of the share of the alias that was said: a longer alias said
    whole beats a shorter one in it, and one said in part falls fast.
    """
    places: dict[str, list[int]] = {}
    sure: dict[str, float] = {}
    for place, (each, certainty) in said.at.items():
        places.setdefault(each, []).append(place)
        sure[each] = max(certainty, sure.get(each, 0.0))
    best: dict[Subject, Match] = {}
    for at in index.candidates(places):
        alias = index.aliases[at]
        shared = alias.roots & places.keys()
        as_said = alias.phrases & said.phrases
        whole = bool(as_said)
        if alias.telling and not alias.telling & shared:
            continue
        if not whole and (alias.whole_only or (len(shared) < ENOUGH_ORDINARY and shared <= index.ordinary)):
            continue
        weight = sum([index.weight(each) * sure[each] for each in shared])
        covered = weight / alias.weight if alias.weight else 0.0
        if covered < (SECOND_COVERED if alias.subject.kind in PLANS else least):
            continue
        tokens = together([places[each] for each in shared])
        bonus = NEXT_TO_EACH_OTHER if len(tokens) > 1 and spread(tokens, said) == len(tokens) else 1.0
        bonus = WORD_FOR_WORD if any(len(phrase) > 1 for phrase in as_said) else bonus
        score = weight * covered**2 * bonus
        known = best.get(alias.subject)
        if known is None or score > known.score:
            best[alias.subject] = Match(alias.subject, score, covered, frozenset(tokens))
    return sorted(best.values(), key=lambda match: (-match.score, match.subject.kind, match.subject.id))


def together(options: list[list[int]]) -> list[int]:
    """One place for each root, those that lie nearest to one another where a word was said twice."""
    single = [each[0] for each in options if len(each) == 1]
    middle = sum(single) / len(single) if single else options[0][0]
    return [min(each, key=lambda place: abs(place - middle)) for each in options]


def spread(tokens: Sequence[int], said: Said) -> int:
    """How many content words lie from the first to the last of them."""
    return sum(1 for place in said.at if min(tokens) <= place <= max(tokens))


def best_of(found: Sequence[Match]) -> list[Match]:
    """The first and all that are as good."""
    return [match for match in found if match.score >= found[0].score * AS_GOOD] if found else []


def weak(match: Match, said: Said) -> bool:
    """A single everyday word ("residents") names a subject only where nothing else does."""
    return len(match.at) == 1 and said.at[next(iter(match.at))][0] in words().weak_subjects


def phrases_in(tokens: Sequence[Token], index: SubjectIndex) -> list[tuple[Span, Phrase]]:
    """Names said word for word, the longest first."""
    stems = tuple(token.stem for token in tokens)
    return [
        (Span(first, first + length), stems[first : first + length])
        for length in range(min(index.longest, len(stems)), 0, -1)
        for first in range(len(stems) - length + 1)
        if stems[first : first + length] in index.phrases
    ]


def is_held(match: Match) -> bool:
    return match.subject.kind is not SubjectKind.NOT_HELD
