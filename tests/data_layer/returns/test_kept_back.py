"""A later return with nothing in it for the public changes nothing for the public: not a name, a rating or a doubt."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from data_layer.figures import figures
from data_layer.judging import council_of
from data_layer.periods import Period
from data_layer.queries.assessments import assessments
from data_layer.returns.measure_rows import (
    BaselineRow,
    NarrativeRow,
    ObservationRow,
    TargetRow,
    TrajectoryRow,
)
from data_layer.returns.model import CouncilRows
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import Level, MetricKind
from tests.data_layer.returns.conftest import Desk
from tests.data_layer.returns.whole_return import QUARTERS, YEAR, own_measure, whole_load, whole_rows
from tests.data_layer.small_pack import NOTTINGHAM, Place, figure, seen_by, small_pack

Shown = dict[str, Any]
OFFICER = Level.OFFICER
NEXT, PAST = Period(date(2026, 1, 1), 3), Period(date(2023, 4, 1), 12)
LONG_AGO = [Period(date(year, 4, 1), 12) for year in range(2014, 2021)]


def kept(**rows: Any) -> CouncilRows:
    """All rows for officers, measures with them."""
    return CouncilRows(**{sheet: tuple(replace(row, audience=OFFICER) for row in of) for sheet, of in rows.items()})


KEPT_BACK = {
    "a measure with a theme, a division and a portfolio of its own": kept(
        measures=[
            own_measure("agency_share", name="Missed bins for want of crews", short_name="bins missed for crews",
                        theme="Strikes", division="Secret Service", directorate="Elsewhere", portfolio=None,
                        kind=MetricKind.RATE, aliases=("recycling crews", "strikes"), outcomes=())
        ],
        observations=[ObservationRow(measure="agency_share", period=period, value=4.5) for period in QUARTERS],
        targets=[TargetRow(measure="agency_share", period=YEAR, value=1.0)],
    ),
    "a breakdown": kept(
        observations=[ObservationRow(measure="missed_bins", part="Bins of the frail", period=period, value=2.5)
                      for period in QUARTERS],
        targets=[TargetRow(measure="missed_bins", part="Bins of the frail", period=YEAR, value=1.0)],
    ),
    "a target of a breakdown without a figure": kept(
        targets=[TargetRow(measure="missed_bins", part="Bins of prisons", period=YEAR, value=1.0)]
    ),
    "a newer figure": kept(observations=[ObservationRow(measure="missed_bins", period=NEXT, value=99.9)]),
    "a revision": kept(
        observations=[ObservationRow(measure="missed_bins", period=QUARTERS[3], value=99.9, status_as_given="Red")]
    ),
    "a target, baseline and story of a published metric": kept(
        targets=[TargetRow(measure="residual_waste", period=PAST, value=0.0)],
        trajectory=[TrajectoryRow(measure="residual_waste", period=PAST, value=1.0)],
        baselines=[BaselineRow(measure="residual_waste", period=Period(date(2022, 4, 1), 12))],
        narrative=[NarrativeRow(measure="residual_waste", period=PAST, what_happened="An excellent year.",
                                written=date(2022, 1, 1))],
    ),
    "what the public sees, given again": kept(
        targets=[TargetRow(measure="missed_bins", period=YEAR, value=1.0)],
        trajectory=[TrajectoryRow(measure="missed_bins", period=QUARTERS[3], value=1.0)],
        baselines=[BaselineRow(measure="missed_bins", period=QUARTERS[1])],
        narrative=[NarrativeRow(measure="missed_bins", period=QUARTERS[3], what_happened="Crews were on strike.",
                                written=date(2026, 1, 20))],
    ),
}  # fmt: skip


def base_place(folder: Path) -> Place:
    """The small pack, with years of recycling in which one is far from the rest."""
    odd = [figure("recycling", NOTTINGHAM, period.start.year, 20.0 + period.start.year % 3) for period in LONG_AGO[:-1]]
    far = figure("recycling", NOTTINGHAM, LONG_AGO[-1].start.year, 95.0)
    periods = [(each.id, each.label, each.start, each.end, each.months) for each in LONG_AGO]
    return Place(folder).write(small_pack().plus("observation", [*odd, far]).plus("period", periods))


def shown(desk: Desk, level: Level, today: date | None = None) -> Shown:
    """All that a question of the level can draw on, without the snapshot's own id."""
    today = today or datetime.now(UTC).date()  # a return is known from the day it is loaded
    viewer = seen_by(level, today)
    with Snapshots(desk.data_dir).current().reader(viewer) as reader:
        catalogue, known = reader.catalogue, {"viewer": viewer, "as_known_at": today}
        all_metrics = list(catalogue.metrics)
        return {
            **{name: of for name, of in vars(catalogue).items() if name != "snapshot"},
            "council": asdict(council_of(reader, all_metrics, NOTTINGHAM, **known)),
            "assessments": assessments(reader, all_metrics, NOTTINGHAM, **known),
            "figures": figures(reader, all_metrics, [NOTTINGHAM], period=None, groups=(), **known),
        }


@pytest.mark.parametrize("rows", KEPT_BACK.values(), ids=KEPT_BACK.keys())
def test_the_public_sees_what_it_saw_and_officers_more(tmp_path, rows):
    desk = Desk(base_place(tmp_path))
    desk.accept(whole_load())
    public, officer = shown(desk, Level.PUBLIC), shown(desk, OFFICER)
    desk.accept(whole_load(rows))
    now = shown(desk, Level.PUBLIC)
    assert {name: of for name, of in now.items() if of != public[name]} == {}
    assert shown(desk, OFFICER) != officer


def test_a_doubt_about_a_figure_under_embargo_is_not_there_before_its_day(tmp_path):
    """It would tell the figure. The doubt here: a revision is tenfold the target."""
    desk, day = Desk(base_place(tmp_path)), date(2099, 1, 1)
    quarterly = TargetRow(measure="missed_bins", period=QUARTERS[3], value=40.0)
    revision = ObservationRow(measure="missed_bins", period=QUARTERS[3], value=4150.0, embargo_until=day)
    desk.accept(whole_load(replace(whole_rows(), targets=(quarterly,), narrative=())))
    desk.accept(whole_load(CouncilRows(observations=(revision,))))
    said = [str(shown(desk, OFFICER, today=today)["council"]["doubts"]) for today in (date(2098, 12, 31), day)]
    assert "4,150.0" not in said[0] and "4,150.0" in said[1]
