"""What a council's own return adds to a briefing and its questions: each once, and to those who may see it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from actions.answer import Answer
from actions.desk import Desk
from actions.reading import Asker, Kind, Reading, Scope, ScopeKind
from actions.registry import answer as answer_of
from data_layer.council_facts import CommitmentStatus
from data_layer.returns.measure_rows import TargetRow
from data_layer.returns.model import CouncilRows
from data_layer.returns.service_rows import ActionRow, CommitmentRow, MilestoneRow, RiskReviewRow
from data_layer.snapshots import Snapshots
from data_layer.viewer import Viewer
from data_layer.vocabulary import AreaCode, Level, MetricId
from tests.data_layer.returns.conftest import Desk as Loading
from tests.data_layer.returns.whole_return import YEAR, whole_load, whole_rows
from tests.data_layer.small_pack import NOTTINGHAM, Place, seen_by
from tests.illustrative import at_once

TODAY = datetime.now(UTC).date()  # a return is known from the day it is loaded
THEN = date(2026, 2, 1)  # when its figures are the newest there could be
LATE_IN_2026 = date(2026, 12, 28)
HOME = AreaCode("E06000018")
WASTE = Scope(kind=ScopeKind.DIVISION, id="waste_and_street_scene")


def first_return() -> CouncilRows:
    """A risk that rose, an action and a commitment past their day, and a question of scrutiny left open."""
    whole = whole_rows()
    return replace(
        whole,
        risk_reviews=(RiskReviewRow(risk="waste_1", as_at=date(2025, 9, 30), likelihood=2, impact=4, rating="Medium"),
                      *whole.risk_reviews),
        divisional_actions=(ActionRow(id="late", division="Waste and Street Scene", measure="missed_bins",
                                      title="Redraw two rounds", due=date(2025, 12, 31),
                                      status=CommitmentStatus.BEHIND),),
        commitments=(CommitmentRow(id="fleet", plan="council_plan", title="Renew the fleet", due=date(2025, 11, 30),
                                   owner_role="Head of Waste"),),
        commitment_updates=(MilestoneRow(commitment="fleet", as_at=date(2025, 9, 30), latest="4 of 9 vehicles",
                                         status=CommitmentStatus.BEHIND),),
    )  # fmt: skip


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory):
    """The second return makes the target of 40 easier: 45, where lower is better."""
    loading = Loading(Place(tmp_path_factory.mktemp("briefed")).write())
    loading.accept(whole_load(first_return()))
    loading.accept(whole_load(CouncilRows(targets=(TargetRow(measure="missed_bins", period=YEAR, value=45.0),))))
    return loading.data_dir


@pytest.fixture(scope="module")
def ask(data_dir):
    def asked(kind: Kind, level: Level = Level.PUBLIC, scope: Scope = WASTE, asker: Asker | None = None) -> Answer:
        desk = Desk(Snapshots(data_dir).current(), seen_by(level, THEN), as_known_at=TODAY, asked_at=datetime.now(UTC))
        return answer_of(Reading(kind=kind, scope=scope, areas=(NOTTINGHAM,), asker=asker), desk)

    return asked


def lines(answer: Answer, title: str) -> list[str]:
    return answer.text.split(f"{title}:\n")[1].split("\n\n")[0].splitlines()


def test_what_is_still_open_comes_first_and_stands_once(ask):
    answer = ask(Kind.BRIEFING)
    assert "1 question or recommendation is still open." in answer.summary
    [item] = lines(answer, "Still open from last time")
    assert "“What was done?”" in item and answer.text.count("“What was done?”") == 1
    assert answer.text.index("Still open") < answer.text.index("Questions to ask")


def test_a_lowered_target_is_asked_about_with_both_values_and_the_day(ask):
    asked = lines(ask(Kind.SCRUTINY_QUESTIONS), "Questions to ask")
    [eased] = [line for line in asked if "that stood at" in line]
    assert "41.5 per 100,000 collections in October to December 2025" in eased
    assert "with a target for 2025/26 of 45.0 that stood at 40.0 on" in eased
    assert eased.endswith("what led to the new target, who agreed it, and what does it mean for residents?")


def test_a_late_commitment_and_a_late_action_are_asked_about_with_what_is_known(ask):
    public, officer = (
        lines(ask(Kind.SCRUTINY_QUESTIONS, level), "Questions to ask") for level in (Level.PUBLIC, Level.OFFICER)
    )
    [promise] = [line for line in public if "“Renew the fleet”" in line]
    assert "due 30 November 2025" in promise and "(4 of 9 vehicles): what has been done so far" in promise
    assert not any("Redraw two rounds" in line for line in public)
    [action] = [line for line in officer if "Redraw two rounds" in line]
    assert "was due by 31 December 2025 and is said to be behind; the rate of missed bins was 41.5 per" in action


def test_risks_are_for_officers_and_the_story_for_those_who_may_read_it(ask):
    public, officer = ask(Kind.BRIEFING), ask(Kind.BRIEFING, Level.OFFICER)
    assert "Vehicles out of service" not in public.text
    assert any(
        "Risk “Vehicles out of service”: up from 8 to 12 of 25" in line for line in lines(officer, "Targets and risk")
    )
    [story] = lines(public, "The story recorded")
    assert story.startswith("- The rate of missed bins: Recorded on 15 January 2026") and "Redraw four more" in story


def test_where_a_role_is_named_nobody_asks_who_leads(ask):
    assert not any("no role recorded" in line for line in lines(ask(Kind.SCRUTINY_QUESTIONS), "Questions to ask"))


def test_the_holder_has_the_story_ready(ask):
    asked = lines(ask(Kind.SCRUTINY_QUESTIONS, asker=Asker.PORTFOLIO_HOLDER), "Expect to be asked")
    assert all("? Have ready: " in line for line in asked)
    assert any("the story recorded on 15 January 2026" in line for line in asked)


def test_the_rows_of_the_return_are_among_the_sources(ask):
    assert {"return"} <= {word for one in ask(Kind.BRIEFING).provenance for word in one.source.lower().split()}


@pytest.fixture(scope="module")
def illustrative(tmp_path_factory) -> Snapshots:
    """The invented return over the embedded pack: more than a page could hold of every section."""
    return at_once(tmp_path_factory.mktemp("illustrative"), HOME)


def test_with_all_that_a_return_brings_it_is_still_a_page(illustrative):
    """For every division and level, a member and the holder: five questions, the open item, and 520 words at most."""
    snapshot = illustrative.current()
    viewer = Viewer(level=Level.OFFICER, home_area=HOME, now=LATE_IN_2026)
    desk = Desk(snapshot, viewer, as_known_at=TODAY, asked_at=datetime.now(UTC))
    scopes = [Scope(kind=ScopeKind.DIVISION, id=id) for id in desk.catalogue.divisions]
    scopes += [Scope(kind=ScopeKind.LEVEL, id=id) for id in desk.catalogue.levels]
    for scope in [*scopes, Scope(kind=ScopeKind.EVERYTHING)]:
        for asker in (None, Asker.PORTFOLIO_HOLDER):
            answer = answer_of(Reading(kind=Kind.BRIEFING, scope=scope, areas=(HOME,), asker=asker), desk)
            words = sum(len(part.split()) for part in answer.text.split("\n\n") if not part.startswith("Source: "))
            assert words <= 520 and len(answer.summary.split()) <= 80, (scope.id, asker, words)
            assert len(lines(answer, "Expect to be asked" if asker else "Questions to ask")) >= 4, scope.id


def test_one_measure_is_asked_about_with_its_lowered_target_and_its_late_action(data_dir):
    desk = Desk(
        Snapshots(data_dir).current(), seen_by(Level.OFFICER, THEN), as_known_at=TODAY, asked_at=datetime.now(UTC)
    )
    for kind in (Kind.SCRUTINY_QUESTIONS, Kind.BRIEFING):
        asked = Reading(kind=kind, metrics=(MetricId("missed_bins"),), areas=(NOTTINGHAM,))
        told = lines(answer_of(asked, desk), "Questions to ask")
        assert any(line.startswith("- With a target for 2025/26 of 45.0 that stood at 40.0") for line in told)
        assert "“Redraw two rounds” was due by 31 December 2025" in told[-1]
