"""What an answer says of the series of a metric: its run, its newest change, each point, and the chart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from actions.answer import FigureShown
from actions.charting import series_chart
from actions.compose import Draft
from actions.desk import Desk
from actions.next_questions import after_figure
from actions.reading import Reading
from actions.run_of_series import break_sentences, readout, run_headline, run_sentence
from actions.shown import figure_shown, observation_shown
from actions.wording.changes import better_hint, change_sentences
from actions.wording.names import named, titled
from actions.wording.numbers import formatted
from actions.wording.places import home_first, listed, place
from actions.wording.states import figure_caveats
from actions.wording.times import in_period
from data_layer.catalogue import Catalogue, Metric
from data_layer.facts import Figure, Series
from data_layer.figures import figures, series
from data_layer.methods.freshness import freshness_of
from data_layer.periods import PeriodAsked
from data_layer.vocabulary import AreaCode, MetricId


def series_drafts(
    asked: Reading, metrics: Iterable[MetricId], spanned: PeriodAsked | None, desk: Desk
) -> tuple[dict[MetricId, Draft], list[str]]:
    """Of each metric that is held for what is asked, in the order given; and sentences on the places left out."""
    catalogue = desk.catalogue
    areas = home_first(asked.areas, desk.viewer.home_area, catalogue)
    drafts, without = {}, defaultdict[str, list[str]](list)
    with desk.reader() as reader:
        for metric in [catalogue.metrics[m] for m in metrics if catalogue.metrics[m].loaded]:
            runs = series(reader, metric.id, areas, period=spanned, **desk.known)
            found = [one for one in runs if one.points]
            newest = figures(reader, [metric.id], areas, period=spanned, groups=asked.comparators, **desk.known)
            if found and newest:
                drafts[metric.id] = series_draft(metric, found, newest, desk)
                if places := [place(one.area, catalogue) for one in runs if not one.points]:
                    without[listed(places)].append(named(metric))
    when = " for that time" if spanned else ""
    return drafts, [f"No run of years of {listed(of)} is held for {where}{when}." for where, of in without.items()]


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


def together(drafts: Mapping[MetricId, Draft], catalogue: Catalogue) -> Draft:
    """Several metrics over time: the first leads, the others follow with their headline; the text says more of each."""
    first, *others = drafts.values()
    if not others:
        return first
    for metric, draft in drafts.items():
        name = titled(catalogue.metrics[metric].short_name)
        draft.details = [" ".join([f"{name}.", *draft.sentences]), *draft.details]
    first.sentences = [draft.headline for draft in others]
    for draft in others:
        first.details += draft.details
        first.figures += draft.figures
        first.caveats += draft.caveats
        first.charts += draft.charts
        first.provenance += draft.provenance
    return first
