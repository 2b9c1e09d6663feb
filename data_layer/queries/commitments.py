"""What the council's plans promise, and how each promise stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from data_layer.council_facts import CommitmentState, CommitmentStatus
from data_layer.store import Reader
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode

COMMITMENTS = Path(__file__).with_suffix(".sql")
QUERY = "/".join(COMMITMENTS.parts[-3:])


def commitments(reader: Reader, area: AreaCode, *, viewer: Viewer, as_known_at: date) -> list[CommitmentState]:
    """All of the council's promises, the earliest due first and those without a day last; none of another council.

    Those of plans that have ended or are not adopted are among them. An outcome that the viewer may not see is not
    named.
    """
    if area != reader.keys.home_area:
        return []
    rows = reader.rows(COMMITMENTS, level=int(viewer.level), as_known_at=as_known_at, today=viewer.now)
    return [
        CommitmentState(
            commitment=id,
            title=title,
            plan=plan,
            in_force=in_force,
            outcome=outcome if outcome in reader.catalogue.outcomes else None,
            owner_role=owner_role,
            target=target,
            unit=unit,
            baseline=baseline,
            due=due,
            status=CommitmentStatus(status),
            as_at=as_at,
            latest=latest,
            note=note,
            source=source,
            loaded=loaded,
            plan_id=plan_id,
            plan_ends=ends,
            draft=draft,
            status_as_given=as_given,
            document=document,
        )
        for (
            id, title, plan, in_force, outcome, owner_role, target, unit, baseline, due, status, as_at, latest, note,
            source, loaded, plan_id, ends, draft, as_given, document,
        ) in rows
    ]  # fmt: skip
