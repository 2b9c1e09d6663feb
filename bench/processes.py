"""Servers as real processes on free ports, started, watched and ended."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

BIN = Path(sys.executable).parent
PATIENCE = 120


@dataclass(frozen=True, slots=True)
class Running:
    port: int
    pid: int
    seconds_to_ready: float

    @property
    def resident_mb(self) -> float:
        return resident_mb(self.pid)


def resident_mb(pid: int) -> float:
    """Memory of a running process."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextmanager
def server(
    command: Sequence[str], port: int, ready_path: str, *, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> Iterator[Running]:
    """Starts a command and waits until it answers 200 at a path; raises with its output where it dies first."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={**os.environ, **(env or {})}, cwd=cwd
    )
    try:
        while not answers(port, ready_path):
            if process.poll() is not None:
                raise RuntimeError(
                    f"{command[0]} ended before it answered:\n{process.communicate()[0].decode()[-2000:]}"
                )
            if time.perf_counter() - started > PATIENCE:
                raise RuntimeError(f"{command[0]} did not answer within {PATIENCE} seconds.")
            time.sleep(0.02)
        yield Running(port, process.pid, time.perf_counter() - started)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def answers(port: int, path: str) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
