"""The reliability diagram as an SVG: share right by confidence, a dot a bin, beside the line of perfect candour."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from evaluation.calibration import Bin, Calibration

SIDE, MARGIN = 320, 60  # of the square, and of what stands around it, in pixels
STEPS = (0.0, 0.25, 0.5, 0.75, 1.0)
SMALLEST, LARGEST = 3.0, 12.0  # radius of a dot, by the share of readings in its bin
INK, FAINT, MARK = "#0b0c0c", "#b1b4b6", "#1d70b8"
TITLE = "Share of readings right by confidence"


def reliability_svg(found: Calibration) -> str:
    """A document of its own, with a title and a description that says what it shows."""
    width, height = SIDE + 2 * MARGIN, SIDE + 2 * MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'role="img" aria-labelledby="title description" font-family="sans-serif" font-size="12">',
        f'<title id="title">{TITLE}</title>',
        f'<desc id="description">{escape(alt_text(found))}</desc>',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        *(grid(step) for step in STEPS),
        line((0, 0), (1, 1), FAINT, dashed=True),
        *(line(each, (each[0], each[0]), MARK) for each in ((one.confidence, one.right) for one in found.bins)),
        *dots(found.bins),
        text(MARGIN + SIDE / 2, 28, TITLE, size=15),
        text(MARGIN + SIDE / 2, height - 16, "confidence"),
        f'<text x="18" y="{MARGIN + SIDE / 2}" text-anchor="middle" fill="{INK}" '
        f'transform="rotate(-90 18 {MARGIN + SIDE / 2})">share right</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def alt_text(found: Calibration) -> str:
    n = sum(one.n for one in found.bins)
    bins = "; ".join(
        f"{one.low:.1f} to {one.high:.1f}: {one.right:.0%} of {one.n} right, mean confidence {one.confidence:.2f}"
        for one in found.bins
    )
    return f"On average confidence and share right lie {found.error:.3f} apart, over {n} readings. By bin, {bins}."


def place(x: float, y: float) -> tuple[float, float]:
    """Of shares, in pixels from the top left."""
    return MARGIN + SIDE * x, MARGIN + SIDE * (1 - y)


def line(start: tuple[float, float], end: tuple[float, float], colour: str, *, dashed: bool = False) -> str:
    (x1, y1), (x2, y2) = place(*start), place(*end)
    dashes = ' stroke-dasharray="4 4"' if dashed else ""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}"{dashes}/>'


def grid(step: float) -> str:
    (x, bottom), (left, y) = place(step, 0), place(0, step)
    return "\n".join(
        [
            line((0, step), (1, step), "#f3f2f1"),
            text(x, bottom + 18, f"{step:.0%}"),
            text(left - 8, y + 4, f"{step:.0%}", anchor="end"),
        ]
    )


def dots(bins: Sequence[Bin]) -> list[str]:
    most = max(one.n for one in bins)
    return [
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{SMALLEST + (LARGEST - SMALLEST) * one.n / most:.1f}" fill="{MARK}">'
        f"<title>{one.n} readings</title></circle>"
        for one, (x, y) in ((one, place(one.confidence, one.right)) for one in bins)
    ]


def text(x: float, y: float, words: str, *, anchor: str = "middle", size: int = 12) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="{INK}">{escape(words)}</text>'
    )
