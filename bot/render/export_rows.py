"""An answer's figures as rows of a table: one a figure, then the comparator members' own values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from actions.answer import Answer, ComparatorShown, FigureShown, MemberShown
from actions.wording.places import group_name, home_first
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import AreaCode, Band, Direction, MetricId

Cell = str | int | float | date | None


Key = tuple[str, str | None, str, str]  # metric, part, area, period


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one figure was published and when it came: `source` is an id of the catalogue's sources."""

    source: str
    published: date | None
    loaded: date


Origins = Mapping[Key, Origin]


class Form(Enum):
    """What the cells of a column are."""

    TEXT = "text"
    MEASURED = "measured"  # a number in the measure's unit, shown with its decimals
    COUNT = "count"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRow:
    """One line of the table; None is an empty cell. `decimals` says how its measured numbers are shown."""

    measure: str
    part: str | None = None
    council: str
    code: str
    period: str
    value: float | None = None
    unit: str
    status: str
    lower: float | None = None
    upper: float | None = None
    direction: str | None = None
    variation: str | None = None
    change_from: str | None = None
    change: float | None = None
    target: float | None = None
    target_due: date | None = None
    rag: str | None = None
    risk: str | None = None
    status_as_given: str | None = None
    baseline: float | None = None
    baseline_period: str | None = None
    group: str | None = None
    median: float | None = None
    q1: float | None = None
    q3: float | None = None
    n: int | None = None
    of: int | None = None
    band: str | None = None
    source: str | None = None
    publisher: str | None = None
    published: date | None = None
    loaded: date | None = None
    age_months: int | None = None
    listed_as: str
    decimals: int


@dataclass(frozen=True, slots=True)
class Column:
    name: str  # of the field of ExportRow
    title: str
    form: Form = Form.TEXT


COLUMNS = (
    Column("measure", "measure"),
    Column("part", "part"),
    Column("council", "council"),
    Column("code", "code"),
    Column("period", "period"),
    Column("value", "value", Form.MEASURED),
    Column("unit", "unit"),
    Column("status", "status"),
    Column("lower", "lower", Form.MEASURED),
    Column("upper", "upper", Form.MEASURED),
    Column("direction", "direction"),
    Column("variation", "variation"),
    Column("change_from", "change from"),
    Column("change", "change", Form.MEASURED),
    Column("target", "target", Form.MEASURED),
    Column("target_due", "target due", Form.DAY),
    Column("rag", "RAG"),
    Column("risk", "risk"),
    Column("status_as_given", "status as given"),
    Column("baseline", "baseline", Form.MEASURED),
    Column("baseline_period", "baseline period"),
    Column("group", "comparator group"),
    Column("median", "median", Form.MEASURED),
    Column("q1", "lower quartile", Form.MEASURED),
    Column("q3", "upper quartile", Form.MEASURED),
    Column("n", "members with a figure", Form.COUNT),
    Column("of", "members", Form.COUNT),
    Column("band", "band"),
    Column("source", "source"),
    Column("publisher", "publisher"),
    Column("published", "published", Form.DAY),
    Column("loaded", "loaded", Form.DAY),
    Column("age_months", "age in months", Form.COUNT),
    Column("listed_as", "listed as"),
)
DIRECTIONS = {Direction.DETERIORATING: "getting worse"}
ASKED, MEMBER = "asked about", "comparator"


def rows_of(answer: Answer, catalogue: Catalogue, home: AreaCode, origins: Origins) -> list[ExportRow]:
    """By measure and part, then the home council and the others in the alphabet's order, each oldest first.

    A member that was asked about itself stands once, with its own figure.
    """
    newest = {series_of(figure): figure for figure in answer.figures}
    rows = {
        place_of(figure): figure_row(figure, catalogue, origins, ends=newest[series_of(figure)] is figure)
        for figure in answer.figures
    }
    for figure in answer.figures:
        for group in groups_of(figure):
            name = group_name(group.group, AreaCode(figure.area), catalogue)
            for member in group.members:
                key = (*place_of(figure)[:2], member.area, figure.period)
                rows[key] = listed_also(rows.get(key), name) or member_row(
                    member, name, figure, catalogue, origins.get(key)
                )
    return in_order(rows, catalogue, home)


