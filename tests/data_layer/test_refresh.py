"""`pmf data` and its sisters: skipped where nothing changed, and said in sentences."""

from __future__ import annotations

import pytest

from data_layer.faults import Fault
from data_layer.refresh import list_snapshots, listing, refresh, step_back
from data_layer.settings import DataSettings
from data_layer.snapshot_pointer import current, finished
from tests.data_layer.small_pack import DERBY, figure, small_pack, write_definitions


@pytest.fixture
def refreshed(place):
    """Refreshes the place's data and returns the sentence."""

    def run(home_area=place.home_area, **options) -> str:
        settings = DataSettings(home_area=home_area, data_dir=place.data_dir)
        return refresh(settings, progress=steps.append, pack=place.pack, definitions=place.definitions, **options)

    steps = run.steps = []
    place.write()
    return run


def test_the_first_time_builds_and_the_second_finds_nothing_to_do(place, refreshed):
    assert refreshed() == f"Snapshot {current(place.data_dir)} is in service."
    assert refreshed.steps[0] == "Reading the data pack and the definitions"
    assert refreshed() == f"The data is up to date: snapshot {current(place.data_dir)}."
    assert len(finished(place.data_dir)) == 1


def test_a_changed_pack_definition_or_home_area_is_a_reason_to_build(place, refreshed):
    refreshed()
    seen = {current(place.data_dir)}
    for change in (
        lambda: place.write(small_pack().plus("observation", [figure("recycling", DERBY, 2021, 34.0)])),
        lambda: write_definitions(place.definitions, reserves="officer"),
        lambda: None,
    ):
        change()
        refreshed(DERBY if len(seen) == 3 else place.home_area)
        seen.add(current(place.data_dir))
    assert len(seen) == 4


def test_force_builds_again(place, refreshed):
    refreshed()
    first = current(place.data_dir)
    refreshed(force=True)
    assert current(place.data_dir) != first


def test_a_fault_leaves_the_snapshot_in_service(place, refreshed):
    refreshed()
    before = current(place.data_dir)
    place.write(small_pack().plus("observation", [figure("crime", DERBY, 2023, 1.0)]))
    with pytest.raises(Fault, match="'crime'"):
        refreshed()
    assert current(place.data_dir) == before


def test_three_are_kept_and_listed_with_the_current_one_marked(place, refreshed):
    for _ in range(4):
        refreshed(force=True)
    settings = DataSettings(home_area=place.home_area, data_dir=place.data_dir)
    held = list_snapshots(place.data_dir)
    assert [each.current for each in held] == [False, False, True]
    assert {each.figures for each in held} == {14}
    assert step_back(settings) == f"Snapshot {held[1].id} is in service again."
    assert [line[0] for line in listing(settings)] == [" ", "*", " "]
    assert f"{held[1].id}  built " in listing(settings)[1] and "home area E06000018" in listing(settings)[1]


def test_with_no_data_the_list_is_empty(place):
    assert listing(DataSettings(home_area=place.home_area, data_dir=place.data_dir)) == []
