"""The bot's own token: asked for once for all who need it, and a directory that says nothing stops nobody."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time

import pytest

from bot.settings import ROOT
from bot.teams import own_token
from bot.teams.own_token import GIVEN_UP_AFTER, OwnToken
from tests.bot.teams.conftest import Clock


async def test_many_at_once_ask_once_and_a_later_one_again():
    asked = list[int]()

    async def ask() -> str:
        asked.append(len(asked))
        await asyncio.sleep(0.02)
        return f"token {len(asked)}"

    token = OwnToken(ask)
    assert await asyncio.gather(*(token() for _ in range(9))) == ["token 1"] * 9
    assert await token() == "token 2"  # the library keeps them, and says when one runs out


async def test_none_and_what_the_library_raises_come_through():
    async def none() -> None:
        return None

    async def fails() -> str:
        raise ConnectionError("no route")

    assert await OwnToken(none)() is None
    with pytest.raises(ConnectionError):
        await OwnToken(fails)()


async def test_a_directory_that_says_nothing_is_waited_for_a_while_and_asked_anew_much_later(monkeypatch):
    monkeypatch.setattr(own_token, "PATIENCE", 0.02)
    asked, clock = list[int](), Clock()

    async def silent() -> str:
        asked.append(1)
        time.sleep(0.3 if len(asked) == 1 else 0)  # it gives way to nobody
        return "token"

    token = OwnToken(silent, clock)
    for _ in range(3):
        with pytest.raises(TimeoutError):
            await token()
    assert len(asked) == 1
    clock.now += GIVEN_UP_AFTER + 1
    monkeypatch.setattr(own_token, "PATIENCE", 5.0)
    assert await token() == "token" and len(asked) == 2


HANGING = """
import asyncio, sys, time
sys.path.insert(0, {root!r})
from bot.teams import own_token
own_token.PATIENCE = 0.1
async def silent():
    time.sleep(600)
async def main():
    try:
        await own_token.OwnToken(silent)()
    except TimeoutError:
        print("given up")
asyncio.run(main())
"""


def test_a_process_ends_though_a_directory_says_nothing():
    words = HANGING.format(root=str(ROOT))
    ended = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, timeout=30, check=True)
    assert ended.stdout == "given up\n"
