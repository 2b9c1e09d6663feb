"""Charts as PNG and SVG by a real Chromium: drawn once, then kept."""

from __future__ import annotations

import asyncio
import os
import signal
import struct
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.render import pictures as module
from bot.render.pictures import HEIGHT, SCALE, WIDTH, NoBrowser, Pictures


def spec(title: str = "a", **layout: Any) -> dict[str, Any]:
    return {"data": [{"type": "bar", "x": [1, 2], "y": ["a", "b"]}], "layout": {"title": {"text": title}, **layout}}


def size(png: bytes) -> tuple[int, int]:
    """Width and height as a PNG's first block states them."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n") and png[12:16] == b"IHDR"
    return struct.unpack(">II", png[16:24])


@pytest.fixture
async def pictures() -> AsyncIterator[Pictures]:
    opened = Pictures()
    yield opened
    await opened.close()


@pytest.mark.browser
async def test_a_chart_is_drawn_in_each_form_and_size_once(pictures, monkeypatch):
    png = await pictures.draw(spec(), "png")
    assert size(png) == (WIDTH * SCALE, HEIGHT * SCALE)
    svg = await pictures.draw(spec("recycling <b>rate</b> & more"), "svg")
    assert svg.startswith(b"<svg") and b"recycling" in svg
    assert size(await pictures.draw(spec(height=500), "png")) == (WIDTH * SCALE, 500 * SCALE)
    drawn = pictures.drawn

    async def noted(*asked: Any) -> bytes:
        noted.times += 1
        return await drawn(*asked)

    noted.times = 0
    monkeypatch.setattr(pictures, "drawn", noted)
    assert await pictures.draw(spec(), "png") == png and noted.times == 0
    started = time.perf_counter()
    together = await asyncio.gather(*(pictures.draw(spec("new"), "png") for _ in range(5)))
    assert len(set(together)) == 1 and noted.times == 1
    assert time.perf_counter() - started < 5


async def test_without_a_browser_it_says_what_is_missing(pictures, monkeypatch):
    monkeypatch.setattr(module.shutil, "which", lambda name: None)
    with pytest.raises(NoBrowser, match=r"Chromium.*none is installed"):
        await pictures.draw(spec(), "png")
    # and the next one is not in the way
    with pytest.raises(NoBrowser):
        await pictures.draw(spec(), "svg")


async def test_so_many_are_kept_and_the_oldest_go(pictures, monkeypatch):
    async def drawn(asked: dict[str, Any], form: str) -> bytes:
        return f"{asked['layout']['title']['text']}.{form}".encode()

    monkeypatch.setattr(pictures, "drawn", drawn)
    monkeypatch.setattr(module, "MOST_KEPT", 3)
    for title in "abcad":
        assert await pictures.draw(spec(title), "png") == f"{title}.png".encode()
    assert list(pictures.kept.values()) == [b"c.png", b"a.png", b"d.png"]
    assert await pictures.draw(spec("d"), "svg") == b"d.svg"


async def test_closing_what_was_never_opened_is_nothing():
    await Pictures().close()


def children(parent: int) -> list[int]:
    """Processes that this one started, theirs included."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, *_ = fields = stat.read_text().rpartition(")")[2].split()
            pid = int(stat.parent.name)
        except OSError:
            continue
        if int(fields[1]) == parent:
            found += [pid, *children(pid)]
    return found


@pytest.mark.browser
async def test_a_browser_that_dies_costs_no_more_than_one_picture():
    pictures = Pictures()
    before = set(children(os.getpid()))
    await pictures.draw(spec("first"), "png")
    started = set(children(os.getpid())) - before
    assert started
    for process in started:
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            continue
    drawn = None
    for _ in range(2):
        try:
            drawn = await asyncio.wait_for(pictures.draw(spec("second"), "png"), 40)
            break
        except TimeoutError:
            raise
        except Exception:
            continue
    assert drawn is not None and size(drawn)
    await asyncio.wait_for(pictures.close(), 20)
