"""What is being done about a figure, by whom and by when: as recorded, or plainly nothing, with a question to send."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from actions.answer import Answer, Caveat
from actions.compose import Draft, compose
from actions.desk import Desk
from actions.draft_question import draft_question
from actions.explained_measures import judged_within, leading_headline, most_telling
from actions.headline import figure_headline
from actions.next_questions import WHERE
from actions.no_data import nothing_found
from actions.reading import Reading, ScopeKind
from actions.returned import came_from, invented
from actions.scope import area_asked, metrics_in, unit_of
from actions.shown import figure_shown
from actions.standouts import GROUPS, INSTEAD
from actions.wording.actions import Step, is_late, step_of_action, step_of_story, step_sentence
from actions.wording.names import named
from actions.wording.numbers import counted
from actions.wording.states import figure_caveats
from data_layer.council_facts import STORIES_FROM
from data_layer.divisional_facts import DivisionalAction
from data_layer.facts import Figure
from data_layer.figures import figures
from data_layer.queries.divisional_actions import QUERY, divisional_actions
from data_layer.queries.narratives import narratives
from data_layer.store import Reader
from data_layer.vocabulary import AreaCode, MetricId

NONE = "no action is recorded here"
NOT_SEEN = Caveat(
    code="stories_not_seen",
    text="What divisions have set out to do is for councillors and officers, so more may be recorded than is shown.",
)
TO_COPY = "A question to copy:"


def action_taken(asked: Reading, desk: Desk) -> Answer:
    """Of one measure, or of all that the question ranges over with the one that most needs it in front."""
    area = area_asked(asked, desk)
    groups = GROUPS if desk.catalogue.group(GROUPS[0], area) else INSTEAD
    with desk.reader() as reader:
        metrics = [metric for metric in metrics_in(asked, desk.catalogue) if desk.catalogue.metrics[metric].loaded]
        lead = metrics if len(metrics) == 1 else leading(asked, area, reader, desk)
        found = figures(reader, lead, [area], period=None, groups=groups, **desk.known)
        if not found:
            return nothing_found(asked, desk)
        planned = planned_in(metrics, asked, area, reader, desk)
        steps = in_order([*next_steps(metrics, area, reader, desk), *map(step_of_action, planned)])
    draft = action_draft(found[0], steps, asked, desk, of=len(metrics))
    draft.provenance += came_from(planned, "What divisions have set out to do.", QUERY, desk.catalogue)
    draft.caveats += invented(planned, "the actions")
    return compose(draft, asked, desk)


def leading(asked: Reading, area: AreaCode, reader: Reader, desk: Desk) -> list[MetricId]:
    every = judged_within(asked, area, reader, desk)
    return [each.metric for each in most_telling(every, desk.catalogue, desk.viewer.now)[:1]]


def planned_in(
    metrics: Sequence[MetricId], asked: Reading, area: AreaCode, reader: Reader, desk: Desk
) -> list[DivisionalAction]:
    """What divisions have set out to do about the measures; of a division all of its own."""
    unit = unit_of(asked.scope, desk.catalogue) if asked.scope.kind is ScopeKind.DIVISION else None
    divisions = [unit.id] if unit and not asked.metrics else None
    return divisional_actions(reader, area, metrics=metrics, divisions=divisions, **desk.known)


def next_steps(metrics: Sequence[MetricId], area: AreaCode, reader: Reader, desk: Desk) -> list[Step]:
    """What the newest story of each measure says is next."""
    told = narratives(reader, metrics, area, **desk.known)
    return [step_of_story(metric, stories[-1]) for metric, stories in told.items() if stories[-1].what_next]


def in_order(steps: Iterable[Step]) -> list[Step]:
    """The earliest due first, those without a day after them, and what is over last."""
    return sorted(steps, key=lambda one: (one.over, one.due or date.max))


def action_draft(figure: Figure, steps: Sequence[Step], asked: Reading, desk: Desk, *, of: int) -> Draft:
    """Where nothing is under way, or something is overdue, a question to send stands below."""
    catalogue, now = desk.catalogue, desk.viewer.now
    metric = catalogue.metrics[figure.observation.metric]
    late = [one for one in steps if is_late(one, now)]
    last = f"{counted(len(steps), 'action')} recorded{f', {len(late)} overdue' if late else ''}" if steps else NONE
    draft = Draft(
        headline=leading_headline(figure, asked, catalogue, last),
        sentences=[step_sentence(one, catalogue, now, with_measure=of > 1) for one in steps],
        subkind="action",
        period=figure.observation.period.label,
        figures=[figure_shown(figure, metric)],
        metrics=[metric.id],
        caveats=figure_caveats(figure, metric),
        provenance=[figure.provenance],
        follow_ups=[
            f"Why {'have' if metric.plural else 'has'} {named(metric)} changed{WHERE}?",
            f"Who is responsible for {named(metric)}?",
            f"What should members ask about {named(metric)}{WHERE}?",
        ],
    )
    if not steps:
        among = f"any of the {counted(of, 'measure')}" if of > 1 else named(metric)
        draft.sentences.append(f"Neither an action nor a next step, an owner or a date is recorded for {among}.")
    elif of > 1:
        covered = len({one.metric for one in steps if one.metric})
        draft.sentences.append(f"They bear on {covered} of the {counted(of, 'measure')} asked about.")
    if late or all(one.over for one in steps):
        about = figure_headline(figure, metric, catalogue)
        draft.details.append(f"{TO_COPY}\n{draft_question(metric, catalogue, about=about)}")
    if desk.viewer.level < STORIES_FROM:
        draft.caveats.append(NOT_SEEN)
    return draft
