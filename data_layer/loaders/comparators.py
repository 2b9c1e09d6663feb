"""Nearest neighbours of English councils: CIPFA's model as Oflog's Data Explorer used it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from data_layer.loaders.errors import LayoutError
from data_layer.loaders.files import present
from data_layer.vocabulary import AreaCode

FILE = Path("comparators") / "nearest_neighbours.json"
SOURCE = "oflog_neighbours"
VINTAGE = "as in Oflog's Data Explorer, 2023"


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The council's own code and doubles are left out, so that 15 of the file's 16 codes remain."""

    area: AreaCode
    members: tuple[AreaCode, ...]


def neighbours(folder: Path) -> list[Neighbours]:
    """Councils with a list of their own; combined authorities (all of each other) and empty lists have none."""
    lists = json.loads(present(folder / FILE).read_text(encoding="utf-8-sig"))
    if not isinstance(lists, dict):
        raise LayoutError(FILE.name, None, "content", "no object of code and list", "Get the publisher's file again.")
    found = []
    for area, codes in sorted(lists.items()):
        members = tuple(dict.fromkeys(AreaCode(code) for code in codes if code != area))
        if members and not area.startswith("E47"):
            found.append(Neighbours(AreaCode(area), members))
    return found
