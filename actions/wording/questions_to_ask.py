"""Questions worth asking of a figure, by what they rest on: each says what the figure shows, and asks openly.

Figures prompt questions and give no judgement, so none blames, and none supposes a cause.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from actions.headline import subject
from actions.wording.changes import judged_clause
from actions.wording.names import named, titled
from actions.wording.numbers import after_name
from actions.wording.positions import position_clause
from actions.wording.reasons import WORDS, Words
from actions.wording.states import missing_words, stale_clause
from actions.wording.targets import target_clause
from actions.wording.times import full_date, in_period
from data_layer.catalogue import Catalogue, Metric
from data_layer.facts import Figure
from data_layer.methods.reasons import Good, Reason


class Also(StrEnum):
    """What a question can rest on beside the reasons for standing out."""

    NO_VALUE = "no_value"
    BEST_QUARTER = "best_quarter"
    WORST_BUT_IMPROVING = "worst_quarter_but_improving"
    OLD_FIGURE = "old_figure"
    NOT_COMPARABLE = "not_comparable"
    NO_STORY = "no_story"
    SLIPPING = "getting_worse_within_usual"
    GAINING = "improving_within_usual"
    MOVED = "no_clear_change_or_neither_better"
    BESIDE = "beside_comparators"
    CONTEXT = "context"
    CONTEXT_MOVED = "context_moved"
    TARGET_KEPT = "target_not_missed"
    NO_TARGET = "no_target"
    NEXT_FIGURE = "next_figure"
    PUBLISHED = "published"


Ground = Reason | Good | Also


def moved(figure: Figure, metric: Metric, catalogue: Catalogue) -> str | None:
    """ "up 1.6 percentage points on 2022/23 (improving)"."""
    return judged_clause(figure, metric)


def stands(figure: Figure, metric: Metric, catalogue: Catalogue) -> str | None:
    return position_clause(figure.positions[0], figure, metric, catalogue) if figure.positions else None


def moved_and_stands(figure: Figure, metric: Metric, catalogue: Catalogue) -> str | None:
    change, position = moved(figure, metric, catalogue), stands(figure, metric, catalogue)
    return f"{change} and still {position}" if change and position else None


def held_to(figure: Figure, metric: Metric, catalogue: Catalogue) -> str | None:
    value = figure.observation.value
    return target_clause(figure.judged, metric, value) if figure.judged and value is not None else None


def expected(figure: Figure, metric: Metric, catalogue: Catalogue) -> str:
    """ "with the next figure expected by 31 March 2027", while none of that day is missed."""
    due = figure.freshness.next_expected
    if due is None or figure.freshness.stale:
        return "the newest figure held here"
    return f"with the next figure expected by {full_date(due)}"


@dataclass(frozen=True, slots=True)
class Template:
    """`clause`: what the figure shows, or None where it does not; `questions`: ways to ask, for several measures."""

    clause: Words
    questions: tuple[str, ...]


ASKED: Mapping[Ground, Template] = {
    Reason.TARGET_RED: Template(
        WORDS[Reason.TARGET_RED],
        (
            "what is being done, by when, and how will members see that it works?",
            "what would bring it to the target, and when is that expected?",
        ),
    ),
    Reason.FORECAST_TO_MISS: Template(
        WORDS[Reason.FORECAST_TO_MISS], ("what could still change that before the year ends, and who decides it?",)
    ),
    Reason.ADVERSE_CHANGE: Template(
        WORDS[Reason.ADVERSE_CHANGE],
        ("what has changed, and is it expected to last?", "what lies behind that, and what is planned in response?"),
    ),
    Reason.ADVERSE_OUTLIER: Template(
        WORDS[Reason.ADVERSE_OUTLIER],
        (
            "does the distance come from the need, the service or the way of counting?",
            "how is the service looking into that distance, and when will members hear what it found?",
        ),
    ),
    Reason.WORST_QUARTER: Template(
        WORDS[Reason.WORST_QUARTER],
        (
            "what do similar councils do differently, and what can be learnt from them?",
            "what is planned, and where is it meant to take the figure by when?",
            "who is most affected, and what does the service hear from them?",
            "is this known to the service as a priority, and what stands in the way?",
        ),
    ),
    Reason.RED_WITHOUT_NARRATIVE: Template(
        WORDS[Reason.RED_WITHOUT_NARRATIVE], ("what is the explanation, and who will give it by when?",)
    ),
    Reason.DATA_OVERDUE: Template(WORDS[Reason.DATA_OVERDUE], ("what holds it up, and when will it come?",)),
    Good.TARGET_REACHED: Template(
        WORDS[Good.TARGET_REACHED], ("what made the difference, and what will keep it there?",)
    ),
    Good.FAVOURABLE_CHANGE: Template(
        WORDS[Good.FAVOURABLE_CHANGE],
        ("what made the difference, and will it last?", "what can other services learn from it?"),
    ),
    Also.NO_VALUE: Template(
        lambda figure, metric, catalogue: missing_words(figure.observation),
        ("what does the service itself know of it, and can members see that?",),
    ),
    Also.BEST_QUARTER: Template(stands, ("what works here, and what could put it at risk?",)),
    Also.WORST_BUT_IMPROVING: Template(moved_and_stands, ("how far are present plans meant to take it, and by when?",)),
    Also.OLD_FIGURE: Template(
        lambda figure, metric, catalogue: stale_clause(figure),
        ("what newer figures does the service hold, and what do they show?",),
    ),
    Also.NOT_COMPARABLE: Template(
        lambda figure, metric, catalogue: "which is not to be set beside that of other councils",
        ("what else tells members how well this is going?",),
    ),
    Also.NO_STORY: Template(
        lambda figure, metric, catalogue: "with no explanation recorded here", ("what does the service say of it?",)
    ),
    Also.SLIPPING: Template(
        moved, ("what is the service watching, and what would make it act?", "is that expected to go on?")
    ),
    Also.GAINING: Template(moved, ("what lies behind that, and is it expected to go on?",)),
    Also.MOVED: Template(
        moved,
        ("is that what was planned, and what is expected next?", "how does that fit with what the service expected?"),
    ),
    Also.BESIDE: Template(
        stands, ("is this where the council means it to be?", "does any difference from them matter, and why?")
    ),
    Also.CONTEXT: Template(
        lambda figure, metric, catalogue: "not the council's alone to change",
        ("how do the council's plans allow for it?",),
    ),
    Also.CONTEXT_MOVED: Template(
        moved,
        (
            "what does that mean for the services that the council plans?",
            "is that what the council's plans were made for?",
        ),
    ),
    Also.TARGET_KEPT: Template(held_to, ("how was the target set, and is it still the right one?",)),
    Also.NO_TARGET: Template(
        lambda figure, metric, catalogue: "with no target shown here",
        ("what does the council aim for, and by when?", "how would members know that it is good enough?"),
    ),
    Also.NEXT_FIGURE: Template(expected, ("what will members be shown next, and when?",)),
    Also.PUBLISHED: Template(
        lambda figure, metric, catalogue: f"as published by {figure.provenance.publisher}",
        ("how does the service itself use it, and who looks at it?",),
    ),
}


def question(ground: Ground, figure: Figure, metric: Metric, catalogue: Catalogue, *, nth: int = 0) -> str | None:
    """ "The recycling rate was 26.7% in 2023/24, 3.3 percentage points short of the target of 30.0% (red): what ...?".

    None where the figure does not show what the ground says. `nth`: how often the ground was asked about before.
    """
    clause, asks = ASKED[ground].clause(figure, metric, catalogue), ASKED[ground].questions
    if clause is None:
        return None
    age = stale_clause(figure, brief=True)
    aged = f" ({age})" if age and ground is not Also.OLD_FIGURE else ""
    return f"{figure_words(figure, metric)}{aged}, {clause}: {asks[nth % len(asks)]}"


def brief_question(ground: Ground, figure: Figure, metric: Metric, catalogue: Catalogue) -> str | None:
    """The same below a headline that has the figure: "3.3 percentage points short of the target (red): what ...?"."""
    clause = ASKED[ground].clause(figure, metric, catalogue)
    return f"{titled(clause)}: {ASKED[ground].questions[0]}" if clause else None


def figure_words(figure: Figure, metric: Metric) -> str:
    when = in_period(figure.observation.period, as_at=metric.as_at)
    if figure.observation.value is None:
        return f"There is no figure for {named(metric)} {when}"
    verb = "were" if metric.plural else "was"
    return f"{subject(metric)} {verb} {after_name(figure.observation.value, metric)} {when}"


def ways(ground: Ground) -> int:
    """In how many ways it can be asked before a question comes back in the same words."""
    return len(ASKED[ground].questions)
