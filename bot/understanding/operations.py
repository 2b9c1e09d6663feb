"""What a question asks to be done: worded cues, seconded by the trained classifier."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml

from bot.understanding.spans import Span
from bot.understanding.text import Text

FILE = Path(__file__).with_name("cues.yml")
STRONG, WEAK = 1.0, 0.5
DECIDES = 1.0  # one strong cue, or a weak one with a second signal
# A classifier's confidence counts as a second signal once its intent is among the few possible ones, and as a cue of
# its own only where it leaves no more than a quarter for all the others together.
SECONDS, ALONE = 0.25, 0.75
ESCAPED = re.compile(r"\\.")
LITERAL = re.compile(r"[a-z']+")
OPTIONAL = re.compile(r"([a-z']+)[a-z]\?")
# requests and talk are worded with words that are also names of measures ("pay my council tax") or times ("for now")
IN_PLAIN_WORDS = {"request", "instructions", "thanks", "goodbye"}
SLOT_MARKS = ("SUBJECT", "AREA", "GROUP", "PERIOD")

# intents are trained under the names of kinds; here the operation that each one speaks for
INTENTS = {
    "performance": "value", "comparison": "compare", "trend": "series", "definition": "define", "target": "target",
    "baseline": "baseline", "exceptions": "worst", "improving": "better", "briefing": "brief",
    "scrutiny_questions": "ask", "catalogue": "measures", "calendar": "when", "outcome": "outcome",
    "explanation": "cause", "early_warning": "warn", "commitments": "promises", "export": "export", "help": "help",
    "out_of_scope": "remark", "not_permitted": "change", "smalltalk": "greeting",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Operations:
    """What was asked for, each with its weight; `by_classifier` those that no wording supports."""

    weights: Mapping[str, float]
    by_classifier: frozenset[str]
    explained: frozenset[int]  # tokens that cues account for

    def __contains__(self, operation: object) -> bool:
        return self.weights.get(str(operation), 0.0) >= DECIDES

    @property
    def worded(self) -> Operations:
        """Those that the words themselves ask for."""
        kept = {each: weight for each, weight in self.weights.items() if each not in self.by_classifier}
        return replace(self, weights=kept, by_classifier=frozenset())

    @property
    def sure(self) -> frozenset[str]:
        return frozenset(each for each in self.weights if each in self)


@dataclass(frozen=True, slots=True)
class Cue:
    """One wording of an operation; `literals` the words and beginnings of words that it spells out."""

    operation: str
    weight: float
    pattern: re.Pattern[str]
    literals: frozenset[str]

    def spells(self, word: str) -> bool:
        return word in self.literals or any(len(each) >= 4 and word.startswith(each) for each in self.literals)


@cache
def cues() -> tuple[Cue, ...]:
    read: dict[str, dict[str, list[str]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    weighed = {"strong": STRONG, "weak": WEAK}
    return tuple(
        Cue(operation, weighed[strength], re.compile(pattern), spelt_out(pattern))
        for operation, strengths in read.items()
        for strength, patterns in strengths.items()
        for pattern in patterns
    )


@cache
def cue_words() -> frozenset[str]:
    """Words that some cue spells out: none of them is a place."""
    return frozenset(word for cue in cues() for word in cue.literals if len(word) > 3)


def spelt_out(pattern: str) -> frozenset[str]:
    """ "(figures?|data)" -> figures, figure, data."""
    plain = ESCAPED.sub(" ", pattern)
    return frozenset([*LITERAL.findall(plain), *(word for word in OPTIONAL.findall(plain) if len(word) > 2)])


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A question in small letters with its slots as marks; `owner` gives each character's tokens."""

    words: str
    starts: tuple[tuple[int, int, Span], ...]  # character start and end of each word, and the tokens it stands for

    def spelt(self, start: int, end: int, cue: Cue) -> set[int]:
        """Tokens in a stretch of characters whose words the cue spells out, not those a wildcard let pass."""
        return {
            at
            for a, b, span in self.starts
            if a < end and start < b and cue.spells(self.words[a:b])
            for at in range(span.first, span.last)
        }


def skeleton(text: Text, marks: Mapping[int, str]) -> Skeleton:
    """`marks`: token place -> slot; neighbours with the same mark are one word."""
    words: list[tuple[str, Span]] = []
    for at, token in enumerate(text.tokens):
        mark = marks.get(at)
        if mark and words and words[-1][0] == mark:
            words[-1] = (mark, Span(words[-1][1].first, at + 1))
        else:
            words.append((mark or token.word, Span(at, at + 1)))
    starts, position = [], 0
    for word, span in words:
        starts.append((position, position + len(word), span))
        position += len(word) + 1
    return Skeleton(" ".join(word for word, _ in words), tuple(starts))


def operations_in(
    said: Skeleton, plain: Skeleton, scores: Mapping[str, float] | None, names: Collection[int] = ()
) -> Operations:
    """`plain`: the question without marks; `names`: tokens of names in it, which ask for nothing by themselves."""
    weights: dict[str, float] = {}
    explained: set[int] = set()
    for cue in cues():
        if found := cue.pattern.search(said.words):
            weights[cue.operation] = weights.get(cue.operation, 0.0) + cue.weight
            explained |= said.spelt(*found.span(), cue)
        elif (
            cue.operation in IN_PLAIN_WORDS
            and (found := cue.pattern.search(plain.words))
            and not plain.spelt(*found.span(), cue) <= set(names)
        ):
            weights[cue.operation] = weights.get(cue.operation, 0.0) + cue.weight
    worded = frozenset(weights)
    for intent, confidence in (scores or {}).items():
        operation = INTENTS.get(intent)
        if operation is None or confidence < SECONDS:
            continue
        if operation in worded:
            weights[operation] += STRONG * confidence + WEAK
        elif confidence >= ALONE:
            weights[operation] = DECIDES
    return Operations(weights, frozenset(weights) - worded, frozenset(explained))