def in_order(rows: dict[Key, ExportRow], catalogue: Catalogue, home: AreaCode) -> list[ExportRow]:
    """Periods keep the order in which the answer has them, which is theirs in time."""
    places = {area: at for at, area in enumerate(home_first((AreaCode(key[2]) for key in rows), home, catalogue))}

    def order(item: tuple[int, tuple[Key, ExportRow]]) -> tuple:
        number, (key, row) = item
        return row.measure.casefold(), key[0], row.part or "", places[AreaCode(key[2])], number

    return [row for _, (_, row) in sorted(enumerate(rows.items()), key=order)]


def series_of(figure: FigureShown) -> tuple[str, str | None, str]:
    return figure.metric, figure.part, figure.area


def place_of(figure: FigureShown) -> Key:
    return figure.metric, figure.part, figure.area, figure.period


def groups_of(figure: FigureShown) -> list[ComparatorShown]:
    return figure.comparators or ([figure.comparator] if figure.comparator else [])


def figure_row(figure: FigureShown, catalogue: Catalogue, origins: Origins, *, ends: bool) -> ExportRow:
    """`ends`: the newest of its series in this answer; an older point has no age of its own."""
    stands, change, target, baseline = figure.comparator, figure.change, figure.target, figure.baseline
    fresh = figure.freshness
    origin = origins.get(place_of(figure), Origin(figure.source, fresh.published, fresh.loaded))
    return ExportRow(
        **shared(figure, figure.area, catalogue),
        value=figure.value,
        status=worded(figure.status),
        lower=figure.lower,
        upper=figure.upper,
        direction=DIRECTIONS.get(figure.direction, worded(figure.direction)) if figure.direction else None,
        variation=worded(figure.variation) if figure.variation else None,
        change_from=change.from_ if change else None,
        change=change.value if change else None,
        target=target.value if target else None,
        target_due=target.due if target else None,
        rag=worded(figure.rag) if figure.rag else None,
        risk=figure.risk.rating if figure.risk else None,
        status_as_given=figure.status_as_given,
        baseline=baseline.value if baseline else None,
        baseline_period=baseline.period if baseline else None,
        group=group_name(stands.group, AreaCode(figure.area), catalogue) if stands else None,
        median=stands.median if stands else None,
        q1=stands.q1 if stands else None,
        q3=stands.q3 if stands else None,
        n=stands.n if stands else None,
        of=stands.of if stands else None,
        band=band_words(stands.band) if stands else None,
        **published_by(origin, catalogue),
        age_months=figure.freshness.age_months if ends else None,
        listed_as=ASKED,
    )


def member_row(
    member: MemberShown, group: str, figure: FigureShown, catalogue: Catalogue, origin: Origin | None
) -> ExportRow:
    """Another council's figure in the same period; its source may be another than that of the figure beside it."""
    return ExportRow(
        **shared(figure, member.area, catalogue),
        **published_by(origin, catalogue),
        value=member.value,
        status=worded(member.status),
        group=group,
        age_months=figure.freshness.age_months,
        listed_as=MEMBER,
    )


def listed_also(row: ExportRow | None, group: str) -> ExportRow | None:
    """A place that is in the table already: another group is named beside those it is listed for."""
    if row is None or row.listed_as == ASKED or group in (row.group or "").split("; "):
        return row
    return replace(row, group=f"{row.group}; {group}")


def shared(figure: FigureShown, area: str, catalogue: Catalogue) -> dict[str, Any]:
    """What a member's row has from the figure it stands beside."""
    metric = catalogue.metrics.get(MetricId(figure.metric))
    return {
        "measure": metric.name if metric else figure.metric,
        "part": figure.part,
        "council": catalogue.area_name(AreaCode(area)),
        "code": area,
        "period": figure.period,
        "unit": figure.unit,
        "decimals": figure.decimals,
    }


def published_by(origin: Origin | None, catalogue: Catalogue) -> dict[str, Any]:
    if origin is None:
        return {}
    held = catalogue.sources.get(origin.source)
    return {
        "source": held.title if held else origin.source,
        "publisher": held.publisher if held else None,
        "published": origin.published,
        "loaded": origin.loaded,
    }


def band_words(band: Band | None) -> str:
    return worded(band) if band else "no band"


def worded(code: str) -> str:
    """ "no_clear_change" -> "no clear change"."""
    return str(code).replace("_", " ")
