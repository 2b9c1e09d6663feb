"""The measurements in words and tables: each beside its goal, with ratios where absolute times tell little."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from bench.figures import Spread
from bench.load import Load
from bench.loading import Loading, Step
from bench.many_metrics import Counted
from bench.questions import Questions
from bench.teams import EACH, PEOPLE, SECONDS, Teams
from bench.wordings import Share

LOADING = """The commands of `pmf` as a person runs them, in a fresh folder of data, start of the program included.

| what | measured | times the build | goal |
| --- | --- | --- | --- |
| `pmf data`: the snapshot from the embedded pack, {build.figures:,} figures | {build.seconds:.1f} s | 1.0 | |
| `pmf load` of the illustrative return, {illustrative.figures:,} figures | {illustrative_cost} | |
| `pmf load` of a made return as a folder of CSV files, {large.figures:,} figures | {large_cost} | under 30 s |
| `pmf undo` of that return | {undo_cost} | |
| `pmf import` of a made scorecard (XLSX), {scorecard.figures:,} figures, no question answered | {scorecard_cost} | |
| the embedded pack | {found.pack_mb:.1f} MB | | |
| the snapshot of it | {found.built_mb:.1f} MB | | |
| the snapshot with the made return | {found.large_mb:.1f} MB | | |
"""
METRICS = """The same questions, in process, with more and more measures of the council's own beside the published ones:
names that read as a council's own, made by a seed from services, aspects and groups of people. The columns are metrics
in the catalogue.

{table}

Overviews go over everything that is held ("what are we worst at?", "anything to celebrate?"), so they grow with it.
What is understood is the share of fixed wordings that still find their published measure or theme by the words alone,
without the trained model; in brackets, the points fewer than with the embedded data.
"""
QUESTIONS = """The callers run on the same cores. The stock servers hold no reading of the question before, so both are
asked whole questions for the ratio.

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


TEAMS = """Messages go to a served instance as the emulator sends them, and a stand-in for Teams takes the cards, all on
the same cores.

| what | measured | goal |
| --- | --- | --- |
| from a message in to its card out, one person | {alone} | p50 40 ms |
| the same, {messages} messages of {people} people in {seconds:.0f} s | {many} | |
| each of these answered once, and in its conversation's order | {good} | yes |
| until a message is acknowledged | {acknowledged} | 10 s, or it is sent again |
| memory of the worker after it | {resident:.0f} MB | under 500 MB |
"""


def dated(body: str, day: date) -> str:
    """With when and on what it was measured."""
    machine = f"{os.cpu_count()} cores ({platform.system()} {platform.machine()}, Python {platform.python_version()})"
    return f"Measured on {day.day} {day:%B %Y} on {machine}.\n{body}"


def of_questions(found: Questions) -> str:
    return QUESTIONS.format(
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


def of_loading(found: Loading) -> str:
    def cost(step: Step) -> str:
        return f"{step.seconds:.1f} s | {step.seconds / found.build.seconds:.1f}"

    return LOADING.format(
        found=found,
        build=found.build,
        illustrative=found.illustrative,
        large=found.large,
        scorecard=found.scorecard,
        illustrative_cost=cost(found.illustrative),
        large_cost=cost(found.large),
        undo_cost=cost(found.undo),
        scorecard_cost=cost(found.scorecard),
    )


def of_teams(found: Teams) -> str:
    return TEAMS.format(
        alone=times(found.alone),
        many=times(found.many),
        acknowledged=times(found.acknowledged),
        good="yes" if found.once_and_in_order else "no",
        messages=PEOPLE * EACH,
        people=PEOPLE,
        seconds=SECONDS,
        resident=found.resident,
    )


def of_metrics(found: Sequence[Counted]) -> str:
    """A column a size; the first is the one that the others are set against."""
    first = found[0]
    rows = [
        ["what", *(f"{one.metrics:,}" for one in found), "goal"],
        ["---"] * (len(found) + 2),
        ["own measures among them", *(f"{one.own:,}" for one in found), ""],
        ["a question", *(times(one.questions) for one in found), ""],
        ["more than with the embedded data, p50", *more(found), "at most 5 ms"],
        ["an overview", *(times(one.overviews) for one in found), ""],
        ["loading the return", *(f"{one.loading:.1f} s" if one.own else "" for one in found), ""],
        ["the snapshot", *(f"{one.snapshot_mb:.1f} MB" for one in found), ""],
        ["reading the catalogue, once a snapshot", *(f"{one.catalogue:.2f} s" for one in found), ""],
        ["making its understanding, once a snapshot", *(f"{one.understanding:.2f} s" for one in found), ""],
        ["memory of the process", *(f"{one.resident:.0f} MB" for one in found), "under 500 MB"],
        *(
            [f"understood: {name}, {share.of:,} wordings", *shares(found, lambda one, name=name: one.understood[name]),
             "at most 2 points fewer"]
            for name, share in first.understood.items()
        ),
        ["something else than was meant, of all these", *(wrong(one.understood.values()) for one in found), ""],
        ["understood: names of own measures", *(percent(one.own_understood) for one in found), ""],
    ]  # fmt: skip
    return METRICS.format(table="\n".join(f"| {' | '.join(row)} |" for row in rows))


def more(found: Sequence[Counted]) -> list[str]:
    first, *others = found
    return ["", *(f"{one.questions.p50 - first.questions.p50:+.1f} ms" for one in others)]


def shares(found: Sequence[Counted], of: Callable[[Counted], Share]) -> list[str]:
    first, *others = map(of, found)
    return [percent(first), *(f"{percent(one)} ({first.percent - one.percent:.1f})" for one in others)]


def percent(share: Share | None) -> str:
    return f"{share.percent:.1f}%" if share else ""


def wrong(shares: Iterable[Share]) -> str:
    held = list(shares)
    return f"{100 * sum(one.wrong for one in held) / sum(one.of for one in held):.1f}%"


def row(one: Load) -> str:
    return f"| {one.clients} client{'s' * (one.clients > 1)} at once | {rate(one)} | {goal(one)} |"


def times(one: Spread) -> str:
    return f"p50 {one.p50:.1f} ms, p95 {one.p95:.1f} ms"


def rate(one: Load) -> str:
    waits = f"p50 {one.times.p50:.0f} ms, p99 {one.times.p99:.0f} ms"
    return f"{one.per_second:.0f} questions a second, {waits}, {one.errors} errors"


def goal(one: Load) -> str:
    return {4: "80 a second", 16: "p99 under 500 ms"}.get(one.clients, "")
