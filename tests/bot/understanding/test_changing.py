"""One part of a reading said anew, by a choice or in words: that part is replaced and nothing else is."""

from __future__ import annotations

import pytest

from actions.desk import current_desk
from actions.reading import DoubtKind, Kind, MissingKind, Reading, Slot
from actions.registry import answer as answer_of
from bot.understanding.change import Change, NotUnderstood
from bot.understanding.changing import changed
from bot.understanding.hearing import Listener
from bot.understanding.slots import Places
from data_layer.catalogue import Catalogue
from data_layer.vocabulary import AreaCode, Group
from tests.assistants import at_a_desk

HOME, DERBY, LEICESTER = map(AreaCode, ("E06000018", "E06000015", "E06000016"))
QUESTIONS = [
    "recycling rate", "recycling rate in Derby 2021/22", "how is recycling against the core cities?",
    "landfill over time", "how is waste doing?", "what needs attention?", "what does recycling rate mean?",
    "recycling in 1997",
    "compare recycling in Nottingham and Derby", "recycling rate in England", "why is the recycling rate low?",
    "recycling in Narnia", "recycling in the East Midlands compared", "recycling and landfill in Leicester",
    "carers with enough social contact against neighbours", "briefing on housing",
    "rate of households assessed as homeless in Q3 2024",
]  # fmt: skip


@pytest.fixture(scope="module")
def change(catalogue: Catalogue):
    """change(reading, Slot.AREA, "Derby") for a viewer in Nottingham."""
    listener = Listener(catalogue)

    def made(last: Reading, what: Slot, value: str) -> Reading:
        return changed(last, Change(what, value), Places(HOME, catalogue), lambda: listener)

    return made


def assumed(reading: Reading) -> set[str]:
    return {one.what for one in reading.assumed}


@pytest.mark.parametrize("question", QUESTIONS)
def test_whatever_is_offered_is_answered_with_data_and_not_assumed_any_more(read, change, question):
    with at_a_desk():
        desk = current_desk()
        last = read(question)
        parts = answer_of(last, desk).reading.parts
        assert parts
        for part in parts:
            for choice in part.choices:
                reading = change(last, part.what, choice.value)
                assert answer_of(reading, desk).kind not in {Kind.NO_DATA, Kind.CLARIFY}, (part.what, choice)
                assert part.what not in assumed(reading) and part.what not in reading.carried_over


def test_a_place_in_words_replaces_the_place_and_keeps_the_rest(read, change):
    last = read("recycling rate 2021/22")
    reading = change(last, Slot.AREA, "leicster")
    assert reading.areas == (LEICESTER,) and (reading.metrics, reading.period) == (last.metrics, last.period)
    assert "area" in assumed(last) and assumed(reading) == set()


def test_what_stayed_assumed_is_still_said_and_what_was_said_is_not_assumed_anew(read, change):
    assert assumed(change(read("recycling rate"), Slot.AREA, DERBY)) == {"period"}
    assert assumed(change(read("latest recycling rate"), Slot.AREA, DERBY)) == set()


def test_several_places_are_compared(read, change):
    """A figure of each under its own name: an answer about one place would give Leicester's as Nottingham's."""
    reading = change(read("recycling rate"), Slot.AREA, "leicester and us")
    assert set(reading.areas) == {HOME, LEICESTER} and reading.kind is Kind.COMPARISON


def test_the_county_is_the_county_council_around(read, change, code):
    assert change(read("recycling rate"), Slot.AREA, "the county").areas == (code("Nottinghamshire"),)


def test_a_group_that_was_assumed_is_assumed_anew_for_the_other_place(read, change, code):
    """No nearest neighbours are held for Cumberland; the group must be one that it has."""
    last = read("how does recycling compare?")
    assert last.comparators == (Group.NEAREST_NEIGHBOURS,) and "comparator" in assumed(last)
    reading = change(last, Slot.AREA, code("Cumberland"))
    assert reading.kind is Kind.COMPARISON and "comparator" in assumed(reading)
    assert reading.comparators == (Group.TYPE,)


def test_a_group_that_was_named_stays_and_is_honestly_missed(read, change):
    reading = change(read("recycling against our nearest neighbours"), Slot.AREA, "Cumberland")
    assert reading.kind is Kind.NO_DATA and reading.missing and reading.missing.kind is MissingKind.GROUP


def test_a_year_that_is_not_held_is_no_data(read, change):
    reading = change(read("recycling rate"), Slot.PERIOD, "1997")
    assert (reading.kind, reading.subkind) == (Kind.NO_DATA, "performance")
    assert reading.missing and reading.missing.kind is MissingKind.PERIOD
    assert change(reading, Slot.PERIOD, "latest").kind is Kind.PERFORMANCE


def test_a_place_without_the_figure_is_no_data(read, change, code):
    reading = change(read("share of waste incinerated"), Slot.AREA, "Cardiff")
    assert reading.kind is Kind.NO_DATA and reading.missing and reading.missing.kind is MissingKind.AREA


