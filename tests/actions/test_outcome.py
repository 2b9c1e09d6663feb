"""How an outcome of the plan is going: its measures by exception, its promises, its links, and a gap said to be one."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from actions.outcome import outcome
from actions.reading import Kind, Reading, Scope, ScopeKind
from data_layer.queries.assessments import assessments
from data_layer.queries.commitments import commitments
from data_layer.standouts import exceptions
from data_layer.vocabulary import Level
from tests.actions.council import HOME
from tests.actions.pages import PAGE, ranked, words_of_page

DERBY = "E06000015"


@pytest.fixture(scope="module")
def officer(desk):
    return replace(desk, viewer=replace(desk.viewer, level=Level.OFFICER))


@pytest.fixture
def of(desk):
    def asked(id: str | None, at=desk, area=HOME):
        scope = Scope(kind=ScopeKind.OUTCOME if id else ScopeKind.EVERYTHING, id=id)
        return outcome(Reading(kind=Kind.OUTCOME, scope=scope, areas=(area,)), at)

    return asked


def ids(desk, *, measured: bool) -> list[str]:
    return [one.id for one in desk.catalogue.outcomes.values() if bool(one.metrics) is measured]


def line_of(answer, name: str) -> str:
    return next(line for line in answer.text.splitlines() if line.startswith(f"- {name}: "))


def test_every_outcome_with_measures_answers_with_those_that_stand_out(of, officer):
    for id in ids(officer, measured=True):
        answer, found = of(id, officer), officer.catalogue.outcomes[id]
        assert answer.kind is Kind.OUTCOME and len(answer.headline.split()) <= 30
        assert len(answer.summary.split()) <= 80 and words_of_page(answer) <= PAGE
        assert answer.figures and set(answer.metrics) <= set(found.metrics)
        assert found.name in answer.reading.words and not ranked(answer.text)


def test_a_measure_that_does_not_stand_out_is_named_too(of, desk):
    answer = of("scp_green_clean")
    for metric in desk.catalogue.outcomes["scp_green_clean"].metrics:
        assert desk.catalogue.metrics[metric].short_name in answer.text.casefold()


def test_where_nothing_stands_out_what_got_worse_is_said_before_that(of):
    """MHCLG: 687 households at 31 December 2025, 615 at 31 December 2022."""
    answer = of("scp_better_housing")
    assert answer.headline.startswith("Better Housing: 4 of 8 current figures got worse since the first held")
    assert "687 households at 31 December 2025" in answer.headline
    assert "up 72 households since 31 December 2022 (getting worse); published 30 April 2026" in answer.text
    assert answer.summary.index("got worse") < answer.summary.index("stands out as an exception")


def test_an_outcome_that_nothing_measures_is_a_gap_and_no_success(of, officer):
    gaps = ids(officer, measured=False)
    assert len(gaps) == 4
    for id in gaps:
        answer = of(id, officer)
        assert answer.subkind == "gap" and answer.figures == []
        assert answer.headline.startswith("No measure is held for the outcome")


def test_promises_of_plans_that_have_ended_are_counted_and_not_shown_as_promises_of_today(of, desk):
    with desk.reader() as reader:
        made = [one for one in commitments(reader, HOME, **desk.known) if one.outcome == "scp_safer"]
    assert len(made) == 4 and not any(one.in_force for one in made)
    answer = of("scp_safer")
    assert "No commitment is in force for it. 4 commitments of plans that are not in force" in answer.text
    assert "1 of them with a published status" in answer.text
    assert not any(one.title in answer.text for one in made)


def test_asked_about_all_each_stands_in_the_plan_s_order_with_a_figure(of, desk):
    answer = of(None)
    lines = [line for line in answer.text.splitlines() if line.startswith("- ")]
    names = [one.name for one in desk.catalogue.outcomes.values()]
    assert [name for line in lines for name in names if line.startswith(f"- {name}:")] == names
    for id in ids(desk, measured=True):
        assert re.search(r"\d.* in | at ", line_of(answer, desk.catalogue.outcomes[id].name))
    assert answer.subkind == "all" and len(answer.headline.split()) <= 30 and not ranked(answer.text)
    assert "No measure is held for Safer Nottingham and Serving People Well" in answer.summary


def test_which_outcomes_nothing_measures_is_answered_with_their_number_and_names(desk, officer):
    def gaps(at):
        whole = Scope(kind=ScopeKind.EVERYTHING)
        return outcome(Reading(kind=Kind.OUTCOME, scope=whole, areas=(HOME,), part="gaps"), at)

    assert gaps(desk).headline == "2 of 10 outcomes have no measure here: Safer Nottingham and Serving People Well."
    seen, held = gaps(officer), officer.catalogue.outcomes.values()
    assert seen.headline.startswith(f"4 of {len(held)} outcomes have no measure here: ")
    assert len(seen.headline.split()) <= 30 and len(seen.summary.split()) <= 80
    for one in held:
        number = len(one.metrics)
        said = f"{number} measure{'s' if number > 1 else ''}" if number else "none, a gap"
        assert f"- {one.name}: {said}." in seen.text


def test_whether_one_outcome_is_measured_is_said_before_how_it_goes(desk):
    def asked(id):
        scope = Scope(kind=ScopeKind.OUTCOME, id=id)
        return outcome(Reading(kind=Kind.OUTCOME, scope=scope, areas=(HOME,), part="gaps"), desk)

    number = len(desk.catalogue.outcomes["scp_better_housing"].metrics)
    assert asked("scp_better_housing").headline == f"{number} measures are held for the outcome Better Housing."
    assert "got worse" in asked("scp_better_housing").summary
    assert asked("scp_safer").headline.startswith("No measure is held for the outcome Safer Nottingham")


def test_the_counts_of_all_outcomes_are_those_of_their_exceptions(of, desk):
    """Counted again one outcome at a time."""
    total, troubled = set(), 0
    with desk.reader() as reader:
        for one in desk.catalogue.outcomes.values():
            judged = assessments(reader, one.metrics, HOME, **desk.known)
            found = exceptions(judged, desk.catalogue, desk.viewer.now)
            out = [*found.shown, *found.more]
            total |= {each.metric.id for each in out}
            troubled += bool(out)
            if out:
                assert f"- {one.name}: {len(out)} of {len(judged)} measures need" in of(None).text
    assert of(None).headline.startswith(
        f"{len(total)} measures need attention across {troubled} of 10 outcomes in Nottingham"
    )


def test_an_older_figure_is_said_with_its_age_and_is_no_exception(of):
    line = line_of(of(None), "Green, Clean and Connected Communities")
    assert line.startswith("- Green, Clean and Connected Communities: 8 older figures, none of now")
    assert "42.5 per 1,000 people in 2021/22" in line and line.endswith("4 years 8 months old.")


def test_an_officer_sees_both_hierarchies_and_what_maps_to_what(of, officer):
    answer = of(None, officer)
    assert "Strategic Council Plan:\n" in answer.text and "One Council:\n" in answer.text
    up = of("scp_serving_people_well", officer).text
    assert "In One Council it is mapped to: A consistent council experience" in up
    down = of("one_council_consistent_experience", officer).text
    assert "In Strategic Council Plan it is mapped to: Serving People Well." in down
    assert "In Together for Nottingham it is mapped to: Service Design and Delivery." in down


def test_the_public_hears_nothing_of_the_internal_outcomes(of, desk):
    said = " ".join([of(None).text, *(of(id).text for id in desk.catalogue.outcomes)])
    assert "One Council" not in said and "Together for Nottingham" not in said
    assert of("one_council_workforce_deal").text == of("no_such_outcome").text == of(None).text


def test_another_council_has_its_own_figures_and_no_promises(of):
    answer = of("scp_better_housing", area=DERBY)
    assert {figure.area for figure in answer.figures} == {DERBY} and "commitment" not in answer.text
