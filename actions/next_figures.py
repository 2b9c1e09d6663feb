"""When the next figures of measures are due, worked out from how often each is published and how long it takes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from actions.compose import Draft, clauses_within
from actions.shown import figure_shown
from actions.wording.names import named, titled
from actions.wording.numbers import counted
from actions.wording.times import full_date, in_period
from data_layer.catalogue import Catalogue, Metric
from data_layer.facts import Figure
from data_layer.methods.measure import months_between_periods

LISTED = 5
AT_ONCE = 3  # measures with their dates in the summary
RHYTHM = {1: "every month", 3: "every quarter", 12: "once a year", 24: "every two years"}  # by months


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
