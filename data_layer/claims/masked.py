"""A sentence with what is known of it put aside: its subject, times, groups and places stand as marks in it.

What is left can be read by its grammar alone: "<s0> has risen by 3 points <p1>, and is above <g2>".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from data_layer.claims.model import Claim
from data_layer.periods import PeriodAsked
from data_layer.vocabulary import AreaCode, Group

MARK = re.compile(r"<[spga]\d+>")
JOINED = re.compile(r"(<[ga]\d+>)(?:,| and| or|, and|, or)(?: in| for| at| the)* (?=<[ga]\d+>)")
UPON = re.compile(
    r"\b(?:on|than|from|over|against|versus|vs|with|to|as|what|above|below)"
    r"(?: (?:in|at|it|they|was|were|had|been|the|its|their|figure|level|rate|that|of|for|back|during))*$"
)
STARTS = re.compile(r"^(?:ever since|since|from|after|starting|beginning|between)\b")


@dataclass(frozen=True, slots=True)
class Slot:
    """What a stretch of a sentence names; a subject where it names nothing else. `period` None is the latest."""

    start: int
    end: int
    period: PeriodAsked | None = None
    group: Group | None = None
    area: AreaCode | None = None
    timed: bool = False  # a time, which may be the latest


@dataclass(frozen=True, slots=True)
class Masked:
    """`text` in small letters with marks; `slots` by mark; `written` by mark as it stood in the sentence."""

    text: str
    slots: dict[str, Slot]
    written: dict[str, str]
    whole: str  # the same before anything that was read in it was put out of sight

    def part(self, text: str) -> Masked:
        return Masked(text, self.slots, self.written, text)

    def marks(self, kinds: str) -> list[str]:
        """Of the kinds asked for ("p", "ga"), in their order."""
        return [mark for mark in MARK.findall(self.text) if mark[1] in kinds]

    def words(self, text: str | None = None) -> str:
        """As it was said."""
        said = MARK.sub(lambda mark: self.written[mark[0]], self.whole if text is None else text)
        return " ".join(said.replace(" & ", " and ").split()).strip(" ,;:.?!\"'")

    def since(self) -> PeriodAsked | None:
        """The time that a change is said to start at."""
        return next((self.slots[mark].period for mark in self.marks("p") if self.is_start(mark)), None)

    def period(self) -> PeriodAsked | None:
        """The time that something is said of."""
        return next((self.slots[mark].period for mark in self.marks("p") if not self.is_start(mark)), None)

    def is_start(self, mark: str) -> bool:
        asked, before = self.slots[mark].period, self.text[: self.text.index(mark)].rstrip()
        if asked is None:
            return False
        counted_back = asked.steps_back is not None or ((asked.years_back or 0) > 0 and not asked.from_today)
        if asked.spans or asked.newest is not None or STARTS.match(asked.words) or asked.ended_by or counted_back:
            return True
        return bool(UPON.search(before)) and not re.search(r"\b(?:from|up|down) \S+ (?:in )?to$", before)


@dataclass(slots=True)
class Found:
    """Claims, and the stretches of the text that they used up."""

    claims: list[Claim] = field(default_factory=list)
    used: list[tuple[int, int]] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)  # words inside of what was used that nothing has read


def masked(sentence: str, slots: Iterable[Slot]) -> Masked:
    """`slots` do not overlap."""
    text, held, written, at = "", {}, {}, 0
    for count, slot in enumerate(sorted(slots, key=lambda one: one.start)):
        if slot.start < at:
            continue
        kind = "p" if slot.timed else "g" if slot.group else "a" if slot.area else "s"
        mark = f"<{kind}{count}>"
        said = sentence[slot.start : slot.end]
        opens = kind != "a" and not sentence[: slot.start].strip()
        held[mark], written[mark] = slot, f"{said[:1].lower()}{said[1:]}" if opens and said[1:].islower() else said
        text += sentence[at : slot.start] + mark
        at = slot.end
    text = JOINED.sub(r"\1 & ", (text + sentence[at:]).lower())
    return Masked(text, held, written, text)
