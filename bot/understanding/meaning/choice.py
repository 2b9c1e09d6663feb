"""Where words alone leave the subject of a question open, what they mean may settle it.

The bounds were set on the second open set: of its questions that leave the subject open, the nearest name is of the
right measure in nine of ten from 0.6 on, and what is none of our business stays below a half.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.hearing import Heard
from bot.understanding.meaning.nearest import Near
from bot.understanding.subject_index import Subject, SubjectKind
from bot.understanding.subjects import MOST_CHOICES, Chosen
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import MetricId, ThemeId

MEANT = 0.6  # from here on a subject is taken to be meant
RELATED = 0.5  # below it nothing is
UNLIKE = 0.3  # a measure that shares words with a question and no more
CLEARLY = 0.03  # by which one must be nearer than the next to be chosen before it
OWN_BESIDE_NOT_HELD = 0.6  # beside a subject not published that was named in full and is nearer, or by chance alone
OWN_CLEARLY = 0.08  # before one of the council's own takes that place
FAR_NEARER = 0.12  # before another measure takes the place of one that some words name
# operations beside which no measure is looked for
OF_NO_MEASURE = {"greeting", "thanks", "goodbye", "help", "instructions", "change", "request", "remark", "promises",
                 "outcome", "warn", "measures", "portfolios", "comparators"}  # fmt: skip
# and those that are asked of a theme as a whole
OF_THEMES = {"worst", "better", "brief", "ask", "measures", "unexplained", "promises", "warn", "outcome", "risk"}


def is_open(heard: Heard) -> bool:
    """Whether what is meant is worth looking up: it takes longer than all the rest of the reading."""
    chosen = heard.chosen
    if chosen.tied or chosen.not_held or ((chosen.metrics or chosen.theme) and heard.unexplained):
        return True
    return not chosen.named and heard.contents and not heard.operations.sure & OF_NO_MEASURE


def by_meaning(heard: Heard, near: Sequence[Near], catalogue: Catalogue, *, only_own: bool = False) -> Heard:
    """With the subject that is meant, where that is clear; `near` is the nearest first.

    `only_own`: nothing but a measure of the council's own takes the place of what words name.
    """
    meant_by = own_instead if only_own else settled
    chosen = meant_by(heard, near, catalogue) if near else None
    return replace(heard, chosen=chosen) if chosen else heard


def settled(heard: Heard, near: Sequence[Near], catalogue: Catalogue) -> Chosen | None:
    chosen = heard.chosen
    if chosen.not_held:
        return instead_of_not_held(chosen, near, catalogue)
    if own := own_instead(heard, near, catalogue):
        return own
    if chosen.tied:
        return one_of(chosen, near)
    if chosen.metrics:
        return confirmed(chosen, near)
    found = meant(near) or shared(chosen, near) if not chosen.outcome else None
    return found if found and (not chosen.theme or found.metrics) else None


def instead_of_not_held(chosen: Chosen, near: Sequence[Near], catalogue: Catalogue) -> Chosen | None:
    """A measure of the council's own that is as near, or nothing where the words only look like it."""
    likeness = {one.subject: one.likeness for one in near}
    refused = likeness.get(Subject(SubjectKind.NOT_HELD, chosen.not_held or ""), 0.0)
    own = [one for one in near if is_own(one, catalogue)]
    beside = own and (own[0].likeness < refused if chosen.whole else refused < UNLIKE)
    if own and own[0].likeness >= max(OWN_BESIDE_NOT_HELD if beside else RELATED, refused - FAR_NEARER):
        return of_metrics(close_to(own[0], own), own[0].likeness)
    if is_metric(near[0]) and near[0].likeness >= max(MEANT, refused + FAR_NEARER):
        return of_metrics(close_to(near[0], near), near[0].likeness)
    if chosen.whole or refused >= RELATED:
        return None
    return meant(near) or Chosen()


def own_instead(heard: Heard, near: Sequence[Near], catalogue: Catalogue) -> Chosen | None:
    """The council's own measure that is clearly nearer than what words name in part, or than a theme."""
    chosen, first = heard.chosen, near[0]
    named = set(chosen.subjects)
    if chosen.whole or not named or not is_own(first, catalogue) or first.subject in named:
        return None
    if chosen.theme and heard.operations.sure & OF_THEMES:
        return None
    held = max((one.likeness for one in near if one.subject in named), default=0.0)
    needed = held if chosen.theme else held + (CLEARLY if chosen.tied else OWN_CLEARLY)
    found = close_to(first, near)
    return of_metrics(found, first.likeness) if first.likeness >= max(MEANT, needed) and len(found) == 1 else None


def one_of(chosen: Chosen, near: Sequence[Near]) -> Chosen | None:
    """Of several that match alike the one that is clearly nearer."""
    those = [one for one in near if MetricId(one.subject.id) in chosen.metrics and is_metric(one)]
    if len(those) > 1 and those[0].likeness - those[1].likeness >= CLEARLY and those[0].likeness >= MEANT:
        return replace(chosen, metrics=(MetricId(those[0].subject.id),), tied=False, by_meaning=True)
    return None


def confirmed(chosen: Chosen, near: Sequence[Near]) -> Chosen | None:
    """The measure named, whatever words are left, where it is nearest; another where that is far nearer."""
    first = near[0]
    named = max((one.likeness for one in near if is_metric(one) and one.subject.id in chosen.metrics), default=0.0)
    if named >= RELATED and named >= first.likeness - FAR_NEARER:
        return replace(chosen, by_meaning=True)
    if is_metric(first) and first.likeness >= MEANT and len(chosen.metrics) == 1:
        return of_metrics(close_to(first, near), first.likeness)
    if named < UNLIKE and not chosen.whole:
        return Chosen(near=tuple(MetricId(one.subject.id) for one in near if is_metric(one))[:MOST_CHOICES])
    return None


def meant(near: Sequence[Near]) -> Chosen | None:
    """The nearest measure or theme; several where they are as near. A subject not held is never guessed."""
    first = near[0]
    if first.likeness < MEANT or first.subject.kind is SubjectKind.NOT_HELD:
        return None
    if first.subject.kind is SubjectKind.THEME:
        return Chosen(theme=ThemeId(first.subject.id), score=first.likeness, by_meaning=True)
    return of_metrics(close_to(first, near), first.likeness)


def shared(chosen: Chosen, near: Sequence[Near]) -> Chosen | None:
    """The one measure that a word said is of, where it is the nearest by meaning too."""
    first = near[0]
    if first.likeness >= RELATED and is_metric(first) and chosen.near == (first.subject.id,):
        return of_metrics([MetricId(first.subject.id)], first.likeness)
    return None


def close_to(first: Near, near: Sequence[Near]) -> list[MetricId]:
    """The nearest measure and those that are all but as near."""
    alike = [one for one in near if is_metric(one) and first.likeness - one.likeness < CLEARLY]
    return [MetricId(one.subject.id) for one in alike][:MOST_CHOICES]


def of_metrics(metrics: Sequence[MetricId], likeness: float) -> Chosen:
    return Chosen(metrics=tuple(metrics), tied=len(metrics) > 1, score=likeness, by_meaning=True)


def is_metric(one: Near) -> bool:
    return one.subject.kind is SubjectKind.METRIC


def is_own(one: Near, catalogue: Catalogue) -> bool:
    return is_metric(one) and catalogue.metrics[MetricId(one.subject.id)].is_own
