"""One headline a theme and metric for four kinds of council, to be read by a person.

`python -m tests.headlines` writes a page a council into docs/headlines. A fixed day, so that ages do not move. The test
beside the actions compares the pages with what is said now.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from actions.desk import Desk
from actions.reading import Kind, Reading, Scope, ScopeKind
from actions.registry import answer
from data_layer.catalogue import Catalogue, Metric
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Group, Level, MetricId
from tests.snapshot import shared_snapshots

PAGES = Path(__file__).resolve().parent.parent / "docs" / "headlines"
HOME = AreaCode("E06000018")
DAY = date(2026, 11, 24)
BESIDE = "↔ "
OPENING = """# Headlines for {name}, {kind}

What a councillor of {name} reads first on each theme and measure, on 24 November 2026. Generated from the embedded
data and read by a person: the figure first, a problem before anything good, unit and period always, no rank, and why a
measure is not held. Under it (↔), where it differs, what is said of it beside the council's nearest neighbours.
"""


@dataclass(frozen=True, slots=True)
class Council:
    """A council whose councillor reads the page; `kind` in words."""

    area: AreaCode
    name: str
    kind: str

    @property
    def file(self) -> Path:
        return PAGES / f"{self.name.lower()}.md"


COUNCILS = (
    Council(HOME, "Nottingham", "a unitary council"),
    Council(AreaCode("E10000024"), "Nottinghamshire", "a county council"),
    Council(AreaCode("E09000022"), "Lambeth", "a London borough"),
    Council(AreaCode("E07000176"), "Rushcliffe", "a district council"),
)


def desk_of(council: Council) -> Desk:
    """At home in the council. Published figures are the same whosever snapshot they stand in, so one serves all."""
    viewer = Viewer(level=Level.PUBLIC, home_area=council.area, now=DAY)
    asked_at = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    return Desk(shared_snapshots(HOME).current(), viewer, DAY, asked_at)


def page_of(council: Council) -> str:
    """Markdown, a section a theme; breakdowns beneath their metric, in one line where none of them is held."""
    desk = desk_of(council)
    catalogue = desk.catalogue
    lines = [OPENING.format(name=council.name, kind=council.kind)]
    for theme in catalogue.themes.values():
        lines += [f"## {theme.name}\n", *said(desk, (), Scope(kind=ScopeKind.THEME, id=theme.id)), ""]
        for metric in theme.metrics:
            lines += told(desk, catalogue.metrics[metric])
            parts = parts_of(metric, catalogue)
            held = [part for part in parts if catalogue.held(part.id, council.area)]
            lines += [f"  {line}" for part in held for line in told(desk, part)]
            if parts and not held:
                lines.append(f"  - Nor its breakdowns: {', '.join(f'`{part.part}`' for part in parts)}.")
        lines.append("")
    return "\n".join(lines)


def parts_of(metric: MetricId, catalogue: Catalogue) -> list[Metric]:
    return [each for each in catalogue.metrics.values() if each.part_of == metric]


def told(desk: Desk, metric: Metric) -> list[str]:
    first, *others = said(desk, (metric.id,), Scope(kind=ScopeKind.METRIC))
    return [f"- `{metric.part or metric.id}` {first}", *(f"  {line}" for line in others)]


def said(desk: Desk, metrics: tuple[MetricId, ...], scope: Scope) -> list[str]:
    """How it does, then how it compares, where that differs."""
    how, compared = (headline(desk, kind, metrics, scope) for kind in (Kind.PERFORMANCE, Kind.COMPARISON))
    return [how] if how == compared else [how, f"{BESIDE}{compared}"]


def headline(desk: Desk, kind: Kind, metrics: tuple[MetricId, ...], scope: Scope) -> str:
    groups = (Group.NEAREST_NEIGHBOURS,) if kind is Kind.COMPARISON else ()
    asked = Reading(kind=kind, metrics=metrics, scope=scope, areas=(desk.viewer.home_area,), comparators=groups)
    return answer(asked, desk).headline


def write() -> None:
    PAGES.mkdir(exist_ok=True)
    for council in COUNCILS:
        council.file.write_text(page_of(council), encoding="utf-8")


if __name__ == "__main__":
    write()
