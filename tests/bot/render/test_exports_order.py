"""No export, chart, table or text lists councils by value or states a place among them, whatever is asked of whom."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from functools import cache
from itertools import groupby

from hypothesis import example, given, settings
from hypothesis import strategies as st

from actions.answer import Answer, ComparisonRequested, SeriesRequested
from actions.reading import Kind, Reading, Scope, ScopeKind
from bot.lasting import Lasting, lasting
from bot.render.charts import with_charts
from bot.render.export_csv import csv_file
from bot.render.exports import Export, export_of
from bot.store.conversations import Remembered
from data_layer.catalogue import Catalogue
from data_layer.periods import PeriodAsked
from data_layer.vocabulary import AreaCode, Group, Level, MetricId
from tests.assistants import DAY, viewer
from tests.served import HOME
from tests.snapshot import shared_snapshots

ASKED_AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
# Nottingham, Derby, Leicester, Birmingham, Kent, Camden, Norwich, Leeds, Bristol
COUNCILS = [
    HOME,
    "E06000015",
    "E06000016",
    "E08000025",
    "E10000016",
    "E09000007",
    "E07000148",
    "E08000035",
    "E06000023",
]
WITH_FIGURES = [Kind.PERFORMANCE, Kind.COMPARISON, Kind.TREND]
# what a score is out of is its unit
PLACED = re.compile(
    r"\b(\d+(st|nd|rd|th)\b|rank|league|out of (?!12\b)\d|(top|bottom) of the|(best|worst) (council|in |of (its|all)))",
    re.I,
)


@cache
def catalogue() -> Catalogue:
    return shared_snapshots(HOME).current().catalogue(Level.PUBLIC)


def loaded() -> list[MetricId]:
    return [metric.id for metric in catalogue().metrics.values() if metric.loaded]


areas = st.lists(st.sampled_from([AreaCode(code) for code in COUNCILS]), min_size=1, max_size=5, unique=True)
groups = st.lists(st.sampled_from(list(Group)), max_size=3, unique=True)
periods = st.sampled_from([None, PeriodAsked(words="the last five years", spans=True, newest=5)])


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any kind that gives figures, of one metric, of two, or of a theme, for one council or several."""
    scope, metrics = Scope(kind=ScopeKind.METRIC), ()
    if draw(st.booleans()):
        metrics = tuple(draw(st.lists(st.sampled_from(loaded()), min_size=1, max_size=2, unique=True)))
    else:
        themes = [theme.id for theme in catalogue().themes.values() if set(theme.metrics) & set(loaded())]
        scope = Scope(kind=ScopeKind.THEME, id=draw(st.sampled_from(themes)))
    kind = draw(st.sampled_from(WITH_FIGURES))
    several = draw(areas)
    # how several councils do is read as a comparison of them
    asked = several if kind is Kind.COMPARISON or (kind is Kind.TREND and metrics) else several[:1]
    return Reading(
        kind=kind,
        metrics=metrics,
        scope=scope,
        areas=tuple(asked),
        comparators=tuple(draw(groups)),
        period=draw(periods),
    )


def opened(reading: Reading) -> Lasting:
    kept = Remembered("abc", reading, Level.PUBLIC, HOME, DAY, ASKED_AT)
    found = lasting(kept, shared_snapshots(HOME).current(), viewer())
    assert found is not None
    return found


def exported(one: Lasting) -> Export | None:
    if not one.answer.figures:
        return None
    return export_of(one.answer, catalogue(), HOME, "https://pmf.example/a/abc", one.origins())


def in_order(names: list[str]) -> bool:
    """The home council first, then the alphabet."""
    home = catalogue().area_name(HOME)
    return names == sorted(names, key=lambda name: (name != home, name.removeprefix("the ")))


def by_name(names: list[str]) -> bool:
    """The alphabet; the home council may stand before it, also where another council's group is listed."""
    return in_order(names) or names == sorted(names, key=lambda name: name.removeprefix("the "))


def once(names: list[str]) -> list[str]:
    return [name for name, _ in groupby(names)]


@settings(max_examples=60)
@given(readings())
@example(Reading(kind=Kind.COMPARISON, metrics=(MetricId("recycling_rate"),), areas=(HOME,), comparators=tuple(Group)))
@example(Reading(kind=Kind.COMPARISON, metrics=(MetricId("recycling_rate"),), areas=tuple(map(AreaCode, COUNCILS))))
@example(Reading(kind=Kind.TREND, metrics=(MetricId("recycling_rate"),), areas=tuple(map(AreaCode, COUNCILS))))
def test_councils_are_listed_by_name_with_the_home_council_first(reading):
    one = opened(reading)
    table_is_in_order(one.answer)
    for chart in one.answer.chart_requests:
        chart_is_in_order(chart)
    export = exported(one)
    if export is None:
        return
    for _, rows in groupby(export.rows, key=lambda row: (row.measure, row.part)):
        councils = once([row.council for row in rows])
        assert len(councils) == len(set(councils)) and in_order(councils), councils
    assert len({(row.measure, row.part, row.code, row.period) for row in export.rows}) == len(export.rows)
    placed_nowhere(one.answer, export)


def table_is_in_order(answer: Answer) -> None:
    """As the page and a card show the figures: by measure, its councils by name."""
    for _, figures in groupby(answer.figures, key=lambda figure: (figure.metric, figure.part)):
        assert in_order(once([catalogue().area_name(AreaCode(figure.area)) for figure in figures]))
    for figure in answer.figures:
        for group in figure.comparators:
            names = [catalogue().area_name(AreaCode(member.area)) for member in group.members]
            assert by_name(names), names


def chart_is_in_order(chart: SeriesRequested | ComparisonRequested) -> None:
    """A group's bars begin with the council that was asked about, its line of comparison; the others are by name."""
    if isinstance(chart, SeriesRequested):
        assert in_order([chart.names[area] for area in chart.areas])
        return
    names = [name for name, _ in chart.bars]
    assert by_name(names[1:]) if chart.group_name else in_order(names), names


def placed_nowhere(answer: Answer, export: Export) -> None:
    shown = with_charts(answer)
    said = [answer.headline, answer.summary, answer.text, *(chart.alt for chart in shown.charts)]
    said += [json.dumps(chart.spec["layout"], ensure_ascii=False) for chart in shown.charts]
    said += [caveat.text for caveat in answer.caveats] + answer.follow_ups + [csv_file(export).decode(), export.name]
    for text in said:
        assert not (found := PLACED.search(text)), (found, text[:200])


def test_the_words_that_would_place_a_council_are_noticed():
    for text in (
        "Nottingham is 14th",
        "ranked among them",
        "3 out of 15",
        "at the bottom of the table",
        "league table",
    ):
        assert PLACED.search(text), text
    assert not PLACED.search("9.4 out of 12 in 2023/24, in the lowest quarter (median 10.1)")


def test_an_order_by_value_would_be_noticed():
    export = exported(opened(Reading(kind=Kind.COMPARISON, metrics=(MetricId("recycling_rate"),), areas=(HOME,))))
    assert export is not None
    assert not in_order([row.council for row in sorted(export.rows, key=lambda row: row.value or 0)])
