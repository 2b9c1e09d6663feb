"""What a clinic has to settle: two or three open questions, each with the day or figure that it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from actions.clinic_held import Held
from actions.standout_words import Told
from actions.wording.budgets import is_over, variance_words
from actions.wording.names import named
from actions.wording.numbers import formatted
from actions.wording.plan_actions import quoted, status_words
from actions.wording.risks import MOST, has_risen, score
from actions.wording.times import full_date, in_period
from data_layer.divisional_facts import DivisionalAction
from data_layer.methods.reasons import Reason
from data_layer.standouts import weight

QUESTIONS = 3


def to_settle(told: Told, held: Held) -> list[str]:
    """What an earlier clinic left undone, the first exception, budget, plan and risks, then other exceptions; three."""
    first, *others = [*of_exceptions(told), None]
    every = [*of_decisions(held), first, *of_budget(held), *of_actions(held), *of_risks(held), *others]
    return [question for question in every if question][:QUESTIONS]


def of_decisions(held: Held) -> Iterator[str]:
    for one in held.open_decisions[:1]:
        when = f"due {full_date(one.due)}" if one.due else f"decided {full_date(one.decided)}"
        yield f"What has come of {quoted(one.title)}, {when}?"


def of_exceptions(told: Told) -> Iterator[str]:
    """The strongest first; where its story is told, what comes next is asked."""
    for one in sorted(told.found.shown, key=weight):
        own = told.figures[one.metric.id].observation
        value = (
            f"{named(one.metric)}, {formatted(own.value, one.metric)} {in_period(own.period, as_at=one.metric.as_at)}"
        )
        judged = told.figures[one.metric.id].judged
        explained = (
            judged is not None and judged.narrative is not None and Reason.RED_WITHOUT_NARRATIVE not in one.reasons
        )
        yield f"What changes next, by when, in {value}?" if explained else f"What explains {value}?"


def of_budget(held: Held) -> Iterator[str]:
    for one in held.budgets:
        if one.variance and is_over(one.budget, one.forecast):
            over = variance_words(one.budget, one.forecast)
            where = f" of {one.division}" if held.several else ""
            yield f"What would bring the forecast{where} for {one.period.words}, {over}, back to budget?"
            return


def of_actions(held: Held) -> Iterator[str]:
    for one in held.actions_overdue[:1] or held.actions_due[:1]:
        yield f"What does {action_words(one)} need to be finished?"


def action_words(one: DivisionalAction) -> str:
    due = f", due {full_date(one.due)}" if one.due else ""
    return f"{quoted(one.title)}{due} and {status_words(one.status)},"


def of_risks(held: Held) -> Iterator[str]:
    for one in [one for one in held.risks if has_risen(one)][:1]:
        newest, before = one.reviews[:2]
        yield f"What would lower the risk {quoted(one.title)}, {score(newest)} of {MOST} and {score(before)} before?"
