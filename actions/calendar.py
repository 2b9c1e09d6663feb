"""When figures come: the next of a measure, by how often it is published, and the days on which the council reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from actions.answer import Answer
from actions.base import KindAction
from actions.compose import Draft, clauses_within, compose
from actions.desk import Desk
from actions.no_data import nothing_found
from actions.reading import Kind, Reading
from actions.scope import metrics_in, within
from actions.shown import figure_shown
from actions.wording.names import named, titled
from actions.wording.numbers import counted
from actions.wording.places import place
from actions.wording.times import full_date, in_period
from data_layer.catalogue import Catalogue, Metric
from data_layer.facts import Figure
from data_layer.figures import figures
from data_layer.methods.measure import months_between_periods
from data_layer.queries.reporting import ReportingEvent, ReportingRule, reporting_events, reporting_rules

LISTED = 5
AT_ONCE = 3  # measures with their dates in the summary
RHYTHM = {1: "every month", 3: "every quarter", 12: "once a year", 24: "every two years"}  # by months


class ActionCalendar(KindAction):
    kind = Kind.CALENDAR

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return calendar(asked, desk)


def calendar(asked: Reading, desk: Desk) -> Answer:
    """Of measures when their next figures are due; without any, when the council reports."""
    wanted = [metric for metric in metrics_in(asked, desk.catalogue) if desk.catalogue.metrics[metric].loaded]
    with desk.reader() as reader:
        events, rules = reporting_events(reader, **desk.known), reporting_rules(reader, **desk.known)
        named_something = bool(asked.metrics) or bool(asked.scope.id)
        if not named_something or not metrics_in(asked, desk.catalogue):
            return compose(council_draft(events, rules, place(desk.viewer.home_area, desk.catalogue)), asked, desk)
        areas = asked.areas[:1] or [desk.viewer.home_area]
        found = figures(reader, wanted, areas, period=None, groups=(), **desk.known)
    if not found:
        return nothing_found(asked, desk)
    return compose(due_draft(found, within(asked, desk.catalogue), desk.catalogue, desk.viewer.now), asked, desk)


def due_draft(found: Sequence[Figure], about: str, catalogue: Catalogue, today: date) -> Draft:
    """The one that is due next first; those that should have come, and those that nothing says of, after it."""
    ordered = sorted(found, key=lambda figure: when_due(figure, today))
    first = ordered[0]
    metric = catalogue.metrics[first.observation.metric]
    return Draft(
        headline=due_headline(first, metric, today),
        sentences=[next_sentence(ordered[1:], about, catalogue, today) if found[1:] else came_sentence(first, metric)],
        details=[
            "\n".join(f"- {line_of(figure, catalogue.metrics[figure.observation.metric], today)}" for figure in ordered)
            if found[1:]
            else "It is worked out from how often the measure comes and how long it usually takes; no day is announced."
        ],
        period=first.observation.period.label,
        figures=[figure_shown(figure, catalogue.metrics[figure.observation.metric]) for figure in ordered[:LISTED]],
        metrics=[figure.observation.metric for figure in ordered],
        provenance=[figure.provenance for figure in ordered[:LISTED]],
        follow_ups=[f"How is {named(metric)} doing?", f"What does {named(metric)} mean?"],
    )


def when_due(figure: Figure, today: date) -> tuple[int, int]:
    """Those to come, the next first; then those that are late, the last to become so first; then the others."""
    due = figure.freshness.next_expected
    if due is None:
        return 2, 0
    return (1, -due.toordinal()) if due < today else (0, due.toordinal())


def due_headline(figure: Figure, metric: Metric, today: date) -> str:
    """ "The next figure for the recycling rate should be here by March 2027; newest held: 2023/24."."""
    due, newest = figure.freshness.next_expected, in_period(figure.observation.period, as_at=metric.as_at)
    held = f"the newest held is that {newest}"
    if due is None:
        return f"No next figure for {named(metric)} is due: it has no regular release; {held}."
    if due < today:
        start = f"The next figure for {named(metric)} should have been here by {due:%B %Y}"
        return clauses_within(start, [(", and is not held yet", ""), ("; ", held)])
    return clauses_within(f"The next figure for {named(metric)} should be here by {due:%B %Y}", [("; ", held)])


def came_sentence(figure: Figure, metric: Metric) -> str:
    rhythm = RHYTHM.get(months_between_periods(metric.frequency) or 0)
    published, months = figure.freshness.published, counted(metric.usual_lag_months, "month")
    lag = f"usually {months} after the period has ended" if metric.usual_lag_months else None
    comes = ", ".join(each for each in (rhythm, lag) if each)
    said = [f"It comes {comes}."] if comes else []
    return " ".join([*said, *([f"The newest was published on {full_date(published)}."] if published else [])])


def next_sentence(others: Sequence[Figure], about: str, catalogue: Catalogue, today: date) -> str:
    """The dates of the next few after the first; the rest is counted."""
    said = [
        f"{named(catalogue.metrics[figure.observation.metric])} {due_words(figure, today)}"
        for figure in others[: AT_ONCE - 1]
    ]
    rest = len(others) - len(said)
    counted_rest = f" {counted(rest, 'more measure')}{about} {'is' if rest == 1 else 'are'} listed." if rest else ""
    return f"Then: {'; '.join(said)}.{counted_rest}"


def due_words(figure: Figure, today: date) -> str:
    due = figure.freshness.next_expected
    return "none due" if due is None else f"by {due:%B %Y}{', not here yet' if due < today else ''}"


def line_of(figure: Figure, metric: Metric, today: date) -> str:
    newest = figure.observation.period.label
    return f"{titled(metric.short_name)}: {due_words(figure, today)} (newest held {newest})"


def council_draft(events: Sequence[ReportingEvent], rules: Sequence[ReportingRule], where: str) -> Draft:
    follow_ups = ["When is the next recycling figure due?", "What needs attention?"]
    if not events and not rules:
        return Draft(
            headline=f"No reporting dates of {where}'s own are held here.",
            sentences=[
                "They come with the council's own return.",
                "Ask when the next figures of a measure are due instead.",
            ],
            subkind="none_held",
            metrics=[],
            follow_ups=follow_ups,
        )
    first = [f"The next report is on {full_date(events[0].held)}: {event_words(events[0])}."] if events else []
    lines = [rule_sentence(rule) for rule in rules]
    return Draft(
        headline=(first or lines)[0],
        sentences=lines if first else lines[1:],
        details=["\n".join(f"- {full_date(one.held)}: {event_words(one)}" for one in events[:LISTED])],
        metrics=[],
        follow_ups=follow_ups,
    )


def event_words(one: ReportingEvent) -> str:
    """The title, and the body where the title does not name it."""
    return one.title if not one.body or one.body.casefold() in one.title.casefold() else f"{one.title} ({one.body})"


def rule_sentence(rule: ReportingRule) -> str:
    """ "Critical Indicators go to the Executive Panel quarterly."; that it is paused, why, and who decided it."""
    often = f" {rule.frequency}" if rule.frequency else ""
    if not rule.suspended:
        return f"{rule.subject}: reported to the {rule.body}{often}."
    why = f": {rule.reason}" if rule.reason else ""
    by = f" ({rule.authority})" if rule.authority else ""
    return f"{rule.subject}: reporting to the {rule.body}{often} is suspended{why}{by}."
