"""Who wants which digest is kept once each, replaced by a newer wish, and gone when it is stopped."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from actions.digest_book import Rhythm, Wanted
from actions.reading import Assumption, Kind, Reading, Scope, ScopeKind
from bot.store.subscriptions import Subscription, Subscriptions
from bot.store.tables import SUBSCRIPTION
from tests.bot.store.test_mailbox import counted

WASTE = Reading(kind=Kind.EXCEPTIONS, scope=Scope(kind=ScopeKind.THEME, id="waste"), body="panel")
ASKED = datetime(2026, 11, 28, 9, tzinfo=UTC)


def one(place: str = "here", reading: Reading = WASTE, level: str | None = "panel", **more: object) -> Subscription:
    return Subscription(place, Wanted(reading, level, **more), "sealed", ASKED)  # type: ignore[arg-type]


def test_what_was_put_down_is_found_as_it_was(engine):
    store = Subscriptions(engine)
    assert store.put(one(rhythm=Rhythm.MONTHLY), 5) and store.every() == [one(rhythm=Rhythm.MONTHLY)]


def test_the_same_again_replaces_rhythm_and_address(engine):
    store = Subscriptions(engine)
    store.put(one(rhythm=Rhythm.MONTHLY), 5)
    store.put(replace(one(), address="another"), 5)
    assert store.every() == [replace(one(), address="another")]


def test_many_at_once_leave_one(engine):
    store = Subscriptions(engine)
    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(lambda _: store.put(one(), 5), range(40)))
    assert counted(engine, "pmf_subscription") == 1


def test_a_place_has_so_many_and_no_more_and_another_place_as_many(engine):
    store = Subscriptions(engine)
    themes = [Reading(kind=Kind.EXCEPTIONS, scope=Scope(kind=ScopeKind.THEME, id=str(at))) for at in range(4)]
    assert [store.put(one(reading=theme), 3) for theme in themes] == [True, True, True, False]
    assert store.put(one(reading=themes[0]), 3) and store.put(one("there", themes[3]), 3)


def test_one_place_is_ended_and_others_go_on(engine):
    store = Subscriptions(engine)
    for place in ("here", "there"):
        store.put(one(place), 5)
    store.put(one(level="scrutiny"), 5)
    store.end([one().id])
    assert store.of("here") == [one(level="scrutiny")]
    store.end_all("here")
    assert store.every() == [one("there")]


def test_no_word_of_who_asked_is_kept(engine):
    because = Assumption.model_validate({"what": "area", "as": "Nottingham", "because": "“our Ann's street” was read"})
    said = WASTE.model_copy(update={"assumed": (because,), "wording": "for Ann"})
    store = Subscriptions(engine)
    store.put(one(reading=said), 5)
    [kept] = store.every()
    assert "Ann" not in str(kept) and kept.id == one().id


@pytest.mark.parametrize(
    ("column", "held"), [("reading", '{"kind": "exceptions", "newer": 1}'), ("reading", "{"), ("rhythm", "weekly")]
)
def test_one_that_another_version_wrote_holds_up_nobody_else(engine, caplog, column, held):
    store = Subscriptions(engine)
    for place in ("here", "there"):
        store.put(one(place), 5)
    with engine.begin() as connection:
        change = SUBSCRIPTION.update().where(SUBSCRIPTION.c.place == "here")
        connection.execute(change.values({column: held}))
    assert store.every() == [one("there")] and store.of("here") == [] and len(store.addresses()) == 2
    assert "1 digests can't be read" in caplog.text and held not in caplog.text


def test_a_sealed_address_is_renewed_only_where_it_is_still_the_one_that_was_read(engine):
    store = Subscriptions(engine)
    store.put(one(), 5)
    store.seal_again(one().id, "older", "lost")
    store.seal_again(one().id, "sealed", "newer")
    assert store.every()[0].address == "newer"
