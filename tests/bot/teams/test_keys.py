"""The provider is asked once a day, soon when a new key turns up, and never so often that it would notice."""

from __future__ import annotations

import asyncio
import logging

import httpx
import pytest

from bot.teams.keys import DAY, METADATA, Keys, KeysUnavailable, keys_in
from tests.bot.teams.conftest import JWKS, Clock, Provider, jwk, private_key


@pytest.fixture
def keys(provider: Provider, clock: Clock) -> Keys:
    return Keys(provider.client(), clock=clock)


async def test_a_key_comes_with_its_endorsements(keys, provider):
    key = await keys.named("first")
    assert key and key.endorsements == {"msteams"} and key.public.key_size == 2_048
    assert provider.asked == [METADATA, JWKS]


async def test_keys_are_kept_for_a_day(keys, provider, clock):
    for _ in range(20):
        await keys.named("first")
        clock.now += DAY / 21
    assert provider.fetches == 1
    clock.now += DAY / 20
    await keys.named("first")
    assert provider.fetches == 2


async def test_a_new_key_is_fetched_when_it_turns_up(keys, provider, clock):
    await keys.named("first")
    provider.rotate_in("second")
    clock.now += 61
    assert await keys.named("second") and provider.fetches == 2


async def test_unknown_ids_do_not_make_us_hammer_the_provider(keys, provider, clock):
    await keys.named("first")
    for number in range(600):
        assert await keys.named(f"made up {number}") is None
        clock.now += 1
    assert 10 <= provider.fetches <= 11


async def test_many_at_once_share_one_fetch(keys, provider):
    found = await asyncio.gather(*(keys.named("first") for _ in range(50)))
    assert all(found) and provider.fetches == 1


async def test_an_outage_keeps_the_keys_and_is_tried_again_each_minute(keys, provider, clock, caplog):
    await keys.named("first")
    provider.down, clock.now = True, clock.now + DAY
    for _ in range(120):
        assert await keys.named("first")
        clock.now += 1
    assert len(provider.asked) == 2 + 2
    assert "Those held are used meanwhile." in caplog.text
    provider.down, clock.now = False, clock.now + 60
    assert await keys.named("first") and provider.fetches == 2


async def test_keys_older_than_five_days_are_believed_no_longer(keys, provider, clock):
    await keys.named("first")
    provider.down, clock.now = True, clock.now + 5 * DAY
    with pytest.raises(KeysUnavailable):
        await keys.named("first")


async def test_without_keys_a_message_waits_for_none_and_soon_tries_again(keys, provider, clock):
    provider.down = True
    for _ in range(10):
        with pytest.raises(KeysUnavailable):
            await keys.named("first")
    assert len(provider.asked) == 1
    provider.down, clock.now = False, clock.now + 5
    assert await keys.named("first")


async def test_a_slow_refresh_does_not_hold_up_a_message_whose_key_is_held(provider, clock):
    asked, go_on = asyncio.Event(), asyncio.Event()

    async def slow(request: httpx.Request) -> httpx.Response:
        if clock.now > DAY:
            asked.set()
            await go_on.wait()
        return provider.answer(request)

    keys = Keys(httpx.AsyncClient(transport=httpx.MockTransport(slow)), clock=clock)
    await keys.named("first")
    clock.now += DAY
    waiting = asyncio.create_task(keys.named("first"))
    await asked.wait()
    assert await keys.named("first") and not waiting.done()
    go_on.set()
    assert await waiting


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/keys",
        "http://login.botframework.com/v1/.well-known/keys",
        "https://login.botframework.com:8443/keys",
        "https://login.botframework.com@evil.example/keys",
        "https://login.botframework.com.evil.example/keys",
        "//evil.example/keys",
        "file:///etc/passwd",
        "",
        None,
        7,
    ],
)
async def test_keys_are_fetched_from_the_providers_own_host_alone(keys, provider, address):
    provider.jwks_uri = address
    with pytest.raises(KeysUnavailable):
        await keys.named("first")
    assert provider.asked == [METADATA]


@pytest.mark.parametrize(
    "jwks", [None, [], {}, {"keys": None}, {"keys": []}, {"keys": [None, 7, {"kty": "RSA", "kid": "x"}]}, "keys"]
)
async def test_keys_that_cannot_be_used_replace_none_held(keys, provider, clock, jwks):
    await keys.named("first")
    provider.jwks, clock.now = jwks, clock.now + DAY
    assert await keys.named("first") and provider.fetches == 2


async def test_what_is_no_answer_counts_as_an_outage(clock):
    for answer in (httpx.Response(500), httpx.Response(302, headers={"location": JWKS}), httpx.Response(200, text="<")):
        keys = Keys(httpx.AsyncClient(transport=httpx.MockTransport(lambda _, answer=answer: answer)), clock=clock)
        with pytest.raises(KeysUnavailable):
            await keys.named("first")


async def test_a_provider_that_sends_us_elsewhere_is_not_followed(provider, clock):
    def elsewhere(request: httpx.Request) -> httpx.Response:
        usual = provider.answer(request)
        return httpx.Response(302, headers={"location": JWKS}) if str(request.url) == METADATA else usual

    keys = Keys(httpx.AsyncClient(transport=httpx.MockTransport(elsewhere), follow_redirects=True), clock=clock)
    with pytest.raises(KeysUnavailable):
        await keys.named("first")
    assert provider.asked == [METADATA]


async def test_the_log_says_why_without_an_address(keys, provider, caplog):
    provider.jwks_uri = "https://evil.example/keys"
    with caplog.at_level(logging.WARNING), pytest.raises(KeysUnavailable):
        await keys.named("first")
    assert "another host" in caplog.text and "evil.example" not in caplog.text


def test_only_rsa_keys_for_signatures_are_taken():
    good = jwk("good", private_key("first"))
    others = [
        jwk("secret", private_key("first"), kty="oct", k="c2VjcmV0"),
        jwk("curve", private_key("first"), kty="EC", crv="P-256", x="AA", y="AA"),
        jwk("sealing", private_key("first"), use="enc"),
        jwk("broken", private_key("first"), n="!"),
        jwk("list", private_key("first"), endorsements=()) | {"endorsements": "msteams"},
        {**good, "kid": None},
    ]
    assert set(keys_in({"keys": [*others, good]})) == {"good"}


def test_a_key_without_endorsements_is_endorsed_for_nothing():
    bare = jwk("bare", private_key("first"))
    del bare["endorsements"]
    assert keys_in({"keys": [bare]})["bare"].endorsements == frozenset()


@pytest.mark.parametrize("address", ["http://login.botframework.com/x", "http://10.0.0.1/x", "ftp://localhost/x"])
async def test_the_provider_is_asked_over_https_alone(address):
    async with httpx.AsyncClient() as client:
        with pytest.raises(ValueError, match="https"):
            Keys(client, address)
