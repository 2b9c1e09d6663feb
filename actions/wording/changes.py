"""A change in words: how far, since when, which way is better, and whether that is usual."""

from __future__ import annotations

from actions.wording.numbers import SINGULAR, difference, formatted, rounded, same_as_shown
from actions.wording.times import in_period
from data_layer.catalogue import Metric
from data_layer.facts import Change, Figure
from data_layer.vocabulary import BetterWhen, Direction, EventKind, MetricKind, Variation

DIRECTION_WORDS = {
    Direction.IMPROVING: "improving",
    Direction.DETERIORATING: "getting worse",
    Direction.NO_CLEAR_CHANGE: "no clear change",
}
HANDFUL = 10  # of fewer cases a percentage says nothing
CASH = {MetricKind.MONEY, MetricKind.AMOUNT_PER_DWELLING}


def on_period(figure: Figure, metric: Metric) -> str:
    """ "2022/23" or "31 March 2023": what the change is measured from."""
    assert figure.change
    return in_period(figure.change.from_period, as_at=metric.as_at).split(" ", 1)[1]


def change_clause(figure: Figure, metric: Metric) -> str | None:
    """ "up 1.6 percentage points on 2022/23"; None where nothing may be compared."""
    change = figure.change
    if change is None:
        return None
    before = on_period(figure, metric)
    if same_as_shown(change.value + change.from_value, change.from_value, metric):
        return f"unchanged on {before}"
    word = "up" if change.value > 0 else "down"
    later = change.from_value + change.value
    share = f" ({percent}%)" if (percent := percent_of(change, metric)) else ""
    return f"{word} {difference(later, change.from_value, metric)}{share} on {before}"


def judged_clause(figure: Figure, metric: Metric) -> str | None:
    """ "up 1.6 percentage points on 2022/23 (improving)"; None as for `change_clause`."""
    clause = change_clause(figure, metric)
    judged = DIRECTION_WORDS.get(figure.direction) if figure.direction else None
    return f"{clause} ({judged})" if clause and judged else clause


def percent_of(change: Change, metric: Metric) -> str | None:
    """The change of an amount in whole percent; None where it would be nothing, past all sense, or of a handful."""
    if metric.kind is not MetricKind.AMOUNT or change.relative is None or abs(change.relative) >= 1000:
        return None
    if metric.unit in SINGULAR and abs(change.from_value) < HANDFUL:
        return None
    percent = rounded(abs(change.relative), 0)
    return percent if percent != "0" else None


def usual_clause(figure: Figure) -> str | None:
    """Whether councils usually see such a change from one period to the next."""
    if figure.variation is Variation.BEYOND_USUAL:
        return "more than councils usually see between two periods"
    if figure.variation is Variation.WITHIN_USUAL:
        return "within what councils usually see between two periods"
    return None


def others_clause(figure: Figure, metric: Metric) -> str | None:
    """What the middle council did over the same time."""
    change = figure.change
    if change is None or change.others is None:
        return None
    percent = metric.kind is MetricKind.AMOUNT
    shown = abs(change.others)
    if rounded(shown, 0 if percent else metric.decimals).strip("0.,") == "":
        return "the middle council hardly changed"
    word = "rose" if change.others > 0 else "fell"
    by = f"{rounded(shown, 0)}%" if percent else difference(shown, 0.0, metric)
    return f"the middle council {word} by {by}"


def change_sentences(figure: Figure, metric: Metric) -> list[str]:
    """ "That is up 1.6 percentage points on 25.1% in 2022/23: improving, within what councils usually see ...", then
    what the others did, and that cash is cash; or why no change is given.
    """
    change = figure.change
    if change is None:
        return [why] if (why := no_change_sentence(figure)) else []
    before = f"{formatted(change.from_value, metric)} {in_period(change.from_period, as_at=metric.as_at)}"
    later = change.from_value + change.value
    if same_as_shown(later, change.from_value, metric):
        moved = f"That is the same as {before}"
    else:
        word = "up" if change.value > 0 else "down"
        moved = f"That is {word} {difference(later, change.from_value, metric)} on {before}"
    if change.gap:
        moved += ", the last held before it"
    judged = DIRECTION_WORDS.get(figure.direction) if figure.direction else None
    parts = [judged] if judged and not (judged == "no clear change" and moved.startswith("That is the same")) else []
    if (usual := usual_clause(figure)) and not same_as_shown(later, change.from_value, metric):
        parts.append(usual)
    sentences = [f"{moved}: {', '.join(parts)}." if parts else f"{moved}."]
    if metric.kind in CASH:
        sentences.append("It is in cash, not adjusted for prices.")
    if others := others_clause(figure, metric):
        sentences.append(f"Over the same time {others}.")
    return sentences


def no_change_sentence(figure: Figure) -> str | None:
    if figure.observation.value is None:
        return None
    barred = [event for event in figure.events if not event.allows_change]
    if any(event.kind is EventKind.NOT_COMPARABLE for event in barred):
        return "No direction of travel is given, because the figure is not comparable over time."
    if barred:
        return "No change is worked out, because the series has a break just before this figure."
    if figure.direction is Direction.TOO_FEW_POINTS:
        return "There is no earlier figure to compare it with."
    return None


def better_hint(metric: Metric) -> str | None:
    if metric.kind in CASH or metric.better_when is BetterWhen.NEUTRAL:
        return None
    return f"{metric.better_when.capitalize()} is better."
