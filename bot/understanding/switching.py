"""From the metric in hand to a sibling by a word: "and carers?", "no, the rate", "no, unallocated"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from actions.reading import Reading
from bot.understanding.hearing import Heard
from bot.understanding.qualifiers import COUNTED, decided, said_of, sibling_ids, siblings, stems, switched
from bot.understanding.subject_index import content
from bot.understanding.subjects import Chosen
from bot.understanding.text import Token, as_text, tokens
from data_layer.catalogue import Catalogue, Metric
from data_layer.vocabulary import MetricId

LONGEST = 8  # words; a longer one names its measure itself
LONGEST_PUT_RIGHT = 12  # of one that puts the last question right
SHORT = 5  # words that hardly name a subject of their own
NAMES_HELD = 20_000
POINTS_AT_IT = {"it", "that", "this", "they"}
INSTEAD = {"instead", "rather", "wanted", "meant"}


def sibling(
    last: Reading, said: Sequence[Token], chosen: Chosen, catalogue: Catalogue, longest: int = LONGEST
) -> tuple[MetricId, ...]:
    """The metric that differs from the last only in what the words name; empty where they name nothing of the kind."""
    asked = [catalogue.metrics[each] for each in last.metrics if each in catalogue.metrics]
    if not asked or len(said) > longest:
        return ()
    metric, *others = asked
    if others:
        alike = sibling_ids(metric, catalogue.metrics.values())
        named = decided(asked, said)  # of siblings told together the one that a word names: "women"
        return (named[0].id,) if len(named) == 1 and {other.id for other in others} <= alike else ()
    found = switched(metric, catalogue.metrics.values(), said)
    near = {metric.id, *(each.id for each in related(metric, catalogue)), *(each.id for each in found)}
    if chosen.named and not set(chosen.metrics) & near:
        return ()
    return (found[0].id,) if len(found) == 1 else ()


def instead(
    last: Reading, said: Sequence[Token], chosen: Chosen, catalogue: Catalogue, *, put_right: bool = False
) -> tuple[MetricId, ...]:
    """ "of service spend instead", "the carers?": a sibling, where the words name another subject by chance only.

    `put_right`: whether they put the last question right, which takes more words.
    """
    longest = LONGEST_PUT_RIGHT if put_right else LONGEST if chosen.not_held else SHORT
    if not by_chance(said, chosen, longest):
        return ()
    return sibling(last, said, Chosen(), catalogue, max(longest, LONGEST)) or told_again(last, said, catalogue)


def told_again(last: Reading, said: Sequence[Token], catalogue: Catalogue) -> tuple[MetricId, ...]:
    """ "after housing costs" of the measure that is: what tells it from its siblings names nothing else."""
    if len(last.metrics) != 1 or last.metrics[0] not in catalogue.metrics:
        return ()
    metric = catalogue.metrics[last.metrics[0]]
    alike = siblings(metric, catalogue.metrics.values())
    return last.metrics if any(said_of(metric.qualifiers[each], said) for each, _ in alike) else ()


def by_chance(said: Sequence[Token], chosen: Chosen, longest: int = SHORT) -> bool:
    """Whether few words name a subject in part, or something beside it, so that a sibling is likelier meant."""
    instead_of = any(token.word in INSTEAD for token in said)
    named = chosen.metrics and (not chosen.whole or instead_of)
    return len(said) <= (LONGEST if instead_of else longest) and bool(chosen.not_held or chosen.theme or named)


def kin(last: Reading, said: Sequence[Token], catalogue: Catalogue) -> tuple[MetricId, ...]:
    """ "the emergency ones" of repairs: the one measure of the theme that is of the same and has all the words said."""
    asked = catalogue.metrics.get(last.metrics[0]) if len(last.metrics) == 1 else None
    wanted = content_roots(said)
    if asked is None or wanted <= all_words(asked) or len(said) > SHORT or asks_of_it(said):
        return ()  # words of the measure in hand lead to no other
    about = content_roots(token for token in tokens(asked.short_name) if token.word not in COUNTED)
    found = [
        other.id
        for other in catalogue.metrics.values()
        if other.theme == asked.theme and other.id != asked.id and not other.part_of
        if wanted <= all_words(other) and about & roots_of(other.short_name)
    ]
    return (found[0],) if len(found) == 1 else ()


def asks_of_it(said: Sequence[Token]) -> bool:
    """ "Has that got better": though a measure is of level 3 or better."""
    return any(token.word in POINTS_AT_IT for token in said)


def corrected(last: Reading, said: Sequence[Token], chosen: Chosen, catalogue: Catalogue) -> tuple[MetricId, ...]:
    """Of the metrics that share an alias with the last, the one whose own words were said."""
    if len(said) > LONGEST or (chosen.named and not chosen.tied):
        return ()
    wanted = content_roots(said)
    family = [catalogue.metrics[each] for each in last.metrics if each in catalogue.metrics]
    family += [other for metric in family for other in related(metric, catalogue)]
    points = {metric.id: len(wanted & own_words(metric, family)) for metric in family if metric.id not in last.metrics}
    best = max(points.values(), default=0)
    named = [metric for metric, count in points.items() if count == best]
    return (named[0],) if best and len(named) == 1 else ()


def related(metric: Metric, catalogue: Catalogue) -> list[Metric]:
    """Metrics of its theme that share an alias with it."""
    names = set(map(str.casefold, metric.aliases))
    others = (each for each in catalogue.metrics.values() if each.theme == metric.theme and each.id != metric.id)
    return [other for other in others if names & set(map(str.casefold, other.aliases))]


def own_words(metric: Metric, family: Sequence[Metric]) -> set[str]:
    """Roots of its names that no other of the family uses."""
    others = {each for other in family if other.id != metric.id for each in all_words(other)}
    return all_words(metric) - others


def content_roots(said: Iterable[Token]) -> set[str]:
    return {token.root for token in said if content(token)}


def all_words(metric: Metric) -> set[str]:
    return {root for name in (metric.name, metric.short_name, *metric.aliases) for root in roots_of(name)}


@lru_cache(maxsize=NAMES_HELD)
def roots_of(name: str) -> frozenset[str]:
    return frozenset(token.root for token in tokens(name))


def as_qualified(heard: Heard, catalogue: Catalogue) -> Heard:
    """About the sibling of its one measure that the words speak for, where they don't speak for the measure itself:
    "net new homes, the rate". Words of its own names speak for no other: "non-principal roads".
    """
    chosen = heard.chosen
    if len(chosen.metrics) != 1 or chosen.tied:
        return heard
    metric, said = catalogue.metrics[chosen.metrics[0]], as_text(heard.whole or heard.text.clean).tokens
    found = switched(metric, catalogue.metrics.values(), said)
    if found:
        beside = without_names(metric, said)
        found = [other for other in found if speaks_for(other, metric, beside)]
    return replace(heard, chosen=replace(chosen, metrics=(found[0].id,))) if len(found) == 1 else heard


def speaks_for(other: Metric, metric: Metric, said: Sequence[Token]) -> bool:
    return any(said_of(value, said) for each, value in other.qualifiers.items() if metric.qualifiers[each] != value)


def without_names(metric: Metric, said: Sequence[Token]) -> list[Token]:
    """The words but those of its names that are said word for word."""
    spoken = tuple(token.stem for token in said)
    gone: set[int] = set()
    for name in {metric.name, metric.short_name, *metric.aliases}:
        named = stems(name)
        starts = [at for at in range(len(spoken) - len(named) + 1) if spoken[at : at + len(named)] == named]
        gone.update(at for start in starts for at in range(start, start + len(named)) if len(named) > 1)
    return [token for at, token in enumerate(said) if at not in gone]
