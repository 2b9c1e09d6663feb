"""An address is unreadable where it is kept, moves to a new key, and is lost with the last one."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from actions.digest_book import MOST
from bot.digest.sealing import Seal
from bot.digest.service import seal_again
from bot.digest.settings import DigestSettings, new_key
from bot.store.subscriptions import Subscription
from data_layer.faults import Fault
from tests.bot.digest.conftest import CHAT, KEY, address, at, wanted


def test_what_is_sealed_is_opened_by_the_same_key_alone():
    sealed = Seal([KEY]).sealed(address())
    assert CHAT not in sealed and Seal([KEY]).opened(sealed) == address()
    assert Seal([new_key()]).opened(sealed) is None and Seal([new_key()]).renewed(sealed) is None


def test_twice_the_same_address_is_not_seen_to_be_the_same():
    assert Seal([KEY]).sealed(address()) != Seal([KEY]).sealed(address())


def test_one_that_was_changed_is_not_opened():
    sealed = Seal([KEY]).sealed(address())
    assert Seal([KEY]).opened(sealed[:-2] + ("A=" if sealed[-2:] != "A=" else "B=")) is None


def test_after_a_change_of_keys_the_old_one_can_go(engine, subscriptions, caplog):
    newest = new_key()
    subscriptions.put(Subscription("place", wanted(), Seal([KEY]).sealed(address()), at(1)), MOST)
    assert seal_again(engine, Seal([newest, KEY])) == 0
    [one] = subscriptions.every()
    assert Seal([newest]).opened(one.address) == address()
    assert seal_again(engine, Seal([new_key()])) == 1 and "put the old key back" in caplog.text


def test_one_that_cannot_be_read_stops_no_start_and_is_sealed_again_as_well(engine, subscriptions):
    newest = new_key()
    subscriptions.put(Subscription("place", wanted(), Seal([KEY]).sealed(address()), at(1)), MOST)
    with engine.begin() as connection:
        connection.execute(text("UPDATE pmf_subscription SET reading = '{}'"))
    assert seal_again(engine, Seal([newest, KEY])) == 0
    [(_, sealed)] = subscriptions.addresses()
    assert Seal([newest]).opened(sealed) == address()


@pytest.mark.parametrize("key", ["short", "not a key, nor this", "é" * 44])
def test_what_is_no_key_stops_the_start_and_is_not_repeated(key, monkeypatch):
    monkeypatch.setenv("PMF_DIGEST_KEY", key)
    with pytest.raises(Fault) as wrong:
        DigestSettings().checked()
    assert "pmf digest key" in str(wrong.value) and key not in str(wrong.value)
    assert key not in repr(DigestSettings())
