"""How a figure stands against the council's own target; without one that is said, and nothing is put in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from actions.answer import Answer
from actions.base import KindAction
from actions.budget_position import budget_position
from actions.compose import Draft, clauses_within, compose
from actions.desk import Desk
from actions.headline import headline_without, subject
from actions.next_questions import after_figure
from actions.no_data import nothing_found
from actions.reading import Kind, Reading, Subkind
from actions.scope import metrics_in, within
from actions.shown import figure_shown
from actions.wording.changes import change_sentences
from actions.wording.names import named
from actions.wording.numbers import counted, formatted
from actions.wording.observations import said_at
from actions.wording.outlook import outlook_sentences
from actions.wording.places import place
from actions.wording.positions import position_sentence
from actions.wording.states import attributed, figure_caveats, stale_clause
from actions.wording.stories import story_sentences
from actions.wording.targets import (
    ambition_sentence,
    as_given_sentence,
    needed_sentence,
    next_target_sentence,
    target_clause,
    tolerance_sentence,
)
from actions.wording.times import in_period
from data_layer.catalogue import Catalogue, Metric
from data_layer.council_facts import Rag
from data_layer.facts import Figure
from data_layer.figures import figures
from data_layer.judged import Judged
from data_layer.vocabulary import Group

GROUPS = (Group.NEAREST_NEIGHBOURS,)
# the worst first; where two are alike, the catalogue's order
ORDER = (Rag.RED, Rag.NOT_MET, Rag.AMBER, None, Rag.GREEN, Rag.MET)
LINES = 5
BY_SUBKIND: dict[str, Callable[[Reading, Desk], Answer]] = {Subkind.BUDGET: budget_position}


class ActionTarget(KindAction):
    kind = Kind.TARGET

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return target(asked, desk)


def target(asked: Reading, desk: Desk) -> Answer:
    return BY_SUBKIND.get(asked.subkind or "", against_targets)(asked, desk)


def against_targets(asked: Reading, desk: Desk) -> Answer:
    """One metric, or all of a scope that have a target."""
    catalogue = desk.catalogue
    wanted = [metric for metric in metrics_in(asked, catalogue) if catalogue.metrics[metric].loaded]
    with desk.reader() as reader:
        found = figures(
            reader,
            wanted,
            asked.areas,
            period=asked.period,
            groups=asked.comparators or GROUPS,
            **desk.known,
        )
    if not found:
        return nothing_found(asked, desk)
    if len(found) == 1:
        return compose(one_draft(found[0], catalogue), asked, desk)
    return compose(several_draft(found, asked, catalogue), asked, desk)


def one_draft(figure: Figure, catalogue: Catalogue) -> Draft:
    metric = catalogue.metrics[figure.observation.metric]
    judged = figure.judged
    own = figure.observation
    where, when = place(own.area, catalogue), in_period(own.period, as_at=metric.as_at)
    verb = "were" if metric.plural else "was"
    value = f"{subject(metric)} in {where} {verb} {formatted(own.value, metric)} {when}"
    clause = target_clause(judged, metric, own.value) if judged and own.value is not None else None
    sentences: list[str | None] = []
    if clause is not None and judged is not None and judged.target is not None:
        headline = clauses_within(value, [(", ", clause), ("; ", stale_clause(figure))])
        sentences += [*outlook_sentences(figure, metric), tolerance_sentence(judged.target, metric)]
        sentences += [needed_sentence(judged, metric)]
    elif own.value is None:
        headline = headline_without(own, f"{named(metric)} in {where} {when}")
        sentences += [target_held(judged, metric, where)]
    else:
        headline = no_target_headline(figure, metric, where, when)
        sentences += outlook_sentences(figure, metric)
    sentences += [next_target_sentence(judged, metric)] if judged else []
    sentences += [as_given_sentence(figure)]
    sentences += [*change_sentences(figure, metric), ambition_sentence(metric)]
    details = [" ".join(story_sentences(judged))] if judged else []
    details += [position_sentence(position, figure, metric, catalogue) or "" for position in figure.positions]
    return Draft(
        headline=headline,
        sentences=[sentence for sentence in sentences if sentence],
        details=details,
        subkind=None if judged and judged.target else "no_target",
        period=own.period.label,
        figures=[figure_shown(figure, metric)],
        caveats=figure_caveats(figure, metric),
        provenance=[figure.provenance],
        follow_ups=after_figure(figure, metric, catalogue),
    )


def target_held(judged: Judged | None, metric: Metric, where: str) -> str:
    """Beside a figure that is not there."""
    if judged is None or judged.target is None:
        return f"No target of {where}'s own is held for that period."
    return f"The target for {judged.target.period.words} is {formatted(judged.target.value, metric)}."


def no_target_headline(figure: Figure, metric: Metric, where: str, when: str) -> str:
    """No target is held, or none for this period; the figure all the same."""
    value = formatted(figure.observation.value, metric)
    verb = "were" if metric.plural else "was"
    scope = " for that period" if figure.judged and figure.judged.next_target else ""
    return clauses_within(
        f"No target of {where}'s own is held for {named(metric)}{scope}",
        [("; ", f"{'they' if metric.plural else 'it'} {verb} {value} {when}"), ("; ", stale_clause(figure))],
    )


def several_draft(found: Sequence[Figure], asked: Reading, catalogue: Catalogue) -> Draft:
    """A line of counts, then those furthest from what was wanted; those without a target are counted."""
    rated = [figure for figure in found if figure.judged and figure.judged.target]
    where = place(found[0].observation.area, catalogue)
    about = within(asked, catalogue)
    if not rated:
        return Draft(
            headline=f"No target of {where}'s own is held{about}.",
            sentences=[
                "Targets come with the council's own return.",
                "Ask how a measure has moved or how it compares instead.",
            ],
            subkind="no_target",
            metrics=[figure.observation.metric for figure in found],
            follow_ups=[f"What is getting worse{within(asked, catalogue)}?", "Which measures do you have?"],
        )
    ordered = sorted(rated, key=lambda figure: ORDER.index(figure.judged.rag if figure.judged else None))
    counts = count_words(ordered)
    without = len(found) - len(rated)
    lines = [line_of(figure, catalogue) for figure in ordered]
    aside = f"{counted(without, 'measure')} {'has' if without == 1 else 'have'} no target." if without else ""
    return Draft(
        headline=f"Of {counted(len(rated), 'measure')}{about} in {where} with a target, {counts}.",
        sentences=[sentence for sentence in [*lines[:2], aside] if sentence],
        details=["\n".join(f"- {line}" for line in lines)],
        figures=[figure_shown(figure, catalogue.metrics[figure.observation.metric]) for figure in ordered],
        metrics=[figure.observation.metric for figure in ordered],
        provenance=[figure.provenance for figure in ordered],
        caveats=attributed(
            [
                (
                    catalogue.metrics[f.observation.metric].short_name,
                    figure_caveats(f, catalogue.metrics[f.observation.metric]),
                )
                for f in ordered[:LINES]
            ]
        ),
        follow_ups=[f"Are we on target for {named(catalogue.metrics[f.observation.metric])}?" for f in ordered[:3]],
    )


def count_words(rated: Sequence[Figure]) -> str:
    """ "3 are red, 2 amber and 7 green"."""
    tally = [(status, sum(1 for one in rated if one.judged and one.judged.rag is status)) for status in ORDER]
    names = {Rag.NOT_MET: "not met", Rag.MET: "met", None: "without a rating"}
    said = [f"{number} {names.get(status) or str(status)}" for status, number in tally if number]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def line_of(figure: Figure, catalogue: Catalogue) -> str:
    metric = catalogue.metrics[figure.observation.metric]
    own = figure.observation
    value = f"{subject(metric)}: {said_at(own, metric)}"
    clause = target_clause(figure.judged, metric, own.value) if figure.judged and own.value is not None else None
    return f"{value}, {clause}." if clause else f"{value}."
