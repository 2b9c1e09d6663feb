"""Questions worth asking: each rests on a figure and says which; data prompts questions, not judgements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from actions.answer import Answer
from actions.base import KindAction
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.exceptions import ATTENTION, WORDS
from actions.headline import figure_headline
from actions.next_questions import WHERE, meaning_question
from actions.no_data import nothing_found
from actions.question_grounds import grounds
from actions.reading import Kind, Reading
from actions.scope import metrics_in, within
from actions.shown import each_once, figure_shown
from actions.standout_words import fitting
from actions.standouts import GROUPS, INSTEAD, coming_up, standouts_draft
from actions.wording.names import named
from actions.wording.numbers import counted, formatted
from actions.wording.places import place
from actions.wording.questions_to_ask import Ground, brief_question, question, ways
from actions.wording.states import attributed, figure_caveats
from actions.wording.times import in_period
from data_layer.catalogue import Metric
from data_layer.facts import Figure
from data_layer.figures import figures
from data_layer.periods import PeriodAsked
from data_layer.queries.assessments import assessments
from data_layer.standouts import exceptions, improvements
from data_layer.store import Reader
from data_layer.vocabulary import AreaCode, MetricId

FEWEST, MOST = 3, 6
IN_SUMMARY = 2
ALWAYS_HOLD = 2


class ActionScrutinyQuestions(KindAction):
    kind = Kind.SCRUTINY_QUESTIONS

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return scrutiny_questions(asked, desk)


@dataclass(frozen=True, slots=True)
class Asking:
    """A question with the figure that it rests on, which the words say."""

    figure: Figure
    metric: Metric
    words: str


def scrutiny_questions(asked: Reading, desk: Desk) -> Answer:
    """Three to six: of one measure by all that its figure shows, of more of them by what stands out in each."""
    area = AreaCode(asked.areas[0]) if asked.areas else desk.viewer.home_area
    wanted = loaded(asked, desk)
    if len(wanted) == 1:
        with desk.reader() as reader:
            found = figures_with_place(wanted, area, asked, reader, desk, period=asked.period)
        return compose(of_one(found[0], desk), asked, desk) if found else nothing_found(asked, desk)
    asking = questions_on(asked, area, desk)
    if not asking:
        return nothing_to_ask(asked, area, desk)
    return compose(of_several(asking, asked, area, desk), asked, desk)


def loaded(asked: Reading, desk: Desk) -> list[MetricId]:
    return [metric for metric in metrics_in(asked, desk.catalogue) if desk.catalogue.metrics[metric].loaded]


def figures_with_place(
    metrics: Sequence[MetricId],
    area: AreaCode,
    asked: Reading,
    reader: Reader,
    desk: Desk,
    *,
    period: PeriodAsked | None = None,
) -> list[Figure]:
    """Each with its position in the group asked for, or else among its nearest neighbours; the newest unless told."""
    groups = asked.comparators or (GROUPS if desk.catalogue.group(GROUPS[0], area) else INSTEAD)
    return figures(reader, metrics, [area], period=period, groups=groups, **desk.known)


def questions_on(asked: Reading, area: AreaCode, desk: Desk) -> list[Asking]:
    """What needs attention, one clear improvement, one old figure; others of the scope where these are too few."""
    catalogue, viewer = desk.catalogue, desk.viewer
    with desk.reader() as reader:
        every = assessments(reader, metrics_in(asked, catalogue), area, **desk.known)
        judged = coming_up(every, asked, catalogue)
        bad, better = exceptions(judged, catalogue, viewer.now), improvements(judged, catalogue, viewer.now)
        apart = [*better.shown[:1], *bad.older[:1]]
        chosen = [one.metric.id for one in (*bad.shown[: MOST - len(apart)], *apart)]
        if len(chosen) < FEWEST:
            spare = [one.metric.id for one in bad.older] + [one.metric for one in judged]
            chosen += [metric for metric in spare if metric not in chosen]
        # of many measures only so many are asked about
        found = figures_with_place(list(dict.fromkeys(chosen))[:MOST], area, asked, reader, desk)
    return asked_in_turn(sorted(found, key=lambda each: chosen.index(each.observation.metric)), desk)


def asked_in_turn(found: Sequence[Figure], desk: Desk) -> list[Asking]:
    """One question a measure; where measures are few, a second and third of each. None is put in the same words."""
    catalogue, said = desk.catalogue, Counter[Ground]()
    held = [(figure, catalogue.metrics[figure.observation.metric]) for figure in found]
    left = [(figure, metric, grounds(figure, metric, desk.viewer)) for figure, metric in held]
    asking: list[Asking] = []
    while left and len(asking) < (FEWEST if asking else 1):
        for figure, metric, open_grounds in left:
            while open_grounds:
                ground = open_grounds.pop(0)
                if said[ground] >= ways(ground):
                    continue
                if words := question(ground, figure, metric, catalogue, nth=said[ground]):
                    said[ground] += 1
                    asking.append(Asking(figure, metric, words))
                    break
        left = [one for one in left if one[2]]
    return asking[:MOST]


def of_one(figure: Figure, desk: Desk) -> Draft:
    metric = desk.catalogue.metrics[figure.observation.metric]
    questions = questions_for(figure, desk)
    return Draft(
        headline=figure_headline(figure, metric, desk.catalogue),
        sentences=questions[:IN_SUMMARY],
        details=["Questions to ask:\n" + "\n".join(f"- {each}" for each in questions)],
        period=figure.observation.period.label,
        figures=[figure_shown(figure, metric)],
        caveats=figure_caveats(figure, metric),
        provenance=[figure.provenance],
        follow_ups=[why_question(metric), meaning_question(metric)],
    )


def questions_for(figure: Figure, desk: Desk) -> list[str]:
    """Three to six, below a headline that has the figure."""
    catalogue = desk.catalogue
    metric = catalogue.metrics[figure.observation.metric]
    found = [brief_question(ground, figure, metric, catalogue) for ground in grounds(figure, metric, desk.viewer)]
    said = [each for each in found if each]
    # the last ones hold of every figure, and are there for those of which little else can be said
    return said[: max(FEWEST, min(len(said) - ALWAYS_HOLD, MOST))]


def why_question(metric: Metric) -> str:
    return (
        f"Why {'are' if metric.plural else 'is'} {named(metric)}{WHERE} as {'they are' if metric.plural else 'it is'}?"
    )


def of_several(asking: Sequence[Asking], asked: Reading, area: AreaCode, desk: Desk) -> Draft:
    shown = list({one.metric.id: one for one in asking}.values())
    about, where = within(asked, desk.catalogue), place(area, desk.catalogue)
    return Draft(
        headline=headline(asking, about, where),
        sentences=[one.words for one in asking[:IN_SUMMARY]],
        details=["Questions to ask:\n" + "\n".join(f"- {one.words}" for one in asking)],
        figures=each_once(figure_shown(one.figure, one.metric) for one in shown),
        metrics=list(dict.fromkeys([*(one.metric.id for one in shown), *metrics_of_scope(asked, desk)])),
        areas=[area],
        caveats=attributed([(one.metric.short_name, figure_caveats(one.figure, one.metric)) for one in shown]),
        provenance=[one.figure.provenance for one in shown],
        follow_ups=[*(why_question(one.metric) for one in shown[:2]), WORDS.within(about)],
    )


def headline(asking: Sequence[Asking], about: str, where: str) -> str:
    """ "6 questions to ask in adult social care in Nottingham, first about the share of care users ..., 38.7% in
    2024/25."
    """
    first, metric = asking[0].figure, asking[0].metric
    value = formatted(first.observation.value, metric)
    when = in_period(first.observation.period, as_at=metric.as_at)
    start = f"{counted(len(asking), 'question')} to ask"
    ends = [f", first about {named(metric)}, {value} {when}.", f", first about {named(metric)}, {value}."]
    return fitting([f"{start}{middle}{end}" for end in ends for middle in (f"{about} in {where}", about, "")])


def metrics_of_scope(asked: Reading, desk: Desk) -> list[MetricId]:
    """What was looked at, where something was named; not everything there is."""
    return metrics_in(asked, desk.catalogue) if asked.scope.id or asked.metrics else []


def nothing_to_ask(asked: Reading, area: AreaCode, desk: Desk) -> Answer:
    """No figure, so no question: the same words as where what needs attention is asked about."""
    draft = standouts_draft(asked, desk, ATTENTION)
    draft.sentences = ["A question here rests on a figure, so there is none to offer."]
    draft.metrics = metrics_of_scope(asked, desk)
    draft.follow_ups = ["What can I ask about?", WORDS.within("")]
    return compose(draft, asked, desk)
