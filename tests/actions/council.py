"""A real figure with a council's own target, baseline or story beside it, as a return would bring them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from actions.desk import Desk
from data_layer.council_facts import Baseline, Narrative, Target, ToleranceKind
from data_layer.facts import Figure
from data_layer.figures import figures
from data_layer.judging import Council, judged
from data_layer.series import series
from data_layer.vocabulary import AreaCode, Group, Level, MetricId

HOME = AreaCode("E06000018")


def figure_of(desk: Desk, metric: str) -> Figure:
    with desk.reader() as reader:
        [found] = figures(
            reader,
            [MetricId(metric)],
            [HOME],
            period=None,
            groups=(Group.NEAREST_NEIGHBOURS,),
            viewer=desk.viewer,
            as_known_at=desk.as_known_at,
        )
    return found


def target_of(figure: Figure, value: float, tolerance: float | None = None, *, relative: bool = False) -> Target:
    kind = ToleranceKind.RELATIVE if relative else ToleranceKind.ABSOLUTE
    own = figure.observation
    return Target(
        own.metric, None, own.area, own.period, value, kind if tolerance is not None else ToleranceKind.NONE, tolerance,
        None, "made for a test", Level.PUBLIC, "made",
    )  # fmt: skip


def beside(
    desk: Desk,
    figure: Figure,
    *,
    targets: tuple[Target, ...] = (),
    baseline: Baseline | None = None,
    story: Narrative | None = None,
) -> Figure:
    own = figure.observation
    with desk.reader() as reader:
        [run] = series(reader, own.metric, [own.area], period=None, viewer=desk.viewer, as_known_at=desk.as_known_at)
    council = Council(
        targets={own.metric: targets} if targets else {},
        baselines={own.metric: baseline} if baseline else {},
        narratives={own.metric: (story,)} if story else {},
        stories_seen=True,
    )
    found = judged(
        own,
        {point.period: point for point in run.points},
        desk.catalogue.metrics[own.metric],
        council,
        direction=figure.direction,
        events=run.events,
    )
    return replace(figure, judged=found)


def story_of(figure: Figure, **said: str) -> Narrative:
    told = {"what_happened": None, "why": None, "what_next": None, "owner_role": None} | said
    return Narrative(figure.observation.period, **told, due=date(2026, 12, 31), written=date(2026, 11, 2))
