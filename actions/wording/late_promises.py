"""Questions about what was promised for a day that has passed: commitments of a plan, and actions of a division."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from actions.question_evidence import Evidence, Gathered
from actions.wording.commitments import STATUS_WORDS, commitment_clause
from actions.wording.names import named
from actions.wording.numbers import formatted
from actions.wording.times import full_date, in_period
from data_layer.council_facts import CommitmentState
from data_layer.divisional_facts import DivisionalAction
from data_layer.vocabulary import MetricId

MOST = 2
OF_COMMITMENT = (
    "what has been done so far, and when will the rest follow?",
    "what has changed since it was promised, and who agreed the change?",
)
OF_ACTION = (
    "what is left to do, and what is it meant to change for residents?",
    "what holds it up, and when is it now expected?",
)


@dataclass(frozen=True, slots=True)
class LatePromise:
    """`words`: the question; `on`: the figure that it bears on, where it bears on one that is shown."""

    words: str
    on: Evidence | None


def late_promises(found: Gathered) -> list[LatePromise]:
    """Two at most of each, the longest overdue first; none in the same words."""
    of_measure = {one.metric.id: one for one in found.every}
    promised = [of_commitment(one, ask) for one, ask in zip(found.promises[:MOST], OF_COMMITMENT, strict=False)]
    set_out = [of_action(one, ask, of_measure) for one, ask in zip(found.actions[:MOST], OF_ACTION, strict=False)]
    return [*promised, *set_out]


def of_commitment(one: CommitmentState, ask: str) -> LatePromise:
    known = f" ({one.latest})" if one.latest else ""
    return LatePromise(f"{commitment_clause(one)}{known}: {ask}", on=None)


def of_action(one: DivisionalAction, ask: str, of_measure: Mapping[MetricId, Evidence]) -> LatePromise:
    """ "“Second crew for the tower blocks” was due by 30 June 2026 and is said to be behind; repairs done on time were
    71.2% in July to September 2026: what ...?"
    """
    said = STATUS_WORDS.get(one.status)
    status = f" and is said to be {said}" if said else " and has no status"
    due = f"by {full_date(one.due)}" if one.due else "earlier"
    on = of_measure.get(one.metric) if one.metric else None
    return LatePromise(f"“{one.title}” was due {due}{status}{f'; {bears_on(on)}' if on else ''}: {ask}", on)


def bears_on(one: Evidence) -> str:
    observation, metric = one.figure.observation, one.metric
    verb = "were" if metric.plural else "was"
    when = in_period(observation.period, as_at=metric.as_at)
    return f"{named(metric)} {verb} {formatted(observation.value, metric)} {when}"
