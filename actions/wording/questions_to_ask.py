"""Questions worth asking, by what they rest on: each says what the figure shows, and asks openly.

Figures prompt questions and give no judgement, so none blames, none supposes a cause, and none asks what the page says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from actions.headline import BRACKETS, subject
from actions.question_evidence import Evidence
from actions.standout_words import FIRST_COMMA
from actions.wording.names import named, titled
from actions.wording.numbers import after_name
from actions.wording.question_clauses import (
    Clause,
    aged,
    always,
    as_reason,
    eased,
    explained,
    held_to,
    interval,
    missing,
    moved,
    moved_and_stands,
    moved_far,
    moved_well,
    next_step,
    stands,
)
from actions.wording.states import stale_clause
from actions.wording.times import in_period
from data_layer.catalogue import Catalogue
from data_layer.methods.reasons import Good, Reason


class Also(StrEnum):
    """What a question can rest on beside the reasons for standing out."""

    TARGET_EASED = "target_eased"
    EXPLAINED = "adverse_change_explained"
    NEXT_STEP = "next_step_recorded"
    WORST_BUT_IMPROVING = "worst_quarter_but_improving"
    WIDE_INTERVAL = "wide_interval"
    NOT_COMPARABLE = "not_comparable"
    NO_VALUE = "no_value"
    OLD_FIGURE = "old_figure"
    NO_STORY = "no_story"
    NO_OWNER = "no_owner"
    BEST_QUARTER = "best_quarter"
    NO_TARGET = "no_target"
    TARGET_KEPT = "target_not_missed"
    SLIPPING = "getting_worse_within_usual"
    GAINING = "improving_within_usual"
    MOVED = "no_clear_change_or_neither_better"
    BESIDE = "beside_comparators"
    CONTEXT = "context"
    CONTEXT_STANDS = "context_in_worst_quarter"
    CONTEXT_MOVED = "context_moved"


Ground = Reason | Good | Also


class Family(StrEnum):
    """Questions of a kind, the strongest first: a list holds only so many of each."""

    TARGET = "target"
    CHANGE = "change"
    GAP = "gap"
    SURE = "sure"
    AGE = "age"
    GOOD = "good"
    TOLD = "told"
    AIM = "aim"
    COURSE = "course"


@dataclass(frozen=True, slots=True)
class Template:
    """`clause`: what the figure shows, or None where it does not; `questions`: ways to ask, for several measures."""

    family: Family
    clause: Clause
    questions: tuple[str, ...]
    since: str | None = None  # asked of an older figure instead


ASKED: Mapping[Ground, Template] = {
    Reason.TARGET_RED: Template(
        Family.TARGET,
        as_reason(Reason.TARGET_RED),
        (
            "what is being done, by when, and how will members see that it works?",
            "what would bring it to the target, and when is that expected?",
            "which of the things that were planned have been done, and what have they changed so far?",
        ),
    ),
    Reason.FORECAST_TO_MISS: Template(
        Family.TARGET,
        as_reason(Reason.FORECAST_TO_MISS),
        ("what could still change that before the year ends, and who decides it?",),
    ),
    Also.TARGET_EASED: Template(
        Family.TARGET, eased, ("what led to the new target, who agreed it, and what does it mean for residents?",)
    ),
    Reason.ADVERSE_CHANGE: Template(
        Family.CHANGE,
        moved_far,
        (
            "what has changed, and is it expected to last?",
            "what lies behind that, and what is planned in response?",
            "when did the service first see it, and what has it done since?",
        ),
        since="what lay behind that, and what has happened since?",
    ),
    Also.EXPLAINED: Template(
        Family.CHANGE, explained, ("how much of the change does that reason account for, and what else plays a part?",)
    ),
    Reason.ADVERSE_OUTLIER: Template(
        Family.GAP,
        as_reason(Reason.ADVERSE_OUTLIER),
        (
            "how much of the distance comes from need, from the service and from the way of counting?",
            "what does the service know of the reasons for that distance, and what not yet?",
        ),
    ),
    Reason.WORST_QUARTER: Template(
        Family.GAP,
        as_reason(Reason.WORST_QUARTER),
        (
            "what has the service learnt from councils like this one, and what has it taken up?",
            "what is planned, and where is it meant to take the figure by when?",
            "who is most affected, and what does the service hear from them?",
            "what stands in the way of a change, and what of that is for the council to decide?",
        ),
    ),
    Also.WORST_BUT_IMPROVING: Template(
        Family.GAP, moved_and_stands, ("how far are present plans meant to go, and by when?",)
    ),
    Also.WIDE_INTERVAL: Template(
        Family.SURE, interval, ("what else does the service look at to tell how well this is going?",)
    ),
    Also.NOT_COMPARABLE: Template(
        Family.SURE,
        always("which is not to be set beside that of other councils"),
        ("what else tells members how well this is going?",),
    ),
    Also.NO_VALUE: Template(
        Family.SURE, missing, ("what does the service itself know of this, and can members see that?",)
    ),
    Also.OLD_FIGURE: Template(Family.AGE, aged, ("what newer figures does the service hold, and what do they show?",)),
    Reason.DATA_OVERDUE: Template(
        Family.AGE, as_reason(Reason.DATA_OVERDUE), ("what holds it up, and when will it come?",)
    ),
    Good.TARGET_REACHED: Template(
        Family.GOOD, as_reason(Good.TARGET_REACHED), ("what made the difference, and what will keep it there?",)
    ),
    Good.FAVOURABLE_CHANGE: Template(
        Family.GOOD,
        moved_well,
        ("what made the difference, and will it last?", "what can other services learn from it?"),
        since="what made the difference, and has it lasted?",
    ),
    Also.BEST_QUARTER: Template(Family.GOOD, stands, ("what explains that, and what could put it at risk?",)),
    Reason.RED_WITHOUT_NARRATIVE: Template(
        Family.TOLD,
        as_reason(Reason.RED_WITHOUT_NARRATIVE),
        ("what is the explanation, and who will give it by when?",),
    ),
    Also.NEXT_STEP: Template(
        Family.TOLD, next_step, ("what difference is that step meant to make to the figure, and by when?",)
    ),
    Also.NO_STORY: Template(
        Family.TOLD, always("with no explanation recorded here"), ("what does the service say of it?",)
    ),
    Also.NO_OWNER: Template(
        Family.TOLD,
        always("with no role recorded here as answering for this"),
        ("who leads, and where do they report?",),
    ),
    Also.NO_TARGET: Template(
        Family.AIM,
        always("with no target shown here"),
        ("what does the council aim for, and by when?", "how would members know that it is good enough?"),
    ),
    Also.TARGET_KEPT: Template(Family.AIM, held_to, ("how was the target set, and is it still the right one?",)),
    Also.SLIPPING: Template(
        Family.COURSE,
        moved,
        (
            "what is the service watching, and what would make it act?",
            "what lies behind it, and what is expected next?",
        ),
        since="how did the service respond, and what has happened since?",
    ),
    Also.GAINING: Template(
        Family.COURSE,
        moved,
        ("what lies behind that, and is it expected to go on?",),
        since="what lay behind that, and has it gone on?",
    ),
    Also.MOVED: Template(
        Family.COURSE,
        moved,
        (
            "how does that fit with what was planned, and what is expected next?",
            "what does the service make of that move?",
        ),
        since="how did that fit with what was planned, and what has happened since?",
    ),
    Also.BESIDE: Template(
        Family.COURSE,
        stands,
        ("how does that sit with what the council aims for?", "what lies behind any difference from them?"),
    ),
    Also.CONTEXT_STANDS: Template(
        Family.GAP,
        stands,
        (
            "what of this can the council change with others, and what does it plan?",
            "which services does that weigh on, and how do their plans allow for it?",
            "which residents are most affected, and what do they say would help?",
        ),
    ),
    Also.CONTEXT: Template(
        Family.COURSE,
        always("not the council's alone to change"),
        ("how do the council's plans allow for this?",),
    ),
    Also.CONTEXT_MOVED: Template(
        Family.COURSE,
        moved,
        (
            "what does that mean for the services that the council plans?",
            "how far were the council's plans made for that?",
        ),
    ),
}


# the clause says the age, or there is no figure to be old
AGE_APART = {Also.OLD_FIGURE, Also.NO_VALUE}


def question(ground: Ground, one: Evidence, catalogue: Catalogue, *, nth: int = 0, on_page: bool = False) -> str | None:
    """ "The recycling rate was 26.7% in 2023/24, 3.3 percentage points short of the target of 30.0% (red): what ...?".

    None where the figure does not show what the ground says. `nth`: how often the ground was asked about before.
    `on_page`: more briefly, below lines that give the figures.
    """
    clause = ASKED[ground].clause(one, catalogue)
    if clause is None:
        return None
    age = stale_clause(one.figure, brief=True) if ground not in AGE_APART and not on_page else None
    shown = FIRST_COMMA.split(BRACKETS.sub("", clause))[0] if on_page and ground is not Also.OLD_FIGURE else clause
    return f"{figure_words(one)}{f' ({age})' if age else ''}, {shown}: {way(ground, one, nth)}"


def brief_question(ground: Ground, one: Evidence, catalogue: Catalogue) -> str | None:
    """The same below a headline that has the figure: "3.3 percentage points short of the target (red): what ...?".

    The figure comes back where the clause has none.
    """
    clause = ASKED[ground].clause(one, catalogue)
    if clause is None:
        return None
    start = titled(clause) if any(letter.isdigit() for letter in clause) else f"{figure_words(one)}, {clause}"
    return f"{start}: {way(ground, one)}"


def way(ground: Ground, one: Evidence, nth: int = 0) -> str:
    asked = ASKED[ground]
    if asked.since and one.figure.freshness.stale and nth == 0:
        return asked.since
    return asked.questions[nth % len(asked.questions)]


def figure_words(one: Evidence) -> str:
    observation, metric = one.figure.observation, one.metric
    when = in_period(observation.period, as_at=metric.as_at)
    if observation.value is None:
        return f"There is no figure for {named(metric)} {when}"
    return f"{subject(metric)} {'were' if metric.plural else 'was'} {after_name(observation.value, metric)} {when}"


def ways(ground: Ground) -> int:
    """In how many ways it can be asked before a question comes back in the same words."""
    return len(ASKED[ground].questions)
