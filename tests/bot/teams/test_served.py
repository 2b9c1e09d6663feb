"""The served channel as the emulator meets it: a real process, killed and started again, and a service that is down."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bench.emulator import Emulator, emulating
from bench.processes import BIN, Running
from tests.served import ROOT, served

EMULATOR = {"PMF_TEAMS_EMULATOR": "1"}
PATIENCE = 60.0


def ask(running: Running, emulator: Emulator, person: str, id: str, text: str) -> int:
    address = f"http://127.0.0.1:{running.port}/api/messages"
    return httpx.post(address, json=emulator.message(person, id, text), timeout=30).status_code


@pytest.fixture
def emulator() -> Iterator[Emulator]:
    with emulating() as made:
        yield made


def test_what_was_acknowledged_is_answered_once_after_the_process_was_killed(tmp_path: Path, emulator):
    emulator.down = True
    questions = [("ann", "1", "recycling rate"), ("ann", "2", "and Derby?"), ("ben", "1", "landfill rate")]
    with served(tmp_path, settings=EMULATOR) as running:
        assert [ask(running, emulator, *one) for one in questions] == [202] * 3
        os.kill(running.pid, signal.SIGKILL)
    emulator.down = False
    with served(tmp_path, settings=EMULATOR) as running:
        assert ask(running, emulator, *questions[0]) == 202  # sent again, as Teams does
        emulator.wait_for(5)
    welcome = "Ask me how the council is doing."
    ann, ben = emulator.said("ann"), emulator.said("ben")
    assert ann[0] == ben[0] == welcome and len(ann) == 3 and len(ben) == 2
    assert "recycling rate in Nottingham" in ann[1] and "recycling rate in Derby" in ann[2] and "landfill" in ben[1]


def test_nothing_is_lost_while_the_service_of_teams_is_down(tmp_path: Path, emulator):
    emulator.down = True
    with served(tmp_path, settings=EMULATOR) as running:
        for at in range(3):
            assert ask(running, emulator, "ann", str(at), "recycling rate") == 202
        ends = time.monotonic() + PATIENCE
        while emulator.refused < 2 and time.monotonic() < ends:
            time.sleep(0.05)
        emulator.down = False
        emulator.wait_for(4)
    assert len(emulator.said("ann")) == 4 and emulator.refused >= 2


def refused_start(**settings: str) -> str:
    env = {**os.environ, **settings}
    command = [
        str(BIN / "pmf"),
        "serve",
        "--port",
        "1",
        *(["--host", "0.0.0.0"] if "PMF_TEAMS_EMULATOR" in settings else []),
    ]
    ended = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert ended.returncode != 0 and "Traceback" not in ended.stderr
    return ended.stderr


def test_it_does_not_start_open_to_others_or_without_what_it_needs():
    assert "PMF_TEAMS_EMULATOR lets messages in" in refused_start(PMF_TEAMS_EMULATOR="1")
    app = "0aa11111-2222-4333-8444-555555555555"
    assert "PMF_TEAMS_TENANT_ID is not" in refused_start(PMF_TEAMS_APP_ID=app)


def test_without_a_bot_id_there_is_no_such_endpoint(tmp_path: Path, emulator):
    with served(tmp_path) as running:
        assert ask(running, emulator, "ann", "1", "recycling rate") in {404, 405}
