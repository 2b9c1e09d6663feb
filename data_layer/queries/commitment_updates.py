"""How the promises of the council's plans were said to stand, update by update."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

from data_layer.council_facts import CommitmentStatus
from data_layer.queries.council_rows import council_rows
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode

UPDATES = Path(__file__).with_suffix(".sql")
QUERY = "/".join(UPDATES.parts[-3:])


def commitment_updates(
    reader: Reader, area: AreaCode, *, viewer: Viewer, as_known_at: date
) -> dict[str, list[tuple[date, CommitmentStatus]]]:
    """Commitment -> the days of its updates with the status of each, the newest first; none of another council."""
    found: defaultdict[str, list[tuple[date, CommitmentStatus]]] = defaultdict(list)
    for commitment, as_at, status in council_rows(reader, UPDATES, area, viewer=viewer, as_known_at=as_known_at):
        found[commitment].append((as_at, CommitmentStatus(status)))
    return dict(found)
