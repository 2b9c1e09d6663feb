"""What the rule of reporting is or was: the pause of November 2023 as it was stated, with what was not stated."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from actions.answer import Answer
from actions.desk import Desk
from actions.reading import Kind, Reading, Scope, ScopeKind, Subkind
from actions.registry import answer
from data_layer.periods import PeriodAsked
from data_layer.returns.governance_rows import PlanRow, RuleRow
from data_layer.returns.words import PlanStatus, RuleStatus
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import Level
from tests.actions.conftest import HOME
from tests.data_layer.returns.conftest import Desk as Loading
from tests.data_layer.returns.whole_return import whole_load, whole_rows
from tests.data_layer.small_pack import NOTTINGHAM, Place, seen_by

EVERYTHING = Scope(kind=ScopeKind.EVERYTHING)


def time(words: str, first: date, last: date) -> PeriodAsked:
    return PeriodAsked(words=words, first=first, last=last)


@pytest.fixture
def rule(desk: Desk):
    def asked(period: PeriodAsked | None = None, *, on: Desk = desk) -> Answer:
        return answer(
            Reading(kind=Kind.CALENDAR, subkind=Subkind.RULE, scope=EVERYTHING, areas=(HOME,), period=period), on
        )

    return asked


def test_why_there_is_no_report_now_is_told_with_the_last_pause_and_its_gaps(rule):
    """Report to Corporate Scrutiny, 22 November 2023, paragraphs 3.7 to 3.9."""
    found = rule()
    assert found.headline == (
        "The last pause known here: quarterly corporate reporting of Strategic Council Plan commitments was paused "
        "until quarter 4 of 2023/24; whether it resumed is not held."
    )
    assert "Reason given: refresh of the plan alongside the Medium-Term Financial Plan" in found.summary
    assert "Not stated: since when, and the plan's first year." in found.summary
    assert "To follow: annual; every six months from year 3 of the plan; quarter 4 shared (start: after April 2024" in (
        found.summary
    )
    assert "Without the plan's first year its half-years cannot be counted." in found.text
    assert "paragraphs 3.7 and 3.8" in found.text and "Executive Panel supported adopting" in found.text
    assert len(found.headline.split()) <= 30 and len(found.summary.split()) <= 80
    assert {one.publisher for one in found.provenance} == {"Nottingham City Council"}


@pytest.mark.parametrize(
    "asked",
    [
        time("December 2023", date(2023, 12, 1), date(2023, 12, 31)),
        time("2023", date(2023, 1, 1), date(2023, 12, 31)),
        time("2023/24", date(2023, 4, 1), date(2024, 3, 31)),
    ],
)
def test_of_a_time_with_the_pause_in_it_the_pause_is_told_as_of_then(rule, asked):
    found = rule(asked)
    assert found.headline == (
        "Quarterly corporate reporting of Strategic Council Plan commitments was paused until quarter 4 of 2023/24, as "
        "stated on 22 November 2023."
    )
    assert "Not stated: since when" in found.text


def test_on_the_day_itself_it_is_paused(rule, desk):
    day = date(2023, 12, 1)
    then = replace(desk, viewer=replace(desk.viewer, now=day), as_known_at=day)
    assert "is paused until quarter 4 of 2023/24" in rule(on=then).headline


def test_before_the_pause_the_rule_was_quarterly_since_nobody_says_when(rule):
    found = rule(time("2021", date(2021, 1, 1), date(2021, 12, 31)))
    assert found.headline == (
        "For that time the rules stated on 22 November 2023 have corporate reporting of Strategic Council Plan "
        "commitments quarterly; since when is not stated."
    )
    assert "paused" not in found.text and "annual" not in found.text


def test_before_the_report_nothing_was_known_of_it(rule, desk):
    day = date(2023, 11, 1)
    then = replace(desk, viewer=replace(desk.viewer, now=day), as_known_at=day)
    assert rule(on=then).headline == "No reporting dates of Nottingham's own are held here."


ANNUAL = "annual; every six months from year 3 of the plan; quarter 4 shared"


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    loading = Loading(Place(tmp_path_factory.mktemp("rules")).write())
    rows = replace(
        whole_rows(),
        plans=(
            PlanRow(id="council_plan", name="Council Plan 2024 to 2028", status=PlanStatus.ADOPTED,
                    valid_from=date(2024, 4, 1), valid_to=date(2028, 3, 31)),
        ),
        reporting_rules=(
            RuleRow(id="plan", subject="Council plan commitments", audience_body="Scrutiny Committee", frequency=ANNUAL,
                    status=RuleStatus.ADOPTED),
            RuleRow(id="indicators", subject="Critical Indicators", audience_body="Executive Panel",
                    frequency="quarterly", status=RuleStatus.SUSPENDED, suspended_from=date(2026, 3, 20),
                    suspended_to=date(2026, 5, 8), suspension_reason="local elections",
                    suspension_authority="Full Council"),
        ),
        reporting_events=(),
    )  # fmt: skip
    loading.accept(whole_load(rows))
    return Snapshots(loading.data_dir).current()


@pytest.fixture
def ask(council):
    def asked(day: date, subkind: str | None = None) -> Answer:
        known = datetime.now(UTC)
        desk = Desk(council, seen_by(Level.PUBLIC, day), as_known_at=known.date(), asked_at=known)
        return answer(Reading(kind=Kind.CALENDAR, subkind=subkind, scope=EVERYTHING, areas=(NOTTINGHAM,)), desk)

    return asked


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2025, 6, 1), "is in its year 2: by the rule its next report covers April 2025 to March 2026"),
        (date(2026, 6, 1), "is in its year 3: by the rule its next report covers April 2026 to September 2026."),
        (date(2026, 11, 1), "covers October 2026 to March 2027, and is the one shared with Scrutiny Committee."),
    ],
)
def test_a_plan_whose_first_day_is_known_has_its_next_report_by_its_year(ask, day, said):
    assert said in ask(day).text


def test_a_plan_that_is_over_has_no_report_to_come(ask):
    assert "in its year" not in ask(date(2028, 4, 1)).text


def test_a_pause_with_days_is_told_with_them_and_is_over_after_the_last(ask):
    within = ask(date(2026, 4, 1), Subkind.RULE)
    assert within.headline == (
        "Quarterly reporting of Critical Indicators is paused from 20 March 2026 until 8 May 2026."
    )
    assert "Reason given: local elections." in within.summary
    assert "Full Council" in within.text and "since when" not in within.text
    said = "is suspended from 20 March 2026 until 8 May 2026: local elections (Full Council)"
    assert said in ask(date(2026, 4, 1)).text
    assert "suspended" not in ask(date(2026, 5, 9)).text
