"""While questions come in steadily, new data is built beside the old and swapped in: no error, no wrong figure."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from threading import Event

import pytest

from bench.processes import BIN, Running, free_port, server
from tests.served import HOME, ROOT, ready_model
from tests.snapshot import TEST_DATA, shared_snapshots

FIGURES = {
    "recycling rate in Nottingham in 2023/24": 26.7,
    "residual waste per household in Nottingham in 2023/24": 572.6,
    "unallocated reserves in Nottingham at 31 March 2024": 30.5,
    "turnover of adult social care staff in 2024/25": 25.6,
}
MOST_QUESTIONS = 2_000


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shared snapshots, so that other tests are not disturbed."""
    shared_snapshots(HOME)
    return shutil.copytree(TEST_DATA / HOME, tmp_path_factory.mktemp("swap") / "data")


@pytest.fixture(scope="module")
def running(data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    ready_model()
    port = free_port()
    env = {"PMF_VAR_DIR": str(tmp_path_factory.mktemp("swap-var")), "PMF_DATA_DIR": str(data_dir)}
    command = [str(BIN / "pmf"), "serve", "--port", str(port)]
    with server(command, port, "/readyz", env={**env, "PMF_HOME_AREA": HOME}, cwd=ROOT) as served:
        yield served


@contextmanager
def asked_steadily(port: int, clients: int = 2) -> Iterator[list[str]]:
    """Asks until the block ends; gives a list that fills with whatever was wrong."""
    wrong: list[str] = []
    done = Event()

    def client() -> int:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        asked = 0
        for text, value in islice(cycle(FIGURES.items()), MOST_QUESTIONS):
            if done.is_set():
                break
            connection.request("POST", "/api/ask", json.dumps({"text": text}), {"Content-Type": "application/json"})
            response = connection.getresponse()
            body = response.read()
            asked += 1
            figures = json.loads(body)["answers"][0]["figures"] if response.status == 200 else []
            if not figures or abs(figures[0]["value"] - value) > 0.05:
                wrong.append(f"{response.status} {text}: {body[:200]!r}")
        connection.close()
        return asked

    with ThreadPoolExecutor(clients) as pool:
        counts = [pool.submit(client) for _ in range(clients)]
        try:
            yield wrong
        finally:
            done.set()
        assert all(count.result() > 20 for count in counts)


def builder(data_dir: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [str(BIN / "pmf"), "data", "--force"],
        env={**os.environ, "PMF_DATA_DIR": str(data_dir), "PMF_HOME_AREA": HOME},
        cwd=ROOT,
        stderr=subprocess.PIPE,
    )


def snapshot_in_service(port: int) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/readyz")
    return json.loads(connection.getresponse().read())["snapshot"]


def test_new_data_is_swapped_in_under_a_steady_load(running: Running, data_dir: Path):
    before = snapshot_in_service(running.port)
    with asked_steadily(running.port) as wrong:
        building = builder(data_dir)
        said = building.communicate(timeout=120)[1].decode()
        time.sleep(1)
    assert building.returncode == 0, said
    assert wrong == []
    after = snapshot_in_service(running.port)
    assert after != before and after in said


def test_a_builder_killed_half_way_leaves_the_old_data_in_service(running: Running, data_dir: Path):
    before = snapshot_in_service(running.port)
    with asked_steadily(running.port) as wrong:
        building = builder(data_dir)
        deadline = time.monotonic() + 60
        while not list(data_dir.glob("snapshots/*.building*")) and time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(0.5)
        building.send_signal(signal.SIGKILL)
        building.communicate()
        time.sleep(0.5)
    assert building.returncode == -signal.SIGKILL
    assert wrong == [] and snapshot_in_service(running.port) == before
    assert builder(data_dir).wait(120) == 0 and snapshot_in_service(running.port) != before
