"""What a question asks to be done: worded cues, seconded by what was learned."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml

from actions.reading import Kind
from bot.understanding.spans import Span
from bot.understanding.spotting import Spotter
from bot.understanding.text import Text

FILES = (Path(__file__).with_name("cues.yml"), Path(__file__).with_name("framework_cues.yml"))
STRONG, WEAK = 1.0, 0.5
DECIDES = 1.0  # one strong cue, or a weak one with a second signal
# How likely a kind must be for what was learned to second a cue: once it is among the few possible ones.
SECONDS = 0.25
NOT_FAR_BEHIND = 0.7  # of the likeliest kind: one that is far less likely seconds nothing
ESCAPED = re.compile(r"\\.")
LITERAL = re.compile(r"[a-z']+")
OPTIONAL = re.compile(r"([a-z']+)[a-z]\?")
# requests and talk are worded with words that are also names of measures ("pay my council tax") or times ("for now")
IN_PLAIN_WORDS = {"request", "instructions", "creative", "thanks", "goodbye"}
# and so are those of the framework: a clinic and a panel have names as measures have
OF_THE_FRAMEWORK = {"clinic", "changed", "thread", "recommended", "paused", "lens", "evidence", "theme_review",
                    "metric_review", "subscribe", "unsubscribe", "real", "risk_register", "budget",
                    "actions"}  # fmt: skip
POLITE = re.compile(r"(?: (?:please|pls|plz|thanks|thank you|ta|cheers))+$")

# what is learned are kinds; here the operation that each one speaks for
SPEAKS_FOR = {
    Kind.PERFORMANCE: "value", Kind.COMPARISON: "compare", Kind.TREND: "series", Kind.DEFINITION: "define",
    Kind.TARGET: "target", Kind.BASELINE: "baseline", Kind.EXCEPTIONS: "worst", Kind.IMPROVING: "better",
    Kind.BRIEFING: "brief", Kind.SCRUTINY_QUESTIONS: "ask", Kind.CATALOGUE: "measures", Kind.CALENDAR: "when",
    Kind.OUTCOME: "outcome", Kind.EXPLANATION: "cause", Kind.EARLY_WARNING: "warn", Kind.COMMITMENTS: "promises",
    Kind.EXPORT: "export", Kind.HELP: "help", Kind.OUT_OF_SCOPE: "remark", Kind.NOT_PERMITTED: "change",
    Kind.SMALLTALK: "greeting",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Operations:
    """What was asked for, each with its weight."""

    weights: Mapping[str, float]
    explained: frozenset[int]  # tokens that cues account for

    def __contains__(self, operation: object) -> bool:
        return self.weights.get(str(operation), 0.0) >= DECIDES

    @property
    def sure(self) -> frozenset[str]:
        return frozenset(each for each in self.weights if each in self)


@dataclass(frozen=True, slots=True, eq=False)  # read once: each is equal to itself alone, which is found out fast
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
    read: dict[str, dict[str, list[str]]] = {}
    for file in FILES:
        read |= yaml.safe_load(file.read_text(encoding="utf-8"))
    weighed = {"strong": STRONG, "weak": WEAK}
    return tuple(
        Cue(operation, weighed[strength], re.compile(pattern), spelt_out(pattern))
        for operation, strengths in read.items()
        for strength, patterns in strengths.items()
        for pattern in patterns
    )


@cache
def spotter(of: tuple[Cue, ...]) -> Spotter:
    return Spotter([cue.pattern for cue in of])


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


def operations_in(said: Skeleton, plain: Skeleton, names: Collection[int] = ()) -> Operations:
    """By their wording. `plain`: the question without marks; `names`: tokens of names, which ask for nothing."""
    weights: dict[str, float] = {}
    explained: set[int] = set()
    all_cues = cues()
    bare = POLITE.sub("", said.words)  # what ends a pattern may be followed by "please"
    for cue in (all_cues[at] for at in spotter(all_cues).possible(said.words, plain.words)):
        if found := cue.pattern.search(said.words) or cue.pattern.search(bare):
            weights[cue.operation] = weights.get(cue.operation, 0.0) + cue.weight
            explained |= said.spelt(*found.span(), cue)
        elif (
            cue.operation in IN_PLAIN_WORDS | OF_THE_FRAMEWORK
            and (found := cue.pattern.search(plain.words))
            and (cue.operation in OF_THE_FRAMEWORK or not plain.spelt(*found.span(), cue) <= set(names))
        ):
            weights[cue.operation] = weights.get(cue.operation, 0.0) + cue.weight
    return Operations(weights, frozenset(explained))


def seconded(worded: Operations, scores: Mapping[Kind, float]) -> Operations:
    """With what was learned, by kind, as a second signal to what is worded weakly."""
    weights = dict(worded.weights)
    most = max(scores.values(), default=0.0)
    for kind, confidence in scores.items():
        operation = SPEAKS_FOR.get(kind)
        if operation in weights and confidence >= max(SECONDS, most * NOT_FAR_BEHIND):
            weights[operation] += STRONG * confidence + WEAK
    return replace(worded, weights=weights)
