"""A council's own plans: words stay words, days become days, and nothing is made up between them."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from data_layer.council_facts import CommitmentStatus
from data_layer.loaders import areas, plans
from data_layer.loaders.errors import CellError, LayoutError, MissingFileError
from data_layer.loaders.places import Place
from data_layer.loaders.plan_record import CouncilPlans
from data_layer.vocabulary import AreaCode, AreaKind

PLACES = [
    Place(AreaCode("E06000015"), "Derby", AreaKind.UNITARY),
    Place(AreaCode("E08000035"), "Leeds", AreaKind.METROPOLITAN, until=date(2020, 1, 1)),
]
PROMISE = "Plan 2019-2023,P1,Better Housing,Homes,1000,homes,,,red,2020-03-31,2023-03-31,Review of 1 May 2020 (minutes)"
TOTAL = "Plan 2019-2023,2020-03-31,10,7,Review 2019-20"
RULE = "r1,Plan,reports,quarterly,2022,,,,,,all,Report of 22 November 2023, paragraph 3.7"


def write(folder: Path, council: str = "derby", **rows: str) -> Path:
    """The three files with one row each, or as `rows` has them: commitments, plan_totals, reporting_rules."""
    made = folder / f"{council}_plans"
    made.mkdir(parents=True)
    given = {"commitments": PROMISE, "plan_totals": TOTAL, "reporting_rules": quoted(RULE)} | rows
    for file, columns in plans.COLUMNS.items():
        (made / file).write_text(f"{columns}\n{given[file.removesuffix('.csv')]}\n", encoding="utf-8")
    return folder


def quoted(rule: str) -> str:
    """A source with a comma in it stands in quotation marks."""
    head, _, tail = rule.partition("Report of")
    return f'{head}"Report of{tail}"'


def load(folder: Path) -> CouncilPlans:
    [found] = plans.load(folder, PLACES)
    return found


@pytest.fixture(scope="module")
def given(sources) -> CouncilPlans:
    [found] = plans.load(sources, areas.places(sources))
    return found


@pytest.mark.sources
def test_every_promise_of_the_files_is_there_with_its_words_as_given(given, sources):
    with (sources / given.source / plans.COMMITMENTS).open(encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened))
    words = [
        (p.id, p.plan, p.outcome, p.title, p.target or "", p.unit or "", p.baseline or "", p.latest or "",
         p.status_as_given, p.as_at.isoformat(), p.due.isoformat() if p.due else "", p.source)
        for p in given.promises
    ]  # fmt: skip
    names = ["commitment_id", "plan", "outcome", "title", "target", "unit", "baseline", "latest", "status",
             "as_at", "due", "source"]  # fmt: skip
    assert words == [tuple(row[name] for name in names) for row in rows] and len(words) == 25


@pytest.mark.sources
def test_ratings_are_read_and_nothing_is_guessed_where_none_was_published(given):
    assert Counter((p.status_as_given, p.status) for p in given.promises) == {
        ("red", CommitmentStatus.BEHIND): 2,
        ("amber", CommitmentStatus.AT_RISK): 2,
        ("green", CommitmentStatus.ON_TRACK): 3,
        ("not stated", CommitmentStatus.NOT_STATED): 18,
    }


@pytest.mark.sources
def test_published_totals_are_178_of_202_and_118_of_184(given):
    assert [(t.plan, t.as_at, t.on_track_or_achieved, t.commitments) for t in given.totals] == [
        ("Council Plan 2015-2019", date(2018, 9, 30), 178, 202),
        ("Council Plan 2019-2023", date(2020, 3, 31), 118, 184),
    ]


@pytest.mark.sources
def test_the_pause_of_reporting_is_held_as_it_is_stated(given):
    rules = {rule.id: rule for rule in given.rules}
    paused = rules["scp_quarterly"]
    assert (paused.suspended_from, paused.suspended_from_as_given) == (None, "not stated")
    assert (paused.suspended_until, paused.suspended_until_as_given) == (None, "quarter 4 of 2023/24")
    assert paused.valid_to == date(2023, 11, 22) and paused.source.endswith("paragraphs 3.7 and 3.8")
    annual = rules["scp_annual"]
    assert (annual.valid_from, annual.valid_to) == (None, None)
    assert annual.valid_from_as_given == "after April 2024, when the revised plan is in place"
    assert annual.authority == paused.authority and "February 2024" in (annual.authority or "")
    assert annual.source == "Report to Corporate Scrutiny Committee, 22 November 2023, paragraph 3.9"
    assert {rule.document.known_from for rule in given.rules} == {date(2023, 11, 22)}


@pytest.mark.sources
def test_a_plan_ends_when_most_of_its_promises_were_due_and_a_draft_is_a_draft(given):
    ends = {plan: (given.ends(plan), given.draft(plan)) for plan in {p.plan for p in given.promises}}
    assert ends == {
        "Council Plan 2015-2019": (date(2019, 3, 31), False),
        "Council Plan 2019-2023": (date(2023, 3, 31), False),
        "Strategic Council Plan 2021-2023": (date(2023, 3, 31), True),
    }


def test_what_a_paper_says_is_known_from_its_day_and_else_from_the_day_of_its_figures(tmp_path):
    found = load(write(tmp_path))
    assert found.promises[0].document.known_from == date(2020, 5, 1)
    assert found.totals[0].document.known_from == date(2020, 3, 31)
    assert (found.area, found.source) == ("E06000015", "derby_plans")


def test_without_such_a_folder_there_are_no_plans(tmp_path):
    assert plans.load(tmp_path, PLACES) == []


@pytest.mark.parametrize("council", ["atlantis", "leeds"])
def test_a_folder_of_no_living_council_is_refused(tmp_path, council):
    with pytest.raises(LayoutError, match=f"no council is called '{council}'"):
        load(write(tmp_path, council))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ({"commitments": PROMISE.replace(",red,", ",purple,")}, r"row 2 \(status\): found 'purple'"),
        ({"commitments": PROMISE.replace("2020-03-31", "spring")}, r"row 2 \(as_at\): found 'spring'"),
        ({"plan_totals": TOTAL.replace(",7,", ",most,")}, r"row 2 \(on_track_or_achieved\): found 'most'"),
        ({"plan_totals": TOTAL.replace(",7,", ",11,")}, "There are 10 commitments"),
        ({"reporting_rules": quoted(RULE.replace("2022,,", "2022,soon,"))}, r"row 2 \(valid_to\): found 'soon'"),
        ({"reporting_rules": "r1,Plan,reports,quarterly,,,,,,,all,a report"}, r"row 2 \(source\): found 'a report'"),
    ],
)
def test_a_cell_that_is_not_as_known_is_named(tmp_path, rows, said):
    with pytest.raises(CellError, match=said):
        load(write(tmp_path, **rows))


def test_a_missing_file_or_column_is_named(tmp_path):
    folder = write(tmp_path) / "derby_plans"
    (folder / plans.RULES).write_text("id,plan\n", encoding="utf-8")
    with pytest.raises(LayoutError, match=r"reporting_rules\.csv, columns: they are id, plan"):
        load(tmp_path)
    (folder / plans.RULES).unlink()
    with pytest.raises(MissingFileError, match=r"derby_plans/reporting_rules\.csv"):
        load(tmp_path)


def test_as_above_is_what_the_row_above_says_and_a_paragraph_is_of_the_report_before(tmp_path):
    first = quoted(RULE.replace(",,,,all", ",,because,the panel,all"))
    second = "r2,Plan,more,annual,,,,,,as above,all,paragraph 3.9"
    found = load(write(tmp_path, reporting_rules=f"{first}\n{second}"))
    assert found.rules[1].authority == "the panel"
    assert found.rules[1].source == "Report of 22 November 2023, paragraph 3.9"
