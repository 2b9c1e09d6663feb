"""From an exception down to what lies under it in its division, and up to the levels that see it."""

from __future__ import annotations

import pytest

from actions.answer import Answer
from actions.reading import Kind, Reading, Scope, ScopeKind, Subkind
from actions.registry import answer as answer_of
from data_layer.council_facts import Tier
from data_layer.vocabulary import AreaCode, Level, MetricId
from tests.actions.conftest import HOME, desk_of
from tests.actions.test_clinic import section


def reading(kind: ScopeKind, id: str | None, *metrics: str) -> Reading:
    scope, named = Scope(kind=kind, id=id), tuple(map(MetricId, metrics))
    return Reading(kind=Kind.EXCEPTIONS, subkind=Subkind.THREAD, metrics=named, scope=scope, areas=(HOME,))


@pytest.fixture
def follow(illustrative):
    def followed(*metrics: str, kind=ScopeKind.METRIC, id=None, level=Level.OFFICER) -> Answer:
        return answer_of(reading(kind, id, *metrics), desk_of(illustrative, level))

    return followed


def test_a_critical_indicator_has_its_figure_first_and_all_levels_above(follow):
    answer = follow("ill_void_days")
    assert answer.headline.startswith("The time to let an empty council home in Nottingham was 71 days in July to")
    above = section(answer, "Back up, from the division")
    assert len(above) == 6 and all("sees it as a Critical Indicator" in line for line in above)
    assert above[0].startswith("- Divisional performance clinic") and above[0].endswith("next on 3 December 2026.")
    assert above[4].startswith("- Executive Panel") and above[4].endswith("next on 8 December 2026.")


def test_under_it_are_the_lower_tiers_of_its_division_and_theme(follow, illustrative):
    catalogue = desk_of(illustrative, Level.OFFICER).catalogue
    own = catalogue.metrics[MetricId("ill_void_days")]
    answer = follow("ill_void_days")
    under = [catalogue.metrics[MetricId(metric)] for metric in answer.metrics[1:]]
    assert under and all(each.division == own.division for each in under)
    assert all(each.tier in {Tier.CORPORATE, Tier.DIVISIONAL} for each in under)
    assert all(each.theme == own.theme or set(each.outcomes) & set(own.outcomes) for each in under)


def test_the_actions_risks_and_budget_of_the_division_stand_under_it_those_that_bear_on_it_first(follow):
    answer = follow("ill_fly_tips_cleared")
    actions = section(answer, "Plan actions")
    assert actions[0].startswith("- “Weekend clearance crew”") and actions[0].endswith("; bears on this measure.")
    assert actions[1].startswith("- “Redraw six collection rounds”") and "bears" not in actions[1]
    assert (
        section(answer, "Risks") and "widest: Collection, £0.51 million over (6.1%)" in section(answer, "Budget of")[0]
    )


def test_red_comes_up_to_levels_that_would_not_look_at_a_divisional_measure(follow):
    red = follow("ill_waste_complaints")
    above = section(red, "Back up, from the division")
    assert [("because it misses its target" in line) for line in above] == [False, False, True, True, True, False]
    assert above[5].startswith("- Corporate Scrutiny Committee: does not look at it")
    assert "goes up as far as the Executive Panel because it misses its target" in red.text


def test_a_divisional_measure_on_target_stays_with_its_division(follow):
    above = section(follow("ill_rejected_loads"), "Back up, from the division")
    assert [line for line in above if "sees it" in line] == above[:2]


@pytest.mark.parametrize(
    ("kind", "id"),
    [(ScopeKind.EVERYTHING, None), (ScopeKind.THEME, "council_housing"), (ScopeKind.LEVEL, "executive_panel")],
)
def test_without_a_measure_the_first_exception_is_followed(follow, kind, id):
    answer = follow(kind=kind, id=id)
    assert answer.metrics[0] == "ill_void_days" and section(answer, "Measures under it in the Housing division")


def test_below_officers_the_rows_of_the_division_are_not_there(follow):
    answer = follow("ill_void_days", level=Level.COUNCILLOR)
    assert "no plan action, risk or budget is held here for you" in answer.text
    assert "contractor" not in answer.text and "£22.95" not in answer.text


def test_where_nothing_stands_out_that_is_said_and_nothing_is_followed(desk):
    answer = answer_of(reading(ScopeKind.THEME, "waste"), desk)
    assert "none speaks of now" in answer.headline and "There is no exception to follow." in answer.text


def test_of_another_council_no_division_is_followed(desk):
    asked = reading(ScopeKind.METRIC, None, "recycling_rate").model_copy(update={"areas": (AreaCode("E06000015"),)})
    assert answer_of(asked, desk).headline.startswith(
        "Divisions and levels of the cascade are held of Nottingham alone"
    )


def test_a_published_measure_has_its_thread_without_a_return(desk):
    answer = answer_of(reading(ScopeKind.METRIC, None, "recycling_rate"), desk)
    assert answer.headline.startswith("The recycling rate in Nottingham was 26.7% in 2023/24")
    assert len(section(answer, "Back up, from the division")) == 6
