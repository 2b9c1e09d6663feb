"""Whether divisions are within their budgets: over budget first, then by name; nothing of it below its audience."""

from __future__ import annotations

import re
from datetime import date

import pytest

from actions.answer import Answer
from actions.reading import Kind, Reading, Scope, ScopeKind, Subkind
from actions.registry import answer as answer_of
from actions.wording.budgets import of_budget
from data_layer.queries.budgets import budget_lines
from data_layer.vocabulary import AreaCode, Level
from tests.actions.conftest import HOME, desk_of

TODAY = date(2026, 11, 28)


def reading(kind: ScopeKind, id: str | None, **fields: object) -> Reading:
    given = {"kind": Kind.TARGET, "subkind": Subkind.BUDGET, "scope": Scope(kind=kind, id=id), "areas": (HOME,)}
    return Reading.model_validate(given | fields)


@pytest.fixture
def budget(illustrative):
    def asked(kind=ScopeKind.EVERYTHING, id=None, level=Level.OFFICER, **fields: object) -> Answer:
        return answer_of(reading(kind, id, **fields), desk_of(illustrative, level, TODAY))

    return asked


def test_one_division_has_its_variance_in_pounds_and_percent_with_budget_and_forecast(budget):
    answer = budget(ScopeKind.DIVISION, "waste_and_street_scene")
    assert answer.headline == (
        "The Waste and Street Scene division is forecast £0.46 million over budget (3.4%) in 2026/27: £14.06 million "
        "against £13.60 million."
    )
    assert "Spent so far: £7.04 million of a budget of £13.60 million." in answer.summary
    assert "- Collection: forecast £8.91 million against a budget of £8.40 million: £0.51 million over (6.1%)." in (
        answer.text
    )
    assert (answer.kind, answer.subkind, answer.period) == (Kind.TARGET, Subkind.BUDGET, "2026/27")


def test_of_all_those_over_budget_come_first_and_by_name_never_by_amount(budget, illustrative):
    """A slow second way: the lines of each division added up here."""
    answer = budget()
    assert answer.headline.startswith("3 of 4 divisions are forecast over budget: Adult Social Care by £1.70 million")
    desk, sums = desk_of(illustrative, Level.OFFICER, TODAY), {}
    with desk.reader() as reader:
        for line in budget_lines(reader, HOME, **desk.known):
            held = sums.setdefault(line.division, [0.0, 0.0])
            held[0], held[1] = held[0] + line.budget, held[1] + (line.forecast or 0.0)
    over = sorted(name for name, (may, will) in sums.items() if will > may)
    within = sorted(name for name, (may, will) in sums.items() if will <= may)
    assert re.findall(r"^- ([^,]+), 2026/27", answer.text, re.MULTILINE) == [*over, *within]
    together = [sum(each) for each in zip(*sums.values(), strict=True)]
    assert (
        f"forecast £{together[1] / 1e6:.2f} million against a budget of £{together[0] / 1e6:.2f} million" in answer.text
    )


@pytest.mark.parametrize("kind, id", [(ScopeKind.THEME, "waste"), (ScopeKind.METRIC, None)])
def test_a_theme_and_a_measure_are_the_budget_of_their_division(budget, kind, id):
    metrics = ("recycling_rate",) if id is None else ()
    assert budget(kind, id, metrics=metrics).headline.startswith("The Waste and Street Scene division is forecast")


def test_a_division_under_budget_is_not_called_over(budget):
    headline = budget(ScopeKind.PORTFOLIO, "finance_and_resources").headline
    assert "is forecast £0.01 million under budget (0.3%)" in headline and "over" not in headline


@pytest.mark.parametrize("level", [Level.PUBLIC, Level.COUNCILLOR])
@pytest.mark.parametrize("kind, id", [(ScopeKind.EVERYTHING, None), (ScopeKind.DIVISION, "housing")])
def test_who_may_not_see_budgets_reads_what_is_read_where_none_is_held(budget, desk, level, kind, id):
    answer, without = budget(kind, id, level=level), answer_of(reading(kind, id), desk)
    assert (answer.headline, answer.text, answer.follow_ups) == (without.headline, without.text, without.follow_ups)
    assert answer.headline.startswith("No budgets of Nottingham's own are held here") and not answer.provenance


def test_of_another_council_and_of_a_division_without_lines_none_is_held(budget):
    assert budget(areas=(AreaCode("E06000015"),)).headline == "No budgets of Derby's own are held here."
    assert budget(ScopeKind.DIVISION, "planning").subkind == "none_held"


def test_invented_budgets_say_so_with_their_source(budget):
    answer = budget()
    assert "Illustrative: the budgets are invented." in answer.text and answer.provenance[0].query.endswith(
        "budgets.sql"
    )


def test_headlines_and_summaries_stay_short_for_every_scope(budget, illustrative):
    catalogue = desk_of(illustrative, Level.OFFICER).catalogue
    scopes = [(ScopeKind.DIVISION, each) for each in catalogue.divisions]
    scopes += [(ScopeKind.PORTFOLIO, each) for each in catalogue.portfolios]
    scopes += [(ScopeKind.DIRECTORATE, each) for each in catalogue.directorates]
    scopes += [(ScopeKind.OUTCOME, each) for each in catalogue.outcomes]
    for kind, id in scopes:
        answer = budget(kind, id)
        assert len(answer.headline.split()) <= 30 and len(answer.summary.split()) <= 80, answer.headline


@pytest.mark.parametrize(
    ("budget_", "forecast", "words"),
    [
        (2_000_000, 2_100_000, "£0.10 million over budget (5.0%)"),
        (2_000_000, 1_900_000, "£0.10 million under budget (5.0%)"),
        (2_000_000, 2_000_400, "on budget"),
    ],
)
def test_over_and_under_are_of_the_budget(budget_, forecast, words):
    assert of_budget(budget_, forecast) == words
