"""Digests are put down for the chat or channel they were asked in, at its own level, with as little of it as can be."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

import pytest
from sqlalchemy import text

from actions.digest_book import Calendar, Pause, Rhythm, SwitchedOff
from bot.digest.book import Books, PlaceBook
from bot.digest.office import Office
from bot.digest.schedule import Schedule
from bot.digest.sealing import Address, Seal
from bot.store.digests import Digests, Sent
from bot.store.pauses import Pauses
from bot.store.subscriptions import Subscriptions
from bot.teams.people import Levels
from data_layer.reporting_facts import ReportingEvent
from data_layer.vocabulary import Level
from tests.bot.digest.conftest import HELD, KEY, address, at, wanted
from tests.bot.teams.conftest import message

PERSON = "7faf8ab2-0000-4000-8000-000000000000"
CHANNEL = {"conversationType": "channel", "id": "19:abc@thread.tacv2;messageid=1"}


@pytest.fixture
def books(engine) -> Books:
    return Books(engine, Seal([KEY]), Schedule())


def book(books: Books, *, shared: bool = False, verified: bool = True, **changes: object) -> PlaceBook:
    found = books.of(message(**changes), shared=shared, verified=verified, identity="someone")
    assert isinstance(found, PlaceBook)
    return found


def test_no_name_and_no_word_is_kept_of_where_it_goes(books):
    kept = book(books).address
    assert set(asdict(kept)) == {"service_url", "conversation", "bot", "shared", "identity", "person", "verified"}
    assert kept.person == PERSON and "A person" not in str(kept) and "29:" not in str(kept)


def test_of_a_channel_no_person_is_kept_and_all_its_threads_share_their_digests(books):
    first = book(books, shared=True, conversation=CHANNEL)
    other = book(books, shared=True, conversation={**CHANNEL, "id": "19:abc@thread.tacv2;messageid=2"})
    assert first.address.person is None and first.put_down(wanted(), at(1)) and other.held() == [wanted()]
    other.strike_out([wanted()])
    assert first.held() == []


def test_for_whom_microsoft_does_not_vouch_no_id_is_kept(books):
    assert book(books, verified=False).address.person is None


def test_who_takes_the_bot_out_has_no_digest_any_more_and_others_have_theirs(books):
    other = {"conversationType": "personal", "id": "a:other"}
    book(books).put_down(wanted(), at(1))
    book(books, conversation=other).put_down(wanted(), at(1))
    books.close(message())
    assert book(books).held() == [] and book(books, conversation=other).held() == [wanted()]


def test_what_is_promised_leaves_out_pauses(books, engine):
    meeting = ReportingEvent("Quarter 2", HELD, "Corporate Scrutiny Committee", None)
    Pauses(engine).add(Pause(at(1).date(), HELD.replace(day=7), "election"))
    assert book(books).first(wanted(), Calendar([meeting]), at(1)).day == HELD.replace(day=8)


def put_and_sent(books: Books, engine, state: Sent = Sent.DONE) -> PlaceBook:
    """One that was asked for, with what became of it before the meeting of the 9th."""
    one = book(books)
    one.put_down(wanted(), at(1))
    digests, [held] = Digests(engine), Subscriptions(engine).every()
    claim = digests.claim(held.id, HELD.isoformat(), at(4))
    assert claim and digests.posting(claim, at(4))
    if state is Sent.DONE:
        digests.done(claim, 201, lambda _: None)
    if state is Sent.WAITING:
        digests.again(claim, at(5))
    return one


CALENDAR = Calendar(
    [ReportingEvent("Quarter", held, "Corporate Scrutiny Committee", None) for held in (HELD, date(2027, 3, 10))]
)


@pytest.mark.parametrize("rhythm", [None, *Rhythm])
def test_what_was_sent_already_is_not_promised_again(books, engine, rhythm):
    one, asked = put_and_sent(books, engine), wanted(rhythm=rhythm)
    coming = one.first(asked, CALENDAR, at(4, 12))
    assert (coming.day, coming.meeting.held) == (date(2027, 3, 5), date(2027, 3, 10))
    assert one.arrived(asked, HELD) and not one.arrived(asked, date(2027, 3, 10))
    assert one.first(asked, Calendar(CALENDAR.meetings[:1]), at(4, 12)).day == date(2027, 1, 4)  # by rhythm


@pytest.mark.parametrize(("state", "next_before"), [(Sent.WAITING, HELD), (Sent.POSTING, date(2027, 3, 10))])
def test_what_is_to_be_tried_again_is_promised_and_neither_it_nor_what_may_be_lost_is_said_to_have_come(
    books, engine, state, next_before
):
    one = put_and_sent(books, engine, state)
    assert one.first(wanted(), CALENDAR, at(4, 12)).meeting.held == next_before
    assert not one.arrived(wanted(), HELD)


def test_of_another_place_nothing_counts(books, engine):
    put_and_sent(books, engine)
    other = book(books, conversation={"conversationType": "personal", "id": "a:other"})
    assert other.first(wanted(), CALENDAR, at(4, 12)).meeting.held == HELD


def test_who_stops_all_leaves_nothing_behind_even_of_what_cannot_be_read(books, engine):
    one = book(books)
    for theme in ("waste", "finance"):
        one.put_down(wanted(theme), at(1))
    with engine.begin() as connection:
        connection.execute(text("UPDATE pmf_subscription SET rhythm = 'weekly' WHERE reading LIKE '%waste%'"))
    assert one.held() == [wanted("finance")]
    one.strike_out([wanted("finance")])
    assert Subscriptions(engine).addresses() == []


def test_who_stops_one_keeps_the_others(books, engine):
    one = book(books)
    for theme in ("waste", "finance"):
        one.put_down(wanted(theme), at(1))
    one.strike_out([wanted("finance")])
    assert one.held() == [wanted("waste")]


def test_without_a_key_there_is_no_book_and_whoever_leaves_is_forgotten_all_the_same(books, engine):
    book(books).put_down(wanted(), at(1))
    off = Books(engine, None, Schedule())
    assert off.of(message(), shared=False, verified=True, identity="someone") == SwitchedOff()
    off.close(message())
    assert book(books).held() == []


OFFICE = Office(None, Levels({PERSON: Level.OFFICER}, {"19:abc@thread.tacv2": Level.COUNCILLOR}), None, None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("to", "level"),
    [
        (address(person=PERSON), Level.OFFICER),
        (address(person="another"), Level.PUBLIC),
        (address(person=PERSON, verified=False), Level.PUBLIC),
        (address(shared=True, conversation=CHANNEL["id"], person=None), Level.COUNCILLOR),
        (address(shared=True, conversation="19:other@thread.tacv2", person=None), Level.PUBLIC),
    ],
)
async def test_the_level_is_looked_up_as_for_a_question(to: Address, level: Level):
    assert await OFFICE.level(to) is level
