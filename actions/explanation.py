"""Why a figure is as it is: what is recorded of it, what happened to the series, and that a figure gives no cause."""

from __future__ import annotations

from collections.abc import Sequence

from actions.answer import Answer
from actions.base import KindAction
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.exceptions import exceptions
from actions.headline import figure_headline
from actions.next_questions import after_figure
from actions.no_data import nothing_found
from actions.performance import chart_of
from actions.reading import Kind, Reading
from actions.scope import metrics_in
from actions.shown import figure_shown
from actions.wording.changes import change_sentences
from actions.wording.names import named
from actions.wording.positions import position_sentence
from actions.wording.states import figure_caveats
from actions.wording.stories import story_sentences
from data_layer.catalogue import Catalogue
from data_layer.council_facts import STORIES_FROM
from data_layer.facts import Figure, Series
from data_layer.figures import figures
from data_layer.series import series
from data_layer.vocabulary import Group, Level

GROUPS = (Group.NEAREST_NEIGHBOURS,)
NO_CAUSE = "A figure shows what has happened, not why."
NOT_RECORDED = "no reason is recorded here"
ASK = "Ask the service what changed: who it is for, how it works, what it costs, or how it is counted."


class ActionExplanation(KindAction):
    kind = Kind.EXPLANATION

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return explanation(asked, desk)


def explanation(asked: Reading, desk: Desk) -> Answer:
    """Of one figure; of a theme or more of them what stands out, for a cause is asked of one measure at a time."""
    metrics = [metric for metric in metrics_in(asked, desk.catalogue) if desk.catalogue.metrics[metric].loaded]
    if not asked.metrics or len(metrics) != 1:
        return exceptions(asked, desk)
    with desk.reader() as reader:
        found = figures(
            reader, metrics, asked.areas[:1], period=asked.period, groups=asked.comparators or GROUPS, **desk.known
        )
        if not found:
            return nothing_found(asked, desk)
        [run] = series(reader, metrics[0], [found[0].observation.area], period=None, **desk.known)
        draft = explained(found[0], run, desk.catalogue, desk.viewer.level)
        draft.charts = list(chart_of(found[0], reader, desk))
    return compose(draft, asked, desk)


def explained(figure: Figure, run: Series, catalogue: Catalogue, level: Level) -> Draft:
    """What is recorded first; then what is known of the series; never a cause that nobody gave."""
    metric = catalogue.metrics[figure.observation.metric]
    told = recorded(figure, level)
    has_story = figure.judged is not None and figure.judged.narrative is not None
    about = [*happened(figure, run), metric.definition.beware]
    stands = [position_sentence(position, figure, metric, catalogue) for position in figure.positions]
    return Draft(
        headline=figure_headline(figure, metric, catalogue, last="" if has_story else NOT_RECORDED),
        sentences=[*(told or [NO_CAUSE]), *change_sentences(figure, metric)],
        details=[
            " ".join(["What to know of the figure:", *(sentence for sentence in about if sentence)]),
            " ".join(sentence for sentence in stands if sentence),
            " ".join([*([NO_CAUSE] if has_story else []), ASK]),
        ],
        subkind="recorded" if has_story else "not_recorded",
        period=figure.observation.period.label,
        figures=[figure_shown(figure, metric)],
        caveats=figure_caveats(figure, metric),
        provenance=[figure.provenance],
        follow_ups=[
            f"What should members ask about {named(metric)}?",
            *after_figure(figure, metric, catalogue)[:3],
        ],
    )


def recorded(figure: Figure, level: Level) -> list[str]:
    """The council's own story; to those who would see one, that there is none. To others nothing is missing."""
    judged = figure.judged
    if judged is not None and judged.narrative is not None:
        return story_sentences(judged)
    return ["No explanation is recorded for it here.", NO_CAUSE] if level >= STORIES_FROM and judged else []


def happened(figure: Figure, run: Series) -> Sequence[str]:
    """What is known to have happened to the series between the figure before and this one, or in its own time."""
    since = figure.change.from_period.end if figure.change else figure.observation.period.start
    until = figure.observation.period.end
    return [event.note for event in run.events if since < event.starts <= until]
