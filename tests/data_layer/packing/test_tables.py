"""Places, groups and figures as the rows of the pack."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from data_layer.facts import SeriesEvent
from data_layer.loaders.comparators import Neighbours
from data_layer.loaders.places import Place, Succession
from data_layer.loaders.record import Loaded, Record, Release
from data_layer.packing.tables import area_tables, figure_tables, group_tables
from data_layer.periods import Period, financial_year
from data_layer.vocabulary import AreaCode, AreaKind, EventKind, MetricId, Status

NOTTINGHAM, DERBY, LEICESTER = AreaCode("E06000018"), AreaCode("E06000015"), AreaCode("E06000016")
RATE = MetricId("recycling_rate")
BUILT = date(2026, 11, 24)


def rows(tables) -> dict[str, list[dict]]:
    """Rows by column name, by table."""
    return {
        one.name: [dict(zip([name for name, _ in one.columns], row, strict=True)) for row in one.rows] for one in tables
    }


def test_a_place_keeps_its_days_and_its_other_names():
    place = Place(NOTTINGHAM, "Nottingham", AreaKind.UNITARY, AreaCode("E12000004"), date(2009, 4, 1), None, None,
                  ("city of nottingham", "nottm"))  # fmt: skip
    held = rows(area_tables([place], []))
    assert held["area"] == [
        {"code": NOTTINGHAM, "name": "Nottingham", "kind": "unitary", "region": "E12000004",
         "starts": date(2009, 4, 1), "until": None, "county": None}
    ]  # fmt: skip
    assert [one["alias"] for one in held["area_alias"]] == ["city of nottingham", "nottm"]


def test_a_succession_that_two_registers_give_is_held_once():
    one = Succession(AreaCode("E08000019"), AreaCode("E08000039"), date(2025, 4, 1), same_place=True)
    assert len(rows(area_tables([], [one, one]))["area_successor"]) == 1


def test_neighbours_are_a_group_of_the_council_they_are_of():
    held = rows(group_tables([Neighbours(NOTTINGHAM, (DERBY, LEICESTER))]))
    (group,) = held["comparator_group"]
    assert (group["kind"], group["of_area"], group["vintage"]) == (
        "nearest_neighbours", NOTTINGHAM, "as in Oflog's Data Explorer, 2023")  # fmt: skip
    members = [one["area"] for one in held["comparator_member"] if one["comparator_group"] == group["id"]]
    assert members == [DERBY, LEICESTER]


@pytest.fixture
def held(tmp_path: Path):
    """One release with a figure, a gap, a part and an event, from a file of four bytes."""
    (tmp_path / "made.csv").write_bytes(b"made")
    release = Release("made", "2023-24 final", date(2025, 3, 27), date(2025, 3, 27), Path("made.csv"))
    records = (
        Record(RATE, NOTTINGHAM, financial_year(2023), 26.7, Status.FINAL, None, 26.1, 27.3, None, 267.0, 1000.0),
        Record(RATE, DERBY, financial_year(2023), None, Status.SUPPRESSED, status_as_given="c"),
        Record(RATE, NOTTINGHAM, Period(date(2022, 1, 1), 36), 1.0, Status.LOW_RELIABILITY, part="women"),
    )
    event = SeriesEvent(EventKind.RESTATEMENT, date(2023, 4, 1), NOTTINGHAM, True, "Restated.")
    return rows(figure_tables([Loaded(release, records, ((RATE, event),))], tmp_path, BUILT))


def test_a_figure_is_held_with_all_that_is_published_of_it(held):
    assert held["observation"][0] == {
        "metric": RATE, "part": "", "area": NOTTINGHAM, "period": "2023-04-01/P1Y", "load": "made 2023-24 final",
        "value": 26.7, "lower": 26.1, "upper": 27.3, "status": "final", "status_as_given": None,
        "numerator": 267.0, "denominator": 1000.0,
    }  # fmt: skip


def test_a_gap_keeps_its_reason_and_the_publishers_mark(held):
    gap = held["observation"][1]
    assert (gap["value"], gap["status"], gap["status_as_given"]) == (None, "suppressed", "c")


def test_a_part_is_named_and_the_whole_is_nameless(held):
    assert [one["part"] for one in held["observation"]] == ["", "", "women"]


def test_a_release_can_be_traced_to_the_bytes_it_was_read_from(held):
    (load,) = held["load"]
    assert load["sha256"] == hashlib.sha256(b"made").hexdigest()
    assert (load["file"], load["observations"]) == ("made.csv", 3)
    assert (load["published"], load["known_from"], load["loaded"]) == (date(2025, 3, 27), date(2025, 3, 27), BUILT)


def test_each_period_is_held_once_with_the_label_people_use(held):
    assert held["period"] == [
        {"id": "2022-01-01/P3Y", "label": "2022 to 2024", "starts": date(2022, 1, 1), "ends": date(2024, 12, 31),
         "months": 36},
        {"id": "2023-04-01/P1Y", "label": "2023/24", "starts": date(2023, 4, 1), "ends": date(2024, 3, 31),
         "months": 12},
    ]  # fmt: skip


def test_what_a_release_shows_of_a_series_is_held_with_it(held):
    (event,) = held["series_event"]
    assert (event["metric"], event["area"], event["kind"], event["allows_change"]) == (
        RATE, NOTTINGHAM, "restatement", True)  # fmt: skip
