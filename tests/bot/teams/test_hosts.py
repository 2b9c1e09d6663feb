"""Replies, and our token with them, go to Microsoft's hosts alone, however an address is dressed up."""

from __future__ import annotations

from urllib.parse import urlsplit

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.teams.hosts import BELOW, EXACT, is_allowed, is_loopback, is_this_machine

ALLOWED = [
    "https://smba.trafficmanager.net/amer/",
    "https://smba.trafficmanager.net/emea/1bb11111-2222-4333-8444-555555555555/",
    "https://smba.trafficmanager.net:443/uk",
    "HTTPS://SMBA.TrafficManager.NET/amer/",
    "https://europe.botframework.com",
    "https://teams.microsoft.com/x",
    "https://smba.infra.gcc.teams.microsoft.com/teams",
]
FOREIGN = [
    "",
    "smba.trafficmanager.net",
    "http://smba.trafficmanager.net/amer/",
    "ftp://smba.trafficmanager.net/",
    "https://evil.example/",
    "https://evil.trafficmanager.net/",
    "https://a.smba.trafficmanager.net/",
    "https://smba.trafficmanager.net.evil.example/",
    "https://evilsmba.trafficmanager.net/",
    "https://evilbotframework.com/",
    "https://botframework.com.evil.example/",
    "https://.botframework.com/",
    "https://microsoft.com/",
    "https://smba.trafficmanager.net@evil.example/",
    "https://user:pass@smba.trafficmanager.net/",
    "https://evil.example\\@smba.trafficmanager.net/",
    "https://evil.example\\.botframework.com/",
    "https://evil.example#.botframework.com",
    "https://evil.example?.botframework.com",
    "https://evil.example/.botframework.com",
    "https://evil.example%2f.botframework.com",
    "https://evil.example:443.botframework.com/",
    "https://smba.trafficmanager.net./amer/",
    "https://smba.trafficmanager.net:8443/amer/",
    "https://smba.trafficmanager.net:/amer/",
    "https://smba.trafficmanager.net:443443/",
    "https:/smba.trafficmanager.net/",
    "https:///smba.trafficmanager.net/",
    "https://smba.trafficmanager.net/amer/?to=evil.example",
    "https://smba.trafficmanager.net/amer/#x",
    "https://smba。trafficmanager。net/",
    "https://ſmba.trafficmanager.net/",
    "https://ſ.botframework.com/",
    "https://smba.trafficmanager.net/é",
    "https://еvil.botframework.com/",
    "https://xn--vil-8ma.botframework.com/",
    "https://smba.trafficmanager.net/\n",
    " https://smba.trafficmanager.net/",
    "https://smba.traffic\tmanager.net/",
    "https://smba.trafficmanager.net/\x00",
    "https://[::1]/",
    "https://127.0.0.1/",
    "javascript://smba.trafficmanager.net/%0aalert(1)",
]
HERE = [
    "http://127.0.0.1:56150/_connector",
    "http://localhost:3978",
    "http://[::1]:80/",
    "http://LOCALHOST/",
    "http://127.8.9.1/",
]
NOT_HERE = [
    "http://0.0.0.0/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://localhost.evil.example/",
    "http://localhost:99999/",
    "http://127.0.0.1@evil.example/",
    "http://evil.example/",
    "http://localhost./",
    "http://10.0.0.1/",
    "http://169.254.169.254/",
    "http://[::ffff:10.0.0.1]/",
    "http://[::1",
    "http://[:::]/",
]


@pytest.mark.parametrize("address", ALLOWED)
def test_microsofts_own_are_allowed(address):
    assert is_allowed(address)


@pytest.mark.parametrize("address", [*FOREIGN, *HERE, *NOT_HERE])
def test_all_others_are_not(address):
    assert not is_allowed(address)


@pytest.mark.parametrize("address", HERE)
def test_this_machine_is_allowed_only_for_the_emulator(address):
    assert is_this_machine(address) and is_allowed(address, emulator=True)


@pytest.mark.parametrize("address", [*FOREIGN, *NOT_HERE])
def test_the_emulator_allows_no_other_machine(address):
    assert not is_this_machine(address) and not is_allowed(address, emulator=True)


def is_microsofts(host: str) -> bool:
    return host in EXACT or host.endswith(BELOW)


MARKS = (*"/@:?#.[]\\。ſé \t", "//", "%2e", "%40", "::1", ":443", ":8443", "https:", "http:")
NAMES = (
    "smba.trafficmanager.net",
    "SMBA.",
    "teams.microsoft.com",
    "botframework.com",
    ".botframework.com",
    "localhost",
)
PARTS = st.sampled_from((*MARKS, *NAMES, "127.0.0.1", "evil.example", "user", "amer", "xn--vil-8ma"))


@given(st.lists(PARTS, max_size=12).map("".join), st.booleans(), st.booleans())
@example("https://evil.example\\@smba.trafficmanager.net/", False, False)
def test_what_is_allowed_is_read_alike_by_whoever_opens_it(text, begins, emulator):
    """Two parsers, one of which is what sends, find the same host, and it is Microsoft's or this machine."""
    address = f"https://{text}" if begins else text
    if not is_allowed(address, emulator):
        return
    sent_to, read = httpx.URL(address), urlsplit(address)
    assert sent_to.host == read.hostname and not sent_to.userinfo and read.username is None
    assert (sent_to.scheme == "https" and is_microsofts(sent_to.host) and sent_to.port is None) or (
        emulator and sent_to.scheme == "http" and is_loopback(sent_to.host)
    )


@given(st.text(max_size=60))
def test_any_text_can_be_asked_about(text):
    assert not is_allowed(text) and not is_loopback(f"{text}.example")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"])
def test_loopback_is_this_machine(host):
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["", "0.0.0.0", "::", "10.0.0.1", "testclient", "council.example", "::ffff:10.0.0.1"])
def test_others_are_not(host):
    assert not is_loopback(host)
