"""A briefing: what needs attention, what has improved and what to ask, made of the parts of the other kinds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from actions.answer import Answer, Caveat
from actions.base import KindAction
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.exceptions import ATTENTION
from actions.improving import BETTER
from actions.no_data import nothing_found
from actions.performance import chart_of, one_draft
from actions.reading import Kind, Reading
from actions.scope import scope_words, within
from actions.scrutiny_questions import (
    Asking,
    figures_with_place,
    loaded,
    metrics_of_scope,
    questions_for,
    questions_on,
)
from actions.shown import each_once, figure_shown
from actions.standouts import standouts_draft
from actions.theme import line, weigh
from actions.wording.stories import story_sentences
from data_layer.vocabulary import AreaCode, MetricId

QUESTIONS = 3


class ActionBriefing(KindAction):
    kind = Kind.BRIEFING

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return briefing(asked, desk)


def briefing(asked: Reading, desk: Desk) -> Answer:
    """Of one measure, or of whatever the question ranges over."""
    area = AreaCode(asked.areas[0]) if asked.areas else desk.viewer.home_area
    wanted = loaded(asked, desk)
    if len(wanted) == 1:
        return of_one(wanted[0], area, asked, desk)
    bad, good = standouts_draft(asked, desk, ATTENTION), standouts_draft(asked, desk, BETTER)
    asking = questions_on(asked, area, desk)
    # where nothing is current both say that and no more
    better = [] if good.headline == bad.headline else [good.headline, *good.details]
    draft = Draft(
        headline=bad.headline,
        sentences=[*bad.sentences[:2], *better[:1]],
        details=[
            section("What needs attention", bad.details),
            section("What has improved", better),
            section("Where it stands", [] if bad.figures or good.figures else stand(asking, desk)),
            listed_section("Questions to ask", [one.words for one in asking[:QUESTIONS]]),
        ],
        figures=each_once([*bad.figures, *good.figures, *(figure_shown(one.figure, one.metric) for one in asking)]),
        metrics=list(dict.fromkeys([*(bad.metrics or ()), *(good.metrics or ()), *metrics_of_scope(asked, desk)])),
        areas=[area],
        caveats=caveats_once([*bad.caveats, *good.caveats]),
        provenance=[*bad.provenance, *good.provenance, *(one.figure.provenance for one in asking)],
        follow_ups=[ask_more(asked, desk), *bad.follow_ups[:3]],
    )
    return compose(with_beware(draft), asked, desk)


def ask_more(asked: Reading, desk: Desk) -> str:
    """Three of the questions stand in the briefing; this asks for all."""
    about = f" about {scope_words(asked, desk.catalogue)}" if within(asked, desk.catalogue) else ""
    return f"What should members ask{about}?"


def stand(asking: Sequence[Asking], desk: Desk) -> list[str]:
    """Where nothing stands out there are figures all the same, a line each."""
    figures_held = {one.metric.id: one for one in asking}.values()
    return [f"- {line(weigh(one.figure, one.metric, desk.catalogue))}" for one in figures_held]


def of_one(metric: MetricId, area: AreaCode, asked: Reading, desk: Desk) -> Answer:
    """The figure with its change and place, what is recorded of it, its run as a chart, and what to ask."""
    with desk.reader() as reader:
        found = figures_with_place([metric], area, asked, reader, desk, period=asked.period)
        if not found:
            return nothing_found(asked, desk)
        draft = one_draft(found[0], desk.catalogue)
        draft.charts = list(chart_of(found[0], reader, desk))
    told = story_sentences(found[0].judged) if found[0].judged else []
    draft.details = [
        section("Who it stands beside", draft.details),
        section("What is recorded of it", [" ".join(told)] if told else []),
        section("What it counts", [desk.catalogue.metrics[metric].definition.counts]),
        listed_section("Questions to ask", questions_for(found[0], desk)[:QUESTIONS]),
    ]
    return compose(with_beware(draft), asked, desk)


def with_beware(draft: Draft) -> Draft:
    """Under a heading of their own come the caveats, with which the text of every answer goes on."""
    if draft.caveats:
        draft.details.append("What to beware of:")
    return draft


def section(title: str, parts: Iterable[str]) -> str:
    held = [part for part in parts if part]
    return "\n".join([f"{title}.", *held]) if held else ""


def listed_section(title: str, lines: Sequence[str]) -> str:
    return "\n".join([f"{title}:", *(f"- {line}" for line in lines)]) if lines else ""


def caveats_once(caveats: Iterable[Caveat]) -> list[Caveat]:
    return list({caveat.text: caveat for caveat in caveats}.values())
