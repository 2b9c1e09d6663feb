"""The same questions beside ever more measures of the council's own: what each costs, and what is still understood."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from bench.figures import Spread, spread
from bench.in_process import CONVERSATIONS, WARM_UP, each_turn
from bench.made_return import Past, made_rows
from bench.mix import OVERVIEWS, conversations
from bench.processes import resident_mb
from bench.snapshot_size import snapshot_mb
from bench.wordings import Share, Wording, own_wordings, share_right, wordings_of
from bot.assistant import Assistant, open_snapshots
from bot.settings import ServiceSettings
from bot.training import train
from bot.understanding.reader import Understanding
from data_layer.catalogue import Catalogue
from data_layer.refresh import refresh
from data_layer.returns.accept import accept
from data_layer.returns.model import CouncilLoad
from data_layer.settings import DataSettings
from data_layer.vocabulary import Level

# own measures: none; as many as a council's scorecard; and many
SIZES = (0, 40, 1_000, 10_000)
MONTHS, QUARTERS = 5, 5  # figures a measure, so that each has one a year before its newest
TURNS = 5
OVERVIEW_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Counted:
    """What was measured beside so many own measures."""

    own: int
    metrics: int  # of the catalogue
    loading: float  # seconds, that of the return; of the plain build where there is none
    snapshot_mb: float
    catalogue: float  # seconds
    understanding: float  # seconds to make it, once a snapshot
    questions: Spread
    overviews: Spread
    resident: float  # MB
    understood: Mapping[str, Share]
    own_understood: Share | None


def measure(folder: Path, sizes: tuple[int, ...] = SIZES) -> Iterator[Counted]:
    """Each size in data and process of its own, so that none finds anything warm."""
    train(progress=lambda line: None)  # nothing where a model is held
    wordings: dict[str, list[Wording]] = {}
    for size in sizes:
        data = folder / f"{size}_own"
        started = time.perf_counter()
        load(size, DataSettings(data_dir=data))
        loading = time.perf_counter() - started
        wordings = wordings or wordings_of(catalogue_in(data))
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
            yield apart.submit(counted, size, data, loading, wordings).result()


def load(size: int, settings: DataSettings) -> None:
    """The published figures, and so many measures of the council's own beside them."""
    if not size:
        refresh(settings, progress=lambda line: None)
        return
    rows = made_rows(size, Past(date.today(), MONTHS, QUARTERS))
    accept(CouncilLoad(rows=rows, file=f"{size} made measures", sha256="0" * 64, by="bench"), settings)


def catalogue_in(data: Path) -> Catalogue:
    return open_snapshots(DataSettings(data_dir=data)).current().catalogue(Level.PUBLIC)


def counted(size: int, data: Path, loading: float, wordings: Mapping[str, list[Wording]]) -> Counted:
    """Runs in a process of its own."""
    # first, so that nothing is held twice while the memory is looked at
    questions, overviews, resident = asyncio.run(asked(data))
    started = time.perf_counter()
    catalogue = catalogue_in(data)
    opened = time.perf_counter()
    understanding = Understanding(catalogue)
    made = time.perf_counter()
    home = DataSettings().home_area
    own = own_wordings(catalogue)
    return Counted(
        own=size,
        metrics=len(catalogue.metrics),
        loading=loading,
        snapshot_mb=snapshot_mb(data),
        catalogue=opened - started,
        understanding=made - opened,
        questions=questions,
        overviews=overviews,
        resident=resident,
        understood={name: share_right(said, understanding, home) for name, said in wordings.items()},
        own_understood=share_right(own, understanding, home) if own else None,
    )


async def asked(data: Path) -> tuple[Spread, Spread, float]:
    """Times of every turn of many conversations, then of the overviews; the memory of the process afterwards."""
    settings = ServiceSettings(tracker="memory", var_dir=data / "var")
    assistant = await Assistant.start(settings, open_snapshots(DataSettings(data_dir=data)))
    try:
        for texts in islice(conversations(TURNS, seed=1), WARM_UP):
            await each_turn(assistant, texts)
        turns = [await each_turn(assistant, texts) for texts in islice(conversations(TURNS), CONVERSATIONS)]
        over = [await each_turn(assistant, [text]) for _ in range(OVERVIEW_ROUNDS) for text in OVERVIEWS]
        return (
            spread([one for each in turns for one in each]),
            spread([one for (one,) in over]),
            resident_mb(os.getpid()),
        )
    finally:
        await assistant.stop()
