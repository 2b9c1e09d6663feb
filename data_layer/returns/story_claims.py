"""What a story says of its own figure, held against the figures. Source: this project."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data_layer.catalogue import Metric
from data_layer.claims.checked import Checked, Facts, Verdict
from data_layer.claims.masked import Slot, masked
from data_layer.claims.model import Claim, ClaimKind
from data_layer.claims.told_times import times_in
from data_layer.claims.verdict import verdict
from data_layer.claims.wording import claims_of
from data_layer.council_facts import Narrative
from data_layer.facts import Observation
from data_layer.judged import Judged
from data_layer.methods.change import change, earlier_period
from data_layer.methods.measure import comparable
from data_layer.methods.rag import rag
from data_layer.methods.target import target_for
from data_layer.periods import PeriodAsked
from data_layer.returns.plausibility import Code, Doubt, Series, said

SENTENCE = re.compile(r"[^.!?\n]+(?:\.\d+[^.!?\n]*)*")
WORD = re.compile(r"[a-z]{4,}")
# said of the measure without its name
PERFORMANCE = re.compile(
    r"^\s*(?:overall |our |the |this )*(?:performance|figures?|rate|measure|indicator|result|outturn|target|it)\b"
)
COMMON = frozenset(
    {"rate", "number", "share", "with", "from", "that", "than", "people", "days", "cent", "average", "total"}
)
STEM = 5  # letters that two forms of a word share
STEP_BEFORE = PeriodAsked("the period before", steps_back=1)
CHECKED = {ClaimKind.CHANGE, ClaimKind.VALUE, ClaimKind.TARGET}


def not_borne_out(series: Series) -> Iterator[Doubt]:
    """Which way a figure is said to have gone, what it is said to be, or a target said to be met, where that is not so.

    A change without a start counts from the period before or from the year before: it is doubted where it holds from
    neither. Only sentences that name the measure are read, for a story tells of other things too.
    """
    figures = {figure.period: figure for figure in series.figures}
    for story in series.narratives:
        own = figures.get(story.period)
        if own is None or own.value is None:
            continue
        for claim in claims_told(story, series.metric):
            found = refuted(claim, own, series)
            if found:
                yield Doubt(Code.STORY_NOT_BORNE_OUT, story.period, "narrative", "what_happened", words(found, series))


def claims_told(story: Narrative, metric: Metric) -> Iterator[Claim]:
    own = {word[:STEM] for word in WORD.findall(metric.short_name.lower()) if word not in COMMON}
    for sentence in SENTENCE.findall(story.what_happened or ""):
        lower = sentence.lower()
        if PERFORMANCE.match(lower) or own & {word[:STEM] for word in WORD.findall(lower)}:
            slots = [Slot(*each.span()) for each in re.finditer(re.escape(metric.short_name.lower()), lower)]
            told = claims_of(masked(sentence.strip(), [*slots, *times_in(sentence.strip().lower())]))
            yield from (claim for claim in told if claim.kind in CHECKED)


def refuted(claim: Claim, own: Observation, series: Series) -> Checked | None:
    """The outcome of a claim that no reading of it bears out."""
    if claim.period is not None:
        return None  # of another time, for which another story may stand
    starts = [claim.since] if claim.since or claim.kind is not ClaimKind.CHANGE else [STEP_BEFORE, None]
    outcomes = [verdict(claim.model_copy(update={"since": since}), facts_of(own, series)) for since in starts]
    told = [one for one in outcomes if one.verdict is not Verdict.CANNOT_BE_CHECKED]
    return told[0] if told and all(one.verdict is Verdict.NOT_SUPPORTED for one in told) else None


def facts_of(own: Observation, series: Series) -> Facts:
    """What is usual between two periods is not known at load, so the last decimal decides what is a change."""
    held = tuple(each for each in series.figures if each.period <= own.period)
    usable = {each.period: each for each in held if comparable(each)}
    before = earlier_period(own.period, usable, frequency=series.metric.frequency, area=own.area)
    moved = change(usable[before.period], own, gap=before.gap) if before else None
    goal = target_for(
        own.period,
        series.targets,
        series.metric,
        accumulation=series.metric.accumulation,
        trajectory=series.trajectory,
    )
    judged = Judged(target=goal, rag=rag(own, goal, series.metric))
    return Facts(series.metric, own=own, held=held, change=moved, judged=judged)


def words(found: Checked, series: Series) -> str:
    own, metric = found.own, series.metric
    assert own is not None and own.value is not None
    return (
        f"The story for {own.period.words} says “{found.claim.words}”, and the figure is "
        f"{said(own.value, metric)}{beside(found, metric)}: the two do not fit."
    )


def beside(found: Checked, metric: Metric) -> str:
    """What the figure is held against: its target, or an earlier figure."""
    if found.judged and found.judged.target:
        return f", with a target of {said(found.judged.target.value, metric)}"
    before = found.base
    return f", after {said(before.value, metric)} for {before.period.words}" if before and before.value else ""
