"""The lines of a briefing: what stands out, each other figure, targets and risks, and the story that is recorded."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from actions.briefing_page import Line
from actions.compose import within_words
from actions.headline import subject
from actions.question_evidence import Evidence, Gathered
from actions.standout_words import line
from actions.wording.changes import judged_clause
from actions.wording.commitments import overdue_sentence
from actions.wording.names import named, titled
from actions.wording.numbers import after_name, short
from actions.wording.outlook import forecast_sentence
from actions.wording.question_clauses import eased, still_behind
from actions.wording.reasons import at_risk
from actions.wording.risks import has_risen, risk_clause, score
from actions.wording.states import missing_words
from actions.wording.stories import story_sentences
from actions.wording.targets import target_clause
from actions.wording.times import in_period
from data_layer.catalogue import Catalogue
from data_layer.council_facts import RiskRating
from data_layer.divisional_facts import RegisteredRisk
from data_layer.facts import Figure
from data_layer.standouts import StandOut
from data_layer.vocabulary import Band, MetricId, Outlier

STORY_WORDS = 45
MOST_REASONS = 2
SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z])")
STANDS = {
    Band.LOWEST_QUARTER: "lowest quarter",
    Band.MIDDLE_HALF: "middle half",
    Band.HIGHEST_QUARTER: "highest quarter",
    Band.NO_CLEAR_DIFFERENCE: "not clearly different",
}
FAR = {Outlier.HIGH: "far above", Outlier.LOW: "far below"}


def standing_out(found: Gathered) -> list[Line]:
    """Exceptions and one success of today; where no figure is current, what the old ones show. Overdue promises come
    after the first.
    """
    promises = [Line(overdue_sentence(found.promises))] if found.promises else []
    held = {one.metric.id: one for one in found.every}
    better = {one.metric.id for one in found.better.shown}
    lines = []
    for one in in_order(found):
        behind = still_behind(held[one.metric.id], found.told.catalogue) if one.metric.id in better else ""
        lines.append(
            Line(
                f"{line(replace(one, reasons=one.reasons[:MOST_REASONS]), found.told).removesuffix('.')}{behind}.",
                one.metric.id,
            )
        )
    return [*lines[:1], *promises, *lines[1:]]


def in_order(found: Gathered) -> Sequence[StandOut]:
    """The success before the last of the exceptions shown, so that there is room for it."""
    ones = [*found.bad.shown[:3], *found.better.shown[:1], *found.bad.shown[3:], *found.bad.more]
    every = ones if found.bad.current else [*found.bad.shown, *found.bad.older]
    return list({one.metric.id: one for one in every}.values())


def figure_line(one: Evidence) -> Line:
    """ "Recycling rate: 26.7% in 2023/24, up 1.6 percentage points on 2022/23 (improving); lowest quarter, median
    35.6%."
    """
    own, metric = one.figure.observation, one.metric
    name, when = titled(metric.short_name), in_period(own.period, as_at=metric.as_at)
    if own.value is None:
        return Line(f"{name}: no figure {when} ({missing_words(own)}).", metric.id)
    moved, place = judged_clause(one.figure, metric), place_words(one)
    value = f"{name}: {after_name(own.value, metric)} {when}"
    return Line(f"{value}{f', {moved}' if moved else ''}{f'; {place}' if place else ''}.", metric.id)


def place_words(one: Evidence) -> str | None:
    position = one.figure.positions[0] if one.figure.positions else None
    if position is None or position.median is None:
        return None
    middle = short(position.median, one.metric)
    if position.outlier is not None:
        return f"{FAR[position.outlier]} the median, {middle}"
    return f"{STANDS[position.band]}, median {middle}" if position.band else f"median {middle}"


def targets_and_risks(
    every: Sequence[Evidence], said: Collection[MetricId | None], catalogue: Catalogue
) -> Iterator[Line]:
    """A line a measure: its target where what stands out has not said it, the year's end, the risk of missing it."""
    for one in every:
        judged, value, metric = one.figure.judged, one.figure.observation.value, one.metric
        if judged is None or value is None:
            continue
        clauses = [
            target_clause(judged, metric, value) if metric.id not in said else None,
            eased(one, catalogue),
            at_risk(one.figure, metric, catalogue) if is_high(one.figure) else None,
        ]
        told = "".join(f", {clause}" for clause in clauses if clause)
        ahead = forecast_sentence(judged, metric)
        if told or ahead:
            when = in_period(one.figure.observation.period, as_at=metric.as_at)
            start = f"{subject(metric)}: {after_name(value, metric)} {when}"
            yield Line(f"{start}{told}.{f' {ahead}' if ahead else ''}", metric.id)


def risk_lines(held: Sequence[RegisteredRisk]) -> list[Line]:
    """Of the council's register, those that have risen first, then the highest."""
    rated = sorted((one for one in held if one.newest), key=lambda one: (not has_risen(one), -score(one.reviews[0])))
    return [Line(f"Risk {risk_clause(one)}.", one.metric) for one in rated]


def is_high(figure: Figure) -> bool:
    risk = figure.judged.risk if figure.judged else None
    return risk is not None and risk.rating in {RiskRating.HIGH, RiskRating.VERY_HIGH}


def story_lines(every: Sequence[Evidence]) -> Iterator[Line]:
    """What is recorded beside each figure, in whole sentences; of a long story the rest is one question away."""
    for one in every:
        judged = one.figure.judged
        if judged is not None and judged.narrative is not None:
            told = SENTENCE.split(" ".join(story_sentences(judged)))
            yield Line(f"{subject(one.metric)}: {in_short(told, named(one.metric))}", one.metric.id)


def in_short(told: Sequence[str], name: str) -> str:
    kept = within_words(told, STORY_WORDS)
    if kept == " ".join(told) and len(kept.split()) <= STORY_WORDS:
        return kept
    ask = f"For all of it: “Why is {name} as it is?”"
    return f"{kept} {ask}" if len(kept.split()) <= STORY_WORDS else ask
