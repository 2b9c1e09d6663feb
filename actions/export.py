"""The figures asked about, ready to be taken away as a file."""

from __future__ import annotations

from actions.answer import Answer, FigureShown
from actions.base import KindAction
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.no_data import nothing_found
from actions.reading import Kind, Reading, ScopeKind
from actions.scope import metrics_in, scope_words
from actions.series_drafts import points_shown
from actions.wording.names import titled
from actions.wording.numbers import counted
from actions.wording.places import home_first, listed, place
from actions.wording.states import attributed, figure_caveats
from data_layer.catalogue import Metric
from data_layer.facts import Figure
from data_layer.figures import figures, series
from data_layer.periods import PeriodAsked
from data_layer.store import Reader

MOST_METRICS = 100  # so that a file of everything stays one that opens at once


class ActionExport(KindAction):
    kind = Kind.EXPORT

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return export(asked, desk)


def export(asked: Reading, desk: Desk) -> Answer:
    """All periods of the measures asked about, or those of the time asked for; the newest of each for everything."""
    catalogue = desk.catalogue
    metrics = [catalogue.metrics[m] for m in metrics_in(asked, catalogue) if catalogue.metrics[m].loaded][:MOST_METRICS]
    areas = home_first(asked.areas or (desk.viewer.home_area,), desk.viewer.home_area, catalogue)
    asked = asked.model_copy(update={"areas": tuple(areas)})
    draft = Draft(headline="")
    with desk.reader() as reader:
        for metric in metrics:
            add(draft, metric, asked, reader, desk)
    if not draft.figures:
        return nothing_found(asked, desk)
    what = listed([metric.short_name for metric in metrics[:3]]) if asked.metrics else scope_words(asked, catalogue)
    where = listed([place(area, catalogue) for area in areas])
    draft.headline = f"{counted(len(draft.figures), 'figure')} on {what} for {where} can be taken away as a file."
    draft.sentences = ["The file holds their periods, units, comparators, source and caveats, councils by name."]
    draft.follow_ups = [titled(metric.short_name) for metric in metrics[:2]]
    answer = compose(draft, asked, desk)
    address = f"CSV: /api/export/{answer.id}.csv\nExcel: /api/export/{answer.id}.xlsx"
    return answer.model_copy(update={"text": f"{answer.text}\n\n{address}"})


def add(draft: Draft, metric: Metric, asked: Reading, reader: Reader, desk: Desk) -> None:
    spanned = asked.period if asked.period and (asked.period.spans or asked.period.newest) else None
    everything = asked.scope.kind is ScopeKind.EVERYTHING
    when: PeriodAsked | None = asked.period
    runs = series(reader, metric.id, asked.areas, period=spanned, **desk.known)
    found = [one for one in runs if one.points]
    newest = figures(reader, [metric.id], asked.areas, period=when, groups=asked.comparators, **desk.known)
    if not found or not newest:
        return
    latest = {figure.observation.area: figure for figure in newest}
    for one in found:
        shown = points_shown(one, latest, metric, desk.viewer.now)
        single = everything or bool(when and not spanned)
        draft.figures += [each for each in shown if not single or is_newest(each, latest.get(one.area))]
    draft.caveats += attributed([(metric.short_name, figure_caveats(newest[0], metric))])
    draft.provenance += [figure.provenance for figure in newest]


def is_newest(shown: FigureShown, own: Figure | None) -> bool:
    """Whether a point is the figure of the one period meant."""
    return own is not None and shown.period == own.observation.period.label
