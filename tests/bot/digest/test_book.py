"""Digests are put down for the chat or channel they were asked in, at its own level, with as little of it as can be."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from actions.digest_book import Calendar, Pause, SwitchedOff
from bot.digest.book import Books, PlaceBook
from bot.digest.office import Office
from bot.digest.schedule import Schedule
from bot.digest.sealing import Address, Seal
from bot.store.pauses import Pauses
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
