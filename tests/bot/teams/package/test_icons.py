"""The icons are as Microsoft's guide for app icons wants them: size, full square, white and transparent outline."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from bot.teams.package.build import ICONS

Pixel = tuple[int, ...]  # red, green, blue and, where it has any, alpha
CHANNELS = {2: 3, 6: 4}  # by colour type: RGB, RGBA


def pixels(content: bytes) -> list[list[Pixel]]:
    """Rows of a PNG with 8 bits a channel that is not interlaced, by the PNG specification's filters."""
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    parts, at = [], 8
    while at < len(content):
        (length,) = struct.unpack_from(">I", content, at)
        parts.append((content[at + 4 : at + 8], content[at + 8 : at + 8 + length]))
        at += 12 + length
    width, height, bits, colour, *_, interlaced = struct.unpack(">IIBBBBB", parts[0][1])
    assert (bits, interlaced) == (8, 0) and colour in CHANNELS
    step = CHANNELS[colour]
    raw = zlib.decompress(b"".join(data for name, data in parts if name == b"IDAT"))
    above, rows = bytes(width * step), list[list[Pixel]]()
    for start in range(0, len(raw), 1 + width * step):
        above = unfiltered(raw[start], raw[start + 1 : start + 1 + width * step], above, step)
        rows.append([tuple(above[at : at + step]) for at in range(0, len(above), step)])
    assert len(rows) == height
    return rows


def unfiltered(kind: int, line: bytes, above: bytes, step: int) -> bytes:
    done = bytearray()
    for at, value in enumerate(line):
        left, up = (done[at - step], above[at - step]) if at >= step else (0, 0)
        done.append((value + (0, left, above[at], (left + above[at]) // 2, nearest(left, above[at], up))[kind]) % 256)
    return bytes(done)


def nearest(left: int, above: int, corner: int) -> int:
    """Paeth's predictor; ties go left, above, corner."""
    guess = left + above - corner
    return min((left, above, corner), key=lambda value: abs(guess - value))


def size(rows: list[list[Pixel]]) -> tuple[int, int]:
    return len(rows[0]), len(rows)


def test_the_colour_icon_fills_its_square_and_keeps_its_mark_in_the_middle():
    rows = pixels((ICONS / "color.png").read_bytes())
    assert size(rows) == (192, 192)
    ground = rows[0][0][:3]
    assert ground == (0x00, 0x72, 0xB2)
    assert {pixel[3:] for row in rows for pixel in row} <= {(), (255,)}
    marked = [(x, y) for y, row in enumerate(rows) for x, pixel in enumerate(row) if pixel[:3] != ground]
    # Teams cuts the corners as it likes: a mark within 120 by 120 in the centre stays whole
    assert all(36 <= at < 156 for place in marked for at in place)
    assert len(marked) > 5_000


def test_the_outline_icon_is_white_on_nothing():
    rows = pixels((ICONS / "outline.png").read_bytes())
    assert size(rows) == (32, 32)
    seen = [pixel for row in rows for pixel in row if pixel[3]]
    assert {pixel[:3] for pixel in seen} == {(255, 255, 255)}
    assert 150 < len(seen) < 500 and all(rows[y][x][3] == 0 for x in (0, 31) for y in (0, 31))
    assert sum(pixel[3] == 255 for pixel in seen) > len(seen) / 2  # sharp at this size


@pytest.mark.browser
@pytest.mark.parametrize("name", ["color", "outline"])
def test_the_pictures_are_those_of_their_sources(browser, name):
    from icons import drawn

    source: Path = ICONS / f"{name}.svg"
    now, kept = pixels(drawn(browser, source)), pixels(source.with_suffix(".png").read_bytes())
    assert size(now) == size(kept)
    # another browser may smooth an edge in its own way
    apart = [
        abs(a - b)
        for row, other in zip(now, kept, strict=True)
        for one, two in zip(row, other, strict=True)
        for a, b in zip(one, two, strict=True)
    ]
    assert sum(apart) / len(apart) < 2
