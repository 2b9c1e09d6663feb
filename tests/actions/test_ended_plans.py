"""What the council's ended plans promised, on published data: counted with the council's ratings, never as current."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from actions.answer import Answer
from actions.desk import Desk
from actions.reading import Kind, Reading, Scope, ScopeKind
from actions.registry import answer
from data_layer.periods import PeriodAsked
from tests.actions.conftest import HOME

EVERYTHING = Scope(kind=ScopeKind.EVERYTHING)
UNKNOWN = "no status was published"


@pytest.fixture
def promised(desk: Desk):
    def asked(**fields) -> Answer:
        reading = {"kind": Kind.COMMITMENTS, "areas": (HOME,), "scope": EVERYTHING} | fields
        return answer(Reading.model_validate(reading), desk)

    return asked


def year(number: int) -> PeriodAsked:
    return PeriodAsked(words=str(number), first=date(number, 1, 1), last=date(number, 12, 31))


def lines(found: Answer) -> list[str]:
    return [line for line in found.text.splitlines() if line.startswith("- ")]


def test_with_no_plan_in_force_the_ended_ones_are_told_with_their_counts(promised):
    """Nottingham City Council: 2 red, 2 amber, 3 green of 25; 178 of 202 (2018) and 118 of 184 (2020) as a whole."""
    found = promised()
    assert found.headline == (
        "No plan in force is held for Nottingham; 25 commitments of 3 ended plans are: 2 rated red, 2 amber, 3 green; "
        "18 with no published status."
    )
    assert "118 of its 184 commitments on track or achieved at 31 March 2020" in found.summary
    assert "178 of its 202 commitments on track or achieved at 30 September 2018" in found.summary
    assert "Nothing later than 31 March 2020 is held." in found.text
    assert found.kind is Kind.COMMITMENTS and found.subkind == "ended" and found.figures == []


def test_nothing_of_an_ended_plan_is_overdue_or_an_exception(promised, ask):
    assert "overdue" not in promised().text
    assert "commitment" not in ask(Kind.EXCEPTIONS, scope=EVERYTHING).text


def test_every_promise_is_traced_to_the_paper_it_was_read_from(promised):
    sources = {one.source for one in promised().provenance}
    assert "Council Plan 2015-19 closedown summary report" in sources and len(sources) == 6
    assert any("(press report)" in source for source in sources)
    assert {one.publisher for one in promised().provenance} == {"Nottingham City Council"}


def test_a_rating_is_told_in_the_councils_word_with_its_month_and_figures(promised):
    found = promised(period=year(2015))
    assert (
        "“Every child taught in a school judged good or outstanding”, due 31 March 2019, rated amber in September 2018 "
        "(target 100% of children, from 66% of children, last figure 87% of children (peak))." in found.text
    )
    assert "rated green in March 2019 (target 3,000 jobs, last figure over 2,000 jobs)" in found.text
    assert len(lines(found)) == 8 and "8 of its 202 commitments listed here" in found.text


def test_off_track_are_the_red_and_the_amber_ones(promised):
    found = promised(subkind="off_track")
    assert found.headline.startswith("4 of 25 commitments") and "2 rated red, 2 amber" in found.headline
    assert len(lines(found)) == 4 and all("rated red" in line or "rated amber" in line for line in lines(found))


def test_green_is_not_taken_for_met(promised):
    found = promised(subkind="met")
    assert found.headline.startswith("None of 25 commitments") and "3 green" in found.headline


def test_a_plan_is_meant_by_the_year_in_which_it_began(promised):
    found = promised(period=year(2019))
    assert "12 commitments of the Council Plan 2019-2023" in found.headline and UNKNOWN in found.headline
    assert len(lines(found)) == 12
    assert "2015-2019" not in found.text and "Strategic" not in found.text


def test_a_plan_is_meant_by_its_id_too(promised):
    found = promised(part="strategic_council_plan_2021_2023")
    assert len(lines(found)) == 5 and "known here from its draft alone" in found.text


def test_what_the_2019_plan_promised_on_housing_is_one_thing(promised):
    found = promised(period=year(2019), scope=Scope(kind=ScopeKind.THEME, id="housing"))
    assert found.headline.startswith(
        "“Council or social homes for rent, built or bought” (1,000 homes by 31 March 2023)"
    )
    assert "the Council Plan 2019-2023" in found.headline and UNKNOWN in found.headline


def test_the_plan_and_the_subject_are_both_kept(promised):
    found = promised(period=year(2019), scope=Scope(kind=ScopeKind.OUTCOME, id="scp_safer"))
    assert found.headline == (
        "Whether 3 commitments in the outcome Safer Nottingham of the Council Plan 2019-2023 in Nottingham were kept "
        "is not known here: no status was published for any of them."
    )


def test_the_pledge_on_new_homes_stands_in_three_plans_and_nobody_says_what_came_of_it(promised):
    found = promised(metrics=("net_additional_homes",), scope=Scope(kind=ScopeKind.METRIC))
    assert found.headline.startswith("Whether 3 commitments") and UNKNOWN in found.headline
    assert {"2,500 homes", "1,000 homes", "4,000 homes"} == {
        homes for homes in ("2,500 homes", "1,000 homes", "4,000 homes") if f"target {homes}" in found.text
    }


def test_an_outcome_has_its_own(promised):
    found = promised(scope=Scope(kind=ScopeKind.OUTCOME, id="scp_keeping_working"))
    assert "5 commitments in the outcome Keeping Nottingham Working" in found.headline
    assert "1 rated green; 4 with no published status" in found.headline and len(lines(found)) == 5


def test_words_of_the_question_find_the_promise(promised):
    potholes = promised(wording="did we fill the 50,000 potholes?")
    assert len(lines(potholes)) == 2 and all("“Potholes filled”" in line for line in lines(potholes))
    pavements = promised(wording="what was promised on pavements")
    assert pavements.headline.startswith("“Pavements replaced” (250 pavements by 31 March 2023)")


def test_a_subject_that_no_promise_names_is_told_so_first(promised):
    found = promised(scope=Scope(kind=ScopeKind.THEME, id="waste"))
    assert found.headline == (
        "None of 25 commitments held for Nottingham, all of ended plans, names waste and recycling."
    )


def test_what_was_due_after_its_plan_is_said_to_be_left_open(promised):
    found = promised(scope=Scope(kind=ScopeKind.OUTCOME, id="scp_carbon_neutral"))
    assert "due only on 31 December 2028, after its plan; whether a later plan took it over is not held" in found.text


def test_no_budget_line_is_made_up(promised):
    assert "No budget line is named for any of them here." in promised().text


@pytest.mark.parametrize("fields", [
    {}, {"subkind": "met"}, {"subkind": "off_track"}, {"subkind": "on_track"}, {"subkind": "not_stated"},
    *({"period": year(number)} for number in (2015, 2017, 2019, 2021, 2022)),
    *({"scope": Scope(kind=ScopeKind.OUTCOME, id=id)} for id in (
        "scp_safer", "scp_better_housing", "scp_child_friendly", "scp_city_centre", "scp_keeping_working",
        "scp_green_clean", "scp_carbon_neutral", "scp_keeping_moving")),
    *({"scope": Scope(kind=ScopeKind.THEME, id=id), "subkind": kind} for id in ("housing", "economy", "waste")
      for kind in (None, "met", "off_track")),
])  # fmt: skip
def test_every_answer_keeps_to_its_length_and_names_no_status_that_was_not_given(promised, fields):
    found = promised(**fields)
    assert len(found.headline.split()) <= 30 and len(found.summary.split()) <= 80
    assert not any(word in found.text for word in ("completed", "overdue", "behind", "_"))


def test_another_day_has_another_plan_in_force(desk):
    """On 1 June 2020 the plan of 2019 to 2023 ran, and that of 2015 to 2019 had ended."""
    day = date(2020, 6, 1)
    then = replace(desk, viewer=replace(desk.viewer, now=day), as_known_at=day)
    found = answer(Reading(kind=Kind.COMMITMENTS, areas=(HOME,), scope=EVERYTHING), then)
    assert found.headline.startswith("None of 12 commitments in Nottingham is behind, at risk or overdue")
    assert "Commitments of plans that have ended are held as well: Council Plan 2015-2019 (8)." in found.text
