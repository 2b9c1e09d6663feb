"""The divisions' own risks: those that went up first, then those rated high; the others counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from actions.answer import Answer
from actions.reading import Kind, Reading, Scope, ScopeKind, Subkind
from actions.registry import answer as answer_of
from actions.risk_register import drafted
from data_layer.council_facts import RiskReview
from data_layer.divisional_facts import RegisteredRisk
from data_layer.vocabulary import AreaCode, Level
from tests.actions.conftest import HOME, desk_of
from tests.actions.test_clinic import section

TODAY = date(2026, 11, 28)
JUNE, SEPTEMBER = date(2026, 6, 30), date(2026, 9, 30)


def reading(kind: ScopeKind, id: str | None, **fields: object) -> Reading:
    given = {"kind": Kind.EXCEPTIONS, "subkind": Subkind.RISK_REGISTER, "scope": Scope(kind=kind, id=id)}
    return Reading.model_validate(given | {"areas": (HOME,)} | fields)


@pytest.fixture
def register(illustrative):
    def asked(kind=ScopeKind.EVERYTHING, id=None, level=Level.OFFICER, **fields: object) -> Answer:
        return answer_of(reading(kind, id, **fields), desk_of(illustrative, level, TODAY))

    return asked


def made(title: str, *scores: tuple[int, int]) -> RegisteredRisk:
    """Scores are likelihood and impact, the newest first."""
    days = (SEPTEMBER, JUNE)
    reviews = tuple(RiskReview(title, day, *score, "", None) for day, score in zip(days, scores, strict=False))
    return RegisteredRisk(title, "Parks", None, title, "made", TODAY, None, reviews)


def test_risks_that_went_up_lead_with_how_far(register):
    answer = register()
    assert answer.headline.startswith("4 of 4 risks have gone up on the last review, among them “Care reviews fall")
    assert "up from 8 to 16 of 25" in answer.headline
    assert "Also: “Collection vehicles fail faster than they are replaced”, up from 9 to 16 of 25;" in answer.summary
    assert section(answer, "Gone up")[-1].startswith(
        "- Customer Services and Finance: “The phone lines cannot be staffed in winter”: up from 8 to 10 of 25 "
    )


def test_of_a_division_only_its_own(register):
    answer = register(ScopeKind.DIVISION, "waste_and_street_scene")
    assert "up from 9 to 16 of 25" in answer.headline and "arrears" not in answer.text


def test_each_risk_stands_once_and_what_is_neither_is_counted():
    low, fell = made("Low", (1, 2), (1, 2)), made("Fell", (1, 2), (2, 2))
    high, rose = made("High", (4, 4), (4, 4)), made("Rose", (2, 3), (1, 3))
    draft = drafted([low, fell, high, rose], "")
    assert draft.headline == (
        "1 of 4 risks has gone up on the last review: “Rose”: up from 3 to 6 of 25 since 30 June 2026 (likelihood 1 to "
        "2, impact 3)."
    )
    assert draft.sentences[0] == "Beside these: 1 other rated high and 1 other neither high nor moved."
    titles = [part.splitlines() for part in draft.details]
    assert [(lines[0], len(lines)) for lines in titles] == [
        ("Gone up:", 2), ("Rated high, and not gone up:", 2), ("Otherwise moved:", 2)
    ]  # fmt: skip


def test_where_none_went_up_what_is_rated_high_is_said_first():
    assert drafted([made("A", (4, 4)), made("B", (1, 1))], "").headline.startswith(
        "1 of 2 risks is rated high, and none has gone up: “A”: 16 of 25"
    )
    assert drafted([made("A", (1, 4)), made("B", (1, 1))], "").headline == (
        "None of 2 risks has gone up on the last review or is rated high."
    )
    assert drafted([made("A")], "").headline == (
        "The one risk has not gone up on the last review and is not rated high."
    )


def test_a_long_title_never_makes_a_long_headline():
    long = made("A title " * 9, (4, 4), (3, 3))
    for held in ([long], [long, replace(long, id="b")]):
        assert len(drafted(held, " in the Waste and Street Scene division").headline.split()) <= 30


@pytest.mark.parametrize("level", [Level.PUBLIC, Level.COUNCILLOR])
def test_who_may_not_see_them_reads_what_is_read_where_none_is_held(register, desk, level):
    answer, without = register(level=level), answer_of(reading(ScopeKind.EVERYTHING, None), desk)
    assert (answer.headline, answer.text) == (without.headline, without.text)
    assert answer.headline == "No risks of Nottingham's own register are held here."


def test_none_is_held_of_another_council(register):
    assert register(areas=(AreaCode("E06000015"),)).subkind == "none_held"
