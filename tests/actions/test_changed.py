"""What changed since an earlier meeting or day, with the illustrative council's returns as they came in."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.answer import Answer
from actions.reading import Kind, Reading, Scope, ScopeKind, Subkind
from actions.registry import answer as answer_of
from actions.since_when import Since, day_named, last_quarter_end
from data_layer.periods import PeriodAsked
from data_layer.queries.assessments import assessments
from data_layer.vocabulary import Level
from tests.actions.conftest import HOME, desk_of
from tests.actions.test_clinic import section

SINCE_SEPTEMBER = PeriodAsked(words="since September 2026", first=date(2026, 9, 1), spans=True)
ON_28_NOVEMBER = date(2026, 11, 28)


def reading(kind: ScopeKind, id: str | None, **fields: object) -> Reading:
    scope = Scope(kind=kind, id=id)
    return Reading.model_validate(
        {"kind": Kind.EXCEPTIONS, "subkind": Subkind.CHANGED, "scope": scope, "areas": (HOME,), **fields}
    )


@pytest.fixture
def since(return_by_return):
    def asked(kind=ScopeKind.EVERYTHING, id=None, level=Level.OFFICER, on=ON_28_NOVEMBER, **fields: object) -> Answer:
        return answer_of(reading(kind, id, **fields), desk_of(return_by_return, level, on))

    return asked


def test_since_the_clinic_only_what_came_after_it_is_told(since):
    """The return of 12 November brought another status and a higher target; the figures were known by the clinic."""
    answer = since(ScopeKind.DIVISION, "housing")
    assert answer.headline == (
        "1 measure in the Housing division newly needs attention since the Housing clinic of 5 November 2026: the "
        "share of tenants satisfied overall, 61.2% in July to September 2026."
    )
    assert section(answer, "Newly in need of attention") == [
        "- The share of tenants satisfied overall: 61.2% in July to September 2026, 4.8 percentage points short of the "
        "target of 66.0% (red), the fourth report running, with no explanation recorded."
    ]
    assert section(answer, "Plan actions") == [
        "- “Second electrical contractor”: at risk, on track by 5 November 2026."
    ]
    assert "4 measures need attention as before." in answer.summary and not section(answer, "New figures")


def test_since_the_panel_new_figures_statuses_and_risks_are_told(since):
    answer = since(ScopeKind.LEVEL, "executive_panel")
    assert answer.headline == (
        "1 measure newly needs attention since the Executive Panel of 8 September 2026: the share of tenants satisfied "
        "overall, 61.2% in July to September 2026."
    )
    assert section(answer, "No longer before the Executive Panel")
    assert section(answer, "New figures")[0].startswith("- The share of people with a care review in the year: 49.5%")
    assert "up from 12 to 16 of 25 since 30 June 2026" in answer.text
    assert "- “Six new collection rounds”: at risk, on track by 8 September 2026." in answer.text
    assert "- “Weekend clearance crew”: behind, on track by 8 September 2026." in answer.text


def test_what_newly_needs_attention_leads_and_is_what_two_days_differ_by(since, return_by_return):
    """A slow second way: the assessments of both days, side by side."""
    desk = desk_of(return_by_return, Level.OFFICER, ON_28_NOVEMBER)
    then = desk_of(return_by_return, Level.OFFICER, date(2026, 8, 31))
    wanted = desk.catalogue.divisions["adult_social_care"].metrics
    flagged = []
    for looked in (then, desk):
        with looked.reader() as reader:
            found = assessments(reader, wanted, HOME, **looked.known)
            flagged.append({one.metric for one in found if one.reasons and one.metric.startswith("ill_")})
    answer = since(ScopeKind.DIVISION, "adult_social_care", period=SINCE_SEPTEMBER)
    gone = {line.split(":")[0] for line in section(answer, "No longer an exception")}
    expected = {desk.catalogue.metrics[metric].short_name for metric in flagged[0] - flagged[1]}
    assert {name.removeprefix("- The ") for name in gone} == expected and expected
    assert bool(flagged[1] - flagged[0]) == ("newly need" in answer.headline)


def test_a_day_that_is_named_is_the_day(since):
    answer = since(ScopeKind.DIVISION, "waste_and_street_scene", period=SINCE_SEPTEMBER)
    assert "since the beginning of September 2026" in answer.headline
    on_the_day = PeriodAsked(words="5 October 2026", first=date(2026, 10, 5), last=date(2026, 10, 5))
    assert "since 5 October 2026" in since(ScopeKind.DIVISION, "housing", period=on_the_day).headline


def test_without_an_earlier_meeting_the_last_quarter_end_is_taken_and_said(since):
    answer = since(ScopeKind.LEVEL, "corporate_scrutiny_committee")
    assert "No earlier meeting of the Corporate Scrutiny Committee is held, so the last quarter end" in answer.text
    assert "since 30 September 2026" in answer.headline


def test_what_was_not_held_on_the_day_is_not_called_new(illustrative):
    """One return in November: nobody can say what an earlier day knew of the council's own measures."""
    desk = desk_of(illustrative, Level.OFFICER, ON_28_NOVEMBER)
    answer = answer_of(reading(ScopeKind.DIVISION, "housing"), desk)
    assert answer.headline == (
        "10 figures in the Housing division have come in since the Housing clinic of 5 November 2026, first the share "
        "of rent collected, 96.1% in July to September 2026."
    )
    assert "5 measures need attention of which no figure was held here on 5 November 2026, so whether" in answer.text
    assert "How plan actions stood on 5 November 2026 is not held." in answer.text
    assert not section(answer, "Newly in need of attention")


