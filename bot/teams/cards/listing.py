"""Several measures side by side, as a table that is seen at once: exceptions, a theme, good news."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from microsoft_teams.cards.core import CardElement

from actions.answer import Answer, FigureShown
from actions.wording.numbers import counted
from actions.wording.times import age
from bot.teams.cards.elements import heading, more_in_words, paragraph
from bot.teams.cards.figures import newest
from bot.teams.cards.room import Room
from bot.teams.cards.tables import filled
from bot.teams.cards.words import measure, metric_of, moved, rated, stands, where
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import Influence, MetricId

MOST_LISTED = 12
HEAD = ("Measure", "Figure", "How it moved and stands")
CONTEXT = "Standing context, not the council's alone to change"
OLDER = "Older figures, which say nothing of today"


def is_list(answer: Answer) -> bool:
    """Whether measures stand side by side: several, or the one that was found where no measure was asked about."""
    measures = {(figure.metric, figure.part) for figure in answer.figures}
    return len(measures) > 1 or (bool(measures) and answer.reading.scope is not None)


def listing(answer: Answer, catalogue: Catalogue, room: Room) -> list[CardElement]:
    """The newest figure of each measure in the answer's order: today's, then standing context, then older ones."""
    figures = newest(answer.figures)
    of_places = len({figure.area for figure in figures}) > 1
    most = left = min(MOST_LISTED, room.rows)
    also = only_named(answer, catalogue)
    parts: list[CardElement] = []
    for said, found in sections(figures, catalogue):
        rows = [list_row(one, catalogue, of_places) for one in found[:left]]
        left -= len(rows)
        if rows:
            # what is only named belongs to the first of the tables, today's where there are any
            parts += [*([heading(said)] if said else []), filled(HEAD, rows), *also]
            also = []
    return [*parts, *more_in_words(len(figures) - most, "measure")]


def only_named(answer: Answer, catalogue: Catalogue) -> list[CardElement]:
    """How many measures the answer names in full without a figure here."""
    shown = {one.id for figure in answer.figures if (one := metric_of(figure, catalogue))}
    others = [MetricId(metric) for metric in answer.metrics if metric not in shown and metric in catalogue.metrics]
    rest = without(answer.text, names(shown, catalogue))
    count = sum(name in rest for name in names(others, catalogue))
    said = f"{counted(count, 'more measure')} {'is' if count == 1 else 'are'} named in the answer in full."
    return [paragraph(said)] if count else []


def names(metrics: Iterable[MetricId], catalogue: Catalogue) -> list[str]:
    """Longest first, as one may stand in another."""
    return sorted((catalogue.metrics[metric].short_name.lower() for metric in metrics), key=len, reverse=True)


def without(text: str, names: Sequence[str]) -> str:
    rest = text.lower()
    for name in names:
        rest = rest.replace(name, "")
    return rest


def sections(figures: Sequence[FigureShown], catalogue: Catalogue) -> list[tuple[str, list[FigureShown]]]:
    """As the answers tell them apart: an older figure never stands among today's, nor context among what is managed."""
    apart: dict[str, list[FigureShown]] = {"": [], CONTEXT: [], OLDER: []}
    for one in figures:
        metric = metric_of(one, catalogue)
        context = metric is not None and metric.influence is Influence.CONTEXT
        apart[OLDER if one.freshness.stale else CONTEXT if context else ""].append(one)
    return list(apart.items())


def list_row(figure: FigureShown, catalogue: Catalogue, of_places: bool) -> tuple[str, ...]:
    name = measure(figure, catalogue)
    meant = filter(None, (rated(figure), moved(figure), stands(figure, catalogue, in_list=True)))
    old = f", {age(figure.freshness.age_months)} old" if figure.freshness.stale else ""
    return (
        f"{name}, {where(figure, catalogue)}" if of_places else name,
        f"{figure.formatted}, {figure.period}{old}",
        "; ".join(meant) or "nothing to compare it with",
    )
