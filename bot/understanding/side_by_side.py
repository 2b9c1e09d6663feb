"""Work on many things in a process a core, for training; few things are done at once where they are."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache, partial
from multiprocessing import get_context
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import numpy as np

from bot.understanding.meaning.encoder import Encoder, Vectors

MANY = 2_000  # things, below which starting processes takes longer than they save
PORTIONS = 4  # a core, so that none waits long for another
MOST_CORES = 4  # each holds a reader or an encoder of its own

Thing = TypeVar("Thing")
Found = TypeVar("Found")


class Workers:
    """Processes, started when first needed and ended with the context; what they are given is pickled.

    With one core everything is done in this process.
    """

    def __init__(self, cores: int | None = None) -> None:
        self._cores = cores or min(os.cpu_count() or 1, MOST_CORES)
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def start(self, work: Callable[..., Found], *given: Any) -> Future[Found]:
        """Beside what is done meanwhile."""
        if self._cores == 1:
            done: Future[Found] = Future()
            done.set_result(work(*given))
            return done
        # processes that start afresh: a fork would copy locks that other threads hold
        self._pool = self._pool or ProcessPoolExecutor(self._cores, mp_context=get_context("spawn"))
        return self._pool.submit(work, *given)

    def all(
        self, work: Callable[[Sequence[Thing]], list[Found]], things: Sequence[Thing], many: int = MANY
    ) -> list[Found]:
        """What `work` makes of each portion, in order; from `many` things on side by side.

        What `work` has made ready for one portion serves it for the next in the same process.
        """
        if len(things) < many or self._cores == 1:
            return work(things)
        size, sent = -(-len(things) // (self._cores * PORTIONS)), pickle.dumps(work)
        begun = [self.start(done, sent, things[first : first + size]) for first in range(0, len(things), size)]
        return [found for portion in begun for found in portion.result()]


def done(sent: bytes, things: Sequence[Thing]) -> list[Any]:
    return received(sent)(things)


@lru_cache(maxsize=2)
def received(sent: bytes) -> Callable[[Sequence[Any]], list[Any]]:
    """The work as it was sent to this process."""
    return pickle.loads(sent)


class SideBySide(Encoder):
    """An encoder that works on all cores; it holds nothing itself."""

    at_once = 100_000

    def __init__(self, beneath: Encoder, workers: Workers) -> None:
        self._beneath, self._workers = beneath, workers

    def save(self, file: Path) -> None:
        self._beneath.save(file)

    def encode(self, texts: Sequence[str]) -> Vectors:
        return (
            np.stack(self._workers.all(partial(rows, self._beneath), texts)) if texts else self._beneath.encode(texts)
        )


def rows(encoder: Encoder, texts: Sequence[str]) -> list[Vectors]:
    return list(encoder.encode(texts))
