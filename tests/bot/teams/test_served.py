"""The served channel as the emulator meets it: a real process, killed and started again, and a service that is down."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import httpx
import pytest

from bench.processes import BIN, Running
from tests.served import ROOT, served

EMULATOR = {"PMF_TEAMS_EMULATOR": "1"}
PATIENCE = 60.0


@dataclass
class Emulator:
    """Takes replies as the playground does; says 503 while it is down."""

    down: bool = False
    arrived: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    refused: int = 0
    port: int = 0

    def take(self, path: str, activity: dict[str, Any]) -> int:
        if activity["type"] == "typing":
            return 202
        if self.down:
            self.refused += 1
            return 503
        self.arrived[unquote(path.split("/")[3])].append(activity["summary"])
        return 201

    def wait_for(self, count: int) -> None:
        """Until so many answers are there, and a moment longer for one too many."""
        ends = time.monotonic() + PATIENCE
        while sum(map(len, self.arrived.values())) < count and time.monotonic() < ends:
            time.sleep(0.05)
        time.sleep(0.1)


@contextmanager
def emulating() -> Iterator[Emulator]:
    emulator = Emulator()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            activity = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status = emulator.take(self.path, activity)
            body = json.dumps({"id": f"m{time.monotonic_ns()}"}).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    emulator.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield emulator
    finally:
        server.shutdown()
        server.server_close()


def ask(running: Running, emulator: Emulator, person: str, id: str, text: str) -> int:
    activity = {
        "type": "message", "id": id, "channelId": "msteams", "serviceUrl": f"http://127.0.0.1:{emulator.port}",
        "from": {"id": person, "name": person}, "recipient": {"id": "bot", "name": "Bot"},
        "conversation": {"id": person, "conversationType": "personal"}, "textFormat": "plain", "text": text,
    }  # fmt: skip
    return httpx.post(f"http://127.0.0.1:{running.port}/api/messages", json=activity, timeout=30).status_code


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
    ann, ben = emulator.arrived["ann"], emulator.arrived["ben"]
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
    assert len(emulator.arrived["ann"]) == 4 and emulator.refused >= 2


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
