"""Only a token that Microsoft's channel service made for this bot, now, is believed."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time

import jwt
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from bot.teams.keys import Keys
from bot.teams.tokens import Claims, Refused, bearer, verify
from tests.bot.teams.conftest import APP, SERVICE, Clock, Provider, claims, private_key, token


@pytest.fixture
def keys(provider: Provider, clock: Clock) -> Keys:
    return Keys(provider.client(), clock=clock)


async def status(keys: Keys, said: str) -> int:
    with pytest.raises(Refused) as why:
        await verify(said, keys, APP, "msteams")
    return why.value.status


def part(content: object) -> str:
    octets = content if isinstance(content, bytes) else json.dumps(content).encode()
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def hmac_signed(secret: bytes, header: dict) -> str:
    """By hand: no library signs with a public key as the secret any more."""
    signed = f"{part(header)}.{part(claims())}"
    return f"{signed}.{part(hmac.new(secret, signed.encode(), hashlib.sha256).digest())}"


async def test_a_good_token_gives_its_service_address(keys):
    assert await verify(token(), keys, APP, "msteams") == Claims(SERVICE)


async def test_dates_of_not_before_and_of_making_may_be_absent(keys):
    assert await verify(token(nbf=None, iat=None), keys, APP, "msteams")


async def test_clocks_may_differ_by_nearly_five_minutes(keys):
    now = int(time.time())
    assert await verify(token(exp=now - 240), keys, APP, "msteams")
    assert await verify(token(nbf=now + 240, iat=now + 240), keys, APP, "msteams")


NOW = int(time.time())


@pytest.mark.parametrize(
    "changes",
    [
        {"exp": NOW - 3_600},
        {"exp": NOW - 360},
        {"exp": None},
        {"exp": "soon"},
        {"exp": float("inf")},
        {"nbf": NOW + 7_200},
        {"iat": NOW + 7_200},
        {"aud": None},
        {"aud": "9ff11111-2222-4333-8444-555555555555"},
        {"aud": [APP]},
        {"aud": [APP, "another"]},
        {"aud": APP.upper()},
        {"aud": ""},
        {"iss": None},
        {"iss": "https://api.botframework.com/"},
        {"iss": "https://evil.example"},
        {"iss": "https://sts.windows.net/1bb11111-2222-4333-8444-555555555555/"},
        {"iss": "https://login.microsoftonline.com/1bb11111-2222-4333-8444-555555555555/v2.0"},
        {"iss": ["https://api.botframework.com"]},
        {"serviceurl": None},
        {"serviceurl": [SERVICE]},
        {"serviceurl": {}},
        {"serviceurl": None, "serviceUrl": SERVICE},
    ],
)
async def test_a_token_that_says_anything_else_is_refused(keys, changes):
    assert await status(keys, token(**changes)) == 401


async def test_a_token_of_another_key_that_names_ours_is_refused(keys):
    assert await status(keys, token("stranger", kid="first")) == 401


@pytest.mark.parametrize("kid", [None, "unknown", "../first", "first\x00"])
async def test_a_token_that_names_no_key_of_the_provider_is_refused(keys, kid):
    assert await status(keys, token(kid=kid)) == 401


@pytest.mark.parametrize("kid", ["", 7, ["first"], {"first": 1}, None])
async def test_a_key_is_named_by_a_text(keys, kid):
    assert await status(keys, f"{part({'alg': 'RS256', 'kid': kid})}.{part(claims())}.{part(b'x')}") == 401


@pytest.mark.parametrize("form", ["pem", "der"])
@pytest.mark.parametrize("said", ["HS256", "RS256"])
async def test_a_token_signed_with_the_public_key_as_a_secret_is_refused(keys, form, said):
    encoding = Encoding.PEM if form == "pem" else Encoding.DER
    secret = private_key("first").public_key().public_bytes(encoding, PublicFormat.SubjectPublicKeyInfo)
    assert await status(keys, hmac_signed(secret, {"alg": said, "typ": "JWT", "kid": "first"})) == 401


@pytest.mark.parametrize("said", ["none", "None", "NONE", "", None, 7, ["RS256"], "rs256"])
async def test_a_token_without_a_signature_is_refused(keys, said):
    unsigned = f"{part({'alg': said, 'kid': 'first'})}.{part(claims())}."
    assert await status(keys, unsigned) == 401
    assert await status(keys, unsigned + "AA") == 401


@pytest.mark.parametrize("algorithm", ["RS384", "RS512", "PS256"])
async def test_other_algorithms_of_the_same_key_are_refused(keys, algorithm):
    pem = private_key("first").private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    assert await status(keys, jwt.encode(claims(), pem, algorithm=algorithm, headers={"kid": "first"})) == 401


async def test_changed_claims_break_the_signature(keys):
    header, _, signature = token().split(".")
    assert await status(keys, f"{header}.{part(claims(aud=APP, extra=1))}.{signature}") == 401


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
async def test_a_small_key_is_refused(keys, provider):
    provider.rotate_in("small")
    assert await status(keys, token("small")) == 401


@pytest.mark.parametrize("endorsements", [(), ("webchat",), ("MSTEAMS",), ("msteams2",)])
async def test_a_key_of_another_channel_is_refused(keys, provider, endorsements):
    provider.rotate_in("other", endorsements)
    assert await status(keys, token("other")) == 403


async def test_without_keys_no_token_is_believed(keys, provider):
    provider.down = True
    assert await status(keys, token()) == 503


async def test_a_deep_header_is_refused(keys):
    deep = part(b"[" * 4_000)
    assert await status(keys, f"{deep}.{part(claims())}.AA") == 401


@given(
    said=st.text(max_size=80)
    | st.lists(st.binary(max_size=40), min_size=3, max_size=3).map(lambda x: ".".join(map(part, x)))
)
async def test_no_text_breaks_the_check(said):
    with pytest.raises(Refused) as why:
        await verify(said, Keys(Provider().client(), clock=Clock()), APP, "msteams")
    assert why.value.status == 401


def test_the_token_stands_behind_bearer():
    said = token()
    assert bearer([f"Bearer {said}"]) == bearer([f"bearer {said} "]) == said


@pytest.mark.parametrize(
    "headers",
    [
        [],
        *(
            [""],
            ["Bearer"],
            ["Bearer "],
            ["Bearer a.b"],
            ["Bearer a.b.c.d"],
            ["Bearer a.b."],
            ["a.b.c"],
            ["Basic a.b.c"],
        ),
        *(["Bearer  a.b.c"], ["Bearer a.b.c x"], ["Bearer a.b.c,d"], ["Bearer ä.b.c"], ["Bearer a.b." + "c" * 8_192]),
        ["Bearer a.b.c", "Bearer a.b.c"],
    ],
    ids=range(15),
)
def test_any_other_header_is_refused(headers):
    with pytest.raises(Refused) as why:
        bearer(headers)
    assert why.value.status == 401
