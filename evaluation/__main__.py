"""`make evaluate`: asks files of questions and says how well they are understood.

ARGS names files (`make evaluate ARGS="mine.jsonl"`); without any, the second open set is asked.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from actions.desk import Desk
from bot.assistant import Assistant, open_snapshots
from bot.components.current import understanding_of
from bot.data_sets import DataSet
from bot.settings import ServiceSettings
from bot.training import train
from bot.understanding.learning import Learned
from data_layer.faults import Fault
from data_layer.refresh import refresh
from data_layer.settings import ROOT, DataSettings
from data_layer.snapshots import Snapshots
from evaluation.asking import ask_assistant
from evaluation.diagram import reliability_svg
from evaluation.format import Item, read_items
from evaluation.outcome import scored
from evaluation.report import DIAGRAM, Report, Shown, markdown, to_show
from evaluation.scoring import known_of
from evaluation.trained import seen, trained

SECOND_SET = ROOT / "evaluation" / "second_set"
PAGE = "evaluation.md"


def main(words: Sequence[str]) -> int:
    asked = parsed(words)
    files = asked.files or sorted(SECOND_SET.glob("*.jsonl"))
    try:
        items = read_items(files)
        say(refresh(progress=say))
        model = train(progress=say)
        report = asyncio.run(evaluated(items, [file.name for file in files], trained(model), asked.published_only))
    except Fault as fault:
        say(str(fault))
        return 2
    folder = asked.into or ServiceSettings().var_dir / "evaluation"
    written(report, folder)
    print(markdown(report))
    say(f"The same is in {folder / PAGE}, the reliability diagram in {folder / DIAGRAM}.")
    return 0


def parsed(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, help="files of questions; default: the second open set")
    parser.add_argument(
        "--into", type=Path, help="folder for the report; default: evaluation, where the service keeps its own"
    )
    parser.add_argument("--published-only", action="store_true", help="leave out the lines about illustrative figures")
    return parser.parse_args(words)


async def evaluated(items: Sequence[Item], files: Sequence[str], learned: Learned, published_only: bool) -> Report:
    """Conversations are kept in a folder that is gone afterwards. Raises Fault, as the assistant does."""
    with tempfile.TemporaryDirectory() as kept:
        offered = {DataSet.PUBLISHED} if published_only else set(DataSet)
        there = [item for item in items if item.data in offered]
        needed = {DataSet.PUBLISHED, *(item.data for item in there)}
        settings = ServiceSettings(
            database_url=f"sqlite:///{Path(kept) / 'service.sqlite'}",
            tracker="memory",
            illustrative=DataSet.ILLUSTRATIVE in needed,
        )
        published = open_snapshots(DataSettings())
        assistant = await Assistant.start(settings, published)
        try:
            for each in sorted(needed):
                await assistant.prepare(each)
            asked = await ask_assistant(there, assistant)
            desks = {each: desk_of(assistant, each, published, settings) for each in needed}
        finally:
            await assistant.stop()
        home = DataSettings().home_area
        found = scored(asked, {each: known_of(desk.catalogue, home) for each, desk in desks.items()})
        readers = {each: understanding_of(desk, learned) for each, desk in desks.items()}
        shown = [Shown(one, seen(one.asked.text, readers[one.asked.data], home, learned)) for one in to_show(found)]
    return Report(files, len(items) - len(there), found, shown)


def desk_of(assistant: Assistant, data: DataSet, published: Snapshots, settings: ServiceSettings) -> Desk:
    folder = settings.illustrative_dir
    snapshots = Snapshots(folder) if data is DataSet.ILLUSTRATIVE and folder else published
    viewer = assistant.public_viewer()
    return Desk(snapshots.current(), viewer, as_known_at=viewer.now, asked_at=datetime.now(UTC))


def written(report: Report, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / PAGE).write_text(markdown(report), encoding="utf-8")
    (folder / DIAGRAM).write_text(reliability_svg(report.calibration), encoding="utf-8")


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
