"""What is heard and not counted: seen by those it is for, from the day it was noted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data_layer.queries.soft_intelligence import soft_intelligence
from data_layer.returns.governance_rows import IntelligenceRow
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import Level
from tests.data_layer.returns.conftest import Desk
from tests.data_layer.returns.whole_return import whole_load, whole_rows
from tests.data_layer.small_pack import DERBY, NOTTINGHAM, TODAY, Place, seen_by

NAMES = ("Empty homes brought back", "EMPTY_HOMES", "Homes back in use")  # of a measure for officers
LONG_AFTER = date(2099, 1, 1)  # a return is known from the day it is loaded


def note(id: str, subject: str, as_at: date, **more) -> IntelligenceRow:
    return IntelligenceRow(id=id, subject=subject, as_at=as_at, note=f"Note {id}.", source="Ward members", **more)


@pytest.fixture(scope="module")
def snapshots(tmp_path_factory):
    desk, rows = Desk(Place(tmp_path_factory.mktemp("heard")).write()), whole_rows()
    notes = (
        note("bins", "missed_bins", date(2025, 11, 2)),
        note("homes", "empty_homes", date(2025, 12, 2), audience=Level.PUBLIC),
        note("town", "The market square", date(2026, 1, 5), audience=Level.PUBLIC),
        *(note(f"words_{place}", words, date(2025, 12, 1), audience=Level.PUBLIC) for place, words in enumerate(NAMES)),
    )
    measures = (rows.measures[0], replace(rows.measures[1], aliases=("homes back in use",)), *rows.measures[2:])
    rows = replace(rows, measures=measures)
    desk.accept(whole_load(replace(rows, soft_intelligence=notes)))
    desk.accept(whole_load(replace(rows, soft_intelligence=(replace(notes[0], note="Three estates."), *notes[1:]))))
    return Snapshots(desk.data_dir)


def heard(snapshots, level=Level.PUBLIC, area=NOTTINGHAM, as_known_at=LONG_AFTER):
    viewer = seen_by(level, TODAY)
    with snapshots.current().reader(viewer) as reader:
        return soft_intelligence(reader, area, viewer=viewer, as_known_at=as_known_at)


def test_officers_hear_all_the_newest_first_and_the_newest_wording(snapshots):
    found = heard(snapshots, Level.OFFICER)
    assert [one.id for one in found] == ["town", "homes", "words_0", "words_1", "words_2", "bins"]
    assert (found[-1].note, found[-1].heard_from, found[-1].about) == ("Three estates.", "Ward members", "missed_bins")
    assert found[0].about is None and found[0].subject == "The market square"


def test_the_public_hears_what_is_for_it_and_nothing_of_a_measure_it_may_not_see(snapshots):
    """Empty homes are a measure for officers, so a note on them is as well, whatever name it gives them."""
    assert [one.id for one in heard(snapshots)] == ["town"]


def test_nothing_of_another_council_and_nothing_before_its_load_came_in(snapshots):
    assert heard(snapshots, Level.OFFICER, area=DERBY) == []
    assert heard(snapshots, Level.OFFICER, as_known_at=date(2025, 12, 31)) == []
