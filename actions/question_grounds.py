"""What can be asked of one figure: why it stands out, how sure it is, its age, place, change, target and owner."""

from __future__ import annotations

from collections.abc import Iterator

from actions.question_evidence import Evidence
from actions.wording.positions import in_best_quarter, in_worst_quarter
from actions.wording.question_clauses import story_of
from actions.wording.questions_to_ask import Also, Ground
from data_layer.assessing import counts, good, reasons
from data_layer.catalogue import Metric
from data_layer.council_facts import STORIES_FROM
from data_layer.facts import Figure
from data_layer.methods.rag import MISSED
from data_layer.methods.reasons import Good, Reason
from data_layer.standouts import late
from data_layer.viewer import Viewer
from data_layer.vocabulary import Band, BetterWhen, Direction, Influence, MetricKind, Status

UNCLEAR = {Band.NO_CLEAR_DIFFERENCE, Band.MIDDLE_HALF}
PLACED = {Reason.ADVERSE_OUTLIER, Reason.WORST_QUARTER}
MOVES = {Direction.DETERIORATING: Also.SLIPPING, Direction.IMPROVING: Also.GAINING}


def grounds(one: Evidence, viewer: Viewer) -> list[Ground]:
    """The strongest first, an old figure's age before all; none of a measure that does not apply to the council."""
    figure, metric = one.figure, one.metric
    if figure.observation.value is None:
        return [] if figure.observation.status is Status.NOT_APPLICABLE else [Also.NO_VALUE]
    bad, better = of_council([*reasons(figure, metric), *placed_worst(figure, metric)], metric), good(figure, metric)
    told = Reason.ADVERSE_CHANGE in bad and tells_why(one)
    return [
        *([Also.OLD_FIGURE] if figure.freshness.stale else []),
        *([Also.TARGET_EASED] if one.eased else []),
        *(Also.EXPLAINED if told and why is Reason.ADVERSE_CHANGE else why for why in bad),
        *(why for why in late(metric, figure.freshness, viewer.now) if isinstance(why, Reason)),
        *(better if Reason.TARGET_RED not in bad else []),
        *([Also.WIDE_INTERVAL] if is_wide(figure) else []),
        *([Also.NOT_COMPARABLE] if figure.observation.status is Status.NOT_COMPARABLE else []),
        *moved_and_placed(figure, metric, said={*bad, *better}),
        *spoken_of(one, viewer, asks_why=bool(bad)),
        *aimed(figure, metric),
    ]


def placed_worst(figure: Figure, metric: Metric) -> list[Reason]:
    """In the group that was asked for, which may be another than the one that exceptions are judged by."""
    position = figure.positions[0] if figure.positions else None
    worst = position is not None and counts(figure, metric) and in_worst_quarter(position, metric)
    return [Reason.WORST_QUARTER] if worst and figure.direction is not Direction.IMPROVING else []


def of_council(bad: list[Reason], metric: Metric) -> list[Reason]:
    """Where a figure stands that is not the council's alone to change is no failing of a service."""
    return [why for why in dict.fromkeys(bad) if metric.influence is not Influence.CONTEXT or why not in PLACED]


def is_wide(figure: Figure) -> bool:
    """No quarter is clear, and the interval is wider than the middle half: it cannot tell where the council stands."""
    own, position = figure.observation, figure.positions[0] if figure.positions else None
    if own.lower is None or own.upper is None or position is None or position.q1 is None or position.q3 is None:
        return False
    return position.band in UNCLEAR and own.upper - own.lower > position.q3 - position.q1


def tells_why(one: Evidence) -> bool:
    story = story_of(one)
    return story is not None and bool(story.why)


def spoken_of(one: Evidence, viewer: Viewer, *, asks_why: bool) -> Iterator[Ground]:
    """The next step of its story, that it has none to those who would see one, and that nobody is named for it."""
    story, judged = story_of(one), one.figure.judged
    if story is not None and story.what_next:
        yield Also.NEXT_STEP
    elif asks_why and viewer.level >= STORIES_FROM and story is None and not (judged and judged.unexplained):
        yield Also.NO_STORY
    if one.metric.owner_role is None and one.metric.influence is not Influence.CONTEXT:
        yield Also.NO_OWNER


def moved_and_placed(figure: Figure, metric: Metric, said: set[Reason | Good]) -> list[Ground]:
    """How it has moved, and where it stands unless that is a reason already; of context, what its moves mean."""
    position = figure.positions[0] if figure.positions else None
    worst = position is not None and in_worst_quarter(position, metric)
    if metric.influence is Influence.CONTEXT:
        moves = [] if figure.direction is Direction.NO_CLEAR_CHANGE else [Also.CONTEXT_MOVED]
        return [*([Also.CONTEXT_STANDS] if worst else []), *moves]
    if worst and figure.direction is Direction.IMPROVING:
        return [Also.WORST_BUT_IMPROVING] if Good.FAVOURABLE_CHANGE not in said else []
    moves: list[Ground] = []
    if not said & {Reason.ADVERSE_CHANGE, Good.FAVOURABLE_CHANGE}:
        moves.append(MOVES.get(figure.direction, Also.MOVED) if figure.direction else Also.MOVED)
    stands: list[Ground] = []
    # an amount beside others says how large a council is
    if position is not None and not worst and metric.kind is not MetricKind.AMOUNT:
        stands.append(Also.BEST_QUARTER if in_best_quarter(position, metric) else Also.BESIDE)
    return [*stands, *moves] if figure.direction is Direction.NO_CLEAR_CHANGE else [*moves, *stands]


def aimed(figure: Figure, metric: Metric) -> list[Ground]:
    """How the target was set, where it is not missed; that none is shown of what is better one way."""
    judged = figure.judged
    if judged is not None and judged.target is not None:
        return [] if judged.rag in MISSED else [Also.TARGET_KEPT]
    if metric.influence is Influence.CONTEXT:
        return [Also.CONTEXT]
    return [] if metric.better_when is BetterWhen.NEUTRAL else [Also.NO_TARGET]
