"""What a question rests on, in words: a clause after the figure, or None where the figure does not show it."""

from __future__ import annotations

from collections.abc import Callable

from actions.question_evidence import Evidence
from actions.wording.changes import change_clause, judged_clause
from actions.wording.numbers import short
from actions.wording.positions import in_worst_quarter, own, position_clause
from actions.wording.reasons import WORDS
from actions.wording.states import missing_words, stale_clause
from actions.wording.targets import target_clause
from actions.wording.times import full_date
from data_layer.catalogue import Catalogue
from data_layer.council_facts import Narrative
from data_layer.methods.reasons import Why

Clause = Callable[[Evidence, Catalogue], str | None]


def as_reason(why: Why) -> Clause:
    """As the list of what stands out says it."""
    return lambda one, catalogue: WORDS[why](one.figure, one.metric, catalogue)


def always(words: str) -> Clause:
    return lambda one, catalogue: words


def moved(one: Evidence, catalogue: Catalogue) -> str | None:
    """ "up 1.6 percentage points on 2022/23 (improving)"."""
    return judged_clause(one.figure, one.metric)


def moved_far(one: Evidence, catalogue: Catalogue) -> str | None:
    """ "up 8.0 per 1,000 people on 2020/21, more than councils usually see"."""
    clause = change_clause(one.figure, one.metric)
    return f"{clause}, more than councils usually see" if clause else None


def moved_well(one: Evidence, catalogue: Catalogue) -> str | None:
    """As `moved_far`; that it is still in the worst quarter is not left out."""
    clause = moved_far(one, catalogue)
    return f"{clause}{still_behind(one, catalogue)}" if clause else None


def still_behind(one: Evidence, catalogue: Catalogue) -> str:
    """ ", and still in the lowest quarter of its nearest neighbours (median 78.9%)"; empty elsewhere."""
    behind = one.figure.positions and in_worst_quarter(one.figure.positions[0], one.metric)
    return f", and still {stands(one, catalogue)}" if behind else ""


def stands(one: Evidence, catalogue: Catalogue) -> str | None:
    positions = one.figure.positions
    return position_clause(positions[0], one.figure, one.metric, catalogue) if positions else None


def moved_and_stands(one: Evidence, catalogue: Catalogue) -> str | None:
    change, position = moved(one, catalogue), stands(one, catalogue)
    return f"{change} and still {position}" if change and position else None


def held_to(one: Evidence, catalogue: Catalogue) -> str | None:
    value = one.figure.observation.value
    return target_clause(one.figure.judged, one.metric, value) if one.figure.judged and value is not None else None


def eased(one: Evidence, catalogue: Catalogue) -> str | None:
    """ "against a target of 28.0% that stood at 30.0% on 1 May 2026"."""
    new = one.eased
    if new is None:
        return None
    aim, before = short(new.value, one.metric), short(new.before, one.metric)
    return f"with a target for {new.period.words} of {aim} that stood at {before} on {full_date(new.given)}"


def interval(one: Evidence, catalogue: Catalogue) -> str | None:
    """ "with a 95% interval from 58.5% to 69.3%, wider than the middle half of its nearest neighbours"."""
    figure, metric = one.figure, one.metric
    lower, upper = figure.observation.lower, figure.observation.upper
    if lower is None or upper is None or not figure.positions:
        return None
    group = own(figure.positions[0], figure, catalogue)
    between = f"from {short(lower, metric)} to {short(upper, metric)}"
    return f"with a 95% interval {between}, wider than the middle half of {group}"


def story_of(one: Evidence) -> Narrative | None:
    """That of the figure's own period."""
    story = one.figure.judged.narrative if one.figure.judged else None
    return story if story and story.period == one.figure.observation.period else None


def explained(one: Evidence, catalogue: Catalogue) -> str | None:
    """ "up 8.0 on July to September 2025, with a reason recorded on 20 October 2026"."""
    story, clause = story_of(one), change_clause(one.figure, one.metric)
    return f"{clause}, with a reason recorded on {full_date(story.written)}" if story and clause else None


def next_step(one: Evidence, catalogue: Catalogue) -> str | None:
    story = story_of(one)
    due = f" for {full_date(story.due)}" if story and story.due else ""
    return f"with a next step recorded{due}" if story and story.what_next else None


def missing(one: Evidence, catalogue: Catalogue) -> str | None:
    return missing_words(one.figure.observation)


def aged(one: Evidence, catalogue: Catalogue) -> str | None:
    return stale_clause(one.figure)
