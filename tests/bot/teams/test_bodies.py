"""A body is taken only within its limit, as a JSON object of reasonable depth, with the fields that are needed."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from starlette.requests import ClientDisconnect

from bot.teams.bodies import DEEPEST, MOST_BYTES, Refused, activity, parsed, too_deep, whole
from tests.bot.teams.conftest import APP, SERVICE, TENANT, message


class Pieces:
    """A body that comes in pieces, and notes how many were taken."""

    def __init__(self, size: int, pieces: int) -> None:
        self.size, self.pieces, self.taken = size, pieces, 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for _ in range(self.pieces):
            self.taken += 1
            yield b" " * self.size


def refused(body: bytes | dict) -> int:
    with pytest.raises(Refused) as why:
        activity(parsed(body)) if isinstance(body, bytes) else activity(body)
    return why.value.status


async def test_a_body_at_the_limit_is_taken_whole_or_in_pieces():
    assert await whole(b"x" * MOST_BYTES, str(MOST_BYTES)) == b"x" * MOST_BYTES
    assert await whole(Pieces(1_024, 256)) == b" " * MOST_BYTES


async def test_a_larger_one_is_refused_before_the_rest_is_read():
    pieces = Pieces(64 * 1024, 80)
    with pytest.raises(Refused) as why:
        await whole(pieces, declared="5")
    assert why.value.status == 413 and pieces.taken == 5


async def test_a_larger_one_that_says_so_is_not_read_at_all():
    pieces = Pieces(64 * 1024, 80)
    with pytest.raises(Refused) as why:
        await whole(pieces, declared=str(5 * 1024 * 1024))
    assert why.value.status == 413 and pieces.taken == 0


async def dripping(pause: float) -> AsyncIterator[bytes]:
    for letter in b"{}":
        await asyncio.sleep(pause)
        yield bytes([letter])


async def test_one_that_comes_too_slowly_is_not_waited_for():
    with pytest.raises(Refused) as why:
        await whole(dripping(0.05), within=0.08)
    assert why.value.status == 408
    assert await whole(dripping(0.0), within=5.0) == b"{}"


async def test_one_that_breaks_off_is_refused():
    async def broken_off() -> AsyncIterator[bytes]:
        yield b"{"
        raise ClientDisconnect

    with pytest.raises(Refused) as why:
        await whole(broken_off())
    assert why.value.status == 400


@pytest.mark.parametrize("declared", ["", "-1", "many", "²", "9" * 5_000])
async def test_a_length_that_is_no_number_does_not_matter(declared):
    assert await whole(b"{}", declared) == b"{}"


@pytest.mark.parametrize(
    "body",
    [
        *(
            b"",
            b"{",
            b"hello",
            b"[]",
            b'[{"type": "message"}]',
            b'"text"',
            b"null",
            b"7",
            b"\xff\xfe{}",
            b'{"a": "\xff"}',
        ),
        *(
            b'{"a": NaN}',
            b'{"a": -Infinity}',
            b'{"a": 1e999}',
            b'{"a": ' + b"9" * 5_000 + b"}",
            b"\xef\xbb\xbf{}",
            b"{}{}",
        ),
    ],
    ids=range(16),
)
def test_what_is_no_json_object_is_refused(body):
    with pytest.raises(Refused) as why:
        parsed(body)
    assert why.value.status == 400


@pytest.mark.parametrize("opening", [b"[", b'{"a":', b'[{"a":'])
@pytest.mark.parametrize("closed", [True, False])
def test_a_hundred_thousand_levels_are_refused_at_once(opening, closed):
    levels = 100_000
    closing = {b"[": b"]", b'{"a":': b"}", b'[{"a":': b"}]"}[opening] * levels if closed else b""
    body = b'{"value": ' + opening * levels + b"1" + closing + b"}"
    begun = time.process_time()
    assert refused(body) == 400
    assert time.process_time() - begun < 2


def test_the_deepest_that_is_taken():
    def nested(levels: int) -> bytes:
        return b'{"a":' * levels + b"1" + b"}" * levels

    assert parsed(nested(DEEPEST)) and not too_deep(nested(DEEPEST))
    assert refused(nested(DEEPEST + 1)) == 400


def test_brackets_in_a_text_are_no_levels():
    text = {"text": '[[[["' * 1_000 + "\\" * 7 + "{{{{" * 1_000}
    assert parsed(json.dumps(text).encode()) == text


@pytest.mark.parametrize(
    "body",
    [b'"\\' * 130_000, b'"' * 262_144, b"\\" * 262_144, b"[]" * 131_072, b'"' + b"\\" * 262_143],
    ids=range(5),
)
def test_no_body_within_the_limit_takes_long(body):
    begun = time.process_time()
    assert refused(body) == 400
    assert time.process_time() - begun < 2


WORDS = st.text(max_size=6)
TREES = st.recursive(
    st.none() | st.integers(-9, 9) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=10,
)


def depth(tree: object) -> int:
    if isinstance(tree, dict):
        return 1 + max(map(depth, tree.values()), default=0)
    return 1 + max(map(depth, tree), default=0) if isinstance(tree, list) else 0


@given(st.dictionaries(WORDS, TREES, max_size=3), st.integers(0, 6), st.booleans())
@example({'"\\': ["\\", '"[', {"}": "\\\\"}]}, 2, False)
def test_depth_is_counted_as_by_going_down(tree, deepest, ascii_only):
    body = json.dumps(tree, ensure_ascii=ascii_only).encode()
    assert too_deep(body, deepest) == (depth(tree) > deepest)
    assert parsed(body) == tree


@given(st.binary(max_size=200) | st.text(alphabet='{}[]":,\\ud8e0123NaInfity-.', max_size=80).map(str.encode))
def test_any_bytes_are_an_object_or_refused(body):
    try:
        found = parsed(body)
    except Refused as why:
        assert why.status == 400
    else:
        json.dumps(found, ensure_ascii=False, allow_nan=False).encode("utf-8")


def test_the_last_of_two_fields_of_one_name_counts():
    assert parsed(b'{"a": 1, "a": 2}') == {"a": 2}


def test_half_an_emoji_becomes_something_that_can_be_kept():
    assert parsed(b'{"text": "waste \\ud83d?"}') == {"text": "waste ??"}
    assert parsed(b'{"text": "waste \\ud83d\\ude00"}') == {"text": "waste 😀"}


def test_the_fields_of_a_message():
    read = activity(message())
    assert (read.type, read.channel_id, read.conversation_id) == ("message", "msteams", "a:17I0kl8")
    assert (read.service_url, read.recipient_id, read.from_id) == (SERVICE, f"28:{APP}", "29:person")
    assert (read.tenant_id, read.conversation_tenant_id) == (TENANT, TENANT)
    assert read.raw == message() and not read.verified


def test_it_does_not_show_who_wrote_what():
    shown = repr(activity(message()))
    assert all(word not in shown for word in ("person", "7faf8ab2", "waste", TENANT))


@pytest.mark.parametrize("field", ["type", "id", "serviceUrl", "channelId", "from", "conversation", "recipient"])
@pytest.mark.parametrize("instead", [None, "", 7, [], {}, {"id": ""}, {"id": 7}, {"id": ["x"]}, True])
def test_a_message_without_what_is_needed_is_refused(field, instead):
    assert refused({**message(), field: instead}) == 400


@pytest.mark.parametrize("field", ["conversation", "recipient", "from"])
def test_an_id_of_insane_length_or_with_control_characters_is_refused(field):
    assert refused(message(**{field: {"id": "x" * 1_001}})) == 400
    assert refused(message(**{field: {"id": "x\r\nHost: evil.example"}})) == 400
    assert refused(message(**{field: {"id": "\ud800"}})) == 400


def test_the_id_of_a_message_has_a_limit():
    assert activity(message(id="x" * 200))
    assert refused(message(id="x" * 201)) == 400


@pytest.mark.parametrize(
    "data", ["text", 7, [], {"tenant": "x"}, {"tenant": {"id": 7}}, {"tenant": {"id": "x" * 1_001}}]
)
def test_malformed_channel_data_are_refused(data):
    assert refused(message(channelData=data)) == 400


def test_what_is_no_message_needs_neither_id_nor_sender():
    read = activity({**message(type="somethingNew"), "id": None, "from": None, "channelData": None, "locale": None})
    assert (read.from_id, read.tenant_id) == (None, None)


def test_what_a_person_does_needs_a_sender():
    assert refused({**message(type="invoke"), "from": None}) == 400
    assert refused({**message(type="messageUpdate"), "id": None}) == 400
    assert activity({**message(type="invoke"), "id": None}).from_id == "29:person"
