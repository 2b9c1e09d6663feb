"""What was measured, as one Markdown page that reads well in a terminal too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from actions.reading import Kind
from bench.figures import Spread, spread
from evaluation.calibration import Calibration, Judged, calibration
from evaluation.diagram import alt_text
from evaluation.format import Expect
from evaluation.outcome import Scored, Share, by_kind, by_part, confusion, mistakes, worst
from evaluation.scoring import PARTS, Given
from evaluation.trained import Seen

MOST_WORST = 20
DIAGRAM = "reliability.svg"


@dataclass(frozen=True, slots=True)
class Shown:
    """One wrong reading with what the pipeline saw in its words; None where they hold no word."""

    scored: Scored
    seen: Seen | None


@dataclass(frozen=True, slots=True)
class Report:
    files: Sequence[str]
    left_out: int  # lines for figures that are not there
    found: Sequence[Scored]
    worst: Sequence[Shown]

    @property
    def calibration(self) -> Calibration:
        return calibration([Judged(one.asked.confidence, one.score.right) for one in self.found])

    @property
    def latency(self) -> Spread:
        return spread([one.asked.seconds for one in self.found])


def to_show(found: Iterable[Scored]) -> list[Scored]:
    return worst(found, MOST_WORST)


def markdown(report: Report) -> str:
    many = report.left_out > 1
    left_out = f" {report.left_out} line{'s' * many} about illustrative figures {'were' if many else 'was'} left out."
    parts = by_part(report.found)
    whole = parts["all right"]
    lines = [
        "# Evaluation",
        "",
        f"{whole.n} of {whole.of} turns wholly right ({whole.percent:.1f}%), of {', '.join(report.files)}."
        + (left_out if report.left_out else ""),
        "",
        *table(("part", "right"), ((name, shown(one)) for name, one in parts.items())),
        "",
        *table(("kind expected", "wholly right"), ((kind, shown(one)) for kind, one in by_kind(report.found).items())),
        "",
        *table(("mistake", "how often"), ((name, shown(one)) for name, one in mistakes(report.found).items())),
        "",
        "## Kinds confused",
        "",
        *table(("expected", "given"), confused(report.found)),
        "",
        "## Calibration",
        "",
        *calibrated(report.calibration),
        "",
        "## Latency",
        "",
        f"In process, from the text to the answer: p50 {report.latency.p50:.1f} ms, p95 {report.latency.p95:.1f} ms, "
        f"p99 {report.latency.p99:.1f} ms.",
        "",
        "## The most confident of the wrong readings",
        "",
        *(line for each in report.worst for line in case(each)),
    ]
    return "\n".join(lines).rstrip() + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Of columns as wide as their widest cell."""
    held = [list(head), *(list(map(cell, row)) for row in rows)]
    widths = [max(len(row[at]) for row in held) for at in range(len(head))]
    held.insert(1, ["-" * width for width in widths])
    return [f"| {' | '.join(each.ljust(width) for each, width in zip(row, widths, strict=True))} |" for row in held]


def cell(words: str) -> str:
    return str(words).replace("|", "/")


def shown(one: Share) -> str:
    return f"{one.n} of {one.of} ({one.percent:.1f}%)" if one.of else "not asked"


def confused(found: Iterable[Scored]) -> list[tuple[str, str]]:
    return [
        (str(kind), ", ".join(f"{given} {times}" for given, times in counts.most_common()))
        for kind, counts in confusion(found).items()
    ]


def calibrated(found: Calibration) -> list[str]:
    apart = f"{found.tells_apart:.2f}" if found.tells_apart is not None else "not known"
    return [
        f"Expected calibration error {found.error:.3f}, Brier score {found.brier:.3f}; a right reading is more "
        f"confident than a wrong one in {apart} of pairs.",
        "",
        f"![{alt_text(found)}]({DIAGRAM})",
        "",
        *table(
            ("confidence", "readings", "mean confidence", "share right"),
            ((f"{one.low:.1f} to {one.high:.1f}", str(one.n), f"{one.confidence:.2f}", f"{one.right:.2f}")
             for one in found.bins),
        ),
    ]  # fmt: skip


def case(one: Shown) -> list[str]:
    asked, score = one.scored.asked, one.scored.score
    wrong = ", ".join(name for name in PARTS if score.parts[name] is False)
    reading = asked.answers[0].reading if asked.answers else None
    return [
        f"### {asked.name}: {' '.join(asked.text.split())}",
        "",
        f"- wrong: {wrong}; confidence {asked.confidence:.2f}",
        f"- expected: {expected(asked.expect)}",
        f"- given: {given(one.scored.given)}",
        f"- reading: {reading.words or reading.kind if reading else 'none'}",
        *(saw(one.seen) if one.seen else ["- saw: no word"]),
        "",
    ]


def expected(expect: Expect) -> str:
    areas, metrics = sorted(expect.all_areas), sorted(expect.all_metrics)
    some = [f"{expect.at_least} of {' '.join(expect.any_metric_of)}"] if expect.any_metric_of else []
    said = {"": expect.kind, "metrics": [*metrics, *some], "without": expect.not_metrics, "areas": areas,
            "comparator": expect.comparator, "period": expect.period}  # fmt: skip
    return told(said)


def given(one: Given) -> str:
    said = {"": one.kinds, "metrics": sorted(one.metrics), "areas": sorted(one.areas),
            "comparator": sorted(one.comparators), "period": one.periods}  # fmt: skip
    return told(said)


def told(said: Mapping[str, Sequence[Kind | str]]) -> str:
    """At most six of each."""
    return "; ".join(f"{name} {', '.join(map(str, values[:6]))}".strip() for name, values in said.items() if values)


def saw(seen: Seen) -> list[str]:
    likely = ", ".join(f"{kind} {probability:.2f}" for kind, probability in seen.likeliest)
    operations = ", ".join(f"{name} {weight:g}" for name, weight in seen.operations.items())
    return [
        f"- slots: {', '.join(f'{name} {words}' for name, words in seen.slots) or 'none'}",
        f"- operations: {operations or 'none'}",
        f"- learned: {likely}",
        f"- unexplained: {' '.join(seen.unexplained) or 'nothing'}",
    ]
