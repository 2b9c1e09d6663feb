"""What a question costs: in process, through HTTP, with many callers at once, and beside the stock servers."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Spread
from bench.in_process import turn_times
from bench.load import Load, load, pmf_thread, pmf_wording, turn_over_http
from bench.mix import whole_questions
from bench.processes import BIN, free_port, server
from bench.stock import stock_load
from bot.training import train
from data_layer.refresh import refresh
from data_layer.settings import ROOT

SECONDS = 15


@dataclass(frozen=True, slots=True)
class Questions:
    training: float  # seconds
    start_up: float  # seconds
    resident: float  # MB
    memory: Spread
    sqlite: Spread
    over_http: Spread
    loads: Sequence[Load]
    whole: Load  # the questions that the stock servers were asked
    stock: Load


def measure(folder: Path) -> Questions:
    """Trains anew first, so that the time of it is known. The data in service is asked, renewed where it is old."""
    refresh(progress=lambda line: None)
    started = time.perf_counter()
    model = train(force=True, progress=lambda line: None)
    training = time.perf_counter() - started
    memory = turn_times(5, tracker="memory", var_dir=folder / "memory")
    sqlite = turn_times(20, tracker="sql", var_dir=folder / "sql")
    port = free_port()
    command = [str(BIN / "pmf"), "serve", "--port", str(port)]
    with server(command, port, "/readyz", env={"PMF_VAR_DIR": str(folder / "served")}, cwd=ROOT) as running:
        start_up = running.seconds_to_ready
        load(port, 4, 5, pmf_wording, pmf_thread)
        over_http = turn_over_http(port, 5, 60)
        loads = [load(port, clients, SECONDS, pmf_wording, pmf_thread) for clients in (1, 4, 16)]
        whole = load(port, 4, SECONDS, pmf_wording, pmf_thread, mix=whole_questions)
        resident = running.resident_mb
    stock = stock_load(model, folder, ROOT, 4, SECONDS)
    return Questions(training, start_up, resident, memory, sqlite, over_http, loads, whole, stock)
