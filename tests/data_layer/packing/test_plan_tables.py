"""A council's plans as rows of the pack: each with its council, its paper, and the words as given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from data_layer.council_facts import CommitmentStatus
from data_layer.loaders.plan_record import CouncilPlans, Document, Promise, Rule, Total
from data_layer.loaders.plans import COMMITMENTS, RULES, TOTALS
from data_layer.packing.plan_tables import plan_faults, plan_tables
from data_layer.vocabulary import AreaCode

PAPER, REVIEW = Document("Minutes of 1 May 2020", date(2020, 5, 1)), Document("Review", date(2020, 3, 31))
PROMISE = Promise(
    id="P1", plan="Plan 2019-2023", outcome="Better Housing", title="Homes", target="1000", unit="homes", baseline=None,
    latest="87 (peak)", status=CommitmentStatus.BEHIND, status_as_given="red", as_at=date(2020, 3, 31),
    due=date(2023, 3, 31), source="Minutes of 1 May 2020, item 4", document=PAPER,
)  # fmt: skip
TOTAL = Total("Plan 2019-2023", date(2020, 3, 31), 10, 7, "Review", REVIEW)
RULE = Rule(
    id="r1", plan="Plan", what="reports", frequency="quarterly", valid_from=None, valid_from_as_given="2022",
    valid_to=None, suspended_from=None, suspended_from_as_given="not stated", suspended_until=None,
    suspended_until_as_given=None, reason=None, authority=None, audience="all", source="Minutes of 1 May 2020",
    document=PAPER,
)  # fmt: skip
DERBY = CouncilPlans("derby_plans", AreaCode("E06000015"), (PROMISE,), (TOTAL,), (RULE,))
OUTCOMES = {"Better Housing": "better_housing"}
BUILT = date(2026, 11, 26)


@pytest.fixture
def held(tmp_path: Path) -> dict[str, list[dict]]:
    (tmp_path / "derby_plans").mkdir()
    for file in (COMMITMENTS, TOTALS, RULES):
        (tmp_path / "derby_plans" / file).write_bytes(b"made")
    return {
        table.name: [dict(zip([name for name, _ in table.columns], row, strict=True)) for row in table.rows]
        for table in plan_tables([DERBY], OUTCOMES, tmp_path, BUILT)
    }


def test_every_row_says_whose_it_is_and_what_paper_it_is_from(held):
    loads = {row["id"]: row["known_from"] for row in held["plan_load"]}
    assert loads == {"derby_plans Minutes of 1 May 2020": date(2020, 5, 1), "derby_plans Review": date(2020, 3, 31)}
    for table, rows in held.items():
        assert all(row["area"] == "E06000015" for row in rows), table
        assert table == "plan_load" or all(row["load"] in loads for row in rows), table


def test_a_promise_is_held_under_its_plan_and_outcome_with_the_rating_as_given(held):
    [promise], [update], [plan] = held["commitment"], held["commitment_update"], held["plan"]
    assert (
        (promise["plan"], promise["outcome"]) == (plan["id"], "better_housing") == ("plan_2019_2023", "better_housing")
    )
    assert (plan["name"], plan["valid_from"], plan["valid_to"], plan["status"]) == (
        "Plan 2019-2023", None, date(2023, 3, 31), "adopted")  # fmt: skip
    assert (update["status"], update["status_as_given"], update["latest"]) == ("behind", "red", "87 (peak)")


def test_a_rule_and_a_total_keep_their_words(held):
    [rule], [total] = held["reporting_rule"], held["plan_total"]
    assert (rule["valid_from"], rule["valid_from_as_given"], rule["suspended_from_as_given"]) == (
        None, "2022", "not stated")  # fmt: skip
    assert (total["plan"], total["on_track_or_achieved"], total["commitments"]) == ("plan_2019_2023", 7, 10)


def test_no_plans_make_no_tables(tmp_path):
    assert plan_tables([], OUTCOMES, tmp_path, BUILT) == []


def test_a_plan_of_which_only_a_draft_is_known_is_a_draft(tmp_path, held):
    drafted = replace(PROMISE, document=Document("Draft plan of 1 May 2020", date(2020, 5, 1)))
    tables = plan_tables([replace(DERBY, promises=(drafted,))], OUTCOMES, tmp_path, BUILT)
    [plan] = next(table.rows for table in tables if table.name == "plan")
    assert "draft" in plan


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (replace(DERBY, source="leeds_plans"), "source 'leeds_plans' is not in definitions/sources.yml"),
        (
            replace(DERBY, promises=(replace(PROMISE, outcome="Fun"),)),
            "outcome 'Fun' is not in definitions/framework.yml",
        ),
        (replace(DERBY, totals=(replace(TOTAL, plan="Other"),)), "the totals name the plan 'Other'"),
        (replace(DERBY, promises=(PROMISE, PROMISE)), "commitment P1 is given more than once"),
        (replace(DERBY, rules=(RULE, RULE)), "rule r1 is given more than once"),
    ],
)
def test_what_may_not_come_into_the_pack_is_said(given, said):
    [sentence] = plan_faults([given], OUTCOMES, ["derby_plans"])
    assert said in sentence
    assert [*plan_faults([DERBY], OUTCOMES, ["derby_plans"])] == []
