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
from actions.scope import metrics_in
from actions.scrutiny_questions import Asking, metrics_of_scope, questions_for, questions_on
from actions.shown import each_once
from actions.standouts import GROUPS, INSTEAD, standouts_draft
from actions.wording.stories import story_sentences
from data_layer.figures import figures
from data_layer.vocabulary import AreaCode, MetricId

MOST_QUESTIONS = 5


class ActionBriefing(KindAction):
    kind = Kind.BRIEFING

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return briefing(asked, desk)


def briefing(asked: Reading, desk: Desk) -> Answer:
    """Of one measure, or of whatever the question ranges over."""
    area = AreaCode(asked.areas[0]) if asked.areas else desk.viewer.home_area
    wanted = [metric for metric in metrics_in(asked, desk.catalogue) if desk.catalogue.metrics[metric].loaded]
    asking = questions_on(asked, area, desk)
    if len(wanted) == 1:
        return of_one(wanted[0], area, asking, asked, desk)
    bad, good = standouts_draft(asked, desk, ATTENTION), standouts_draft(asked, desk, BETTER)
    questions = [f"{one.rests_on} {one.question}" for one in asking[:MOST_QUESTIONS]]
    draft = Draft(
        headline=bad.headline,
        sentences=[*bad.sentences[:2], *([good.headline] if good.headline != bad.headline else [])],
        details=[
            section("What needs attention", [bad.headline, *bad.details]),
            section("What has improved", [good.headline if good.headline != bad.headline else "", *good.details]),
            listed_section("Questions to ask", questions),
        ],
        figures=each_once([*bad.figures, *good.figures]),
        metrics=list(dict.fromkeys([*(bad.metrics or ()), *(good.metrics or ()), *metrics_of_scope(asked, desk)])),
        areas=[area],
        caveats=caveats_once([*bad.caveats, *good.caveats]),
        provenance=[*bad.provenance, *good.provenance],
        follow_ups=bad.follow_ups,
    )
    return compose(draft, asked, desk)


def of_one(metric: MetricId, area: AreaCode, asking: Sequence[Asking], asked: Reading, desk: Desk) -> Answer:
    """The figure with its change and place, what is recorded of it, its run as a chart, and what to ask."""
    with desk.reader() as reader:
        groups = asked.comparators or (GROUPS if desk.catalogue.group(GROUPS[0], area) else INSTEAD)
        found = figures(reader, [metric], [area], period=asked.period, groups=groups, **desk.known)
        if not found:
            return nothing_found(asked, desk)
        draft = one_draft(found[0], desk.catalogue)
        draft.charts = list(chart_of(found[0], reader, desk))
    told = story_sentences(found[0].judged) if found[0].judged else []
    draft.details = [
        *draft.details,
        section("What is recorded of it", [" ".join(told)] if told else []),
        listed_section("Questions to ask", questions_for(found[0], asking)),
        section("What it counts", [desk.catalogue.metrics[metric].definition.counts]),
    ]
    return compose(draft, asked, desk)


def section(title: str, parts: Iterable[str]) -> str:
    held = [part for part in parts if part]
    return "\n".join([f"{title}.", *held]) if held else ""


def listed_section(title: str, lines: Sequence[str]) -> str:
    return "\n".join([f"{title}:", *(f"- {line}" for line in lines)]) if lines else ""


def caveats_once(caveats: Iterable[Caveat]) -> list[Caveat]:
    return list({caveat.text: caveat for caveat in caveats}.values())
