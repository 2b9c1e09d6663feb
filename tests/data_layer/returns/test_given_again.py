"""A row given again for a higher level stands beside the earlier one: each viewer gets the newest that they may see."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from data_layer.database import open_to_read
from data_layer.judging import Council, council_of
from data_layer.queries.targets import targets
from data_layer.returns.measure_rows import (
    BaselineRow,
    NarrativeRow,
    ObservationRow,
    TargetRow,
    TrajectoryRow,
)
from data_layer.returns.model import CouncilRows
from data_layer.returns.problems import ReturnFault
from data_layer.snapshot_pointer import current, snapshot_path
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import Level, MetricId
from tests.data_layer.returns.conftest import Desk
from tests.data_layer.returns.whole_return import QUARTERS, YEAR, whole_load, whole_rows
from tests.data_layer.small_pack import NOTTINGHAM, seen_by

BINS = MetricId("missed_bins")
LEVELS = (Level.PUBLIC, Level.COUNCILLOR, Level.OFFICER, Level.RESTRICTED)
ROWS = whole_rows()
WRITTEN = ROWS.narrative[0].written


def judged(value: float, level: Level) -> CouncilRows:
    """A target, a point on the way, a baseline and a story that all say the value, for one level."""
    return CouncilRows(
        targets=(TargetRow(measure=BINS, period=YEAR, value=value, audience=level),),
        trajectory=(TrajectoryRow(measure=BINS, period=QUARTERS[3], value=value, audience=level),),
        baselines=(BaselineRow(measure=BINS, period=QUARTERS[0], value=value, audience=level),),
        narrative=(NarrativeRow(measure=BINS, period=QUARTERS[3], what_happened=f"{value:g}", written=WRITTEN,
                                audience=level),),
    )  # fmt: skip


def council(desk: Desk, level: Level, today: date | None = None) -> dict[str, Any]:
    today = today or datetime.now(UTC).date()
    viewer = seen_by(level, today)
    with Snapshots(desk.data_dir).current().reader(viewer) as reader:
        return asdict(council_of(reader, [BINS], NOTTINGHAM, viewer=viewer, as_known_at=today))


def told(desk: Desk, level: Level) -> list[float]:
    """What the target, the point, the baseline and the story of the measure say to the level."""
    found = council(desk, level)
    [target], [point], [story] = found["targets"][BINS], found["trajectories"][BINS], found["narratives"][BINS]
    return [target["value"], point["value"], found["baselines"][BINS]["value"], float(story["what_happened"])]


@pytest.mark.parametrize(("given", "expected"), [
    ([(40, Level.PUBLIC), (30, Level.OFFICER)], [40, 40, 30, 30]),
    ([(40, Level.OFFICER), (30, Level.PUBLIC)], [30, 30, 30, 30]),
    ([(40, Level.PUBLIC), (30, Level.RESTRICTED), (20, Level.COUNCILLOR)], [40, 20, 20, 20]),
    ([(40, Level.PUBLIC), (30, Level.COUNCILLOR), (20, Level.RESTRICTED)], [40, 30, 30, 20]),
    ([(40, Level.PUBLIC), (30, Level.OFFICER), (20, Level.OFFICER)], [40, 40, 20, 20]),
    ([(40, Level.OFFICER), (30, Level.RESTRICTED), (20, Level.PUBLIC), (10, Level.OFFICER)], [20, 20, 10, 10]),
])  # fmt: skip
def test_each_level_has_the_newest_row_that_it_may_see(desk, given, expected):
    desk.accept(whole_load(replace(ROWS, targets=(), trajectory=(), baselines=(), narrative=())))
    for value, level in given:
        desk.accept(whole_load(judged(value, level)))
    assert [told(desk, level) for level in LEVELS] == [[value] * 4 for value in expected]


def test_a_later_target_for_officers_is_theirs_from_its_day_and_changes_nothing_below(desk):
    desk.accept(whole_load())
    today = datetime.now(UTC).date()
    officers = TargetRow(measure=BINS, period=YEAR, value=20.0, audience=Level.OFFICER)
    before = council(desk, Level.PUBLIC)
    desk.accept(whole_load(CouncilRows(targets=(officers,))))
    assert council(desk, Level.PUBLIC) == before
    with Snapshots(desk.data_dir).current().reader(seen_by(Level.OFFICER, today)) as reader:
        held = targets(reader, [BINS], NOTTINGHAM, viewer=reader.viewer, as_known_at=today)
        assert [each.value for each in held[BINS]] == [20.0]
        assert targets(reader, [BINS], NOTTINGHAM, viewer=reader.viewer, as_known_at=date(2020, 1, 1)) == {}


def test_rows_that_are_named_by_an_id_are_kept_for_each_level_too(desk):
    desk.accept(whole_load())
    desk.accept(
        whole_load(
            CouncilRows(
                risks=(replace(ROWS.risks[0], title="A strike", audience=Level.RESTRICTED),),
                budget_lines=(replace(ROWS.budget_lines[0], budget=1.0, audience=Level.RESTRICTED),),
                divisional_actions=(replace(ROWS.divisional_actions[0], title="Hire", audience=Level.RESTRICTED),),
                commitments=(replace(ROWS.commitments[0], title="Build 900", audience=Level.OFFICER),),
                soft_intelligence=(replace(ROWS.soft_intelligence[0], note="Theft", audience=Level.RESTRICTED),),
                scrutiny=(replace(ROWS.scrutiny[0], wording="Who did it?", audience=Level.OFFICER),),
            )
        )
    )
    desk.accept(whole_load(CouncilRows(commitments=(replace(ROWS.commitments[0], title="Build 800 homes"),))))
    with open_to_read(snapshot_path(desk.data_dir, current(desk.data_dir))) as connection:

        def held(query: str) -> list[tuple]:
            return connection.execute(query).fetchall()

        assert held("SELECT title, audience FROM risk ORDER BY 2") == [("Vehicles out of service", 2), ("A strike", 3)]
        assert held("SELECT budget, audience FROM budget_line ORDER BY 2") == [(8.4e6, 2), (1.0, 3)]
        assert held("SELECT title, audience FROM divisional_action ORDER BY 2") == [
            ("Redraw four rounds", 2), ("Hire", 3)]  # fmt: skip
        assert held("SELECT title, audience FROM commitment ORDER BY load") == [
            ("Build 1,000 homes", 0), ("Build 900", 2), ("Build 800 homes", 0)]  # fmt: skip
        assert held("SELECT note, audience FROM soft_intelligence ORDER BY 2") == [
            ("Bins left on two estates.", 2), ("Theft", 3)]  # fmt: skip
        assert held("SELECT wording, audience FROM scrutiny_item ORDER BY 2") == [
            ("What was done?", 0), ("Who did it?", 2)]  # fmt: skip


def test_a_story_under_embargo_takes_no_place_before_its_day(desk):
    day = date(2099, 1, 1)
    desk.accept(whole_load())
    story = replace(ROWS.narrative[0], what_happened="Missed collections rose.", written=date(2026, 2, 1))
    figure = ObservationRow(measure=BINS, period=QUARTERS[3], value=60.0, embargo_until=day)
    desk.accept(whole_load(CouncilRows(observations=(figure,), narrative=(story,))))
    said = [
        [each["what_happened"] for each in council(desk, Level.PUBLIC, today)["narratives"][BINS]]
        for today in (date(2098, 12, 31), day)
    ]
    assert said == [["Missed collections fell."], ["Missed collections rose."]]


def test_a_measure_given_again_for_officers_is_withdrawn_from_the_public_with_all_that_belongs_to_it(desk):
    desk.accept(whole_load())
    desk.accept(whole_load(CouncilRows(measures=(replace(ROWS.measures[0], audience=Level.OFFICER),))))
    assert council(desk, Level.PUBLIC) == asdict(Council())
    assert BINS in council(desk, Level.OFFICER)["targets"]


def test_who_answers_for_a_published_metric_cannot_be_kept_from_those_who_see_it(desk):
    """Its row says where it stands, for everyone: an audience in it would be lost, so it is refused."""
    row = replace(ROWS.measures[2], audience=Level.OFFICER)
    with pytest.raises(ReturnFault, match="A published metric brings this with it"):
        desk.accept(whole_load(replace(ROWS, measures=(*ROWS.measures[:2], row))))
