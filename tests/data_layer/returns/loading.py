"""Loads a return in a process of its own, over the small pack, and tells each step as it begins; to be killed."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from data_layer.returns import accept
from data_layer.settings import DataSettings
from tests.data_layer.small_pack import Place

AFTER_THE_SWAP = "after the swap"


def main(folder: Path, workbook: Path, stop_at: str) -> None:
    """At the step `stop_at` it waits to be killed, or kills itself where no step is told."""
    place = Place(folder)

    def told(line: str) -> None:
        print(line, flush=True)
        if line == stop_at:
            time.sleep(60)

    def swap_and_die(data_dir: Path, snapshot: object) -> None:
        swap(data_dir, snapshot)  # type: ignore[reportArgumentType]
        os.kill(os.getpid(), signal.SIGKILL)

    swap = accept.swap
    if stop_at == AFTER_THE_SWAP:
        accept.swap = swap_and_die
    settings = DataSettings(home_area=place.home_area, data_dir=place.data_dir)
    accept.load_return(workbook, settings, progress=told, pack=place.pack, definitions=place.definitions)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
