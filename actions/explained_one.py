"""Why one figure is as it is: the story or that none is recorded, then what the data shows, each in a sentence."""

from __future__ import annotations

from dataclasses import replace

from actions.compose import Draft
from actions.desk import Desk
from actions.headline import figure_headline
from actions.next_questions import WHERE, after_figure
from actions.shown import figure_shown
from actions.what_moved import WhatMoved, happened
from actions.wording.changes import change_clause, change_sentences
from actions.wording.names import named
from actions.wording.positions import position_sentence
from actions.wording.states import figure_caveats
from actions.wording.stories import story_sentences
from data_layer.catalogue import Catalogue
from data_layer.council_facts import STORIES_FROM
from data_layer.facts import Figure, Series
from data_layer.vocabulary import Level

NO_CAUSE = "A figure shows what has happened, not why."
NOT_RECORDED = "no reason is recorded here"
ASK = "Ask the service what changed: who it is for, how it works, what it costs, or how it is counted."


def explained(moved: WhatMoved, run: Series, desk: Desk) -> Draft:
    """The story, the change, how others moved, when it came, which part moved; then how sure the change is."""
    figure = moved.figure
    has_story = figure.judged is not None and figure.judged.narrative is not None
    draft = change_draft(moved, run, desk.catalogue)
    last = "" if has_story else NOT_RECORDED
    draft.headline = figure_headline(figure, moved.metric, desk.catalogue, last=last)
    draft.subkind = "recorded" if has_story else "not_recorded"
    told = recorded(figure, desk.viewer.level) or ([NO_CAUSE] if figure.observation.value is not None else [])
    shows = [*moved.others(desk.catalogue), *moved.when(), *moved.parts()]
    clause = change_clause(figure, moved.metric)
    if clause and clause in draft.headline:  # said once is enough where room is short
        draft.sentences, first = [*told, *shows], changed(moved)
    else:
        draft.sentences, first = [*told, *changed(moved), *shows], []
    draft.details.insert(0, " ".join(["Is the change real?", *first, moved.sure()]) if figure.change else "")
    draft.details.append(" ".join([*([NO_CAUSE] if has_story else []), ASK]))
    return draft


def change_draft(moved: WhatMoved, run: Series, catalogue: Catalogue) -> Draft:
    """What every answer about a change shares; headline and sentences are the caller's."""
    figure, metric = moved.figure, moved.metric
    about = [*happened(figure, run), metric.definition.beware]
    stands = [position_sentence(position, figure, metric, catalogue) for position in figure.positions]
    return Draft(
        headline="",
        details=[
            " ".join(["What to know of the figure:", *(sentence for sentence in about if sentence)]),
            " ".join(sentence for sentence in stands if sentence),
        ],
        period=figure.observation.period.label,
        figures=[figure_shown(figure, metric)],
        caveats=figure_caveats(figure, metric),
        provenance=[figure.provenance],
        follow_ups=[
            f"What is being done about {named(metric)}{WHERE}?",
            f"What should members ask about {named(metric)}{WHERE}?",
            *after_figure(figure, metric, catalogue)[:2],
        ],
    )


def changed(moved: WhatMoved) -> list[str]:
    """How far and since when; what the middle of all councils did gives way to what those of the group did."""
    figure = moved.figure
    if moved.alike and figure.change:
        figure = replace(figure, change=replace(figure.change, others=None))
    return change_sentences(figure, moved.metric)


def recorded(figure: Figure, level: Level) -> list[str]:
    """The council's own story; to those who would see one, that there is none. To others nothing is missing."""
    judged = figure.judged
    if judged is not None and judged.narrative is not None:
        return story_sentences(judged)
    return ["No explanation is recorded for it here.", NO_CAUSE] if level >= STORIES_FROM and judged else []
