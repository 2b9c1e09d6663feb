"""The parts of a reading that can be changed, in the order of the reading line, each with its alternatives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from actions.answer import Option, ReadingPart
from actions.reading import TALK, Kind, MissingKind, Reading, ScopeKind, Slot
from actions.reading_choices import (
    LATEST,
    MOST,
    OF_A_LIST,
    TIMED,
    Ground,
    area_choices,
    comparator_choices,
    metric_choices,
    period_choices,
)
from actions.reading_kinds import KINDS_READ, kind_choices
from actions.reading_words import groups_read, period_read, places_read, subjects_read
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import AreaCode

PLACED = TIMED | OF_A_LIST
SUBJECTED = PLACED | {Kind.DEFINITION}


def reading_parts(asked: Reading, period: str | None, home: AreaCode, catalogue: Catalogue) -> list[ReadingPart]:
    """None of what is asked back, only talked about, or about a word. `period`: the label of the answer's own."""
    ground = Ground.of(asked, home, catalogue)
    subjects = subjects_read(asked, catalogue)
    if (
        asked.scope.kind is ScopeKind.TERM
        or asked.kind in TALK | {Kind.CLARIFY}
        or ground.kind not in SUBJECTED
        or not subjects
    ):
        return []
    if asked.missing is not None and asked.missing.kind is MissingKind.UNKNOWN_AREA:
        return [place_part(ground)]  # with the place unknown no other part leads to a figure
    parts = [subject_part(subjects, ground)]
    if ground.kind in PLACED and asked.areas:
        parts.append(place_part(ground))
        if groups := groups_read(asked, catalogue):
            group = only(asked.comparators)
            parts.append(part(Slot.COMPARATOR, ", ".join(groups), group, comparator_choices(ground)))
    if ground.kind in TIMED:
        when = period_value(asked, period)
        parts.append(part(Slot.PERIOD, period_read(asked, period), when, period_choices(ground, period)))
    if ground.kind in KINDS_READ and (kinds := kind_choices(ground)):
        parts.append(part(Slot.KIND, KINDS_READ[ground.kind], ground.kind.value, kinds))
    return parts


def part(what: Slot, words: str, value: str | None, choices: Iterable[Option]) -> ReadingPart:
    return ReadingPart(what=what, words=words, value=value, choices=list(choices)[:MOST])


def subject_part(words: str, ground: Ground) -> ReadingPart:
    asked = ground.asked
    if asked.scope.kind is ScopeKind.THEME:
        return part(Slot.THEME, words, asked.scope.id, metric_choices(ground))
    return part(Slot.METRIC, words, only(asked.metrics), metric_choices(ground))


def place_part(ground: Ground) -> ReadingPart:
    words = places_read(ground.asked, ground.home, ground.catalogue)
    return part(Slot.AREA, words, only(ground.asked.areas), area_choices(ground))


def only(values: Sequence[str]) -> str | None:
    return values[0] if len(values) == 1 else None


def period_value(asked: Reading, period: str | None) -> str:
    if asked.period is None:
        return LATEST
    return period if period and not asked.period.spans else asked.period.words
