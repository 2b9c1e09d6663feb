"""Questions worth asking: each rests on a figure and says which; data prompts questions, not judgements."""

from __future__ import annotations

from collections.abc import Sequence

from actions.answer import Answer
from actions.base import KindAction
from actions.compose import Draft, compose, fitting
from actions.desk import Desk
from actions.exceptions import WORDS
from actions.headline import figure_headline
from actions.next_questions import WHERE, meaning_question
from actions.no_data import nothing_found
from actions.question_evidence import Evidence, Gathered, figures_with_place, gather
from actions.question_lines import Manner, lines_of, lines_of_one, listed_section, manner_of, no_ranking
from actions.questions_chosen import Asking, chosen
from actions.reading import Kind, Reading, ScopeKind
from actions.scope import area_asked, level_asked, metrics_in, scope_words, within
from actions.shown import each_once, figure_shown
from actions.standout_words import nothing_shown
from actions.standouts import level_caveat
from actions.wording.names import named
from actions.wording.numbers import counted, formatted
from actions.wording.places import place
from actions.wording.states import attributed, figure_caveats
from actions.wording.times import in_period
from data_layer.catalogue import Metric
from data_layer.facts import Figure
from data_layer.vocabulary import AreaCode, MetricId

IN_SUMMARY = 2


class ActionScrutinyQuestions(KindAction):
    kind = Kind.SCRUTINY_QUESTIONS

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return scrutiny_questions(asked, desk)


def scrutiny_questions(asked: Reading, desk: Desk) -> Answer:
    """Five to eight where the evidence carries them: of one measure by all that its figure shows, of more of them by
    what stands out in each.
    """
    area = area_asked(asked, desk)
    wanted = loaded(asked, desk)
    if len(wanted) == 1:
        with desk.reader() as reader:
            found = figures_with_place(wanted, area, asked, reader, desk, period=asked.period)
        return compose(of_one(found[0], asked, desk), asked, desk) if found else nothing_found(asked, desk)
    gathered = gather(asked, area, desk)
    asking = chosen(gathered, desk.viewer, desk.catalogue)
    if not asking:
        return compose(nothing_to_ask(gathered, asked, desk), asked, desk)
    return compose(of_several(asking, gathered, asked, area, desk), asked, desk)


def loaded(asked: Reading, desk: Desk) -> list[MetricId]:
    return [metric for metric in metrics_in(asked, desk.catalogue) if desk.catalogue.metrics[metric].loaded]


def of_one(figure: Figure, asked: Reading, desk: Desk) -> Draft:
    metric, manner = desk.catalogue.metrics[figure.observation.metric], manner_of(asked)
    questions = lines_of_one(figure, asked, desk)
    return Draft(
        headline=figure_headline(figure, metric, desk.catalogue),
        sentences=[*no_ranking(asked), *questions[:IN_SUMMARY]],
        details=[listed_section(manner.title, questions)],
        period=figure.observation.period.label,
        figures=[figure_shown(figure, metric)],
        caveats=figure_caveats(figure, metric),
        provenance=[figure.provenance],
        follow_ups=[why_question(metric), meaning_question(metric)],
    )


def why_question(metric: Metric) -> str:
    return (
        f"Why {'are' if metric.plural else 'is'} {named(metric)}{WHERE} as {'they are' if metric.plural else 'it is'}?"
    )


def of_several(asking: Sequence[Asking], gathered: Gathered, asked: Reading, area: AreaCode, desk: Desk) -> Draft:
    shown = list({one.on.metric.id: one.on for one in asking if one.on}.values())
    about, where = within(asked, desk.catalogue), place(area, desk.catalogue)
    of_theme = asked.scope.kind is ScopeKind.THEME and not asked.metrics
    lines = lines_of(asking, asked, desk.catalogue)
    return Draft(
        headline=headline(asking, shown, f" on{about[3:]}" if of_theme else about, where, manner_of(asked)),
        sentences=[*no_ranking(asked), *lines[:IN_SUMMARY]],
        details=[listed_section(manner_of(asked).title, lines)],
        figures=each_once(figure_shown(one.figure, one.metric) for one in shown),
        metrics=list(dict.fromkeys([*(one.metric.id for one in shown), *metrics_of_scope(asked, desk)])),
        areas=[area],
        caveats=[
            *gathered.made_up(),
            *attributed([(one.metric.short_name, figure_caveats(one.figure, one.metric)) for one in shown]),
        ],
        provenance=[*(one.figure.provenance for one in shown), *gathered.returned()],
        follow_ups=[*(why_question(one.metric) for one in shown[:2]), WORDS.within(about)],
    )


def headline(asking: Sequence[Asking], shown: Sequence[Evidence], about: str, where: str, manner: Manner) -> str:
    """ "6 questions to ask on adult social care in Nottingham, first about the share of care users ..., 38.7% in
    2024/25."
    """
    start = f"{counted(len(asking), 'question')} {manner.verb}"
    if not shown:
        return f"{start}{about} in {where}, on what was promised and is late."
    first, metric = shown[0].figure, shown[0].metric
    value = formatted(first.observation.value, metric)
    when = in_period(first.observation.period, as_at=metric.as_at)
    ends = [f", first about {named(metric)}, {value} {when}.", f", first about {named(metric)}, {value}."]
    return fitting([f"{start}{middle}{end}" for end in ends for middle in (f"{about} in {where}", about, "")])


def metrics_of_scope(asked: Reading, desk: Desk) -> list[MetricId]:
    """What was looked at, where something was named; not everything there is."""
    return metrics_in(asked, desk.catalogue) if asked.scope.id or asked.metrics else []


def nothing_to_ask(gathered: Gathered, asked: Reading, desk: Desk) -> Draft:
    """No figure that applies, so no question; of a subject for a level of the cascade that others of it are held."""
    level, whole = level_asked(asked, desk.catalogue), asked.model_copy(update={"body": None})
    others = len(metrics_in(whole, desk.catalogue)) if asked.body and level else 0
    if level and others:
        about = within(whole, desk.catalogue)
        return Draft(
            headline=f"None of the {counted(others, 'measure')}{about} comes before the {level.name} at present.",
            sentences=[level_caveat(level).text, "Without it all of them can be asked about."],
            metrics=[],
            follow_ups=[f"Brief me on {scope_words(whole, desk.catalogue)}", WORDS.within(about)],
        )
    without = next(iter(gathered.told.figures.values()), None)
    return Draft(
        headline=figure_headline(without, desk.catalogue.metrics[without.observation.metric], desk.catalogue)
        if without
        else nothing_shown(gathered.told),
        sentences=["A question here rests on a figure, so there is none to offer."],
        metrics=metrics_of_scope(asked, desk),
        follow_ups=["What can I ask about?", WORDS.within("")],
    )
