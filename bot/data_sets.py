"""The sets of figures that can be asked: the published ones and, where it is offered, those with an invented return."""

from __future__ import annotations

import asyncio
import os
import sys
from enum import StrEnum
from pathlib import Path

from data_layer.faults import Fault
from data_layer.snapshots import Snapshots

ROOT = Path(__file__).resolve().parent.parent
MAKER = "examples.illustrative"  # loads the invented return into the folder that PMF_DATA_DIR names
NOT_OFFERED = "Illustrative figures are not offered here. Start the service with make run, or with PMF_ILLUSTRATIVE=1."
NOT_MADE = "The illustrative figures could not be made ready: {}"


class DataSet(StrEnum):
    PUBLISHED = "published"
    ILLUSTRATIVE = "illustrative"


class NotOffered(Fault):
    """A set of figures that this service does not have."""


class DataSets:
    """`illustrative`: the folder for the second set; None where only published figures are asked."""

    def __init__(self, published: Snapshots, illustrative: Path | None = None) -> None:
        self._folder = illustrative
        self._open = {DataSet.PUBLISHED: published}
        self._making = asyncio.Lock()

    @property
    def offered(self) -> list[DataSet]:
        return [DataSet.PUBLISHED, *([DataSet.ILLUSTRATIVE] if self._folder else [])]

    def snapshots(self, which: DataSet) -> Snapshots:
        """Of a set that `prepare` has made ready. Raises NotOffered."""
        if which not in self._open:
            raise NotOffered(NOT_OFFERED)
        return self._open[which]

    async def prepare(self, which: DataSet) -> bool:
        """The first call for the illustrative set takes some seconds, others wait for it; then none costs anything.

        Whether it was this call that opened it. Raises NotOffered, or Fault with what went wrong.
        """
        if which in self._open:
            return False
        if self._folder is None:
            raise NotOffered(NOT_OFFERED)
        async with self._making:
            if which in self._open:
                return False
            await made(self._folder)
            self._open[which] = Snapshots(self._folder)
            return True


async def made(folder: Path) -> None:
    """In a process of its own, so that this one goes on answering meanwhile. What is there already is not made anew."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", MAKER, cwd=ROOT, env={**os.environ, "PMF_DATA_DIR": str(folder)},
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    _, said = await process.communicate()
    if process.returncode:
        lines = said.decode(errors="replace").strip().splitlines()
        raise Fault(NOT_MADE.format(lines[-1] if lines else "the maker said nothing."))
