"""A real server process on a free port, for tests of the API and the page; its output is shown if it dies."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bench.processes import BIN, Running, free_port, server
from bot.training import train
from data_layer.vocabulary import AreaCode
from tests.snapshot import TEST_DATA, shared_snapshots

ROOT = Path(__file__).resolve().parent.parent
HOME = AreaCode("E06000018")


@contextmanager
def served(
    var_dir: Path, *, home: AreaCode = HOME, illustrative: bool = False, settings: Mapping[str, str] | None = None
) -> Iterator[Running]:
    """`pmf serve` on the shared test snapshot with a store of its own; `illustrative`: with the second set offered;
    `settings`: more of the environment.
    """
    shared_snapshots(home)
    ready_model()
    port = free_port()
    env = {"PMF_VAR_DIR": str(var_dir), "PMF_DATA_DIR": str(TEST_DATA / home), "PMF_HOME_AREA": home}
    env |= {"PMF_ILLUSTRATIVE": str(int(illustrative)), **(settings or {})}
    with server([str(BIN / "pmf"), "serve", "--port", str(port)], port, "/readyz", env=env, cwd=ROOT) as running:
        yield running


def ready_model() -> None:
    """Trained where it is not; workers wait for each other."""
    with (TEST_DATA / ".training").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        shared_snapshots(HOME)
        train(progress=lambda line: None, data_dir=TEST_DATA / HOME)
