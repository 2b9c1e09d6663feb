"""What the public and councillors are answered does not depend on a hidden number: by two returns that differ in it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import product

import pytest

from actions.answer import Answer
from actions.desk import Desk
from actions.reading import Kind, Reading, Scope, ScopeKind
from actions.registry import answer as answer_of
from bot.render.export_csv import csv_file
from bot.render.exports import export_of
from data_layer.council_facts import Accumulation, ToleranceKind
from data_layer.returns.measure_rows import BaselineRow, NarrativeRow, TargetRow
from data_layer.returns.model import CouncilRows
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import Level, MetricId
from tests.data_layer.building.own_figures import ID, NOW, Q1, Q2, Q3, Q4, QUARTERS, Told, figures, measure
from tests.data_layer.small_pack import NOTTINGHAM, seen_by

KINDS = (
    Kind.PERFORMANCE, Kind.TREND, Kind.COMPARISON, Kind.TARGET, Kind.BASELINE, Kind.EXCEPTIONS, Kind.IMPROVING,
    Kind.EXPORT, Kind.DEFINITION, Kind.NO_DATA, Kind.CATALOGUE,
)  # fmt: skip
METRICS = (ID, f"{ID}.boys", f"{ID}.girls")
SCOPES = (
    Scope(kind=ScopeKind.EVERYTHING),
    Scope(kind=ScopeKind.THEME, id="waste"),
    Scope(kind=ScopeKind.DIVISION, id="waste_and_street_scene"),
)
LAST = [replace(quarter, start=quarter.start.replace(year=quarter.start.year - 1)) for quarter in QUARTERS]


def returned(boys: int, accumulation: Accumulation) -> CouncilRows:
    """A year of children of whom a few of the last quarter are boys, 41 in all, with all that may stand beside them."""
    calm = {period: 30 + 2 * at for at, period in enumerate([*LAST, Q1, Q2, Q3])}
    of = {
        "": {**{period: 2 * value for period, value in calm.items()}, Q4: 141},
        "Boys": {**calm, Q4: boys},
        "Girls": {**calm, Q4: 141 - boys},
    }  # fmt: skip
    told = {3: "three", 4: "four"}[boys]
    common = {"measure": ID, "audience": Level.PUBLIC}
    return replace(
        measure(accumulation=accumulation),
        observations=tuple(
            replace(row, status_as_given="Red" if row.period == Q4 and row.part == "Boys" and boys == 3 else None)
            for row in figures(of)
        ),
        targets=tuple(
            TargetRow(measure=ID, part=part, period=Q4, value=3.5, tolerance_kind=ToleranceKind.NONE)
            for part in (None, "Boys", "Girls")
        ),
        baselines=(BaselineRow(period=Q3, reason=f"Before the {told} boys were placed.", **common),),
        narrative=(
            NarrativeRow(period=Q4, what_happened=f"Just {told} were boys.", written=date(2025, 5, 1), **common),
        ),
    )  # fmt: skip


def asked() -> Iterator[Reading]:
    for kind, metric in product(KINDS, METRICS):
        yield Reading(kind=kind, metrics=(MetricId(metric),), areas=(NOTTINGHAM,))
    for kind, scope in product(
        (Kind.PERFORMANCE, Kind.EXCEPTIONS, Kind.IMPROVING, Kind.EXPORT, Kind.CATALOGUE), SCOPES
    ):
        yield Reading(kind=kind, scope=scope, areas=(NOTTINGHAM,))


def answers(told: Told, level: Level) -> list[tuple[Answer, str]]:
    """Each answer with its file, where it has figures; ids, times and the snapshot's own name aside."""
    viewer = seen_by(level, NOW)
    at = datetime.combine(NOW, time(9), UTC)
    desk = Desk(Snapshots(told.desk.data_dir).current(), viewer, NOW, at)
    found = []
    for reading in asked():
        answer = answer_of(reading, desk)
        same = answer.model_copy(update={"id": "id", "snapshot": "snapshot"})
        file = csv_file(export_of(answer, desk.catalogue, NOTTINGHAM, "a", {})).decode() if answer.figures else ""
        found.append(
            (Answer.model_validate_json(same.model_dump_json().replace(answer.id, "id")), without(file, answer))
        )
    return found


def without(file: str, answer: Answer) -> str:
    return file.replace(answer.id, "id").replace(answer.snapshot, "snapshot")


@pytest.fixture(scope="module", params=[Accumulation.IN_PERIOD, Accumulation.AT_END])
def pair(request, tmp_path_factory) -> tuple[Told, Told]:
    """Three boys of 141 children, and four."""
    three, four = (tmp_path_factory.mktemp(name) for name in ("three", "four"))
    return Told.of(three, returned(3, request.param)), Told.of(four, returned(4, request.param))


@pytest.mark.parametrize("level", [Level.PUBLIC, Level.COUNCILLOR])
def test_three_and_four_boys_are_answered_alike(pair, level):
    three, four = (answers(told, level) for told in pair)
    assert len(three) == len(four) > 40
    for (one, file), (other, of_other) in zip(three, four, strict=True):
        assert one == other
        assert file == of_other


def test_officers_are_told_them_apart(pair):
    three, four = (answers(told, Level.OFFICER) for told in pair)
    apart = [one.kind for (one, _), (other, _) in zip(three, four, strict=True) if one != other]
    assert {Kind.PERFORMANCE, Kind.TREND, Kind.TARGET, Kind.BASELINE, Kind.EXPORT} <= {Kind(kind) for kind in apart}


def test_the_public_is_told_that_and_why_there_is_no_figure(pair):
    by_reading = dict(
        zip([(each.kind, *each.metrics) for each in asked()], answers(pair[0], Level.PUBLIC), strict=True)
    )
    answer, _ = by_reading[Kind.PERFORMANCE, MetricId(f"{ID}.boys")]
    assert re.search(r"no figure", answer.headline, re.IGNORECASE) and "small" in answer.headline
    _, file = by_reading[Kind.EXPORT, MetricId(f"{ID}.boys")]
    [newest] = [row for row in csv.DictReader(io.StringIO(file)) if "suppressed" in row.values()]
    assert not {"3", "3.0", "138"}.intersection(newest.values())
