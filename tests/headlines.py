"""One headline a metric, to be read by a person: `python -m tests.headlines` writes docs/headlines.md.

A fixed day, so that ages do not move. The test beside the actions compares the file with what is said now.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from actions.desk import Desk
from actions.reading import Kind, Reading, Scope, ScopeKind
from actions.registry import answer
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Group, Level
from tests.snapshot import shared_snapshots

PAGE = Path(__file__).resolve().parent.parent / "docs" / "headlines.md"
HOME = AreaCode("E06000018")
DAY = date(2026, 11, 24)
OPENING = """# Headlines

The first sentence of an answer for each theme and metric, as on 24 November 2026 for Nottingham. Generated from the
embedded data and read by a person: the figure first, a problem before anything good, unit and period always, no rank.
Beside each: how it does, then how it compares with nearest neighbours.
"""


def desk_of_the_day() -> Desk:
    viewer = Viewer(level=Level.PUBLIC, home_area=HOME, now=DAY)
    asked_at = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    return Desk(shared_snapshots(HOME).current(), viewer, DAY, asked_at)


def page(desk: Desk) -> str:
    """Markdown, a section a theme."""
    lines = [OPENING]
    catalogue = desk.catalogue
    for theme in catalogue.themes.values():
        metrics = [m.id for m in catalogue.metrics.values() if m.theme == theme.id and m.loaded]  # parts as well
        if not metrics:
            continue
        scope = Scope(kind=ScopeKind.THEME, id=theme.id)
        lines.append(f"## {theme.name}\n")
        lines += [f"- {headline(desk, kind, (), scope)}" for kind in (Kind.PERFORMANCE, Kind.COMPARISON)]
        for metric in metrics:
            lines.append(f"\n**{metric}**\n")
            alone = Scope(kind=ScopeKind.METRIC)
            lines += [f"- {headline(desk, kind, (metric,), alone)}" for kind in (Kind.PERFORMANCE, Kind.COMPARISON)]
        lines.append("")
    return "\n".join(lines)


def headline(desk: Desk, kind: Kind, metrics: tuple, scope: Scope) -> str:
    groups = (Group.NEAREST_NEIGHBOURS,) if kind is Kind.COMPARISON else ()
    return answer(Reading(kind=kind, metrics=metrics, scope=scope, areas=(HOME,), comparators=groups), desk).headline


if __name__ == "__main__":
    PAGE.write_text(page(desk_of_the_day()), encoding="utf-8")
