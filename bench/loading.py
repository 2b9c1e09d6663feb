"""How long the data takes to build, to load a return into, to import a scorecard into and to undo: the commands."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.made_return import Past, made_rows
from bench.made_scorecard import write_scorecard
from bench.processes import BIN
from bench.snapshot_size import pack_mb, snapshot_mb
from data_layer.refresh import list_snapshots
from data_layer.returns.writing import write_csv_folder
from data_layer.settings import ROOT

ILLUSTRATIVE = ROOT / "examples" / "illustrative_return.xlsx"
MEASURES, MONTHS, QUARTERS = 1_000, 220, 40  # a third of them monthly: 100,000 figures
SCORECARD_MEASURES = 200


@dataclass(frozen=True, slots=True)
class Step:
    """One command: its seconds, and the figures it brought into the data or took out of it."""

    seconds: float
    figures: int


@dataclass(frozen=True, slots=True)
class Loading:
    build: Step
    pack_mb: float
    built_mb: float
    illustrative: Step
    large: Step
    large_mb: float
    undo: Step
    scorecard: Step


def measure(folder: Path) -> Loading:
    """Runs the commands one after the other in a fresh data folder. Raises RuntimeError where one fails."""
    data = folder / "loading"
    build = step(data, "data")
    built_mb = snapshot_mb(data)
    illustrative = step(data, "load", str(ILLUSTRATIVE))
    step(data, "undo")
    written = folder / "large_return"
    write_csv_folder(made_rows(MEASURES, Past(date.today(), MONTHS, QUARTERS)), written)
    large = step(data, "load", str(written))
    large_mb = snapshot_mb(data)
    undo = step(data, "undo")
    file = folder / "scorecard.xlsx"
    offered = write_scorecard(file, SCORECARD_MEASURES, date.today())
    scorecard = step(data, "import", str(file), "--audience", "public", "--yes")
    if scorecard.figures != offered:
        raise RuntimeError(f"pmf import loaded {scorecard.figures:,} figures of the {offered:,} of {file.name}.")
    return Loading(build, pack_mb(), built_mb, illustrative, large, large_mb, undo, scorecard)


def step(data: Path, *command: str) -> Step:
    """Runs `pmf` with the data in a folder of its own."""
    before = held(data)
    environment = {**os.environ, "PMF_DATA_DIR": str(data)}
    started = time.perf_counter()
    done = subprocess.run(
        [str(BIN / "pmf"), *command], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    seconds = time.perf_counter() - started
    if done.returncode:
        raise RuntimeError(f"pmf {command[0]} failed:\n{(done.stdout + done.stderr)[-2000:]}")
    return Step(seconds, held(data) - before)


def held(data: Path) -> int:
    """Figures of the snapshot in service."""
    return next((each.figures for each in list_snapshots(data) if each.current), 0)
