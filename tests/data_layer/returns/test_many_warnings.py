"""Many warnings of one kind do not drown the rest: some are shown, all are kept beside the load."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from data_layer.returns.cell_warnings import SHOWN
from data_layer.returns.loads import list_loads
from data_layer.returns.measure_rows import ObservationRow, TargetRow
from data_layer.returns.model import CouncilRows
from tests.data_layer.returns.test_doubts import STEADY, bins, figures
from tests.data_layer.returns.whole_return import QUARTERS, own_measure, whole_load

STALE = 33


@pytest.fixture(scope="module")
def many() -> CouncilRows:
    """Measures that have had no figure for a year, and one slip among them."""
    measures = tuple(own_measure(f"old_{at}", name=f"Old {at}", short_name=f"old {at}", portfolio=None, aliases=(),
                                 outcomes=()) for at in range(STALE))  # fmt: skip
    first = QUARTERS[0].start.replace(year=2023)
    old = tuple(
        ObservationRow(measure=row.id, period=replace(QUARTERS[0], start=first), value=float(at))
        for at, row in enumerate(measures, 1)
    )
    one = bins(observations=figures([*STEADY, 415.0]))
    return CouncilRows(measures=(*one.measures, *measures), observations=(*one.observations, *old),
                       targets=(TargetRow(measure="missed_bins", period=QUARTERS[3], value=4.0),))  # fmt: skip


def test_twenty_of_a_kind_are_shown_and_the_rest_counted(desk, many):
    accepted = desk.accept(whole_load(many))
    stale = [line for line in accepted.sentences if "No figure has come since" in line]
    kinds = Counter(each.kind for each in accepted.warnings)
    assert len(stale) == SHOWN and kinds["overdue"] > STALE - 1
    [more] = [line for line in accepted.sentences if "more of this kind" in line]
    assert more == (
        f"and {kinds['overdue'] - SHOWN} more of this kind; all are in loads/{accepted.load}/warnings.txt "
        "in the data folder."
    )
    assert [line for line in accepted.sentences if "far from the rest" in line]


def test_none_of_them_is_lost(desk, many):
    accepted = desk.accept(whole_load(many))
    kept = (desk.data_dir / "loads" / accepted.load / "warnings.txt").read_text().splitlines()
    assert kept == [str(each) for each in accepted.warnings] and len(kept) > SHOWN
    assert set(kept) <= set(accepted.told())


def test_a_load_with_its_warnings_beside_it_is_still_whole(desk, many):
    """It is read again with every build."""
    accepted = desk.accept(whole_load(many))
    assert desk.refresh(force=True).endswith("is in service.")
    [listed] = list_loads(desk.data_dir)
    assert listed.in_force and listed.load.id == accepted.load


def test_a_load_without_a_warning_keeps_no_file(desk):
    figure = ObservationRow(measure="missed_bins", period=QUARTERS[0], value=41.0)
    desk.accept(whole_load(bins(observations=(figure,))))
    accepted = desk.accept(whole_load(CouncilRows(measures=(own_measure("homes", portfolio=None, outcomes=()),))))
    assert accepted.warnings == ()
    assert not (desk.data_dir / "loads" / accepted.load / "warnings.txt").exists()
