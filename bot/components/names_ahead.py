"""What the names of a council's own measures mean, worked out beside the questions and kept for the next start.

Training works out those of the published measures. A return brings others, and with them the sayings of the lexicon:
some ten seconds, until which words alone decide. Who can wait for them, waits (`worked_out`).
"""

from __future__ import annotations

import logging
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from threading import Lock, Thread
from typing import Protocol

from bot.settings import ServiceSettings
from bot.understanding.meaning.encoder import PACKAGE

LOG = logging.getLogger(__name__)
LOCK, RUNNING = Lock(), list[Thread]()


class Names(Protocol):
    """As `Nearest`."""

    @property
    def missing(self) -> bool: ...
    def recall(self, file: Path) -> None: ...
    def prepare(self) -> None: ...
    def keep(self, file: Path) -> None: ...


def make_ready(nearest: Names) -> None:
    """At once where all is known, else beside the questions."""
    if nearest.missing:
        nearest.recall(kept_in())
    if not nearest.missing:
        nearest.prepare()
        return
    # not a daemon: one that is cut off inside the encoder takes the whole process down
    thread = Thread(target=prepared, args=(nearest,), name="names")
    with LOCK:
        RUNNING.append(thread)
    thread.start()


def worked_out() -> None:
    """Waits for all that is being worked out."""
    with LOCK:
        running = list(RUNNING)
    for thread in running:
        thread.join()
    with LOCK:
        RUNNING[:] = [thread for thread in RUNNING if thread not in running]


def prepared(nearest: Names) -> None:
    try:
        nearest.prepare()
    except Exception:
        LOG.exception("What the names of measures mean could not be worked out; words alone decide.")
        return
    try:
        nearest.keep(kept_in())
    except OSError as error:
        LOG.warning("What the names of measures mean could not be kept for the next start (%s).", error.strerror)


def kept_in() -> Path:
    """One file for each version of the encoder, whose vectors are its own."""
    try:
        made_by = version(PACKAGE.replace("_", "-"))
    except PackageNotFoundError:
        made_by = "none"
    return ServiceSettings().var_dir / "names" / f"{made_by}.npz"
