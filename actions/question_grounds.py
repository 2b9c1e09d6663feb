"""What can be asked of one figure: the reasons it stands out for, its age, its place, its change and its target."""

from __future__ import annotations

from actions.wording.positions import in_best_quarter, in_worst_quarter
from actions.wording.questions_to_ask import Also, Ground
from data_layer.assessing import good, reasons
from data_layer.catalogue import Metric
from data_layer.council_facts import STORIES_FROM
from data_layer.facts import Figure
from data_layer.methods.rag import MISSED
from data_layer.methods.reasons import Good, Reason
from data_layer.standouts import late
from data_layer.viewer import Viewer
from data_layer.vocabulary import Direction, Influence, Status

MOVES = {Direction.DETERIORATING: Also.SLIPPING, Direction.IMPROVING: Also.GAINING}


def grounds(figure: Figure, metric: Metric, viewer: Viewer) -> list[Ground]:
    """The strongest first, an old figure's age before all. Always three or more that can be put in words."""
    if figure.observation.value is None:
        return [Also.NO_VALUE, Also.NEXT_FIGURE, Also.PUBLISHED]
    bad, better = reasons(figure, metric), good(figure, metric)
    return [
        *([Also.OLD_FIGURE] if figure.freshness.stale else []),
        *bad,
        *(why for why in late(metric, figure.freshness, viewer.now) if isinstance(why, Reason)),
        *(better if Reason.TARGET_RED not in bad else []),
        *([Also.NOT_COMPARABLE] if figure.observation.status is Status.NOT_COMPARABLE else []),
        *([Also.NO_STORY] if bad and untold(figure, viewer) else []),
        *moved_and_placed(figure, metric, said={*bad, *better}),
        *aimed(figure, metric),
        Also.NEXT_FIGURE,
        Also.PUBLISHED,
    ]


def untold(figure: Figure, viewer: Viewer) -> bool:
    """Without a story, to those who would see one; of a missed target that is a reason of its own."""
    judged = figure.judged
    seen = viewer.level >= STORIES_FROM
    return seen and (judged is None or (judged.narrative is None and not judged.unexplained))


def moved_and_placed(figure: Figure, metric: Metric, said: set[Reason | Good]) -> list[Ground]:
    """How it has moved, and where it stands unless that is a reason already; of context, what its moves mean."""
    if metric.influence is Influence.CONTEXT:
        return [Also.CONTEXT_MOVED]
    position = figure.positions[0] if figure.positions else None
    worst = position is not None and in_worst_quarter(position, metric)
    if worst and figure.direction is Direction.IMPROVING:
        return [Also.WORST_BUT_IMPROVING]
    found: list[Ground] = []
    if not said & {Reason.ADVERSE_CHANGE, Good.FAVOURABLE_CHANGE}:
        found.append(MOVES.get(figure.direction, Also.MOVED) if figure.direction else Also.MOVED)
    if position is not None and not worst:
        found.append(Also.BEST_QUARTER if in_best_quarter(position, metric) else Also.BESIDE)
    return found


def aimed(figure: Figure, metric: Metric) -> list[Ground]:
    """How the target was set, where it is not missed; that none is shown; nothing of what nobody here can steer."""
    judged = figure.judged
    if judged is not None and judged.target is not None:
        return [] if judged.rag in MISSED else [Also.TARGET_KEPT]
    return [Also.CONTEXT] if metric.influence is Influence.CONTEXT else [Also.NO_TARGET]
