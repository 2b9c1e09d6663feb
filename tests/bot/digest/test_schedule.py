"""When a digest comes: before meetings, thinned by its rhythm; by the rhythm alone where no meeting is known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.digest_book import Calendar, Rhythm
from bot.digest.schedule import Occasion, Schedule, waits_until
from bot.digest.working_days import is_working
from data_layer.reporting_facts import ReportingEvent
from tests.bot.digest.conftest import HELD, at, wanted

DAY = date(2026, 11, 28)
DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))


def meeting(held: date, title: str = "Quarter 2") -> ReportingEvent:
    return ReportingEvent(title, held, "Corporate Scrutiny Committee", None)


def occasions(
    *held: date,
    rhythm: Rhythm | None = None,
    asked: datetime | None = None,
    today: date = DAY,
    settled: Iterable[date | str] = (),
):
    calendar = Calendar([meeting(day) for day in held])
    return Schedule().occasions(wanted(rhythm=rhythm), calendar, asked or at(28, month=11), today, [*map(str, settled)])


def test_it_opens_so_many_working_days_before_each_meeting_and_closes_with_it():
    found = occasions(date(2026, 12, 9), date(2027, 1, 5))
    assert [(one.opens, one.closes) for one in found] == [
        (date(2026, 12, 4), date(2026, 12, 9)),
        (date(2026, 12, 30), date(2027, 1, 5)),  # over New Year's Day
    ]


def test_of_a_quarter_only_the_first_meeting_brings_one_where_that_was_asked():
    held = [date(2026, 12, 1), date(2026, 12, 20), date(2027, 2, 1), date(2027, 3, 1)]
    assert [one.closes for one in occasions(*held, rhythm=Rhythm.QUARTERLY)] == [held[0], held[2]]
    assert [one.closes for one in occasions(*held, rhythm=Rhythm.MONTHLY)] == [held[0], held[2], held[3]]


@pytest.mark.parametrize("rhythm", [None, *Rhythm])
def test_a_quarter_that_had_its_digest_before_a_meeting_has_none_by_rhythm_as_well(rhythm):
    def first(settled: Iterable[date]) -> date:
        return occasions(rhythm=rhythm, asked=at(1, month=9), today=date(2026, 12, 10), settled=settled)[0].opens

    assert first([HELD]) == date(2027, 1, 4)
    assert first([]) == date(2026, 12 if rhythm is Rhythm.MONTHLY else 10, 1)


@pytest.mark.parametrize("before", [None, *Rhythm])
@pytest.mark.parametrize("now", [None, *Rhythm])
def test_what_was_sent_before_a_meeting_counts_whatever_the_rhythm_is_now(before, now):
    held = [date(2026, 12, 9), date(2027, 3, 10)]
    sent = occasions(*held, rhythm=before)[0]
    assert [one.day for one in occasions(*held, rhythm=now, settled=[sent.key])] == held[1:]


@pytest.mark.parametrize("before", Rhythm)
@pytest.mark.parametrize("now", [None, *Rhythm])
def test_what_was_sent_by_rhythm_alone_counts_whatever_the_rhythm_is_now(before, now):
    january = date(2027, 1, 4)
    sent = occasions(rhythm=before, today=january)[0]
    assert sent.opens == january and january not in {
        one.opens for one in occasions(rhythm=now, today=january, settled=[sent.key])
    }


def test_a_meeting_of_a_quarter_that_had_its_own_brings_none_where_that_was_asked():
    held, settled = [date(2026, 12, 9), date(2027, 3, 10)], [date(2026, 10, 6)]
    assert [one.day for one in occasions(*held, rhythm=Rhythm.QUARTERLY, settled=settled)] == held[1:]
    assert [one.day for one in occasions(*held, rhythm=Rhythm.MONTHLY, settled=settled)] == held


@given(st.sets(DAYS, min_size=1, max_size=4), st.sampled_from([None, *Rhythm]), st.integers(0, 400))
def test_where_all_meetings_are_settled_nothing_comes_before_the_last_of_them(held, rhythm, before):
    """However long before the first of them one looks, and however long ago it was asked for."""
    days = sorted(held)
    today = days[0] - timedelta(days=before)
    found = occasions(*days, rhythm=rhythm, asked=at(1, month=1).replace(year=2024), today=today, settled=days)
    assert found and all(one.opens > days[-1] and one.meeting is None for one in found)


def test_a_meeting_has_the_same_key_in_every_snapshot_and_another_than_the_next():
    first, second = occasions(date(2026, 12, 9), date(2027, 3, 10))
    assert [first, second] == occasions(date(2026, 12, 9), date(2027, 3, 10)) and first.key != second.key
    renamed = Calendar([meeting(date(2026, 12, 9), "Quarter 2, corrected")])
    assert Schedule().occasions(wanted(), renamed, at(28, month=11), DAY)[0].key == first.key
    assert len(first.key) <= 80


def test_a_key_of_another_version_holds_nothing_up():
    assert [one.day for one in occasions(HELD, settled=["meeting 0a1b", "quarterly 2026-10", ""])] == [HELD]


def test_nothing_comes_of_a_quarter_that_had_begun_when_it_was_asked():
    assert occasions(asked=at(28, month=11))[0].opens == date(2027, 1, 4)  # Monday after New Year
    assert occasions(asked=at(1, 6, month=10), today=date(2026, 10, 1))[0].opens == date(2026, 10, 1)
    assert occasions(asked=at(1, 8, month=10), today=date(2026, 10, 1))[0].opens == date(2027, 1, 4)


@given(DAYS, st.sampled_from(Rhythm), st.integers(0, 400))
def test_by_rhythm_every_month_or_quarter_has_one_that_opens_on_its_first_working_day(asked, rhythm, later):
    today = asked + timedelta(days=later)
    begun = datetime(asked.year, asked.month, asked.day, tzinfo=UTC)
    found = occasions(rhythm=rhythm, asked=begun, today=today)
    months = 1 if rhythm is Rhythm.MONTHLY else 3
    assert found and all((one.opens.month - 1) % months == 0 and is_working(one.opens) for one in found)
    for one in found:
        earlier = [one.opens.replace(day=day) for day in range(1, one.opens.day)]
        assert not any(is_working(day) for day in earlier) and one.closes >= today
        assert (one.closes + timedelta(days=1)).day == 1


def test_the_first_that_a_pause_leaves_is_the_one_that_is_promised():
    found, schedule = occasions(date(2026, 12, 9), date(2027, 3, 10)), Schedule()
    assert schedule.coming(found, DAY, lambda day: False).day == date(2026, 12, 4)
    assert schedule.coming(found, DAY, lambda day: day < date(2026, 12, 8)).day == date(2026, 12, 8)
    assert schedule.coming(found, DAY, lambda day: day < date(2027, 1, 1)).day == date(2027, 3, 5)
    assert schedule.coming(found, DAY, lambda day: True) is None


@given(st.lists(DAYS), DAYS)
def test_it_waits_for_the_last_embargo_that_ends_before_the_meeting(embargoes, held):
    early = [day for day in embargoes if day < held]
    assert waits_until(Occasion(held, held, held, meeting(held)), embargoes) == (max(early) if early else None)
