"""The page of measurements as parts that are renewed one by one: a run of some leaves the others as they were."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
HEAD = """# Performance

Written by `make bench`; `make bench ARGS=loading` renews one part alone, and each part says when it was measured.
Absolute times move with the machine, ratios measured in the same run move less.
"""


def renew(path: Path, bodies: Mapping[str, str], order: Sequence[str]) -> None:
    """Writes the parts by title, in the order of all titles. What stands under any other title is dropped."""
    parts = {**(parts_of(path.read_text(encoding="utf-8")) if path.exists() else {}), **bodies}
    held = [f"\n## {title}\n\n{parts[title].strip()}\n" for title in order if title in parts]
    path.write_text(HEAD + "".join(held), encoding="utf-8")


def parts_of(text: str) -> dict[str, str]:
    """Title -> what stands under it."""
    _, *found = HEADING.split(text)
    return {title.strip(): body.strip() for title, body in zip(found[::2], found[1::2], strict=True)}
