"""`make bench`: asks, serves and loads the assistant and writes docs/performance.md. Run nothing else meanwhile."""

from __future__ import annotations

import platform
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from bench.in_process import turn_times
from bench.load import load, pmf_thread, pmf_wording, turn_over_http
from bench.mix import whole_questions
from bench.processes import BIN, free_port, server
from bench.report import Measured, write
from bench.stock import stock_load
from bot.training import train

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 15


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def main() -> None:
    say("training")
    started = time.perf_counter()
    model = train(force=True, progress=lambda line: None)
    training = time.perf_counter() - started
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        say("in process")
        memory = turn_times(5, tracker="memory", var_dir=folder / "memory")
        sqlite = turn_times(20, tracker="sql", var_dir=folder / "sql")
        say("served")
        port = free_port()
        command = [str(BIN / "pmf"), "serve", "--port", str(port)]
        with server(command, port, "/readyz", env={"PMF_VAR_DIR": str(folder / "served")}, cwd=ROOT) as running:
            start_up = running.seconds_to_ready
            load(port, 4, 5, pmf_wording, pmf_thread)
            over_http = turn_over_http(port, 5, 60)
            loads = [load(port, clients, SECONDS, pmf_wording, pmf_thread) for clients in (1, 4, 16)]
            whole = load(port, 4, SECONDS, pmf_wording, pmf_thread, mix=whole_questions)
            resident = running.resident_mb
        say("stock")
        stock = stock_load(model, folder, ROOT, 4, SECONDS)
    machine = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    write(
        ROOT / "docs" / "performance.md",
        Measured(date.today(), machine, training, start_up, resident, memory, sqlite, over_http, loads, whole, stock),
    )


if __name__ == "__main__":
    main()
