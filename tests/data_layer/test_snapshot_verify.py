"""A snapshot that is wrong is never put in service, and says what is wrong with it."""

from __future__ import annotations

from dataclasses import replace

import duckdb
import pytest

from data_layer.snapshot_faults import SnapshotFault
from data_layer.snapshot_pointer import folder, snapshot_path
from data_layer.snapshot_verify import verify_snapshot
from tests.data_layer.small_pack import (
    DERBY,
    NOTTINGHAM,
    SHEFFIELD,
    YEARS,
    figure,
    metric_text,
    small_pack,
)

PACK = small_pack()
PERIODS = PACK.tables["period"]
WRONG_PACKS = {
    "unknown metric": (
        PACK.plus("observation", [figure("crime", DERBY, 2023, 1.0)]),
        "Figures of 'crime' are in the pack, and the definitions have no such metric.",
    ),
    "unknown area": (
        PACK.plus("observation", [figure("recycling", "E06000099", 2023, 1.0)]),
        "Figures of recycling are given for the area 'E06000099', which the pack's areas do not have.",
    ),
    "unknown period": (
        PACK.plus("observation", [figure("recycling", DERBY, 2019, 1.0)]),
        "Figures of recycling are given for the period '2019-04-01/P1Y', which the pack has not.",
    ),
    "unknown load": (
        PACK.plus("observation", [figure("recycling", DERBY, 2021, 1.0, load="lost")]),
        "Figures of recycling come from the load 'lost', which the pack's loads do not have.",
    ),
    "twice": (
        PACK.plus("observation", [figure("recycling", DERBY, 2023, 36.5)]),
        "recycling, E06000015, 2023-04-01/P1Y: the figure stands 2 times in the load defra_2025.",
    ),
    "over 100%": (
        PACK.plus("observation", [figure("recycling", DERBY, 2021, 3550.0)]),
        "recycling: 3550 (E06000015, 2021-04-01/P1Y) is over 1000, the most its unit (%) can be.",
    ),
    "below nothing": (
        PACK.plus("observation", [figure("residual_waste", DERBY, 2021, -1.0)]),
        "residual_waste: -1 (E06000015, 2021-04-01/P1Y) is below 0, the least its unit (kg per household) can be.",
    ),
    "no number": (
        PACK.plus("observation", [figure("reserves", DERBY, 2021, float("inf"))]),
        "reserves has a value that is no number.",
    ),
    "value and status": (
        PACK.plus("observation", [figure("recycling", DERBY, 2021, 1.0, status="suppressed")]),
        "recycling, E06000015, 2021-04-01/P1Y: the status suppressed and the value 1.0 exclude each other.",
    ),
    "neither value nor reason": (
        PACK.plus("observation", [figure("recycling", DERBY, 2021, None)]),
        "recycling, E06000015, 2021-04-01/P1Y: the status final and the value missing exclude each other.",
    ),
    "unknown status": (
        PACK.plus("observation", [figure("recycling", DERBY, 2021, 1.0, status="guessed")]),
        "'guessed' is not one of estimated, final,",
    ),
    "unknown member": (
        PACK.plus("comparator_member", [("near_nottingham", "E06000099")]),
        "The comparator group near_nottingham names the area 'E06000099', which the pack's areas do not have.",
    ),
    "two groups": (
        PACK.plus("comparator_group", [("again", "nearest_neighbours", SHEFFIELD, "n", "2024", "oflog")]),
        "E08000039 has 2 groups of the kind nearest_neighbours; one is needed.",
    ),
    "wrong period": (
        PACK.instead("period", [(YEARS[0].id, "2022/23", YEARS[0].start, YEARS[0].end, 12), *PERIODS[1:]]),
        "The period '2021-04-01/P1Y' is kept as 2021-04-01 to 2022-03-31 (12 months, '2022/23'), which it is not.",
    ),
    "unknown source": (
        PACK.plus("load", [("x", "nowhere", "x", None, YEARS[0].start, YEARS[0].start, "x", "0", 0)]),
        "The load x names the source 'nowhere', which sources.yml does not have.",
    ),
    "stray event": (
        PACK.plus("series_event", [("crime", None, "pandemic", YEARS[0].start, True, "It happened.")]),
        "An event is defined for 'crime', and the definitions have no such metric.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("pack", "sentence"), WRONG_PACKS.values(), ids=WRONG_PACKS)
def test_each_fault_is_said_in_a_sentence_and_nothing_is_left(place, pack, sentence):
    with pytest.raises(SnapshotFault) as fault:
        place.write(pack).build()
    assert sentence in str(fault.value)
    assert list(folder(place.data_dir).iterdir()) == []


def test_a_sound_snapshot_passes(place):
    verify_snapshot(snapshot_path(place.data_dir, place.write().build()))


def test_a_metric_the_pack_should_have_and_has_not_is_missed(place):
    place.write(replace(PACK, metrics=(*PACK.metrics, "litter")), more=[metric_text("litter", "litter score")])
    with pytest.raises(SnapshotFault, match="litter is said to be loaded and has no figure"):
        place.build()


def test_two_figures_of_a_place_under_its_two_codes_must_be_equal(place):
    rows = [figure("residual_waste", "E08000019", 2023, 500.0), figure("residual_waste", SHEFFIELD, 2023, 501.0)]
    with pytest.raises(SnapshotFault, match="the pack gives 500 and 501 for one place under its two codes"):
        place.write(PACK.plus("observation", rows)).build()


def test_scales_that_are_mixed_are_noticed(place):
    codes = [f"E0700{number:04}" for number in range(900, 940)]
    areas = [(code, f"Council {code}", "district", None, None, None, None) for code in codes]
    rows = [
        figure("recycling", code, year, v) for code in codes for year, v in ((2021, 40.0), (2022, 41.0), (2023, 0.42))
    ]
    with pytest.raises(SnapshotFault, match=r"recycling: the middle value in 2023-04-01/P1Y is 0\.42, over all"):
        place.write(PACK.plus("area", areas).plus("observation", rows)).build()


def test_of_many_faults_of_a_sort_five_are_said_and_the_rest_counted(place):
    rows = [figure("recycling", f"E0600{number:04}", 2023, 1.0) for number in range(900, 912)]
    with pytest.raises(SnapshotFault) as fault:
        place.write(PACK.plus("observation", rows)).build()
    assert len(fault.value.sentences) == 6
    assert fault.value.sentences[-1] == "There are 7 more faults of this sort."


def test_rows_that_went_missing_afterwards_are_counted(place):
    path = snapshot_path(place.data_dir, place.write().build())
    with duckdb.connect(path) as connection:
        connection.execute("DELETE FROM observation WHERE area = 'E06000015' AND metric = 'recycling'")
    with pytest.raises(SnapshotFault, match=r"observation\.parquet has 12 rows, and 14 came in from the pack"):
        verify_snapshot(path)


def test_the_assistant_may_ask_every_alias(place):
    path = snapshot_path(place.data_dir, place.write().build())

    def check(catalogue):
        return [f"{alias} goes wrong." for alias in catalogue.areas[NOTTINGHAM].aliases if alias == "Nottm"]

    with pytest.raises(SnapshotFault, match="Nottm goes wrong"):
        verify_snapshot(path, alias_check=check)