def test_a_run_of_years_makes_a_series_and_one_year_a_figure_again(read, change):
    series = change(read("recycling rate"), Slot.PERIOD, "since 2018")
    assert series.kind is Kind.TREND and series.period and series.period.spans
    assert change(series, Slot.PERIOD, "2021/22").kind is Kind.PERFORMANCE


def test_the_year_before_counts_from_the_year_in_hand(read, change):
    reading = change(read("recycling rate in 2021/22"), Slot.PERIOD, "the year before")
    assert reading.period and reading.period.first and reading.period.first.year == 2020


def test_a_group_by_name_and_a_council_in_its_place(read, change):
    last = read("how does recycling compare?")
    assert change(last, Slot.COMPARATOR, "core cities").comparators == (Group.CORE_CITIES,)
    assert change(last, Slot.COMPARATOR, "England").comparators == (Group.ENGLAND,)
    beside = change(last, Slot.COMPARATOR, "Derby")
    assert beside.areas == (HOME, DERBY) and beside.comparators == ()


def test_a_measure_by_a_word_of_its_sibling_or_by_its_name_with_a_slip(read, change):
    carers = read("share of carers with enough social contact")
    assert change(carers, Slot.METRIC, "users").metrics == ("asc_social_contact_users",)
    assert change(carers, Slot.METRIC, "landfil").metrics == ("landfill_rate",)


def test_words_for_several_measures_are_asked_back_and_the_rest_waits(read, change):
    reading = change(read("recycling rate in Derby"), Slot.METRIC, "reserves")
    assert reading.kind is Kind.CLARIFY and reading.doubt and reading.doubt.kind is DoubtKind.WHICH_METRIC
    assert reading.areas == (DERBY,) and len(reading.doubt.choices) > 1


def test_a_subject_that_is_not_held_is_no_data(read, change):
    reading = change(read("recycling rate"), Slot.METRIC, "potholes")
    assert reading.kind is Kind.NO_DATA and reading.missing and reading.missing.kind is MissingKind.SUBJECT


def test_a_figure_over_time_among_others_and_what_it_means(read, change):
    last = read("recycling rate in Derby 2021/22")
    series = change(last, Slot.KIND, "trend")
    assert (series.kind, series.areas, series.period) == (Kind.TREND, (DERBY,), None)
    among = change(last, Slot.KIND, "comparison")
    assert among.comparators == (Group.NEAREST_NEIGHBOURS,) and assumed(among) == {"comparator"}
    assert among.period == last.period
    assert change(among, Slot.KIND, "performance").comparators == ()
    meaning = change(last, Slot.KIND, "definition")
    assert meaning.kind is Kind.DEFINITION and assumed(meaning) == set()
    assert change(meaning, Slot.KIND, "performance").areas == (DERBY,)


def test_a_run_of_years_is_not_kept_for_one_figure_and_the_latest_is_said_to_be_assumed(read, change):
    reading = change(read("recycling rate since 2018"), Slot.KIND, "performance")
    assert (reading.kind, reading.period) == (Kind.PERFORMANCE, None) and "period" in assumed(reading)


def test_the_figure_of_what_was_only_defined_says_what_it_assumes(read, change):
    reading = change(read("what does recycling rate mean?"), Slot.KIND, "performance")
    assert reading.areas == (HOME,) and assumed(reading) == {"area", "period"}


KIND_WORDS = [
    ("over time", Kind.TREND), ("compare it with others", Kind.COMPARISON), ("The figure", Kind.PERFORMANCE),
    ("what does it mean", Kind.DEFINITION), ("why", Kind.EXPLANATION), ("against target", Kind.TARGET),
]  # fmt: skip


@pytest.mark.parametrize(("words", "kind"), KIND_WORDS)
def test_a_kind_in_words(read, change, words, kind):
    assert change(read("recycling rate"), Slot.KIND, words).kind is kind


def test_a_theme_takes_the_place_of_another_and_a_measure_that_of_a_theme(read, change):
    last = read("how is waste doing?")
    assert change(last, Slot.THEME, "housing").scope.id == "housing"
    measure = change(last, Slot.THEME, "landfill")
    assert measure.metrics == ("landfill_rate",) and measure.scope.id is None


NOTHING = [
    (Slot.METRIC, "xyzzy"), (Slot.THEME, "xyzzy"), (Slot.AREA, "Narnia"), (Slot.COMPARATOR, "own:never"),
    (Slot.PERIOD, "blah"), (Slot.KIND, "blah"), (Slot.KIND, "briefing"), (Slot.KIND, "hello"),
    (Slot.KIND, "what needs attention"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "value"), NOTHING)
def test_words_that_name_nothing_of_the_part_are_refused_without_saying_them_back(read, change, what, value):
    with pytest.raises(NotUnderstood) as refused:
        change(read("how does recycling compare?"), what, value)
    assert "Take one of the choices" in str(refused.value) and value not in str(refused.value)
