"""What is being done about a measure: steps recorded beside its story or by its division, each in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from actions.wording.names import titled
from actions.wording.plan_actions import quoted, status_words
from actions.wording.times import full_date
from data_layer.catalogue import Catalogue
from data_layer.council_facts import CommitmentStatus, Narrative
from data_layer.divisional_facts import DivisionalAction
from data_layer.methods.exceptions import OVER
from data_layer.vocabulary import MetricId


@dataclass(frozen=True, slots=True)
class Step:
    """`status` is None of what a story says is next, `recorded` the day on which that was written."""

    metric: MetricId | None
    title: str
    due: date | None
    owner_role: str | None
    status: CommitmentStatus | None = None
    recorded: date | None = None

    @property
    def over(self) -> bool:
        return self.status in OVER


def step_of_story(metric: MetricId, story: Narrative) -> Step:
    return Step(metric, story.what_next or "", story.due, story.owner_role, recorded=story.written)


def step_of_action(one: DivisionalAction) -> Step:
    return Step(one.metric, one.title, one.due, one.owner_role, status=one.status)


def is_late(one: Step, now: date) -> bool:
    return one.due is not None and one.due < now and not one.over


def step_sentence(one: Step, catalogue: Catalogue, now: date, *, with_measure: bool = False) -> str:
    """ "“Redraw six collection rounds” (on track, due 31 December 2026, led by the Head of Waste)."; what is not
    recorded is said.
    """
    metric = catalogue.metrics.get(one.metric) if one.metric and with_measure else None
    opening = f"{titled(metric.short_name)}: " if metric else ""
    parts = [standing(one), when_due(one, now), f"led by the {one.owner_role}" if one.owner_role else "no owner named"]
    return f"{opening}{quoted(one.title)} ({', '.join(part for part in parts if part)})."


def standing(one: Step) -> str | None:
    if one.recorded:
        return f"recorded on {full_date(one.recorded)}"
    return status_words(one.status) if one.status else None


def when_due(one: Step, now: date) -> str:
    if one.due is None:
        return "no date given"
    return f"{'was due' if is_late(one, now) else 'due'} {full_date(one.due)}"
