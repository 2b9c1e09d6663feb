"""One page for a division's clinic: with the illustrative return, and on published figures alone."""

from __future__ import annotations

import re
from datetime import date

import pytest

from actions.answer import Answer
from actions.reading import Kind, Reading, Scope, ScopeKind, Subkind
from actions.registry import answer as answer_of
from data_layer.vocabulary import AreaCode, Level, MetricId
from tests.actions.conftest import HOME, desk_of

PAGE = 450  # words, without the sources
BEFORE_THE_CLINIC = date(2026, 11, 28)


def asked_of(kind: ScopeKind, id: str | None, **fields: object) -> Reading:
    fields.setdefault("areas", (HOME,))
    scope = Scope(kind=kind, id=id)
    return Reading.model_validate({"kind": Kind.BRIEFING, "subkind": Subkind.CLINIC, "scope": scope, **fields})


@pytest.fixture
def prepare(illustrative):
    def prepared(id="housing", kind=ScopeKind.DIVISION, level=Level.OFFICER, **fields: object) -> Answer:
        return answer_of(asked_of(kind, id, **fields), desk_of(illustrative, level, BEFORE_THE_CLINIC))

    return prepared


def section(answer: Answer, title: str) -> list[str]:
    """The lines under a heading; none where it is not there."""
    found = re.search(rf"^{re.escape(title)}[^\n]*:\n((?:- [^\n]*\n?)+)", answer.text, re.MULTILINE)
    return found[1].strip().splitlines() if found else []


def page_words(answer: Answer) -> int:
    return len(re.sub(r"^Source: .*$", "", answer.text, flags=re.MULTILINE).split())


def test_the_clinic_has_its_day_and_what_stands_out_first(prepare):
    answer = prepare()
    assert answer.headline == (
        "5 of 21 measures need attention, led by the time to let an empty council home, 71 days in July to September "
        "2026, 26 days above the target of 45."
    )
    assert "The next Housing clinic is on 3 December 2026; the last was on 5 November 2026." in answer.summary
    assert (answer.kind, answer.subkind) == (Kind.BRIEFING, Subkind.CLINIC)


def test_plan_commitments_risks_budget_and_decisions_stand_together(prepare):
    answer = prepare()
    assert section(answer, "Plan actions overdue or due by 3 January 2027") == [
        "- “Second electrical contractor”, due 30 November 2026, at risk (Head of Housing)."
    ]
    assert section(answer, "Commitments overdue or due") == [
        "- “A repairs app for tenants”, due 30 June 2026, last said to be behind in September 2026."
    ]
    assert section(answer, "Risks moved since the review before") == [
        "- “Rent arrears rise with the change of benefits”: up from 12 to 16 of 25 since 30 June 2026 (likelihood 3 to "
        "4, impact 4)."
    ]
    assert section(answer, "Budget") == [
        "- 2026/27: forecast £22.95 million against a budget of £21.70 million: £1.25 million over (5.8%)."
    ]


def test_what_the_last_clinic_decided_and_is_open_comes_back_and_what_is_done_does_not(prepare):
    open_still = section(prepare(), "Still open from the clinic of 5 November 2026")
    assert open_still == [
        "- “Call every tenant who is more than four weeks behind with rent”, due 20 November 2026 and overdue (Head of "
        "Housing).",
        "- “Bring a plan for the empty homes that need full rewiring”, due 3 December 2026 (Head of Housing).",
    ]


def test_what_there_is_to_settle_rests_on_a_day_or_a_figure_and_is_open(prepare):
    for division in ("housing", "waste_and_street_scene", "adult_social_care", "customer_services_and_finance"):
        settled = section(prepare(division), "To settle")
        assert 2 <= len(settled) <= 3
        for question in settled:
            assert question.startswith("- What ") and question.endswith("?") and re.search(r"\d", question)


@pytest.mark.parametrize("level", list(Level))
def test_every_division_has_one_page(illustrative, prepare, level):
    for id in desk_of(illustrative, level).catalogue.divisions:
        answer = prepare(id, level=level)
        assert page_words(answer) <= PAGE, (id, page_words(answer))
        assert len(answer.headline.split()) <= 30 and len(answer.summary.split()) <= 80


def test_a_theme_and_a_measure_are_their_division_s_clinic(prepare):
    whole = prepare().text
    assert prepare("council_housing", ScopeKind.THEME).text == whole
    assert prepare(None, ScopeKind.METRIC, metrics=(MetricId("ill_void_days"),)).text == whole


def test_of_several_divisions_each_row_says_whose_it_is(prepare):
    answer = prepare("finance_and_resources", ScopeKind.PORTFOLIO)
    assert section(answer, "Budget") == [
        "- Customer Services and Finance, 2026/27: forecast £3.29 million against a budget of £3.30 million: "
        "£0.01 million under (0.3%)."
    ]
    assert prepare("growth_and_city_development", ScopeKind.DIRECTORATE).reading.scope == "growth_and_city_development"


def test_without_a_division_it_is_asked_back_which_with_the_next_clinics_first(prepare):
    answer = prepare(None, ScopeKind.EVERYTHING)
    assert answer.kind is Kind.CLARIFY and answer.headline.startswith("Which division's clinic?")
    assert [option.value for option in answer.options[:2]] == [
        "Prepare the Housing clinic", "Prepare the Waste and Street Scene clinic"
    ]  # fmt: skip
    assert len(answer.options) == 4 and "- Housing, next clinic on 3 December 2026" in answer.text


def test_below_officers_nothing_tells_that_a_division_s_own_rows_are_there(prepare):
    """Plan actions, risks, budgets and decisions are for officers; the sentence is the one of a council without any."""
    answer = prepare(level=Level.COUNCILLOR)
    assert "Not held here for you: plan actions, risks, budgets and decisions of clinics" in answer.text
    for word in ("contractor", "arrears rise", "£22.95", "rewiring", "16 of 25"):
        assert word not in answer.text


def test_on_published_figures_alone_it_says_what_only_a_return_can_give(desk):
    answer = answer_of(asked_of(ScopeKind.DIVISION, "public_health"), desk)
    assert "need attention, led by the adult obesity rate, 35.3% in 2024/25" in answer.headline
    assert (
        "Not held here for you: plan actions, commitments, risks, budgets and decisions of clinics; they come with the "
        "council's own return." in answer.text
    )
    assert "No day of the next Public Health clinic is held" in answer.text
    assert page_words(answer) <= PAGE


def test_every_division_of_the_published_data_has_one_page(desk):
    for id in desk.catalogue.divisions:
        assert page_words(answer_of(asked_of(ScopeKind.DIVISION, id), desk)) <= PAGE


def test_another_council_has_the_measures_and_none_of_the_home_council_s_rows(prepare):
    answer = prepare(areas=(AreaCode("E06000015"),))
    assert "in Derby" in answer.text and "Second electrical contractor" not in answer.text
    assert "No day of the next Housing clinic is held; no earlier one is held." in answer.text


def test_invented_rows_say_so_and_every_row_has_its_source(prepare):
    answer = prepare()
    assert "Illustrative: own figures, plans, risks, budgets and decisions are invented." in [
        caveat.text for caveat in answer.caveats
    ]
    assert "Invented figures" in answer.text
