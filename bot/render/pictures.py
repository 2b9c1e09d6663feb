"""Charts as PNG or SVG by a Chromium kept running beside the service, off the question's way."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import shutil
from collections import OrderedDict
from typing import TYPE_CHECKING, Any, Literal

import kaleido
import plotly.graph_objects as go

if TYPE_CHECKING:
    from kaleido._utils.fig_tools import LayoutOpts

WIDTH, HEIGHT, SCALE = 640, 320, 2
PATIENCE = 20  # seconds
MOST_KEPT = 200
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class NoBrowser(Exception):
    """No Chromium is installed on this machine; its text says what to do."""

    def __init__(self) -> None:
        super().__init__("Pictures need a Chromium on the server, and none is installed. The chart's JSON is at .json.")


class NotDrawn(Exception):
    """The browser failed; its text is the sentence for a person."""

    def __init__(self) -> None:
        super().__init__("The picture could not be drawn just now. Please try again, or take the chart's JSON.")


class Pictures:
    """Draws each specification once; the browser starts with the first picture and serves one at a time."""

    def __init__(self) -> None:
        self.kept: OrderedDict[str, bytes] = OrderedDict()
        self.lock = asyncio.Lock()
        self.browser: kaleido.Kaleido | None = None

    async def draw(self, spec: dict[str, Any], form: Literal["png", "svg"]) -> bytes:
        """Raises NoBrowser where no Chromium is present, NotDrawn where it fails or takes too long."""
        key = hashlib.sha256(f"{form}{json.dumps(spec, sort_keys=True)}".encode()).hexdigest()
        async with self.lock:
            if key not in self.kept:
                try:
                    async with asyncio.timeout(PATIENCE):
                        self.kept[key] = await self.drawn(spec, form)
                except NoBrowser:
                    raise
                except asyncio.CancelledError as cancelled:
                    await self.close()
                    if (asking := asyncio.current_task()) and asking.cancelling():
                        raise  # by whoever asked, not by the browser's end
                    raise NotDrawn from cancelled
                except Exception as failed:
                    await self.close()  # the next picture starts a browser anew
                    raise NotDrawn from failed
                if len(self.kept) > MOST_KEPT:
                    self.kept.popitem(last=False)
            self.kept.move_to_end(key)
            return self.kept[key]

    async def drawn(self, spec: dict[str, Any], form: Literal["png", "svg"]) -> bytes:
        if self.browser is None:
            if not any(shutil.which(name) for name in BROWSERS):
                raise NoBrowser
            self.browser = kaleido.Kaleido(n=1)
            await self.browser.open()
        height = spec.get("layout", {}).get("height", HEIGHT)
        options: LayoutOpts = {"format": form, "width": WIDTH, "height": height, "scale": SCALE if form == "png" else 1}
        # in a task of its own: where its browser dies, the library cancels the task that waits for it
        return await asyncio.create_task(self.browser.calc_fig(go.Figure(spec), opts=options))

    async def close(self) -> None:
        ended, self.browser = self.browser, None
        if ended is not None:
            # a browser that has died cannot be closed in an orderly way, and must not hold up anything
            with contextlib.suppress(Exception):
                async with asyncio.timeout(PATIENCE):
                    await ended.close()
