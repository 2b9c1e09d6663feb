"""Questions worth asking: each rests on a figure and says which; data prompts questions, not judgements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from actions.answer import Answer
from actions.base import KindAction
from actions.compose import Draft, clauses_within, compose
from actions.desk import Desk
from actions.exceptions import WORDS
from actions.headline import figure_headline
from actions.no_data import nothing_found
from actions.reading import Kind, Reading
from actions.scope import metrics_in, within
from actions.shown import each_once, figure_shown
from actions.standout_words import Told, line
from actions.standouts import GROUPS, INSTEAD, figures_of
from actions.wording.names import named
from actions.wording.numbers import counted, formatted
from actions.wording.places import place
from actions.wording.states import attributed, figure_caveats
from actions.wording.times import in_period
from data_layer.facts import Figure
from data_layer.figures import figures
from data_layer.methods.reasons import Good, Reason
from data_layer.queries.assessments import assessments
from data_layer.standouts import StandOut, exceptions, improvements
from data_layer.vocabulary import AreaCode, MetricId

MOST = 5
OF_GOOD_NEWS = 1
OF_OLD_FIGURES = 1
IN_SUMMARY = 2
ASKED: Mapping[StrEnum, str] = {
    Reason.TARGET_RED: "What is being done to reach the target, by when, and how will members see that it works?",
    Reason.FORECAST_TO_MISS: "What would have to change for the year's target to be met?",
    Reason.ADVERSE_CHANGE: "What has changed since then, and is it expected to last?",
    Reason.ADVERSE_OUTLIER: "Why so far from similar councils: the service, the need, or how it is counted?",
    Reason.WORST_QUARTER: "What do similar councils do differently, and what will the service learn from them?",
    Reason.RED_WITHOUT_NARRATIVE: "Who will give the explanation that is not recorded, and when?",
    Reason.DATA_OVERDUE: "Why is the next figure late, and when will it come?",
    Good.TARGET_REACHED: "What made the difference, and will it last?",
    Good.FAVOURABLE_CHANGE: "What made the difference, and can other services learn from it?",
}
OF_AGE = "What newer figures does the service hold itself?"
ALWAYS = (
    "What is the council's own aim for it, and by when?",
    "Who is most affected, and do the figures show them?",
    "What will members be shown next, and when?",
)


class ActionScrutinyQuestions(KindAction):
    kind = Kind.SCRUTINY_QUESTIONS

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return scrutiny_questions(asked, desk)


@dataclass(frozen=True, slots=True)
class Asking:
    """A question with the figure that it rests on; `rests_on` is what the figure shows, in words."""

    figure: Figure
    rests_on: str
    question: str


def scrutiny_questions(asked: Reading, desk: Desk) -> Answer:
    """Of one measure three to six; of a theme or more the measures that stand out, one question each."""
    catalogue = desk.catalogue
    area = AreaCode(asked.areas[0]) if asked.areas else desk.viewer.home_area
    wanted = [metric for metric in metrics_in(asked, catalogue) if catalogue.metrics[metric].loaded]
    asking = questions_on(asked, area, desk)
    if len(wanted) == 1:
        with desk.reader() as reader:
            groups = GROUPS if catalogue.group(GROUPS[0], area) else INSTEAD
            found = figures(reader, wanted, [area], period=asked.period, groups=groups, **desk.known)
        if not found:
            return nothing_found(asked, desk)
        return compose(of_one(found[0], asking, desk), asked, desk)
    if not asking:
        return compose(nothing_stands_out(asked, area, desk), asked, desk)
    return compose(of_several(asking, asked, area, desk), asked, desk)


def questions_on(asked: Reading, area: AreaCode, desk: Desk) -> list[Asking]:
    """What needs attention first, then one clear improvement and one figure that is too old to say anything of now."""
    catalogue, now = desk.catalogue, desk.viewer.now
    with desk.reader() as reader:
        judged = assessments(reader, metrics_in(asked, catalogue), area, **desk.known)
        bad, good = exceptions(judged, catalogue, now), improvements(judged, catalogue, now)
        held = {**figures_of(bad, area, reader, desk), **figures_of(good, area, reader, desk)}
    told = Told(bad, held, [], within(asked, catalogue), place(area, catalogue), catalogue, WORDS)
    chosen = [*bad.shown[:MOST], *good.shown[:OF_GOOD_NEWS]]
    asking = [asked_of(one, told, ASKED[one.reasons[0]]) for one in chosen if one.metric.id in held]
    older = [one for one in bad.older[:OF_OLD_FIGURES] if one.metric.id in held]
    of_old = [OF_AGE, *(ASKED[one.reasons[0]] for one in older if len(judged) == 1)]
    return asking + [asked_of(one, told, question) for one in older for question in of_old]


def asked_of(one: StandOut, told: Told, question: str) -> Asking:
    return Asking(told.figures[one.metric.id], line(one, told), question)


def of_one(figure: Figure, asking: Sequence[Asking], desk: Desk) -> Draft:
    metric = desk.catalogue.metrics[figure.observation.metric]
    questions = questions_for(figure, asking)
    return Draft(
        headline=figure_headline(figure, metric, desk.catalogue),
        sentences=questions[: IN_SUMMARY + 1],
        details=["Questions to ask:\n" + "\n".join(f"- {question}" for question in questions)],
        period=figure.observation.period.label,
        figures=[figure_shown(figure, metric)],
        caveats=figure_caveats(figure, metric),
        provenance=[figure.provenance],
        follow_ups=[f"Why is {named(metric)} as it is?", f"What does {named(metric)} mean?"],
    )


def questions_for(figure: Figure, asking: Sequence[Asking]) -> list[str]:
    """Each once: those that it stands out by, its age, and those that can always be asked."""
    old = [OF_AGE] if figure.freshness.stale else []
    aimed = figure.judged is not None and figure.judged.target is not None
    return list(dict.fromkeys([*(one.question for one in asking), *old, *ALWAYS[aimed:]]))


def of_several(asking: Sequence[Asking], asked: Reading, area: AreaCode, desk: Desk) -> Draft:
    catalogue = desk.catalogue
    shown = [(one.figure, catalogue.metrics[one.figure.observation.metric]) for one in asking]
    first, metric = shown[0]
    value = formatted(first.observation.value, metric)
    about, where = within(asked, catalogue), place(area, catalogue)
    start = f"{counted(len(asking), 'question')} worth asking{about} in {where}"
    when = in_period(first.observation.period, as_at=metric.as_at)
    return Draft(
        headline=clauses_within(start, [(", first about ", f"{named(metric)}, {value} {when}")]),
        sentences=[f"{one.rests_on} {one.question}" for one in asking[:IN_SUMMARY]],
        details=["\n".join(f"- {one.rests_on} {one.question}" for one in asking)],
        figures=each_once(figure_shown(figure, of) for figure, of in shown),
        metrics=list(dict.fromkeys([*(of.id for _, of in shown), *metrics_of_scope(asked, desk)])),
        areas=[area],
        caveats=attributed([(of.short_name, figure_caveats(figure, of)) for figure, of in shown[:MOST]]),
        provenance=[figure.provenance for figure, _ in shown],
        follow_ups=[f"Why is {named(of)} as it is?" for _, of in shown[:2]] + [WORDS.within(about)],
    )


def metrics_of_scope(asked: Reading, desk: Desk) -> list[MetricId]:
    """What was looked at, where something was named; not everything there is."""
    return metrics_in(asked, desk.catalogue) if asked.scope.id or asked.metrics else []


def nothing_stands_out(asked: Reading, area: AreaCode, desk: Desk) -> Draft:
    about, where = within(asked, desk.catalogue), place(area, desk.catalogue)
    return Draft(
        headline=f"Nothing{about} in {where} stands out on current figures; any measure can be asked about like this.",
        sentences=list(ALWAYS),
        metrics=metrics_of_scope(asked, desk),
        areas=[area],
        follow_ups=[f"Which measures do you have{about}?"],
    )
