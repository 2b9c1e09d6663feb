"""An undo restores every answer to the letter; only its id and the moment at which it was asked differ."""

from __future__ import annotations

from datetime import UTC, datetime

from actions.desk import Desk as AnswerDesk
from actions.reading import Kind, Reading, Scope, ScopeKind
from actions.registry import answer
from data_layer.returns.measure_rows import BaselineRow, NarrativeRow, TargetRow
from data_layer.returns.model import CouncilRows
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import Level
from tests.data_layer.returns.whole_return import QUARTERS, whole_load, whole_rows
from tests.data_layer.small_pack import NOTTINGHAM, TODAY, seen_by

METRICS = ("recycling", "residual_waste", "reserves")
KINDS = (Kind.PERFORMANCE, Kind.TREND, Kind.COMPARISON, Kind.DEFINITION, Kind.TARGET, Kind.BASELINE)


def answers(desk, *metrics: str) -> list[str]:
    """Of every kind about each metric, as an officer gets them."""
    snapshot = Snapshots(desk.data_dir).current()
    asking = AnswerDesk(
        snapshot=snapshot, viewer=seen_by(Level.OFFICER), as_known_at=TODAY,
        asked_at=datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
    )  # fmt: skip
    found = []
    for metric in metrics:
        for kind in KINDS:
            asked = {"kind": kind, "metrics": (metric,), "scope": Scope(kind=ScopeKind.METRIC), "areas": (NOTTINGHAM,)}
            reply = answer(Reading.model_validate(asked), asking).model_dump(mode="json", exclude={"id"})
            found.append(str(reply).replace(str(asking.snapshot.id), "the snapshot"))
    return found


def test_after_an_undo_every_answer_is_the_same_to_the_letter(desk):
    desk.refresh()
    before = answers(desk, *METRICS)
    desk.accept(whole_load())
    during = answers(desk, *METRICS)
    assert during != before
    desk.undo()
    assert answers(desk, *METRICS) == before


def test_a_second_return_is_undone_without_the_first(desk):
    desk.accept(whole_load())
    first = answers(desk, *METRICS, "missed_bins")
    rows = whole_rows()
    desk.accept(whole_load(CouncilRows(
        targets=(TargetRow(measure="missed_bins", period=rows.targets[0].period, value=10.0),),
        baselines=(BaselineRow(measure="recycling", period=rows.targets[1].period.year_before()),),
        narrative=(NarrativeRow(measure="missed_bins", period=QUARTERS[3], what_happened="It rained.",
                                written=rows.narrative[0].written),),
    )))  # fmt: skip
    assert answers(desk, *METRICS, "missed_bins") != first
    desk.undo()
    assert answers(desk, *METRICS, "missed_bins") == first


def test_an_undo_after_a_forced_build_still_restores_the_answers(desk):
    """The build after the load leaves two snapshots with it; neither may come back."""
    desk.refresh()
    before = answers(desk, *METRICS)
    desk.accept(whole_load())
    desk.refresh(force=True)
    desk.undo()
    desk.undo()
    assert answers(desk, *METRICS) == before
