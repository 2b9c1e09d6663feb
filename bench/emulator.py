"""Stands in for the side of Teams: takes replies on this machine, or refuses them for a while, and notes when."""

from __future__ import annotations

import json
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Arrived:
    """`at`: seconds of time.perf_counter."""

    summary: str
    at: float


@dataclass
class Emulator:
    """Says 503 while it is down. `arrived`: replies by conversation, in the order in which they came."""

    port: int = 0
    down: bool = False
    refused: int = 0
    arrived: defaultdict[str, list[Arrived]] = field(default_factory=lambda: defaultdict(list))

    def take(self, path: str, activity: dict[str, Any]) -> int:
        if activity["type"] == "typing":
            return 202
        if self.down:
            self.refused += 1
            return 503
        self.arrived[unquote(path.split("/")[3])].append(Arrived(activity["summary"], time.perf_counter()))
        return 201

    def said(self, conversation: str) -> list[str]:
        return [one.summary for one in self.arrived[conversation]]

    def wait_for(self, count: int) -> bool:
        """Until so many replies are there, whether they came in time, and a moment longer for one too many."""
        ends = time.monotonic() + PATIENCE
        while sum(map(len, self.arrived.values())) < count and time.monotonic() < ends:
            time.sleep(0.005)
        time.sleep(0.1)
        return sum(map(len, self.arrived.values())) == count

    def message(self, person: str, id: str, text: str) -> dict[str, Any]:
        """As the playground sends one."""
        return {
            "type": "message", "id": id, "channelId": "msteams", "serviceUrl": f"http://127.0.0.1:{self.port}",
            "from": {"id": person, "name": person}, "recipient": {"id": "bot", "name": "Bot"},
            "conversation": {"id": person, "conversationType": "personal"}, "textFormat": "plain", "text": text,
        }  # fmt: skip


@contextmanager
def emulating() -> Iterator[Emulator]:
    emulator = Emulator()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # or each answer waits 40 ms for its second packet, and the next reply with it

        def do_POST(self) -> None:
            activity = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            body = json.dumps({"id": f"m{time.monotonic_ns()}"}).encode()
            self.send_response(emulator.take(self.path, activity))
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    emulator.port = server.server_port
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield emulator
    finally:
        server.shutdown()
        server.server_close()
