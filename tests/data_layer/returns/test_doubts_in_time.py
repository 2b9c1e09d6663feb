"""A doubt is there for those whose own rows raise it, on the days on which they see them, and for nobody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from data_layer.queries.doubts import doubts
from data_layer.returns.measure_rows import NarrativeRow, ObservationRow
from data_layer.returns.model import CouncilRows
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import Level, MetricId
from tests.data_layer.returns.test_doubts import STEADY, bins, figures
from tests.data_layer.returns.whole_return import QUARTERS, whole_load
from tests.data_layer.small_pack import NOTTINGHAM, seen_by

BINS = MetricId("missed_bins")
DAY = date(2099, 1, 1)
EVE = DAY - timedelta(days=1)
SLIP, LATER = QUARTERS[2], QUARTERS[3]
WITH_A_SLIP = (*figures([*STEADY, 42.0])[:6], ObservationRow(measure=BINS, period=SLIP, value=415.0))


@pytest.fixture
def far(desk):
    """The figures that the level is told are far from their own history, by period, on a day."""

    def read(level: Level = Level.PUBLIC, today: date | None = None) -> dict[str, str]:
        today = today or datetime.now(UTC).date()
        viewer = seen_by(level, today)
        with Snapshots(desk.data_dir).current().reader(viewer) as reader:
            found = doubts(reader, [BINS], NOTTINGHAM, viewer=viewer, as_known_at=today).get(BINS, [])
        return {each.period.id: each.text for each in found if each.code == "far_from_history"}

    return read


def test_a_doubt_about_an_open_figure_is_there_while_another_figure_is_under_embargo(desk, far):
    embargoed = ObservationRow(measure=BINS, period=LATER, value=42.0, embargo_until=DAY)
    desk.accept(whole_load(bins(observations=(*WITH_A_SLIP, embargoed))))
    assert list(far(today=EVE)) == list(far(today=DAY)) == [SLIP.id]


def test_a_doubt_about_a_figure_under_embargo_waits_for_its_day(desk, far):
    embargoed = ObservationRow(measure=BINS, period=LATER, value=999.0, embargo_until=DAY)
    desk.accept(whole_load(bins(observations=(*WITH_A_SLIP, embargoed))))
    assert list(far(today=EVE)) == list(far(Level.RESTRICTED, EVE)) == [SLIP.id]
    assert list(far(today=DAY)) == [SLIP.id, LATER.id]


def test_a_figure_that_is_mended_under_embargo_is_doubted_until_the_day_and_not_after(desk, far):
    desk.accept(whole_load(bins(observations=WITH_A_SLIP)))
    mended = ObservationRow(measure=BINS, period=SLIP, value=41.5, embargo_until=DAY)
    desk.accept(whole_load(CouncilRows(observations=(mended,))))
    assert "415.0" in far(today=EVE)[SLIP.id]
    assert far(today=DAY) == {}


def test_a_figure_that_turns_odd_only_beside_one_under_embargo_is_not_doubted_before(desk, far):
    """Four figures are too few to say what is far; the fifth and sixth, under embargo, make it so."""
    few = (*WITH_A_SLIP[2:4], *WITH_A_SLIP[5:])
    rest = tuple(replace(row, embargo_until=DAY) for row in (*WITH_A_SLIP[:2], WITH_A_SLIP[4]))
    desk.accept(whole_load(bins(observations=(*few, *rest))))
    assert (far(today=EVE), list(far(today=DAY))) == ({}, [SLIP.id])


def test_officers_who_have_the_right_figure_are_not_told_of_the_slip_that_the_public_sees(desk, far):
    desk.accept(whole_load(bins(observations=WITH_A_SLIP)))
    mended = ObservationRow(measure=BINS, period=SLIP, value=41.5, audience=Level.OFFICER)
    desk.accept(whole_load(CouncilRows(observations=(mended,))))
    assert [list(far(level)) for level in Level] == [[SLIP.id], [SLIP.id], [], []]


def test_a_red_is_called_silent_to_those_only_who_would_see_its_story_and_have_none(desk):
    """Not to the public, who see no stories, nor to officers, who have it."""
    red = ObservationRow(measure=BINS, period=LATER, value=42.0, status_as_given="Red")
    story = NarrativeRow(measure=BINS, period=LATER, what_happened="Two vehicles broke down.",
                         written=date(2026, 1, 15), audience=Level.OFFICER)  # fmt: skip
    desk.accept(whole_load(bins(observations=(*WITH_A_SLIP[:6], red), narrative=(story,))))
    today = datetime.now(UTC).date()
    told = []
    for level in Level:
        viewer = seen_by(level, today)
        with Snapshots(desk.data_dir).current().reader(viewer) as reader:
            found = doubts(reader, [BINS], NOTTINGHAM, viewer=viewer, as_known_at=today).get(BINS, [])
        told.append("silent_on_red" in {each.code for each in found})
    assert told == [False, True, False, False]


def test_the_person_who_loads_is_told_once_of_each_cell(desk):
    embargoed = ObservationRow(measure=BINS, period=LATER, value=42.0, embargo_until=DAY)
    kept = ObservationRow(measure=BINS, part="Garden bins", period=LATER, value=1.0, audience=Level.OFFICER)
    accepted = desk.accept(whole_load(bins(observations=(*WITH_A_SLIP, embargoed, kept))))
    assert len([line for line in map(str, accepted.warnings) if "far from" in line]) == 1


def test_the_person_who_mends_a_figure_for_officers_is_not_told_of_the_one_before(desk):
    desk.accept(whole_load(bins(observations=WITH_A_SLIP)))
    mended = ObservationRow(measure=BINS, period=SLIP, value=41.5, audience=Level.OFFICER)
    lines = desk.accept(whole_load(CouncilRows(observations=(mended,)))).told()
    assert not any("far from" in line for line in lines)
