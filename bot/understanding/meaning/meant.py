"""The subject of a question by what its words mean, where they name none for sure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from actions.reading import Reading
from bot.understanding.hearing import Heard
from bot.understanding.meaning.asides import Asides
from bot.understanding.meaning.choice import CLEARLY, OF_THEMES, by_meaning, is_open, is_own
from bot.understanding.meaning.encoder import Vectors
from bot.understanding.meaning.learned_choice import (
    BY_CHANCE,
    SETTLED_BY_WORDS,
    STILL_LIKELY,
    by_learning,
    is_telling,
    likely_by_words,
)
from bot.understanding.meaning.learned_subjects import LearnedSubjects
from bot.understanding.meaning.nearest import Nearest
from bot.understanding.meaning.several_own import several_own
from bot.understanding.subjects import Chosen
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import MetricId

INSTEAD_OF_THEME_ALONE = 0.75  # of a theme beside which no word is left, "how content are people with their care"
OWN_AFTER_A_QUESTION = 0.56  # of few words, beside the question before


@dataclass(frozen=True, slots=True)
class Meaning:
    """Of one catalogue. `nearest`: its subjects by what their names mean, without which words alone decide; `learned`:
    which of its measures people's own words are about; `asides`: which sentences ask for nothing.
    """

    catalogue: Catalogue
    nearest: Nearest | None = None
    learned: LearnedSubjects | None = None
    asides: Asides | None = None

    def likely_aside(self, heard: Heard) -> float:
        """How likely a sentence asks for nothing; 0 where no vectors are ready."""
        asides, nearest = self.asides, self.nearest
        if asides is None or nearest is None or not nearest.ready:
            return 0.0
        return asides.likely(heard.text.clean, nearest.vector_of(heard.text.clean))

    def vector_of(self, heard: Heard) -> Callable[[], Vectors] | None:
        """Works out what the words mean; None where no vectors are ready."""
        nearest = self.nearest
        if nearest is None or not nearest.ready or not heard.told.strip():
            return None
        return lambda: nearest.vector_of(heard.told)

    def _may_be_own(self, heard: Heard) -> bool:
        """Whether words name a measure in part or a theme, where the council's own may be meant."""
        chosen = heard.chosen
        partly = bool(chosen.metrics and not chosen.whole) or bool(chosen.theme)
        return partly and self.nearest is not None and self.nearest.knows_own

    def own_named(self, heard: Heard, last: Reading) -> Heard | None:
        """About a measure of the council's own that words after a question name or describe; None where they don't.

        What was learned of conversations knows none of them, and would keep what is in hand.
        """
        nearest, vector_of = self.nearest, self.vector_of(heard)
        if nearest is None or vector_of is None or not nearest.knows_own or not is_telling(heard.told):
            return None
        if both := several_own(heard.told, nearest, self.catalogue):
            return about(heard, *both)
        if said := nearest.said_of(heard.told):
            return about(heard, said) if said not in last.metrics else None
        first, *others = nearest.near_to(vector_of())
        if not is_own(first, self.catalogue) or first.subject.id in last.metrics:
            return None
        if first.likeness < OWN_AFTER_A_QUESTION:
            return None
        clear = not others or first.likeness - others[0].likeness >= CLEARLY
        named = first.subject.id in heard.chosen.metrics and not heard.chosen.tied
        asked = [self.catalogue.metrics[metric] for metric in last.metrics[:1]]
        kin = any(one.is_own and one.theme == self.catalogue.metrics[MetricId(first.subject.id)].theme for one in asked)
        return about(heard, MetricId(first.subject.id)) if clear or named or kin else None

    def meant(self, heard: Heard, *, in_hand: bool) -> Heard:
        """`in_hand`: whether a measure was asked about before."""
        nearest, learned, vector_of = self.nearest, self.learned, self.vector_of(heard)
        if nearest is None or vector_of is None:
            return heard
        if nearest.knows_own and (both := several_own(heard.told, nearest, self.catalogue)):
            return about(heard, *both)
        if (said := nearest.said_of(heard.told)) and not heard.chosen.whole:
            return about(heard, said)
        if in_hand and not heard.chosen.named and not is_telling(heard.told):
            return heard
        likely = likely_by_words(heard, learned, self.catalogue) if learned else None
        by_chance = likely is not None and likely < BY_CHANCE and not heard.chosen.whole
        themed = bool(heard.chosen.theme) and not heard.operations.sure & OF_THEMES
        unsettled, may_be_own = is_open(heard) or by_chance, self._may_be_own(heard)
        if likely is not None and likely >= SETTLED_BY_WORDS:
            return replace(heard, chosen=replace(heard.chosen, by_meaning=unsettled))
        if not unsettled and not may_be_own and not themed and (likely is None or likely >= STILL_LIKELY):
            return heard
        vector = vector_of()
        near = nearest.near_to(vector)
        found = by_meaning(heard, near, self.catalogue, only_own=not unsettled)
        if not unsettled and not themed and (found is not heard or likely is None or likely >= STILL_LIKELY):
            return found
        guess = learned.guess(heard.told, vector) if learned else None
        if themed and not unsettled and (found is not heard or guess is None or guess.likely < INSTEAD_OF_THEME_ALONE):
            return found
        return by_learning(found, guess, near, self.catalogue, in_hand=in_hand)


def about(heard: Heard, *metrics: MetricId) -> Heard:
    return replace(heard, chosen=Chosen(metrics=metrics, at=heard.chosen.at, by_meaning=True))
