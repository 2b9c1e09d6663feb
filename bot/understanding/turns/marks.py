"""A turn of a conversation as plain marks: what is said, what was asked before, and what the rules make of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from actions.reading import Kind, Reading
from bot.understanding.features import features
from bot.understanding.follow_ups import follows, kind_meant
from bot.understanding.hearing import Heard
from bot.understanding.meaning.learned_subjects import marks_of
from bot.understanding.qualifiers import sibling_ids
from data_layer.catalogue import Catalogue, Metric

PARTED = ("slot", "subject", "cue", "sure", "time", "long")  # marks that mean something else after each kind
STEPS = 4  # of how likely the likeliest kind is
MOST_LEFT = 3


class Kinship(StrEnum):
    SIBLING = "sibling"  # told apart by a qualifier, users and carers, or one of several in hand
    THEME = "theme"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Turn:
    """Words said after a question. `alone`: how the rules read them by themselves, `ruled`: after `last`, the Reading
    in hand; `likely`: each kind as learned of whole questions.
    """

    heard: Heard
    alone: Reading
    ruled: Reading
    last: Reading
    likely: Mapping[Kind, float]

    @property
    def follows(self) -> bool:
        """Whether by the rules the words need the last question to be whole."""
        return follows(self.heard, self.last)

    @property
    def stays(self) -> bool:
        """Whether the rules keep what was asked about."""
        return self.ruled.metrics == self.last.metrics and self.ruled.scope == self.last.scope

    def kinship(self, catalogue: Catalogue) -> Kinship:
        """Of the measure that the rules go to with the one in hand."""
        held, ruled = self.in_hand(catalogue), self.ruled.metrics
        theme = held.theme if held else self.last.scope.id
        if self.stays or len(ruled) != 1 or catalogue.metrics[ruled[0]].theme != theme:
            return Kinship.NONE
        if held is None:
            return Kinship.THEME
        alike = {*sibling_ids(held, catalogue.metrics.values()), *self.last.metrics}
        return Kinship.SIBLING if ruled[0] in alike else Kinship.THEME

    def in_hand(self, catalogue: Catalogue) -> Metric | None:
        """The first of the measures asked about before; None where it was a theme or another scope."""
        return catalogue.metrics[self.last.metrics[0]] if self.last.metrics else None


def kind_marks(turn: Turn) -> frozenset[str]:
    """No name of a measure is among them, as in `features`."""
    before, ruled = kind_meant(turn.last).value, turn.ruled
    own = features(turn.heard, turn.alone)
    said = turn.heard.skeleton.split()
    found = {f"after {before}", f"goes on {ruled.kind}", f"goes on {ruled.kind} {ruled.subkind}"}
    found |= {f"stays {turn.stays}", f"measure before {bool(turn.last.metrics)}"}
    found |= {f"after {before} & {mark}" for mark in own if mark.startswith(PARTED)}
    found |= {f"after {before} & {word}" for word in said}
    if turn.likely:
        best = max(turn.likely, key=lambda kind: turn.likely[kind])
        found.add(f"alone {best} {int(turn.likely[best] * STEPS)}")
    return own | found


def subject_marks(turn: Turn, catalogue: Catalogue) -> frozenset[str]:
    """Words as in `marks_of`, the measure in hand with its theme, and what the words name by themselves."""
    heard, last, ruled = turn.heard, turn.last, turn.ruled
    held, chosen = turn.in_hand(catalogue), heard.chosen
    found = {f"in hand {held.id if held else None}", f"theme {held.theme if held else last.scope.id}"}
    found |= {f"stays {turn.stays}", f"refers {heard.refers}", f"left {min(len(heard.unexplained), MOST_LEFT)}"}
    found.add(f"named {bool(chosen.metrics)} {chosen.whole} {chosen.tied} {bool(chosen.not_held)} {bool(chosen.theme)}")
    if len(ruled.metrics) == 1 and not turn.stays:
        found |= {f"ruled {ruled.metrics[0]}", f"ruled {turn.kinship(catalogue)}"}
    return marks_of(heard.told) | found
