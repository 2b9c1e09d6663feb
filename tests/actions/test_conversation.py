"""A reading goes into a slot and comes out the same, as JSON, and with no figure in it."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from actions.conversation import SLOT, NoReading, from_slot, read, to_slot
from actions.reading import (
    Assumption,
    Choice,
    Doubt,
    DoubtKind,
    Kind,
    Missing,
    MissingKind,
    Reading,
    Scope,
    ScopeKind,
)
from data_layer.periods import PeriodAsked
from data_layer.vocabulary import AreaCode, Group, MetricId

WORDS = st.text(max_size=20)
READINGS = st.builds(
    Reading,
    kind=st.sampled_from(Kind),
    subkind=st.none() | WORDS,
    metrics=st.lists(WORDS.map(MetricId), max_size=3).map(tuple),
    scope=st.builds(Scope, kind=st.sampled_from(ScopeKind), id=st.none() | WORDS),
    areas=st.lists(WORDS.map(AreaCode), max_size=3).map(tuple),
    comparators=st.lists(st.sampled_from(Group), max_size=3).map(tuple),
    period=st.none() | st.builds(PeriodAsked, words=WORDS, first=st.none() | st.dates(), last=st.none() | st.dates()),
    statistic=st.none() | WORDS,
    assumed=st.lists(st.builds(Assumption, what=WORDS, as_=WORDS, because=WORDS), max_size=2).map(tuple),
    carried_over=st.lists(WORDS, max_size=2).map(tuple),
    confidence=st.floats(0, 1),
    doubt=st.none()
    | st.builds(
        Doubt,
        kind=st.sampled_from(DoubtKind),
        about=WORDS,
        choices=st.lists(st.builds(Choice, label=WORDS, value=WORDS), max_size=4).map(tuple),
    ),
    missing=st.none() | st.builds(Missing, kind=st.sampled_from(MissingKind), words=WORDS, id=st.none() | WORDS),
)


class Slots:
    """A tracker with the one slot."""

    def __init__(self, held: object) -> None:
        self.held = held

    def get_slot(self, key: str) -> object:
        return self.held if key == SLOT else None


@given(READINGS)
def test_any_reading_comes_out_of_its_slot_as_it_went_in(reading):
    through_json = json.loads(json.dumps(to_slot(reading)))
    assert from_slot(through_json) == reading == read(Slots(to_slot(reading)))


def test_a_slot_holds_only_what_differs_from_the_usual():
    assert to_slot(Reading(kind=Kind.HELP)) == {"kind": "help"}


def test_days_are_written_as_dates():
    period = PeriodAsked(words="2021/22", first=date(2021, 4, 1), last=date(2022, 3, 31))
    held = to_slot(Reading(kind=Kind.PERFORMANCE, period=period))
    assert held["period"]["first"] == "2021-04-01" and held["period"]["last"] == "2022-03-31"


def test_a_tracker_without_a_reading_says_what_to_do():
    with pytest.raises(NoReading, match=r"config\.yml"):
        read(Slots(None))


@pytest.mark.parametrize("held", [{}, {"kind": "league_table"}, {"kind": "help", "value": 26.7}, "help"])
def test_what_is_no_reading_is_refused(held):
    """Above all a figure has no place in it."""
    with pytest.raises(ValidationError):
        read(Slots(held))
