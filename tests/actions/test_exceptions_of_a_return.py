"""What needs attention beside a council's own return: risks, silence, late data, and promises past their day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from actions.answer import Answer
from actions.desk import Desk
from actions.exceptions import exceptions
from actions.reading import Kind, Reading, Scope, ScopeKind
from data_layer.council_facts import CommitmentStatus, Tier, ToleranceKind
from data_layer.returns.measure_rows import NarrativeRow, ObservationRow, TargetRow
from data_layer.returns.model import CouncilRows
from data_layer.returns.service_rows import CommitmentRow, MilestoneRow
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import Level, MetricId
from tests.data_layer.returns.conftest import Desk as Loading
from tests.data_layer.returns.whole_return import QUARTERS, own_measure, whole_load, whole_rows
from tests.data_layer.small_pack import DERBY, NOTTINGHAM, Place, seen_by

NOW = datetime.now(UTC).date()  # a return is known from the day it is loaded
LATE, SOON = date(2025, 3, 31), NOW + timedelta(30)
NEWEST = QUARTERS[3]  # October to December 2025
THEN = date(2026, 2, 1)  # when its figures are the newest there could be
LONG_AFTER = date(2027, 6, 30)


def promise(id: str, due: date = LATE, **more) -> CommitmentRow:
    return CommitmentRow(id=id, plan="council_plan", title=f"To do {id}", due=due, **more)


def measured(id: str, value: float, **more) -> dict[str, object]:
    """A measure with one figure and a target of 40, lower is better: 41 is amber."""
    names = {"name": f"Bins missed {id}", "short_name": f"rate of bins missed {id}", "aliases": (), "outcomes": ()}
    return {
        "measure": own_measure(id, **names | more),
        "figure": ObservationRow(measure=id, period=NEWEST, value=value),
        "target": TargetRow(
            measure=id, period=NEWEST, value=40.0, tolerance_kind=ToleranceKind.RELATIVE, tolerance=5.0
        ),
    }


MADE = [
    measured("amber", 41.0),
    measured("red_told", 60.0, tier=Tier.DIVISIONAL),
    measured("red_silent", 60.0, tier=Tier.CORPORATE),
    measured("fine", 30.0, tier=Tier.CONTEXT),
]
TOLD = NarrativeRow(measure="red_told", period=NEWEST, what_happened="A crew was short.", written=date(2026, 1, 20),
                   audience=Level.PUBLIC)  # fmt: skip
PROMISES = (
    promise("one", outcome="clean_streets"),
    promise("kept"),
    promise("soon", SOON),
    promise("hers", LATE + timedelta(9), owner_role="Head of Waste"),
    promise("for_officers", audience=Level.OFFICER),
)
UPDATES = (
    MilestoneRow(commitment="one", as_at=date(2025, 6, 30), status=CommitmentStatus.AT_RISK),
    MilestoneRow(commitment="kept", as_at=date(2025, 6, 30), status=CommitmentStatus.COMPLETED),
)


def council_rows(*commitments: CommitmentRow) -> CouncilRows:
    whole = whole_rows()
    return replace(
        whole,
        measures=tuple(one["measure"] for one in MADE),
        observations=tuple(one["figure"] for one in MADE),
        targets=tuple(one["target"] for one in MADE),
        trajectory=(), baselines=(), narrative=(TOLD,), risks=(), risk_reviews=(), divisional_actions=(), scrutiny=(),
        soft_intelligence=(), outcome_map=(), clinic_decisions=(), commitments=commitments, commitment_updates=UPDATES,
    )  # fmt: skip


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory):
    loading = Loading(Place(tmp_path_factory.mktemp("council")).write())
    loading.accept(whole_load(council_rows(*PROMISES)))
    return loading.data_dir


@pytest.fixture
def ask(data_dir):
    def asked(
        kind: ScopeKind = ScopeKind.EVERYTHING, id: str | None = None, *, subkind: str | None = None, on: date = THEN,
        level: Level = Level.PUBLIC, area=NOTTINGHAM, metrics: tuple[MetricId, ...] = (),
    ) -> Answer:  # fmt: skip
        desk = Desk(Snapshots(data_dir).current(), seen_by(level, on), as_known_at=NOW, asked_at=datetime.now(UTC))
        scope = Scope(kind=kind, id=id)
        reading = Reading(kind=Kind.EXCEPTIONS, subkind=subkind, scope=scope, areas=(area,), metrics=metrics)
        return exceptions(reading, desk)

    return asked


def test_every_measure_at_high_risk_is_listed_also_one_without_another_reason(ask):
    answer = ask(subkind="risk")
    assert answer.metrics == ["amber", "red_silent", "red_told"]
    assert "are at high risk, led by the rate of bins missed amber" in answer.headline
    amber, silent, told = answer.text.split("In full:\n")[1].splitlines()[:3]
    assert amber.endswith("December 2025, risk very high (likelihood 3 of 5, impact 5 of 5).")
    assert "risk very high (likelihood 4 of 5, impact 4 of 5), 20.0 above the target of 40.0 (red)" in silent
    assert "risk high (likelihood 4 of 5, impact 3 of 5)" in told


def test_only_reds_without_a_story_are_unexplained_however_late_the_data(ask):
    assert "with its next figure overdue" in ask(on=NOW).text
    for on in (THEN, NOW):
        answer = ask(subkind="no_narrative", on=on, level=Level.COUNCILLOR)
        assert answer.metrics == ["red_silent"] and "with no explanation recorded" in answer.text
        assert "overdue" not in answer.text


def test_who_sees_no_stories_is_not_told_that_one_is_missing(ask):
    """Its explanation may be there for councillors alone."""
    answer = ask(subkind="no_narrative")
    assert "red_silent" in answer.metrics and "red_told" in answer.metrics
    assert (
        answer.caveats[0].code == "stories_not_seen"
        and answer.caveats[0].is_note
        and "no explanation recorded" not in answer.text
    )


def test_late_data_of_an_old_figure_is_said_with_its_age_and_the_old_red_apart(ask):
    answer = ask(on=LONG_AFTER)
    assert answer.headline == (
        "4 of 7 measures need attention, led by the rate of bins missed amber, 41.0 per 100,000 collections in October "
        "to December 2025; newest held, 1 year 6 months old."
    )
    assert "with its next figure overdue; newest held, 1 year 6 months old." in answer.text
    assert "(red)" not in answer.text.split("Older figures")[0] and "(red)" in answer.text.split("Older figures")[1]
    assert "No current figure is held of any measure asked about." in answer.text
    assert len([figure for figure in answer.figures if figure.metric == "red_told"]) == 1


def test_overdue_promises_are_said_after_the_measures_with_the_last_word_on_them(ask):
    answer = ask()
    assert answer.headline.startswith("2 of 7 measures need attention, led by the rate of bins missed red_silent, 60.0")
    said = "2 commitments are overdue, the longest “To do one”, due 31 March 2025, last said to be at risk in June 2025"
    first = answer.text.split("In full:")[0]
    assert first.rstrip().endswith(f"{said}.") and first.index("red_told") < first.index(said)
    assert "- “To do hers”, due 9 April 2025, with no update recorded." in answer.text
    assert not any(word in answer.text for word in ("To do kept", "To do soon", "for_officers"))
    assert any(one.query.endswith("commitments.sql") for one in answer.provenance)


def test_officers_see_their_own_promises_as_well(ask):
    assert "3 commitments are overdue" in ask(level=Level.OFFICER).text


@pytest.mark.parametrize(
    ("kind", "id", "named"),
    [
        (ScopeKind.EVERYTHING, None, {"one", "hers"}),
        (ScopeKind.OUTCOME, "clean_streets", {"one"}),
        (ScopeKind.DIVISION, "waste_and_street_scene", {"hers"}),
        (ScopeKind.DIRECTORATE, "communities", {"hers"}),
        (ScopeKind.PORTFOLIO, "environment", {"hers"}),
        (ScopeKind.THEME, "waste", set()),
        (ScopeKind.OUTCOME, "atlantis", set()),
    ],
)
def test_a_scope_has_the_promises_that_are_its_own(ask, kind, id, named):
    text = ask(kind, id).text
    assert {id for id in ("one", "hers") if f"To do {id}”" in text} == named


def test_a_measure_by_name_and_another_council_have_no_promises(ask):
    assert "commitment" not in ask(metrics=(MetricId("red_told"),)).text
    assert "commitment" not in ask(area=DERBY).text


def test_where_no_measure_stands_out_a_promise_past_its_day_leads(ask):
    answer = ask(ScopeKind.OUTCOME, "clean_streets")
    assert answer.headline.startswith("1 commitment in the outcome Clean streets in Nottingham is overdue: “To do one”")
    assert "No measure in the outcome Clean streets is held for Nottingham." in answer.summary
    assert answer.text.count("To do one") == 1


def test_risks_and_silence_are_of_measures_alone(ask):
    assert not any(
        "commitment" in ask(subkind=subkind, level=Level.COUNCILLOR).text for subkind in ("risk", "no_narrative")
    )
