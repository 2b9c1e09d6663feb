"""How a figure has moved since the baseline that the council set itself; without one, since the first figure held."""

from __future__ import annotations

from actions.answer import Answer
from actions.base import KindAction
from actions.compose import Draft, clauses_within, compose
from actions.desk import Desk
from actions.headline import headline_without, subject
from actions.next_questions import after_figure
from actions.no_data import nothing_found
from actions.reading import Kind, Reading
from actions.scope import metrics_in
from actions.shown import figure_shown
from actions.wording.changes import DIRECTION_WORDS, judged_clause
from actions.wording.names import named
from actions.wording.numbers import difference, formatted, same_as_shown
from actions.wording.places import place
from actions.wording.states import figure_caveats, stale_clause
from actions.wording.times import in_period
from data_layer.catalogue import Catalogue, Metric
from data_layer.council_facts import Baseline
from data_layer.facts import Figure, Observation
from data_layer.figures import figures, series
from data_layer.methods.baseline import NoChangeSince, NotSince, SinceBaseline, since_baseline
from data_layer.methods.change import breaks_between
from data_layer.methods.measure import comparable
from data_layer.store import Reader
from data_layer.vocabulary import Direction, Group

GROUPS = (Group.NEAREST_NEIGHBOURS,)
WHY_NOT = {
    NotSince.NO_BASELINE_VALUE: "the baseline has no figure",
    NotSince.NO_LATEST_VALUE: "there is no comparable newest figure",
    NotSince.NOT_EARLIER: "no figure after the baseline is held",
    NotSince.OVERLAPS: "the two periods overlap",
    NotSince.LENGTHS_DIFFER: "the baseline is of a period of another length",
    NotSince.SEASONS_DIFFER: "the baseline is of another part of the year",
    NotSince.BREAK: "the series has a break between the two",
}


class ActionBaseline(KindAction):
    kind = Kind.BASELINE

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return baseline(asked, desk)


def baseline(asked: Reading, desk: Desk) -> Answer:
    """Each metric asked about in the first area asked about."""
    catalogue = desk.catalogue
    wanted = [metric for metric in metrics_in(asked, catalogue) if catalogue.metrics[metric].loaded]
    with desk.reader() as reader:
        found = figures(reader, wanted, asked.areas, period=asked.period, groups=GROUPS, **desk.known)
        if not found:
            return nothing_found(asked, desk)
        drafts = [draft_of(figure, reader, desk) for figure in found]
    first, *others = drafts
    for other in others:
        first.sentences.append(other.headline)
        first.figures += other.figures
        first.provenance += other.provenance
    return compose(first, asked, desk)


def draft_of(figure: Figure, reader: Reader, desk: Desk) -> Draft:
    catalogue = desk.catalogue
    metric = catalogue.metrics[figure.observation.metric]
    judged = figure.judged
    if judged and judged.baseline and judged.since:
        start, since, own = judged.baseline, judged.since, True
    else:
        own = False
        start, since = first_held(figure, metric, reader, desk)
    sentences = [
        not_since_sentence(start, since, metric) if own else None,
        start_sentence(start, since, metric, own=own),
        other_way_sentence(figure, since, metric),
        f"The baseline is the council's own: {start.reason}." if own and start and start.reason else None,
    ]
    return Draft(
        headline=headline(figure, metric, start, since, catalogue, own=own),
        sentences=[sentence for sentence in sentences if sentence],
        subkind=None if own else "no_baseline",
        period=figure.observation.period.label,
        figures=[figure_shown(figure, metric)],
        caveats=figure_caveats(figure, metric),
        provenance=[figure.provenance],
        follow_ups=after_figure(figure, metric, catalogue),
    )


def start_sentence(
    start: Baseline | None, since: SinceBaseline | NoChangeSince, metric: Metric, *, own: bool
) -> str | None:
    """What it counts from, whose that is, and its period."""
    value = None
    if start and isinstance(since, SinceBaseline):
        value = f"{formatted(since.change.from_value, metric)} {in_period(start.period, as_at=metric.as_at)}"
    if own:
        return f"The baseline was {value}." if value else None
    first = "the first figure held that can be compared"
    counts = f"{first}: {value}" if value else first
    return f"The council has set no baseline for {named(metric)} here, so this counts from {counts}."


def other_way_sentence(figure: Figure, since: SinceBaseline | NoChangeSince, metric: Metric) -> str | None:
    """Where the newest change is clear and not the way of the whole time."""
    if isinstance(since, NoChangeSince) or figure.change is None or figure.direction is Direction.NO_CLEAR_CHANGE:
        return None
    if since.change.value * figure.change.value >= 0:
        return None
    return f"The newest change goes the other way: {judged_clause(figure, metric)}."


def not_since_sentence(start: Baseline | None, since: SinceBaseline | NoChangeSince, metric: Metric) -> str | None:
    if start is None or not isinstance(since, NoChangeSince):
        return None
    then = in_period(start.period, as_at=metric.as_at)
    value = f" of {formatted(start.value, metric)}" if start.value is not None else ""
    return f"No change on the baseline{value} {then} is given, as {WHY_NOT[since.reason]}."


def first_held(
    figure: Figure, metric: Metric, reader: Reader, desk: Desk
) -> tuple[Baseline | None, SinceBaseline | NoChangeSince]:
    """The earliest comparable figure on this side of the newest break."""
    own = figure.observation
    [whole] = series(reader, metric.id, [own.area], period=None, **desk.known)
    for point in whole.points:
        if comparable(point) and not breaks_between(point.period, own.period, whole.events, own.area):
            start = Baseline(point.period, point.value, None, "")
            since = since_baseline(start, own, metric, held=point, events=whole.events)
            if isinstance(since, SinceBaseline):
                return start, since
    return None, NoChangeSince(NotSince.NOT_EARLIER)


def headline(
    figure: Figure,
    metric: Metric,
    start: Baseline | None,
    since: SinceBaseline | NoChangeSince,
    catalogue: Catalogue,
    *,
    own: bool,
) -> str:
    """ "The recycling rate in Nottingham was 26.7% in 2023/24, down 4.1 percentage points on the baseline of 30.8% in
    2015/16."
    """
    now = figure.observation
    where, verb = place(now.area, catalogue), "were" if metric.plural else "was"
    when = in_period(now.period, as_at=metric.as_at)
    if now.value is None:
        return headline_without(now, f"{named(metric)} in {where} {when}")
    line = f"{subject(metric)} in {where} {verb} {formatted(now.value, metric)} {when}"
    if isinstance(since, NoChangeSince) or start is None:
        reason = WHY_NOT[since.reason] if isinstance(since, NoChangeSince) else "no earlier figure is held"
        return clauses_within(line, [("; ", f"no change since a baseline can be given, as {reason}")])
    before = since.change.from_value
    kind = "the baseline of " if own else ""
    origin = f"{kind}{formatted(before, metric)} {in_period(start.period, as_at=metric.as_at)}"
    judged = DIRECTION_WORDS.get(since.direction) if since.direction else None
    return clauses_within(
        line,
        [
            (", ", f"{moved(now, before, metric)} {origin}"),
            (" ", f"({judged})" if judged else None),
            ("; ", stale_clause(figure)),
        ],
    )


def moved(now: Observation, before: float, metric: Metric) -> str:
    assert now.value is not None
    if same_as_shown(now.value, before, metric):
        return "the same as"
    word = "up" if now.value > before else "down"
    return f"{word} {difference(now.value, before, metric)} on"
