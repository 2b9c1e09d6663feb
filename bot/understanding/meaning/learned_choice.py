"""Where what was learned of the measures settles what a question is about, and where words have the say.

The bounds were set by hand on the second to fourth open sets: of some 400 questions about one measure, words and names
alone find it in 89 of a hundred, with these in 95.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.hearing import Heard
from bot.understanding.meaning.choice import is_metric
from bot.understanding.meaning.learned_subjects import Guess, LearnedSubjects
from bot.understanding.meaning.nearest import Near
from bot.understanding.qualifiers import sibling_ids, siblings
from bot.understanding.subjects import Chosen
from bot.understanding.text import tokens
from bot.understanding.words import words
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import MetricId

BY_CHANCE = 0.01  # below it a word or two of a name were said for another reason
STILL_LIKELY = 0.4  # by words alone: a measure named stays without a look at the whole sentence
SETTLED_BY_WORDS = 0.6  # the same, whatever words are left beside it
INSTEAD_OF_NAMED = 0.5
CLEARLY_LIKELIER = 1.3  # times as likely as the measure named
INSTEAD_OF_NAMED_IN_PART = 0.33  # of a name of which words are left out
FAR_LIKELIER = 2.0
INSTEAD_OF_NOT_HELD = 0.6
INSTEAD_OF_ALL_NOT_HELD = 0.85  # that every word is of: "what share of council tax was collected"
INSTEAD_OF_THEME = 0.4
OF_TIED = 0.45
OF_SIBLINGS = 0.55  # users or carers, before or after housing costs: who says neither is asked which
FORM = "form"
OF_FORMS = 0.55  # of what both have
WHERE_NONE = 0.4
NEVER = 2.0
SURE = 0.7  # of everyday words alone: "how many people are in work"
TELLING = 1  # words that a guess needs where no measure is named, and where one is in hand
TELLING_BESIDE = 2


def is_telling(text: str) -> bool:
    """Whether a word is more than those of every question: "now put Hull beside Nottingham" has none."""
    return any(not words().ordinary(token.word) and token.word.isalpha() for token in tokens(text))


def likely_by_words(heard: Heard, learned: LearnedSubjects, catalogue: Catalogue) -> float | None:
    """How likely the one measure named is by its words alone; None where it is not one, or not one learned of."""
    chosen = heard.chosen
    if len(chosen.metrics) != 1 or chosen.tied:
        return None
    named = catalogue.metrics[chosen.metrics[0]].whole
    return learned.likely_by_words(heard.told, named) if named in learned.labels else None


def by_learning(
    heard: Heard, guess: Guess | None, near: Sequence[Near], catalogue: Catalogue, *, in_hand: bool = False
) -> Heard:
    """With the measure guessed where it is likely enough for what stands there; `near` is the nearest first.

    `in_hand`: whether a measure was asked about before, which few words mean sooner than another.
    """
    named = [catalogue.metrics[metric].whole for metric in heard.chosen.metrics]
    if guess is None or guess.metric not in catalogue.metrics or (named == [guess.metric] and not heard.chosen.tied):
        return heard
    if heard.everything:
        return heard  # "are we hitting our targets"
    few = guess.telling < (TELLING_BESIDE if in_hand else TELLING) and len(named) != 1
    if few and (in_hand or guess.likely < SURE):
        return heard
    least = needed(heard.chosen, named, guess, catalogue, unexplained=bool(heard.unexplained))
    if guess.likely < least or named_otherwise(guess, near, named, catalogue):
        return heard
    chosen = Chosen(metrics=(guess.metric,), score=guess.likely, at=heard.chosen.at, by_meaning=True)
    return replace(heard, chosen=chosen)


def needed(
    chosen: Chosen, named: Sequence[MetricId], guess: Guess, catalogue: Catalogue, *, unexplained: bool
) -> float:
    """How likely it must be; more than 1 for never. `named`: the measures chosen, of a breakdown the whole;
    `unexplained`: whether words are left that no subject explains.
    """
    if chosen.not_held:
        clearly = len(chosen.at) > 1 and not unexplained
        return INSTEAD_OF_ALL_NOT_HELD if clearly else INSTEAD_OF_NOT_HELD
    if chosen.tied:
        if guess.metric not in named:
            return INSTEAD_OF_NAMED
        together = sum(guess.scores.get(each, 0.0) for each in named)
        if together >= OF_TIED and differ_in(FORM, named, catalogue):
            return OF_FORMS * together  # a number and its rate: either tells what was asked about
        return OF_SIBLINGS if are_siblings(guess.metric, named, catalogue) else OF_TIED
    if len(named) == 1:
        held = guess.scores.get(named[0], 0.0)
        if not chosen.whole and guess.likely >= held * FAR_LIKELIER:
            return INSTEAD_OF_NAMED_IN_PART
        return max(INSTEAD_OF_NAMED, held * CLEARLY_LIKELIER)
    if named or chosen.outcome:
        return NEVER
    return INSTEAD_OF_THEME if chosen.theme else WHERE_NONE


def differ_in(qualifier: str, named: Sequence[MetricId], catalogue: Catalogue) -> bool:
    """Whether two measures are siblings told apart by that qualifier alone."""
    if len(named) != 2:
        return False
    first, second = (catalogue.metrics[each] for each in named)
    return (qualifier, second) in siblings(first, catalogue.metrics.values())


def are_siblings(metric: MetricId, named: Sequence[MetricId], catalogue: Catalogue) -> bool:
    """Whether one of those named differs from it in nothing but a qualifier."""
    return not sibling_ids(catalogue.metrics[metric], catalogue.metrics.values()).isdisjoint(named)


def named_otherwise(guess: Guess, near: Sequence[Near], named: Sequence[MetricId], catalogue: Catalogue) -> bool:
    """Whether a measure that was not there to learn from, one of the council's own, is as near by its name.

    A breakdown was there as its whole.
    """
    likeness = {MetricId(one.subject.id): one.likeness for one in near if is_metric(one)}
    others = [each for id, each in likeness.items() if catalogue.metrics[id].whole not in guess.scores]
    return any(each not in guess.scores for each in named) or (
        max(others, default=0.0) > likeness.get(guess.metric, 0.0)
    )