def test_a_figure_whose_period_had_not_ended_is_new_whatever_was_held(illustrative):
    desk = desk_of(illustrative, Level.OFFICER, ON_28_NOVEMBER)
    answer = answer_of(reading(ScopeKind.DIVISION, "housing", period=SINCE_SEPTEMBER), desk)
    assert answer.headline.startswith(
        "10 figures in the Housing division have come in since the beginning of September 2026, first "
    )


def test_below_officers_no_row_of_a_division_is_told(since):
    answer = since(ScopeKind.DIVISION, "housing", level=Level.COUNCILLOR)
    assert "contractor" not in answer.text and "plan action" not in answer.text


def test_published_figures_since_a_day_are_those_released_after_it(desk):
    """DHSC published the Adult Social Care Outcomes Framework of 2024/25 in late 2025."""
    asked = reading(ScopeKind.THEME, "adult_social_care",
                    period=PeriodAsked(words="since August 2025", first=date(2025, 8, 1), spans=True))  # fmt: skip
    answer = answer_of(asked, desk)
    published = [one.published for one in answer.provenance if one.published]
    assert answer.figures and all(day >= date(2025, 8, 1) for day in published)


def test_an_exception_whose_figure_has_become_too_old_did_not_get_better(desk):
    """Residual waste of 2023/24, by Defra, was current in the summer of 2025 and says nothing of now."""
    asked = reading(ScopeKind.THEME, "waste",
                    period=PeriodAsked(words="since June 2025", first=date(2025, 6, 1), spans=True))  # fmt: skip
    answer = answer_of(asked, desk)
    old = section(answer, "No longer counted, for the newest figure is too old")
    assert any(line.startswith("- Residual household waste: 572.6 kg per household in 2023/24") for line in old)
    assert not section(answer, "No longer an exception")


def test_headlines_and_summaries_stay_short_for_every_division_and_level(since, return_by_return):
    catalogue = desk_of(return_by_return, Level.OFFICER).catalogue
    for kind, ids in ((ScopeKind.DIVISION, catalogue.divisions), (ScopeKind.LEVEL, catalogue.levels)):
        for id in ids:
            answer = since(kind, id)
            assert len(answer.headline.split()) <= 30, answer.headline
            assert len(answer.summary.split()) <= 80


