"""A figure on the day that scrutiny spoke of it, and now, in words."""

from __future__ import annotations

from actions.wording.changes import DIRECTION_WORDS, judged_clause, usual_clause
from actions.wording.numbers import difference, formatted, same_as_shown, short
from actions.wording.states import missing_words, stale_clause
from actions.wording.times import in_period
from data_layer.catalogue import Metric
from data_layer.facts import Figure, Observation
from data_layer.methods.baseline import NoChangeSince, NotSince
from data_layer.queries.scrutiny_items import ScrutinyItem
from data_layer.then_and_now import ThenAndNow
from data_layer.vocabulary import Variation

NOT_COMPARED = {
    NotSince.BREAK: "as the series has a break between the two",
    NotSince.SEASONS_DIFFER: "which was another part of the year",
    NotSince.LENGTHS_DIFFER: "which was a period of another length",
    NotSince.OVERLAPS: "as the two periods overlap",
}
USUAL = {
    Variation.BEYOND_USUAL: ", more than councils usually see",
    Variation.WITHIN_USUAL: ", within what councils usually see",
    Variation.UNKNOWN: "; what is usual is not known",
}


def then_sentence(item: ScrutinyItem, found: ThenAndNow, metric: Metric) -> str:
    """ "Then: 41.2 days in April to June 2026; the council's return says 40.9 days."."""
    if found.then is None:
        said = f"{said_then(item, metric)}, as the council's return says; " if item.value_then is not None else ""
        return f"Then: {said}no figure was held here that day."
    says = f"; the council's return says {formatted(item.value_then, metric)}" if differs(item, found, metric) else ""
    return f"Then: {point(found.then, metric)}{says}."


def now_sentence(found: ThenAndNow, metric: Metric) -> str:
    """ "Now: 43.0 days in July to September 2026, up 1.8 days (getting worse), within what councils usually see."."""
    now = found.now
    if now is None:
        return "Now: no figure is held."
    if found.same_period:
        return f"Now: {same_period_clause(found, now.observation, metric)}{aged(now, brief=True)}."
    return f"Now: {point(now.observation, metric)}{moved_clause(found, now, metric)}{aged(now)}."


def in_short(item: ScrutinyItem, found: ThenAndNow, metric: Metric) -> str:
    """ "41.2 days in April to June 2026 then, 43.0 in July to September 2026 now": a clause."""
    now = found.now
    if found.then is not None:
        then = f"{point(found.then, metric)} then"
        then += (
            f" ({formatted(item.value_then, metric)} by the council's return)" if differs(item, found, metric) else ""
        )
    else:
        then = (
            f"{said_then(item, metric)} then by the council's return"
            if item.value_then is not None
            else "no figure then"
        )
    if now is None:
        return f"{then}, none now"
    if found.same_period:
        return f"{then}, {same_period_clause(found, now.observation, metric)}{aged(now, brief=True)}"
    value = missing_words(now.observation) if now.observation.value is None else short(now.observation.value, metric)
    when = in_period(now.observation.period, as_at=metric.as_at)
    return f"{then}, {value} {when} now{apart(found)}{aged(now, brief=True)}"


def in_brief(item: ScrutinyItem, found: ThenAndNow, metric: Metric) -> str | None:
    """ "67 days then, 71 now", without periods; None where either is missing."""
    then = found.then.value if found.then else item.value_then
    now = found.now.observation.value if found.now else None
    if then is None or now is None:
        return None
    if same_as_shown(now, then, metric):
        return f"{formatted(then, metric)} then and now"
    return f"{formatted(then, metric)} then, {short(now, metric)} now{apart(found)}"


def apart(found: ThenAndNow) -> str:
    """Two figures side by side are read as one set against the other: where they may not be, that is said."""
    if not isinstance(found.since, NoChangeSince) or found.since.reason not in NOT_COMPARED:
        return ""
    return ", another part of the year" if found.since.reason is NotSince.SEASONS_DIFFER else ", not comparable"


def said_then(item: ScrutinyItem, metric: Metric) -> str:
    """By the council's word, with its period where it names one."""
    when = f" {in_period(item.period, as_at=metric.as_at)}" if item.period else ""
    return f"{formatted(item.value_then, metric)}{when}"


def differs(item: ScrutinyItem, found: ThenAndNow, metric: Metric) -> bool:
    """Whether the council's word is not what was held that day."""
    said, held = item.value_then, found.then.value if found.then else None
    return said is not None and (held is None or not same_as_shown(said, held, metric))


def point(observation: Observation, metric: Metric) -> str:
    when = in_period(observation.period, as_at=metric.as_at)
    if observation.value is None:
        return f"no figure {when}, as {missing_words(observation)}"
    return f"{formatted(observation.value, metric)} {when}"


def same_period_clause(found: ThenAndNow, now: Observation, metric: Metric) -> str:
    assert found.then
    if now.value is None or found.then.value is None:
        return f"since given as {formatted(now.value, metric)}" if now.value is not None else "no newer figure held"
    if same_as_shown(now.value, found.then.value, metric):
        return "still the newest figure held"
    return f"since revised to {formatted(now.value, metric)}"


def moved_clause(found: ThenAndNow, now: Figure, metric: Metric) -> str:
    """Beside the newest figure: how far it has moved since, or why that is not said, and then what can be said."""
    since, value = found.since, now.observation.value
    if since is None or value is None:
        return ""
    if isinstance(since, NoChangeSince):
        if since.reason not in NOT_COMPARED:
            return ""
        judged, usual = judged_clause(now, metric), usual_clause(now)
        said = "".join(f", {part}" for part in (judged, usual if judged else None) if part)
        return f"{said}; not compared with then, {NOT_COMPARED[since.reason]}"
    before = since.change.from_value
    if same_as_shown(value, before, metric):
        return ", the same"
    word = "up" if value > before else "down"
    judged = DIRECTION_WORDS.get(since.direction) if since.direction else None
    way = f" ({judged})" if judged else ""
    return f", {word} {difference(value, before, metric)}{way}{USUAL[found.variation]}"


def aged(now: Figure, *, brief: bool = False) -> str:
    said = stale_clause(now, brief=brief)
    return f"; {said}" if said and not brief else f", {said}" if said else ""
