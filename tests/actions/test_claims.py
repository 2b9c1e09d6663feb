"""What is claimed is answered claim by claim, the first problem first; a false premise is said before anything else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from actions.answer import Answer
from actions.desk import Desk
from actions.reading import Kind, Reading, Scope, ScopeKind, Subkind
from actions.registry import answer as answer_of
from data_layer.claims.model import Among, Beyond, Claim, ClaimKind, Sense, Size
from data_layer.periods import PeriodAsked
from data_layer.vocabulary import AreaCode, Group, MetricId
from tests.actions.conftest import HOME

RECYCLING = MetricId("recycling_rate")
SINCE_2016 = PeriodAsked("since 2016", first=date(2016, 1, 1), spans=True)
IMPROVING = Claim(kind=ClaimKind.CHANGE, words="recycling is improving", metric=RECYCLING, sense=Sense.BETTER)
BETTER = Claim(
    kind=ClaimKind.POSITION, words="better than similar councils", metric=RECYCLING, sense=Sense.BETTER,
    group=Group.NEAREST_NEIGHBOURS,
)  # fmt: skip
DOUBLED = Claim(
    kind=ClaimKind.CHANGE, words="recycling has doubled since 2016", metric=RECYCLING, sense=Sense.HIGHER, amount=2.0,
    size=Size.TIMES, since=SINCE_2016,
)  # fmt: skip


@pytest.fixture
def claim_check(desk: Desk) -> Callable[..., Answer]:
    def asked(*claims: Claim, areas: tuple[AreaCode, ...] = (HOME,)) -> Answer:
        metrics = tuple(dict.fromkeys(claim.metric for claim in claims if claim.metric))
        reading = Reading(kind=Kind.PERFORMANCE, subkind=Subkind.CLAIMS, metrics=metrics, areas=areas, claims=claims)
        return answer_of(reading, desk)

    return asked


def premise(claim: Claim, **changed: object) -> Claim:
    return claim.model_copy(update={"premise": True, **changed})


def test_the_first_problem_leads_and_every_claim_has_its_verdict_and_figure(claim_check: Callable[..., Answer]):
    """Defra: 25.1% in 2022/23, 26.7% in 2023/24; the median of 14 neighbours is 35.6%."""
    answer = claim_check(IMPROVING, BETTER)
    assert answer.headline.startswith(
        "Not supported: the recycling rate in Nottingham was 26.7% in 2023/24, in the lowest"
    )
    assert "Of 2 claims, 1 not supported and 1 true with a reservation." in answer.text
    assert "“recycling is improving”: true, but within what councils usually see between two periods" in answer.text
    assert (
        "up 1.6 percentage points on 25.1% in 2022/23, within what councils usually see; no newer figure is held."
        in answer.text
    )
    assert "“better than similar councils”: not supported" in answer.text and "median 35.6%" in answer.text
    assert answer.subkind == "claims" and answer.charts == [] and answer.chart_requests
    assert {figure.formatted for figure in answer.figures} == {"26.7%"}


@pytest.mark.parametrize("claims", [(IMPROVING, BETTER), (DOUBLED,), (BETTER,)])
def test_headline_and_summary_keep_their_lengths(claims: tuple[Claim, ...], claim_check: Callable[..., Answer]):
    answer = claim_check(*claims)
    assert len(answer.headline.split()) <= 30 and len(answer.summary.split()) <= 80


def test_an_old_figure_is_said_to_be_old_and_no_age_is_said_twice(claim_check: Callable[..., Answer]):
    answer = claim_check(Claim(kind=ClaimKind.VALUE, words="it is 26.7%", metric=RECYCLING, amount=26.7, step=0.1,
                               size=Size.PERCENT))  # fmt: skip
    assert answer.headline.startswith("True, but of old figures") and answer.headline.count("months old") == 1


def test_a_rank_is_not_given_though_it_is_claimed(claim_check: Callable[..., Answer]):
    rank = Claim(kind=ClaimKind.UNCHECKABLE, words="the best in the country", metric=RECYCLING, beyond=Beyond.RANK)
    answer = claim_check(rank)
    assert answer.headline.startswith("Cannot be checked: no ranks are given here; the recycling rate")


def test_a_subject_that_is_not_held_has_no_figure(claim_check: Callable[..., Answer]):
    crime = Claim(kind=ClaimKind.UNCHECKABLE, words="crime has fallen", beyond=Beyond.NOT_HELD)
    answer = claim_check(crime)
    assert answer.headline == "Cannot be checked: nothing held here covers it." and answer.figures == []


def test_a_claim_about_the_average_tells_the_gap(claim_check: Callable[..., Answer]):
    said = Claim(
        kind=ClaimKind.POSITION, words="3 points below the core cities average", metric=RECYCLING, sense=Sense.LOWER,
        group=Group.CORE_CITIES, among=Among.MIDDLE, amount=3.0, step=1.0, size=Size.POINTS,
    )  # fmt: skip
    assert "6.9 percentage points below the median of the core cities (33.6%)" in claim_check(said).headline


def test_the_place_is_the_one_asked_about(claim_check: Callable[..., Answer], desk: Desk):
    derby = next(a.code for a in desk.catalogue.areas.values() if a.name == "Derby" and a.until is None)
    assert "in Derby was 40.5%" in claim_check(IMPROVING, areas=(derby,)).headline


@pytest.mark.parametrize("kind", [
    Kind.PERFORMANCE, Kind.COMPARISON, Kind.TREND, Kind.SCRUTINY_QUESTIONS, Kind.EXPLANATION, Kind.DEFINITION,
])  # fmt: skip
def test_a_false_premise_is_said_before_the_answer_of_any_kind(kind: Kind, ask: Callable[..., Answer]):
    """Defra: 29.8% in 2016/17, 26.7% in 2023/24."""
    plain = ask(kind, RECYCLING)
    answer = ask(kind, RECYCLING, claims=(premise(DOUBLED),))
    assert answer.headline.startswith("It is not so that recycling has doubled since 2016: the recycling rate")
    assert "29.8%" in answer.headline and len(answer.headline.split()) <= 30
    assert answer.text.startswith(answer.headline) and plain.headline in answer.text
    assert len(answer.summary.split()) <= 80


def test_a_false_premise_is_said_of_a_theme_too(ask: Callable[..., Answer], desk: Desk):
    scope = Scope(kind=ScopeKind.THEME, id="waste")
    reading = Reading(kind=Kind.SCRUTINY_QUESTIONS, scope=scope, areas=(HOME,), claims=(premise(DOUBLED),))
    assert answer_of(reading, desk).headline.startswith("It is not so that")


def test_a_premise_that_holds_or_cannot_be_checked_is_not_remarked_on(ask: Callable[..., Answer]):
    fell = premise(DOUBLED, sense=Sense.LOWER, amount=None, size=None, words="recycling has fallen since 2016")
    cause = Claim(kind=ClaimKind.UNCHECKABLE, words="because of the bins", metric=RECYCLING, beyond=Beyond.CAUSE,
                  premise=True)  # fmt: skip
    plain = ask(Kind.SCRUTINY_QUESTIONS, RECYCLING)
    assert ask(Kind.SCRUTINY_QUESTIONS, RECYCLING, claims=(fell, cause)).headline == plain.headline


def test_a_long_premise_is_not_quoted_in_full(ask: Callable[..., Answer]):
    long = " ".join(
        ["recycling, which the whole of the council has worked so hard for over so many years, has doubled"]
    )
    answer = ask(Kind.PERFORMANCE, RECYCLING, claims=(premise(DOUBLED, words=long),))
    assert len(answer.headline.split()) <= 30 and "26.7%" in answer.headline


def test_without_a_premise_nothing_changes(ask: Callable[..., Answer]):
    assert not ask(Kind.PERFORMANCE, RECYCLING).headline.startswith("It is not so")


def test_what_was_said_is_not_kept_and_then_not_quoted(claim_check: Callable[..., Answer], ask: Callable[..., Answer]):
    """As in an answer that is opened again."""
    answer = claim_check(IMPROVING.model_copy(update={"words": ""}), BETTER.model_copy(update={"words": ""}))
    assert "“”" not in answer.text and "Not supported: " in answer.text and "26.7%" in answer.text
    answer = ask(Kind.SCRUTINY_QUESTIONS, RECYCLING, claims=(premise(DOUBLED, words=""),))
    assert (
        answer.headline.startswith("What is taken for granted is not so: the recycling rate")
        and "“”" not in answer.text
    )


def test_one_of_several_measures_is_asked_for_unless_it_is_so_of_none_or_of_all(claim_check: Callable[..., Answer]):
    """Adult obesity 27.4% to 35.3%, in year 6 28.0% to 27.1%."""
    choices = (MetricId("adult_obesity"), MetricId("obesity_year_6"))
    rose = Claim(kind=ClaimKind.CHANGE, words="obesity has risen", choices=choices, sense=Sense.HIGHER)
    assert claim_check(rose).headline.startswith("Cannot be checked: that may be adult obesity rate or obesity rate of")
    halved = rose.model_copy(update={"sense": Sense.LOWER, "amount": 0.5, "size": Size.TIMES})
    assert claim_check(halved).headline.startswith("Not supported")


def test_the_council_is_set_beside_the_other_though_only_that_is_named(claim_check: Callable[..., Answer], desk: Desk):
    derby = next(a.code for a in desk.catalogue.areas.values() if a.name == "Derby" and a.until is None)
    worse = Claim(kind=ClaimKind.POSITION, words="worse than Derby", metric=RECYCLING, sense=Sense.WORSE, other=derby)
    assert "in Nottingham was 26.7% in 2023/24, below Derby's 40.5%" in claim_check(worse, areas=(derby,)).headline


def test_words_that_were_not_understood_are_said_and_not_kept(claim_check: Callable[..., Answer]):
    narrowed = Claim(kind=ClaimKind.UNCHECKABLE, words="up under labour", metric=RECYCLING, unread="under labour",
                     beyond=Beyond.NOT_UNDERSTOOD)  # fmt: skip
    assert "“under labour” is not covered by the figures held" in claim_check(narrowed).headline
    assert "a condition in it is not covered" in claim_check(narrowed.model_copy(update={"unread": ""})).headline


def test_a_figure_of_another_time_is_not_said_to_be_older(claim_check: Callable[..., Answer]):
    """25.1% in 2022/23, 26.7% in 2023/24."""
    before = PeriodAsked("in 2022/23", first=date(2022, 4, 1), last=date(2023, 3, 31))
    said = Claim(kind=ClaimKind.VALUE, words="it was 26.7% in 2022/23", metric=RECYCLING, amount=26.7, step=0.1,
                 size=Size.PERCENT, period=before)  # fmt: skip
    text = claim_check(said).text
    assert "that is the figure of another period, 26.7% in 2023/24" in text and "older" not in text


def test_a_premise_of_several_measures_is_said_not_to_have_been_checked(ask: Callable[..., Answer]):
    choices = (MetricId("adult_obesity"), MetricId("obesity_year_6"))
    fell = Claim(kind=ClaimKind.CHANGE, words="obesity is falling", choices=choices, sense=Sense.LOWER, premise=True)
    theme = Claim(kind=ClaimKind.UNCHECKABLE, words="homelessness is improving", sense=Sense.BETTER, premise=True,
                  beyond=Beyond.TOO_WIDE)  # fmt: skip
    plain = ask(Kind.SCRUTINY_QUESTIONS, RECYCLING)
    answer = ask(Kind.SCRUTINY_QUESTIONS, RECYCLING, claims=(fell, theme))
    assert answer.headline == plain.headline
    assert "It was not checked that obesity is falling: that may be adult obesity rate or obesity rate" in answer.text
    assert "It was not checked that homelessness is improving: that is several measures." in answer.text
    answer = ask(Kind.SCRUTINY_QUESTIONS, RECYCLING, claims=(theme.model_copy(update={"words": ""}),))
    assert "What is taken for granted was not checked: that is several measures." in answer.text
