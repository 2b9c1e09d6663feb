"""Texts that people agreed to, as a proposal in the form of the training data: for a person to review, line by line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from actions.reading import Kind
from bot.improving import Point, kind_meant, parts_of
from bot.settings import ROOT
from data_layer.faults import Fault

TRAINED = ROOT / "nlu_data"
HEAD = """\
# Proposed from what people disliked or changed, in words that they agreed to keep. Nothing here is trained.
# Read each line, take out names and whatever else tells who asked, check its kind, and only then copy it to
# the file of that kind in nlu_data/training/nlu.
version: "3.1"
"""
UNDECIDED = "\n  # The kind of these is not known. Decide it for each:\n"
# Rasa would take brackets for the marks of an entity
MARKS = str.maketrans("[]{}", "()()")


def proposal(found: Iterable[Point]) -> str:
    """YAML as Rasa reads it, each text once; those of unknown kind stand in comments. Empty where there are none."""
    of_kind: defaultdict[Kind | None, dict[str, str]] = defaultdict(dict)
    for one in found:
        read_as = parts_of(one.reading)[0]
        of_kind[kind_meant(one)].update({words.translate(MARKS): read_as for words in one.words})
    if not any(of_kind.values()):
        return ""
    undecided = of_kind.pop(None, {})
    entries = [entry(kind, texts) for kind, texts in of_kind.items() if kind and texts]
    unknown = "".join(f"  #   - {text} (read as {read_as})\n" for text, read_as in undecided.items())
    return (
        HEAD
        + ("\nnlu:\n" + "\n".join(entries) if entries else "\nnlu: []\n")
        + (UNDECIDED + unknown if unknown else "")
    )


def entry(kind: Kind, texts: Iterable[str]) -> str:
    return f"  - intent: {kind.value}\n    examples: |\n" + "".join(f"      - {text}\n" for text in texts)


def write_proposal(found: Iterable[Point], file: Path) -> str:
    """A sentence on what was done. Raises Fault for a file among the training data, and for one that is there."""
    if file.resolve().is_relative_to(TRAINED):
        raise Fault(f"{file} is in nlu_data, and nothing is trained unread. Name a file elsewhere, and copy from it.")
    texts = proposal(found)
    if not texts:
        return f"No words to propose: nobody agreed that theirs are kept. {file} is not written."
    try:
        with file.open("x", encoding="utf-8") as new:
            new.write(texts)
    except FileExistsError:
        raise Fault(f"{file} is there already, perhaps under review. Name another file, or remove that one.") from None
    return f"{file} holds the words that people agreed to keep. Review each line before you copy it."
