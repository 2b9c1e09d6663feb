"""Doubts reach the person who loads, with the cell, and the snapshot, for the answer and for nobody too low."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from data_layer.database import open_to_read
from data_layer.returns.measure_rows import NarrativeRow, ObservationRow, TargetRow
from data_layer.returns.model import CouncilRows
from data_layer.returns.writing import write_workbook
from data_layer.snapshot_pointer import current, snapshot_path
from data_layer.vocabulary import Level
from tests.data_layer.returns.whole_return import QUARTERS, own_measure, whole_load

CAVEATS = "SELECT metric, part, period, code, audience, sheet, field FROM observation_caveat ORDER BY ALL"
EARLIER = [replace(quarter, start=quarter.start.replace(year=2024)) for quarter in QUARTERS]
STEADY = [41.0, 42.5, 40.0, 43.0, 41.5, 42.0, 41.0]


def figures(values: list[float], **more: object) -> tuple[ObservationRow, ...]:
    return tuple(
        ObservationRow(measure="missed_bins", period=period, value=value, **more)  # type: ignore[reportArgumentType]
        for period, value in zip([*EARLIER, *QUARTERS], values, strict=True)
    )


def bins(**sheets: object) -> CouncilRows:
    measure = own_measure("missed_bins", portfolio=None, outcomes=())
    return CouncilRows(measures=(measure,), **sheets)  # type: ignore[reportArgumentType]


@pytest.fixture
def caveats(desk):
    def read() -> list[tuple]:
        with open_to_read(snapshot_path(desk.data_dir, current(desk.data_dir))) as connection:
            return connection.execute(CAVEATS).fetchall()

    return read


def test_a_slip_is_loaded_and_told_with_its_cell(desk, caveats, tmp_path: Path):
    write_workbook(bins(observations=figures([*STEADY, 415.0])), tmp_path / "return.xlsx")
    accepted = desk.load(tmp_path / "return.xlsx")
    [warning] = [each for each in accepted.warnings if "far from" in str(each)]
    assert str(warning).startswith("return.xlsx, sheet Observations, cell E9 (Value): found 415.0.")
    assert str(warning) in accepted.sentences
    code = [row for row in caveats() if row[3] == "far_from_history"]
    assert code == [("missed_bins", "", "2025-10-01/P3M", "far_from_history", 0, "observations", "value")]


def test_a_corrected_figure_is_no_longer_doubted(desk, caveats):
    desk.accept(whole_load(bins(observations=figures([*STEADY, 415.0]))))
    desk.accept(whole_load(CouncilRows(observations=(
        ObservationRow(measure="missed_bins", period=QUARTERS[3], value=41.5),
    ))))  # fmt: skip
    assert "far_from_history" not in {row[3] for row in caveats()}


def test_a_target_of_a_published_metric_is_held_against_the_published_figure(desk, caveats):
    """Recycling in Nottingham was 26.7% in 2023/24; a target of 0.35 is most likely 35%."""
    period = replace(QUARTERS[1], start=date(2023, 4, 1), months=12)
    accepted = desk.accept(
        whole_load(CouncilRows(targets=(TargetRow(measure="recycling", period=period, value=0.35),)))
    )
    assert ("recycling", "", period.id, "target_order_apart", 0, "targets", "value") in caveats()
    assert any(each.problem.sheet == "Targets" and each.problem.cell == "E2" for each in accepted.warnings)


def test_a_breakdown_is_doubted_under_its_own_name(desk, caveats):
    desk.accept(whole_load(bins(observations=figures([*STEADY, 415.0], part="Garden bins"))))
    assert ("missed_bins", "garden_bins") in {row[:2] for row in caveats() if row[3] == "far_from_history"}


def test_a_doubt_that_rests_on_what_officers_see_is_for_officers(desk, caveats):
    target = TargetRow(measure="missed_bins", period=QUARTERS[3], value=4.0, audience=Level.OFFICER)
    desk.accept(whole_load(bins(observations=figures([*STEADY, 42.0]), targets=(target,))))
    assert {row[4] for row in caveats() if row[3] == "target_order_apart"} == {int(Level.OFFICER)}


def test_a_red_is_silent_to_those_only_who_may_not_see_its_story(desk, caveats):
    """Councillors see a red and no story; what officers know of it does not show. The public sees no stories at all."""
    story = NarrativeRow(measure="missed_bins", period=QUARTERS[3], what_happened="Two vehicles broke down.",
                         written=date(2026, 1, 15), audience=Level.OFFICER)  # fmt: skip
    red = (*figures([*STEADY, 42.0])[:-1],
           ObservationRow(measure="missed_bins", period=QUARTERS[3], value=42.0, status_as_given="Red"))  # fmt: skip
    desk.accept(whole_load(bins(observations=red)))
    without = [row for row in caveats() if row[4] <= Level.COUNCILLOR]
    desk.accept(whole_load(CouncilRows(narrative=(story,))))
    assert [row for row in caveats() if row[4] <= Level.COUNCILLOR] == without
    assert {row[4] for row in without if row[3] == "silent_on_red"} == {Level.COUNCILLOR}


def test_without_a_return_nothing_is_doubted(desk, caveats):
    desk.refresh()
    assert caveats() == []
