"""A page of so many words: sections of lines, the first of each before the second of any; the rest is counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from actions.scope import lowered
from actions.wording.places import listed
from data_layer.vocabulary import MetricId


@dataclass(frozen=True, slots=True)
class Line:
    """Whole sentences, and the measure whose figure they give."""

    words: str
    about: MetricId | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """`lines`: the most important first. `least` of them stand where the page has room for its other sections too,
    `floor` of them in any case. `yields`: of several the lowest gives way first. `more`: the question that brings
    those which do not fit.
    """

    title: str
    lines: Sequence[Line]
    more: str
    least: int = 1
    floor: int = 0
    yields: int = 0


@dataclass(frozen=True, slots=True)
class Written:
    """A section as the page has it, the measures whose figures it gives, and the questions that bring what is left."""

    text: str
    about: frozenset[MetricId] = frozenset()
    asks: tuple[str, ...] = ()


def fitted(sections: Sequence[Section], room: int, most: int) -> list[Written]:
    """Each section that has a line, in their order; before the last one what those count of which nothing fits.

    `room`: words that the page is filled up to, `most`: words that the least of its sections may take.
    """
    held = [one for one in sections if one.lines]
    kept = {at: min(one.least, len(one.lines)) for at, one in enumerate(held)}
    for at in sorted(kept, key=lambda at: held[at].yields):
        while kept[at] > held[at].floor and words_of(held, kept) > most:
            kept = {**kept, at: kept[at] - 1}
    for at in in_turn(held):
        more = {**kept, at: kept[at] + 1}
        if kept[at] < len(held[at].lines) and words_of(held, more) <= room:
            kept = more
    return written(held, kept)


def in_turn(sections: Sequence[Section]) -> list[int]:
    """Which section each further line comes from: one of each, then another of each."""
    spare = [[at] * (len(one.lines) - one.floor) for at, one in enumerate(sections)]
    return [at for turn in zip_longest(*spare) for at in turn if at is not None]


def words_of(sections: Sequence[Section], kept: Mapping[int, int]) -> int:
    return sum(len(one.text.split()) for one in written(sections, kept))


def written(sections: Sequence[Section], kept: Mapping[int, int]) -> list[Written]:
    shown = [section_of(one, kept[at]) for at, one in enumerate(sections) if kept[at]]
    absent = [one for at, one in enumerate(sections) if not kept[at]]
    if not absent:
        return shown
    counts = listed([f"{lowered(one.title.split(',')[0])} ({len(one.lines)})" for one in absent])
    left_out = Written(f"One question away: {counts}.", asks=tuple(one.more for one in absent))
    return [*shown[:-1], left_out, *shown[-1:]]


def section_of(one: Section, kept: int) -> Written:
    left, shown = len(one.lines) - kept, one.lines[:kept]
    more = [f"- And {left} more: “{one.more}”"] if left else []
    text = "\n".join([f"{one.title}:", *(f"- {line.words}" for line in shown), *more])
    return Written(text, frozenset(line.about for line in shown if line.about))
