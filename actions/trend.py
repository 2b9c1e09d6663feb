"""How something has moved over time: the series of one or more councils, its breaks and its long run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from actions.answer import Answer, FigureShown
from actions.base import KindAction
from actions.charting import series_chart
from actions.comparison import comparison
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.next_questions import after_figure
from actions.no_data import nothing_found
from actions.performance import performance
from actions.reading import Kind, Reading, ScopeKind
from actions.run_of_series import break_sentences, readout, run_headline, run_sentence
from actions.scope import metrics_in
from actions.shown import figure_shown, observation_shown
from actions.wording.changes import better_hint, change_sentences
from actions.wording.numbers import formatted
from actions.wording.places import home_first, listed
from actions.wording.states import figure_caveats
from actions.wording.times import in_period
from data_layer.catalogue import Metric
from data_layer.facts import Figure, Series
from data_layer.figures import figures, series
from data_layer.methods.freshness import freshness_of
from data_layer.periods import PeriodAsked, held_in
from data_layer.vocabulary import AreaCode, MetricId

FIRST_OF_A_THEME = 3


class ActionTrend(KindAction):
    kind = Kind.TREND

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return trend(asked, desk)


def trend(asked: Reading, desk: Desk) -> Answer:
    """The series of each metric and council asked about. A theme gives the newest change of each of its metrics, and
    where a run of years is asked for ("since covid") the series of the first that have one.
    """
    spanned = asked.period if asked.period and (asked.period.spans or asked.period.newest) else None
    if asked.scope.kind is ScopeKind.THEME:
        if spanned is None or len(asked.areas) > 1:
            return (comparison if len(asked.areas) > 1 else performance)(asked, desk)
        return theme_trend(asked, spanned, desk)
    drafts = list(series_drafts(asked, asked.metrics, spanned, desk).values())
    if not drafts:
        return nothing_found(asked, desk)
    return compose(together(drafts), asked, desk)


def theme_trend(asked: Reading, spanned: PeriodAsked, desk: Desk) -> Answer:
    catalogue = desk.catalogue
    runs = [
        metric
        for area in asked.areas
        for metric in metrics_in(asked, catalogue)
        if len(held_in(spanned, catalogue.held(metric, area))) > 1
    ]
    drafts = series_drafts(asked, runs[:FIRST_OF_A_THEME], spanned, desk)
    if not drafts:
        return nothing_found(asked, desk)
    draft = together(list(drafts.values()))
    draft.metrics = list(drafts)
    if others := [catalogue.metrics[each].short_name for each in runs[FIRST_OF_A_THEME:]]:
        draft.details.append(f"Also held for those years, one question away: {listed(others)}.")
    return compose(draft, asked, desk)


def series_drafts(
    asked: Reading, metrics: Iterable[MetricId], spanned: PeriodAsked | None, desk: Desk
) -> dict[MetricId, Draft]:
    """Of each metric that is held for what is asked, in the order given."""
    catalogue = desk.catalogue
    areas = home_first(asked.areas, desk.viewer.home_area, catalogue)
    drafts = {}
    with desk.reader() as reader:
        for metric in [catalogue.metrics[m] for m in metrics if catalogue.metrics[m].loaded]:
            found = [one for one in series(reader, metric.id, areas, period=spanned, **desk.known) if one.points]
            newest = figures(reader, [metric.id], areas, period=spanned, groups=asked.comparators, **desk.known)
            if found and newest:
                drafts[metric.id] = series_draft(metric, found, newest, desk)
    return drafts


def series_draft(metric: Metric, found: list[Series], newest: Sequence[Figure], desk: Desk) -> Draft:
    """The run of the first council leads; the newest change of each is judged by the methods, never by eye."""
    catalogue = desk.catalogue
    latest = {figure.observation.area: figure for figure in newest}
    lead = latest.get(found[0].area, newest[0])
    draft = Draft(
        headline=run_headline(metric, found, lead, catalogue),
        period=found[0].points[-1].period.label,
        figures=[shown for one in found for shown in points_shown(one, latest, metric, desk.viewer.now)],
        charts=list(series_chart(metric, found, catalogue, home=desk.viewer.home_area)),
        follow_ups=after_figure(lead, metric, catalogue, over_time=True),
    )
    if len(found) > 1:
        draft.sentences += [run_sentence(metric, one, catalogue) for one in found]
    else:
        draft.sentences += [newest_words(lead, metric), *change_sentences(lead, metric)]
    draft.sentences += dict.fromkeys(sentence for one in found for sentence in break_sentences(one))
    draft.sentences += [hint for hint in [better_hint(metric)] if hint]
    draft.details.append("\n".join(readout(metric, one, catalogue) for one in found))
    for figure in newest:
        draft.caveats += figure_caveats(figure, metric)
        draft.provenance.append(figure.provenance)
    return draft


def newest_words(figure: Figure, metric: Metric) -> str:
    observation = figure.observation
    return f"Newest: {formatted(observation.value, metric)} {in_period(observation.period, as_at=metric.as_at)}."


def points_shown(one: Series, latest: dict[AreaCode, Figure], metric: Metric, now: date) -> list[FigureShown]:
    """Each point as a figure of its own age; the newest carries its change and direction."""
    figure = latest.get(one.area)
    shown = []
    for point in one.points:
        if figure and point.period == figure.observation.period:
            shown.append(figure_shown(figure, metric))
        else:
            shown.append(observation_shown(point, metric, freshness_of(point, metric, now=now, newest=False)))
    return shown


def together(drafts: list[Draft]) -> Draft:
    """Several metrics over time: the first leads, the others follow with their headline."""
    first, *others = drafts
    for draft in others:
        first.sentences.append(draft.headline)
        first.details += draft.details
        first.figures += draft.figures
        first.caveats += draft.caveats
        first.charts += draft.charts
        first.provenance += draft.provenance
    return first
