"""A sentence about a known measure is taken apart by its grammar: which way, how much, since when, beside whom."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.claims.masked import Masked, Slot, masked
from data_layer.claims.model import Among, Beyond, Bound, Claim, ClaimKind, Sense, Size
from data_layer.claims.wording import claims_of
from data_layer.periods import PeriodAsked
from data_layer.vocabulary import AreaCode, Group

DERBY, LEICESTER = AreaCode("E06000015"), AreaCode("E06000016")
SINCE = PeriodAsked("since 2019", first=date(2019, 1, 1), spans=True)
YEAR = PeriodAsked("2022/23", first=date(2022, 4, 1), last=date(2023, 3, 31))
TIMES = {
    "since 2019": SINCE,
    "2022/23": YEAR,
    "2023/24": PeriodAsked("2023/24", first=date(2023, 4, 1), last=date(2024, 3, 31)),
    "last year": PeriodAsked("last year", years_back=1, from_today=True),
}
GROUPS = {
    "similar councils": Group.NEAREST_NEIGHBOURS,
    "the England average": Group.ENGLAND,
    "the core cities": Group.CORE_CITIES,
}
PLACES = {"Derby": DERBY, "Leicester": LEICESTER}


def put_aside(sentence: str) -> Masked:
    named = [*TIMES, *GROUPS, *PLACES, "recycling"]
    found = [(sentence.find(name), name) for name in named if name in sentence]
    return masked(
        sentence,
        [
            Slot(
                at, at + len(name), period=TIMES.get(name), group=GROUPS.get(name), area=PLACES.get(name),
                timed=name in TIMES,
            )
            for at, name in found
        ],
    )  # fmt: skip


def told(sentence: str) -> list[Claim]:
    return claims_of(put_aside(sentence))


@pytest.mark.parametrize(("sentence", "sense"), [
    ("recycling is improving", Sense.BETTER), ("recycling is getting better", Sense.BETTER),
    ("recycling has got worse", Sense.WORSE), ("recycling has deteriorated", Sense.WORSE),
    ("recycling has risen", Sense.HIGHER), ("recycling went up", Sense.HIGHER),
    ("recycling is up on last year", Sense.HIGHER),
    ("recycling fell", Sense.LOWER), ("recycling is down", Sense.LOWER), ("recycling dropped", Sense.LOWER),
    ("recycling is unchanged", Sense.SAME), ("recycling has hardly changed", Sense.SAME),
    ("recycling has stayed the same", Sense.SAME), ("recycling remains stable", Sense.SAME),
])  # fmt: skip
def test_which_way_it_went(sentence: str, sense: Sense):
    [claim] = told(sentence)
    assert (claim.kind, claim.sense, claim.denied) == (ClaimKind.CHANGE, sense, False)


@pytest.mark.parametrize(("sentence", "amount", "size", "bound"), [
    ("recycling rose by 3 points", 3, Size.POINTS, Bound.EXACT),
    ("recycling has risen by a fifth", 20, Size.PERCENT, Bound.EXACT),
    ("there was a 12% fall in recycling", 12, Size.PERCENT, Bound.EXACT),
    ("recycling is up nearly 8 points", 8, Size.POINTS, Bound.NEARLY),
    ("recycling has doubled", 2, Size.TIMES, Bound.EXACT),
    ("recycling has more than halved", 0.5, Size.TIMES, Bound.OVER),
])  # fmt: skip
def test_how_far(sentence: str, amount: float, size: Size, bound: Bound):
    [claim] = told(sentence)
    assert (claim.amount, claim.size, claim.bound) == (amount, size, bound)


def test_since_when_and_of_what_time():
    [claim] = told("recycling has risen since 2019")
    assert claim.since == SINCE and claim.period is None
    [claim] = told("recycling rose in 2022/23")
    assert claim.since is None and claim.period == YEAR
    [claim] = told("recycling is up on 2022/23")
    assert claim.since == YEAR and claim.period is None
    [claim] = told("recycling is higher than it was in 2022/23")
    assert (claim.since, claim.sense) == (YEAR, Sense.HIGHER)


def test_the_time_that_opens_a_sentence_is_that_of_all_of_it():
    assert [claim.since for claim in told("since 2019, recycling has risen and is getting better")] == [SINCE, SINCE]


def test_a_figure_and_a_change_since_then():
    value, change = told("recycling was 25.1% in 2022/23 and has fallen since")
    assert (value.amount, value.period, change.since) == (25.1, YEAR, YEAR)


def test_from_one_figure_to_another_is_a_change_and_two_figures_of_their_own_times():
    change, first, last = told("recycling rose from 25.1% in 2022/23 to 26.7% in 2023/24")
    assert (change.sense, change.since, change.period and change.period.words) == (Sense.HIGHER, YEAR, "2023/24")
    assert [(one.amount, one.period and one.period.words) for one in (first, last)] == [
        (25.1, "2022/23"),
        (26.7, "2023/24"),
    ]


@pytest.mark.parametrize(("sentence", "running"), [
    ("recycling has fallen every year since 2019", 0), ("recycling has risen three years running", 3),
    ("recycling fell for the third year in a row", 3), ("recycling has risen for two consecutive years", 2),
])  # fmt: skip
def test_how_often_running(sentence: str, running: int):
    [claim] = told(sentence)
    assert claim.running == running


@pytest.mark.parametrize(("sentence", "sense", "group", "among"), [
    ("recycling is better than similar councils", Sense.BETTER, Group.NEAREST_NEIGHBOURS, Among.GROUP),
    ("recycling is worse than all the core cities", Sense.WORSE, Group.CORE_CITIES, Among.ALL),
    ("recycling is higher than most of the core cities", Sense.HIGHER, Group.CORE_CITIES, Among.MOST),
    ("recycling is below the England average", Sense.LOWER, Group.ENGLAND, Among.MIDDLE),
    ("recycling is in line with similar councils", Sense.SAME, Group.NEAREST_NEIGHBOURS, Among.GROUP),
    ("recycling has fallen behind similar councils", Sense.WORSE, Group.NEAREST_NEIGHBOURS, Among.GROUP),
    ("compared with similar councils, recycling is low", Sense.LOWER, Group.NEAREST_NEIGHBOURS, Among.GROUP),
    ("recycling is not as good as the core cities", Sense.WORSE, Group.CORE_CITIES, Among.GROUP),
    ("recycling is in the top quarter of the core cities", Sense.BETTER, Group.CORE_CITIES, Among.TOP_QUARTER),
    ("recycling is in the best quarter of the core cities", Sense.BETTER, Group.CORE_CITIES, Among.QUARTER),
])  # fmt: skip
def test_beside_whom(sentence: str, sense: Sense, group: Group, among: Among):
    [claim] = told(sentence)
    assert (claim.kind, claim.sense, claim.group, claim.among) == (ClaimKind.POSITION, sense, group, among)


def test_beside_councils_by_name_is_a_claim_for_each():
    assert [claim.other for claim in told("recycling is higher than Derby and Leicester")] == [DERBY, LEICESTER]


def test_how_far_apart():
    [claim] = told("recycling is 3 points below the England average")
    assert (claim.kind, claim.amount, claim.size) == (ClaimKind.POSITION, 3, Size.POINTS)
    [claim] = told("recycling is twice the England average")
    assert (claim.kind, claim.amount, claim.size) == (ClaimKind.POSITION, 2, Size.TIMES)


def test_what_the_others_are_said_to_have_is_kept_apart():
    position, value = told("recycling of 26.7% is below the England average of 42.3%")
    assert (position.kind, position.amount, position.theirs) == (ClaimKind.POSITION, None, 42.3)
    assert (value.kind, value.amount) == (ClaimKind.VALUE, 26.7)


def test_a_quarter_of_all_councils():
    [claim] = told("recycling is in the worst 25% of councils")
    assert (claim.group, claim.among, claim.sense) == (Group.ENGLAND, Among.QUARTER, Sense.WORSE)


@pytest.mark.parametrize(("sentence", "years"), [("over three years", 3), ("in two years", 2), ("over a decade", 10)])
def test_over_so_many_years(sentence: str, years: int):
    [claim] = told(f"recycling has risen {sentence}")
    assert claim.since and claim.since.newest == years


def test_up_from_a_figure_is_a_change_and_the_figure_before():
    change, before = told("recycling is up from 25.1%")
    assert (change.sense, before.amount, before.period and before.period.years_back) == (Sense.HIGHER, 25.1, 1)


def test_several_things_are_said_in_one_sentence():
    found = told("recycling is improving and better than similar councils, but below the England average")
    assert [(claim.kind, claim.sense) for claim in found] == [
        (ClaimKind.CHANGE, Sense.BETTER), (ClaimKind.POSITION, Sense.BETTER), (ClaimKind.POSITION, Sense.LOWER),
    ]  # fmt: skip
    assert found[1].words == "better than similar councils"


@pytest.mark.parametrize("sentence", [
    "recycling has not improved", "recycling isn't improving", "recycling is no better than it was in 2022/23",
    "recycling is not better than similar councils", "recycling is no longer rising",
])  # fmt: skip
def test_what_is_denied_is_known_as_denied(sentence: str):
    assert [claim.denied for claim in told(sentence)] == [True]


@pytest.mark.parametrize(("sentence", "why"), [
    ("recycling will rise next year", Beyond.FORECAST), ("we are committed to recycling", Beyond.INTENTION),
    ("recycling is the best in the country", Beyond.RANK),
    ("recycling is ranked third among the core cities", Beyond.RANK),
    ("the gap with the England average is closing", Beyond.GAP),
])  # fmt: skip
def test_what_no_figure_can_check(sentence: str, why: Beyond):
    assert [claim.beyond for claim in told(sentence)] == [why]


def test_a_cause_is_told_apart_from_what_it_is_said_to_have_caused():
    change, cause = told("recycling rose by 3 points thanks to our new bins, which were better than ever")
    assert (change.amount, cause.beyond, cause.words[:9]) == (3, Beyond.CAUSE, "thanks to")


@pytest.mark.parametrize(("sentence", "sense"), [
    ("we met our target", Sense.BETTER), ("recycling missed its target", Sense.WORSE),
    ("recycling failed to meet its target", Sense.WORSE), ("recycling is on target", Sense.BETTER),
    ("recycling is above target", Sense.HIGHER), ("recycling is below our target", Sense.LOWER),
])  # fmt: skip
def test_targets(sentence: str, sense: Sense):
    assert [(c.kind, c.sense) for c in told(sentence.replace("recycling target", "target"))] == [
        (ClaimKind.TARGET, sense)
    ]


@pytest.mark.parametrize(("sentence", "sense", "newest"), [
    ("recycling is the highest on record", Sense.HIGHER, None), ("recycling is at a record low", Sense.LOWER, None),
    ("recycling is the best in five years", Sense.BETTER, 5),
    ("recycling is at its lowest for a decade", Sense.LOWER, 10),
])  # fmt: skip
def test_records(sentence: str, sense: Sense, newest: int | None):
    [claim] = told(sentence)
    assert (claim.kind, claim.sense, claim.since and claim.since.newest) == (ClaimKind.RECORD, sense, newest)


@pytest.mark.parametrize(
    "sentence", ["recycling", "thank you for your help", "recycling in Derby", "our recycling policy"]
)
def test_nothing_is_made_of_what_claims_nothing(sentence: str):
    assert told(sentence) == []


PIECES = [
    *("recycling", "Derby", "similar councils", "since 2019", "2022/23", "last year", "is", "has", "not", "better"),
    *("than", "worse", "risen", "fell", "doubled", "half", "one in", "0", "5 in 4", "26.7%", "£1.2m", "from", "to"),
    *("by", "a fifth", "every year", "three years running", "highest", "ever", "in", "over", "two years", "the"),
    *("and", ",", "but", "because", "target", "missed", "quarter", "top", "of", "average", "twice", "nearly"),
    *("more than", "1,700", "per 1,000", ":"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_no_string_of_such_words_stops_it(pieces: list[str]):
    for claim in told(" ".join(pieces)):
        assert claim.words and (claim.kind is not ClaimKind.UNCHECKABLE or claim.beyond)
