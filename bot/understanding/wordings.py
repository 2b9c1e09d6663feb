"""What people ask, with the kind that each wording is meant as, to learn from.

Some of each kind stand in Rasa's own files, so that its tools work; the others in files that are read far quicker:

- `nlu_data/wordings`, a file a kind: who says them, or how they are said, and the wordings;
- `nlu_data/questions` and the first turn of each conversation: with their kind the measure is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from actions.reading import Kind
from bot.understanding.meaning.learned_subjects import THEME
from bot.understanding.turns.conversations import Said, asked_alone
from data_layer.faults import Fault
from data_layer.settings import ROOT

FOLDER = ROOT / "nlu_data" / "wordings"
EVERY = 2  # marks learn as much of every second of these thousands (measured); the encoder is tuned to all


@dataclass(frozen=True, slots=True)
class Wording:
    """`subject`: the measure or the theme (after THEME) that is meant; None where that was not written down."""

    text: str
    kind: Kind
    subject: str | None = None


def wordings_beside(folder: Path = FOLDER, every: int = EVERY) -> Iterator[Wording]:
    """Those that are not in Rasa's files, of a kind's file one in so many.

    Raises Fault for a file or a line that cannot be read.
    """
    for file in sorted(folder.glob("*.yml")):
        if file.stem not in set(Kind):
            raise Fault(f"{file.name} bears the name of no kind of answer. Give it that of one, or take it out.")
        listed = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader).values()
        texts = [text for each in listed for text in each]
        yield from (Wording(text, Kind(file.stem)) for text in texts[::every])
    yield from (Wording(one.text, one.kind, subject_of(one)) for one in asked_alone())


def subject_of(said: Said) -> str | None:
    """None as well where several are meant, or any of several."""
    if said.theme:
        return THEME + said.theme
    return said.about[0][0] if len(said.about) == 1 and len(said.about[0]) == 1 else None
