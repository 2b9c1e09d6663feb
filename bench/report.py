"""The measurements as a page: each beside its goal, ratios before absolute times."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.figures import Spread
from bench.load import Load


@dataclass(frozen=True, slots=True)
class Measured:
    day: date
    machine: str
    training: float  # seconds
    start_up: float  # seconds
    resident: float  # MB
    memory: Spread
    sqlite: Spread
    over_http: Spread
    loads: Sequence[Load]
    whole: Load  # the questions that the stock servers were asked
    stock: Load


PAGE = """# Performance

Written by `make bench` on {day} on {cores} cores ({machine}).
Absolute times move with the machine; the ratio to the stock servers, measured in the same run, moves less. The callers
run on the same cores. The stock servers hold no reading of the question before, so both are asked whole questions for
the ratio.

| what | measured | goal |
| --- | --- | --- |
| a question in process, turn 5, trackers in memory | {memory} | p50 8 ms, p95 25 ms |
| a question in process, turn 20, trackers in SQLite | {sqlite} | p50 12 ms, p95 25 ms |
| a question through HTTP, turn 5 | {over_http} | 3 ms more than in process |
{loads}
| the same, whole questions only, 4 clients | {whole} | |
| those by the same model as `rasa run` and `rasa run actions` | {stock} | |
| ratio of questions a second to the stock servers, 4 clients | {ratio:.1f} times | 5 times |
| start to ready with a trained model | {start_up:.1f} s | under 6 s |
| memory of the worker after the load | {resident:.0f} MB | under 500 MB |
| training from nothing | {training:.1f} s | |
"""


def write(path: Path, found: Measured) -> None:
    """Overwrites the page."""
    path.write_text(
        PAGE.format(
            day=f"{found.day.day} {found.day:%B %Y}",
            cores=os.cpu_count(),
            machine=found.machine,
            memory=times(found.memory),
            sqlite=times(found.sqlite),
            over_http=times(found.over_http),
            loads="\n".join(row(one) for one in found.loads),
            whole=rate(found.whole),
            stock=rate(found.stock),
            ratio=found.whole.per_second / found.stock.per_second,
            start_up=found.start_up,
            resident=found.resident,
            training=found.training,
        )
    )


def row(one: Load) -> str:
    return f"| {one.clients} client{'s' * (one.clients > 1)} at once | {rate(one)} | {goal(one)} |"


def times(one: Spread) -> str:
    return f"p50 {one.p50:.1f} ms, p95 {one.p95:.1f} ms"


def rate(one: Load) -> str:
    waits = f"p50 {one.times.p50:.0f} ms, p99 {one.times.p99:.0f} ms"
    return f"{one.per_second:.0f} questions a second, {waits}, {one.errors} errors"


def goal(one: Load) -> str:
    return {4: "80 a second", 16: "p99 under 500 ms"}.get(one.clients, "")