@pytest.mark.parametrize(
    ("today", "ended"),
    [
        (date(2026, 11, 28), date(2026, 9, 30)),
        (date(2026, 1, 1), date(2025, 12, 31)),
        (date(2026, 3, 31), date(2025, 12, 31)),
    ],
)
def test_the_last_quarter_end_is_before_today(today, ended):
    assert last_quarter_end(today) == ended


@pytest.mark.parametrize(
    ("period", "day", "words"),
    [
        (SINCE_SEPTEMBER, (2026, 8, 31), "the beginning of September 2026"),
        (PeriodAsked(words="since march", months=(3, 3)), (2026, 2, 28), "the beginning of March 2026"),
        (PeriodAsked(words="the end of march", months=(3, 3)), (2026, 3, 31), "31 March 2026"),
        (PeriodAsked(words="since november", months=(11, 11)), (2026, 10, 31), "the beginning of November 2026"),
        (PeriodAsked(words="since december", months=(12, 12)), (2025, 11, 30), "the beginning of December 2025"),
        (PeriodAsked(words="last march", months=(3, 3), years_back=1), (2025, 2, 28), "the beginning of March 2025"),
        (PeriodAsked(words="q2", months=(7, 9)), (2026, 9, 30), "30 September 2026"),
        (PeriodAsked(words="quarter 3", months=(10, 12)), (2025, 12, 31), "31 December 2025"),
        (PeriodAsked(words="q2 2026/27", first=date(2026, 7, 1), last=date(2026, 9, 30)), (2026, 9, 30),
         "30 September 2026"),
        (PeriodAsked(words="since last year", newest=2, spans=True), (2025, 11, 28), "28 November 2025"),
        (PeriodAsked(words="over the last two years", newest=2, spans=True), (2024, 11, 28), "28 November 2024"),
        (PeriodAsked(words="last quarter", steps_back=1), (2026, 9, 30), "30 September 2026"),
        (PeriodAsked(words="before the pandemic", ended_by=date(2020, 3, 1)), (2020, 3, 1), "1 March 2020"),
    ],
)  # fmt: skip
def test_a_time_that_is_named_is_a_day_and_its_words_say_which(period, day, words):
    """As on 28 November 2026: a month without a year is the latest that has begun, a quarter the latest that ended."""
    assert day_named(period, ON_28_NOVEMBER) == Since(date(*day), words)


@settings(max_examples=200)
@given(
    st.integers(1, 12),
    st.sampled_from([1, 3]),
    st.booleans(),
    st.dates(min_value=date(2020, 1, 1), max_value=date(2029, 12, 31)),
)
def test_a_month_without_a_year_is_never_to_come_nor_over_a_year_ago(first, length, at_end, today):
    last = (first + length - 2) % 12 + 1
    words = "the end of it" if at_end else "it"
    found = day_named(PeriodAsked(words=words, months=(first, last)), today)
    assert found is not None and found.day < today and (today - found.day).days <= 367


def test_without_a_time_none_is_named():
    assert day_named(None, ON_28_NOVEMBER) is None


def test_a_body_of_which_no_meeting_is_held_is_said_first_and_no_clinic_stands_in_for_it(since):
    """ "What changed in waste since the last scrutiny committee": the waste clinic is another meeting."""
    answer = since(ScopeKind.THEME, "waste", body="corporate_scrutiny_committee")
    assert "since 30 September 2026" in answer.headline and "clinic" not in answer.headline
    assert (
        answer.summary[len(answer.headline) :]
        .strip()
        .startswith("No earlier meeting of the Corporate Scrutiny Committee is held, so the last quarter end is ")
    )


def test_a_time_to_come_is_said_to_be_so(since):
    later = PeriodAsked(words="since december 2026", first=date(2026, 12, 1), spans=True)
    assert "The time that was named is still to come." in since(ScopeKind.DIVISION, "housing", period=later).summary
