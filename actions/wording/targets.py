"""A figure against the council's own target, in words."""

from __future__ import annotations

from actions.wording.numbers import difference, formatted, rounded, short
from actions.wording.times import full_date, in_period
from data_layer.catalogue import Metric
from data_layer.council_facts import Rag, Target, ToleranceKind
from data_layer.facts import Figure
from data_layer.judged import Judged
from data_layer.methods.rag import tolerance
from data_layer.vocabulary import BetterWhen

RAG_WORDS = {
    Rag.RED: "red", Rag.AMBER: "amber", Rag.GREEN: "green", Rag.MET: "target met", Rag.NOT_MET: "target not met",
}  # fmt: skip


def target_clause(judged: Judged, metric: Metric, value: float) -> str | None:
    """ "3.3 percentage points short of the target of 30.0% (red)"; None where no target is for the figure's period."""
    goal = judged.target
    if goal is None:
        return None
    aim = short(goal.value, metric)
    if judged.rag is None or judged.distance is None:
        return f"beside a target of {aim}"
    status = RAG_WORDS[judged.rag]
    if judged.distance.reached:
        return f"which meets the target of {aim} ({status})"
    # the figure has just said a long unit
    bare = metric.unit.startswith("per ")
    gap = rounded(abs(value - goal.value), metric.decimals) if bare else difference(value, goal.value, metric)
    side = "short of" if metric.better_when is BetterWhen.HIGHER else "above"
    return f"{gap} {side} the target of {aim} ({status})"


def tolerance_sentence(goal: Target, metric: Metric) -> str:
    allowed = tolerance(goal)
    if allowed is None:
        return "The target has no tolerance, so it is met or not met and there is no amber."
    words = difference(allowed, 0.0, metric)
    if goal.tolerance_kind is ToleranceKind.RELATIVE:
        words = f"{goal.tolerance:g}% of it ({words})"
    return f"Amber is within {words} of the target, red is beyond."


def needed_sentence(judged: Judged, metric: Metric) -> str | None:
    """What each period that is left would have to bring."""
    far = judged.distance
    if far is None or far.periods_left is None or far.needed_a_period is None or judged.target is None:
        return None
    word = "a rise" if far.needed_a_period > 0 else "a fall"
    left = "the one period left" if far.periods_left == 1 else f"each of the {far.periods_left} periods left"
    return f"To reach it takes {word} of {difference(abs(far.needed_a_period), 0.0, metric)} in {left}."


def next_target_sentence(judged: Judged, metric: Metric) -> str | None:
    goal = judged.next_target
    if goal is None:
        return None
    due = f", due by {full_date(goal.due)}" if goal.due else ""
    return f"The next target is {formatted(goal.value, metric)} {in_period(goal.period, as_at=metric.as_at)}{due}."


def as_given_sentence(figure: Figure) -> str | None:
    """The council's own rating, in its own words."""
    given = figure.observation.status_as_given
    if figure.observation.value is None or not given:
        return None
    return f"The council itself rated it “{given}”."


def ambition_sentence(metric: Metric) -> str | None:
    """A government's ambition: context, and named as that."""
    aim = metric.ambition
    if aim is None:
        return None
    by = f" by {full_date(aim.by)}" if aim.by else ""
    return f"A national ambition{by} is context only, not the council's target. {aim.scope} Source: {aim.source}."
