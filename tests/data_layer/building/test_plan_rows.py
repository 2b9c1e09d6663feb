"""Plans of the pack in a snapshot: the home council's alone, whole, and first in time before its own returns."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from data_layer.council_facts import CommitmentStatus
from data_layer.loaders.plan_record import CouncilPlans
from data_layer.loaders.plans import COMMITMENTS, RULES, TOTALS
from data_layer.pack_manifest import MANIFEST, sum_of, write_manifest
from data_layer.packing.parquet import write_parquet
from data_layer.packing.plan_tables import plan_tables
from data_layer.queries.commitments import commitments
from data_layer.queries.plans import plans
from data_layer.queries.reporting import reporting_rules
from data_layer.returns.governance_rows import PlanRow, RuleRow
from data_layer.returns.service_rows import CommitmentRow, MilestoneRow
from data_layer.returns.words import PlanStatus, RuleStatus
from data_layer.snapshot_faults import SnapshotFault
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import Level
from tests.data_layer.packing.test_plan_tables import OUTCOMES, PROMISE, RULE, TOTAL
from tests.data_layer.returns.conftest import Desk
from tests.data_layer.returns.whole_return import whole_load, whole_rows
from tests.data_layer.small_pack import DERBY, NOTTINGHAM, Place, seen_by

NOW = datetime.now(UTC).date()
BUILT = date(2026, 11, 24)
PLAN = "plan_2019_2023"


def council(area, title: str) -> CouncilPlans:
    """Of the small pack's one source, with one promise, total and rule."""
    return CouncilPlans("defra", area, (replace(PROMISE, title=title),), (TOTAL,), (RULE,))


def with_plans(place: Place, *councils: CouncilPlans) -> Place:
    """The place's pack with plans in it, listed as a built pack lists them."""
    made = place.folder / "sources" / "defra"
    made.mkdir(parents=True)
    for file in (COMMITMENTS, TOTALS, RULES):
        (made / file).write_bytes(b"made")
    listed = json.loads((place.pack / MANIFEST).read_text(encoding="utf-8"))
    rows = {name.removesuffix(".parquet"): file["rows"] for name, file in listed["files"].items()}
    for table in plan_tables(councils, OUTCOMES, place.folder / "sources", BUILT):
        write_parquet(table, place.pack / f"{table.name}.parquet")
        rows[table.name] = len(table.rows)
    write_manifest(place.pack, rows, listed["metrics"])
    return place


def read(snapshots: Snapshots, query, **more):
    viewer = seen_by(Level.PUBLIC, NOW)
    with snapshots.current().reader(viewer) as reader:
        return query(reader, viewer=viewer, as_known_at=NOW, **more)


def test_only_the_home_councils_plans_come_in(place):
    served = with_plans(place.write(), council(NOTTINGHAM, "Homes here"), council(DERBY, "Homes there")).serve()
    assert [one.title for one in read(served, commitments, area=NOTTINGHAM)] == ["Homes here"]
    assert len(read(served, reporting_rules)) == 1 == len(read(served, plans))


def test_a_pack_with_plans_of_others_alone_brings_none(place):
    served = with_plans(place.write(), council(DERBY, "Homes there")).serve()
    assert read(served, commitments, area=NOTTINGHAM) == [] == read(served, plans)


def test_a_file_with_fewer_rows_than_listed_is_refused(place):
    with_plans(place.write(), council(NOTTINGHAM, "Homes here"))
    listed = json.loads((place.pack / MANIFEST).read_text(encoding="utf-8"))
    listed["files"]["commitment.parquet"]["rows"] = 2
    (place.pack / MANIFEST).write_text(json.dumps(listed), encoding="utf-8")
    with pytest.raises(SnapshotFault, match=r"commitment\.parquet has 1 rows, and manifest\.json lists 2"):
        place.build()


def test_a_file_of_other_columns_is_refused(place):
    with_plans(place.write(), council(NOTTINGHAM, "Homes here"))
    path = place.pack / "plan.parquet"
    path.write_bytes((place.pack / "area.parquet").read_bytes())
    listed = json.loads((place.pack / MANIFEST).read_text(encoding="utf-8"))
    listed["files"]["plan.parquet"]["sha256"] = sum_of(path)
    (place.pack / MANIFEST).write_text(json.dumps(listed), encoding="utf-8")
    with pytest.raises(SnapshotFault, match=r"plan\.parquet does not fit the table plan"):
        place.build()


def test_what_the_council_gives_under_the_same_id_takes_the_papers_place(place):
    desk = Desk(with_plans(place.write(), council(NOTTINGHAM, "Homes here")))
    desk.accept(whole_load(replace(
        whole_rows(),
        plans=(PlanRow(id=PLAN, name="Plan, extended", status=PlanStatus.ADOPTED, valid_to=date(2099, 3, 31)),),
        commitments=(CommitmentRow(id="P1", plan=PLAN, title="More homes"),),
        commitment_updates=(MilestoneRow(commitment="P1", as_at=date(2026, 3, 31), status=CommitmentStatus.ON_TRACK),),
        reporting_rules=(RuleRow(id="r1", subject="all", audience_body="Panel", status=RuleStatus.ADOPTED),),
        reporting_events=(),
    )))  # fmt: skip
    served = Snapshots(desk.data_dir)
    [one] = read(served, commitments, area=NOTTINGHAM)
    assert (one.title, one.plan, one.in_force, one.source) == ("More homes", "Plan, extended", True, "council_return")
    assert (one.status, one.status_as_given, one.document) == (CommitmentStatus.ON_TRACK, None, None)
    assert [rule.subject for rule in read(served, reporting_rules)] == ["all"]
    before = seen_by(Level.PUBLIC, NOW)
    with served.current().reader(before) as reader:
        [then] = commitments(reader, NOTTINGHAM, viewer=before, as_known_at=date(2020, 6, 1))
    assert (then.title, then.status_as_given) == ("Homes here", "red")
