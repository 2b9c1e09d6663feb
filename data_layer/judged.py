"""What stands beside a figure once it is held against what the council itself says; only the type."""

from __future__ import annotations

from dataclasses import dataclass

from data_layer.council_facts import Baseline, Doubtful, Forecast, Narrative, Rag, Risk, Target
from data_layer.methods.baseline import NoChangeSince, SinceBaseline
from data_layer.methods.target import Distance


@dataclass(frozen=True, slots=True)
class Judged:
    """What stands beside one figure. `target` is the one it is judged by, `next_target` the next one still to come.

    `narrative` is the newest story; where it is of an earlier period than the figure, it is about that one.
    """

    target: Target | None = None
    rag: Rag | None = None
    distance: Distance | None = None
    next_target: Target | None = None
    baseline: Baseline | None = None
    since: SinceBaseline | NoChangeSince | None = None
    narrative: Narrative | None = None
    forecast: Forecast | None = None  # of the year's end, and the year's target that it is held against
    year_target: Target | None = None
    risk: Risk | None = None
    rag_before: Rag | None = None  # of the period just before
    doubtful: tuple[Doubtful, ...] = ()
    unexplained: bool = False  # a missed target without a story of this period, to those who would see one
    missed_running: int = 0  # periods one after the other, up to this one, in which the target was missed
