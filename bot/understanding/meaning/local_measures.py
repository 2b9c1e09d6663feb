"""How people speak of what councils measure for themselves: a lexicon, from which a council's own measures take words.

Nothing is learned of a measure that comes with a return: its names are all there is, and people describe. The lexicon
(`nlu_data/local_measures`) holds what many councils measure, under names as scorecards write them, with sayings. A
measure whose name means the same as one of those is spoken of in its sayings too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import yaml

from bot.understanding.meaning.vectors import NameVectors
from data_layer.catalogue import Catalogue, Metric
from data_layer.faults import Fault
from data_layer.settings import ROOT
from data_layer.vocabulary import MetricId

FOLDER = ROOT / "nlu_data" / "local_measures"
ALIKE = 0.78  # cosine of two names of one thing


@dataclass(frozen=True, slots=True)
class LocalMeasure:
    """`names` as scorecards have them, `said` as people speak of it."""

    id: str
    names: tuple[str, ...]
    said: tuple[str, ...]


@cache
def lexicon(folder: Path = FOLDER) -> tuple[LocalMeasure, ...]:
    """Raises Fault for an entry without names or sayings."""
    found: list[LocalMeasure] = []
    for file in sorted(folder.glob("*.yml")):
        for id, held in yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader).items():
            if not (isinstance(held, dict) and held.get("names") and held.get("said")):
                raise Fault(f"{file.name}: {id} has no names or nothing said of it. Write down both, or take it out.")
            found.append(LocalMeasure(id, tuple(held["names"]), tuple(held["said"])))
    return tuple(found)


def names_known(catalogue: Catalogue, known: Sequence[LocalMeasure]) -> list[str]:
    """The names that those of the council's own measures are set beside; none where it has no such measure."""
    own = any(metric.is_own for metric in catalogue.metrics.values())
    return [name for one in known for name in one.names] if own else []


def sayings(
    catalogue: Catalogue, vectors: NameVectors, known: Sequence[LocalMeasure]
) -> Iterator[tuple[MetricId, str]]:
    """Of each of the council's own measures the names and sayings of the entry that it is, where it is one of them.

    It is the entry nearest to it by name, if it is the nearest to that entry as well. Works out the vectors of all
    their names: some seconds.
    """
    own = [metric for metric in catalogue.whole_metrics() if metric.is_own]
    if not own or not known:
        return
    vectors.add([*(name for metric in own for name in names_of(metric)), *names_known(catalogue, known)])
    ours, theirs = [vectors.of(names_of(metric)) for metric in own], [vectors.of(one.names) for one in known]
    alike = np.array([[likeness(one, other) for other in theirs] for one in ours])
    for at, metric in enumerate(own):
        nearest = int(alike[at].argmax())
        if alike[at, nearest] >= ALIKE and int(alike[:, nearest].argmax()) == at:
            yield from ((metric.id, text) for text in (*known[nearest].names, *known[nearest].said))


def names_of(metric: Metric) -> list[str]:
    return list(dict.fromkeys((metric.short_name, metric.name, *metric.aliases)))


def likeness(one: np.ndarray, other: np.ndarray) -> float:
    """Of the nearest two of their names."""
    return float((one @ other.T).max())
