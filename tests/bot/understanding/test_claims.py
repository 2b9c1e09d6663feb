"""What a text claims, and whether that is what is asked: read against the embedded data, without Rasa."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import pytest

from bot.understanding.claims import NOTHING, Claimed, claims_in
from bot.understanding.hearing import Listener
from bot.understanding.slots import Places
from bot.understanding.text import as_text
from data_layer.catalogue import Catalogue
from data_layer.claims.model import Among, Beyond, ClaimKind, Often, Sense
from data_layer.vocabulary import AreaCode, Group
from tests.bot.understanding.conftest import HOME


@pytest.fixture(scope="module")
def listener(catalogue: Catalogue) -> Listener:
    return Listener(catalogue)


@pytest.fixture(scope="module")
def claimed(catalogue: Catalogue, listener: Listener) -> Callable[[str], Claimed]:
    places = Places(HOME, catalogue)
    return lambda text: claims_in(listener.mended(as_text(text)), listener, places)


@pytest.mark.parametrize("text", [
    "check: recycling is improving",
    "Fact check: recycling has doubled since 2016",
    "please check that recycling is improving",
    "Is it true that recycling is improving?",
    "is it right to say recycling is improving",
    "Am I right in saying that recycling is improving?",
    "Can we say that recycling is improving?",
    "verify: recycling is improving",
    "true or false: recycling is improving",
    "The leader says that recycling is improving",
    "A resident told me recycling is getting worse",
    "Recycling is improving, is that right?",
    "Recycling is improving. True?",
    "Our press release says: recycling is improving. Does that stack up?",
])  # fmt: skip
def test_what_is_put_to_be_checked(text: str, claimed: Callable[[str], Claimed]):
    found = claimed(text)
    assert found.asks and [claim.metric for claim in found.claims] == ["recycling_rate"]
    assert not any(claim.premise for claim in found.claims)


@pytest.mark.parametrize("text", [
    "Given that recycling has doubled since 2016, what should we ask?",
    "given the fact that recycling has doubled, how do we compare with Derby?",
    "As recycling has doubled since 2016, what should scrutiny ask?",
    "Now that recycling has doubled, what is next?",
    "Seeing that recycling has doubled, who do I ask?",
    "Although recycling has doubled, what are the risks?",
    "Recycling has doubled since 2016, so what should we ask?",
    "Councillor Smith says recycling has doubled. What was it in 2016/17?",
    "seeing as recycling has doubled since 2016, what should we ask?",
    "given recycling has doubled, what should we ask?",
    "with recycling doubling since 2016, what should we ask?",
    "as recycling has doubled since 2016, brief me on waste",
])  # fmt: skip
def test_what_is_taken_for_granted_before_a_question(text: str, claimed: Callable[[str], Claimed]):
    found = claimed(text)
    assert not found.asks
    assert [(claim.metric, claim.amount, claim.premise) for claim in found.claims] == [("recycling_rate", 2.0, True)]


@pytest.mark.parametrize("text", [
    "how is recycling doing?",
    "is recycling improving?",
    "check recycling",
    "can you check the recycling rate for Derby",
    "what does the report say about recycling",
    "since the plan began, how has recycling changed?",
    "As the portfolio holder for waste, what should I expect to be asked?",
    "if recycling falls, what happens?",
    "My diary is filling up, so when will the annual report come to cabinet?",
    "can I say it in my own words",
    "is it true that the deputy leader has fallen out with the leader",
    "which claims about waste have been made with confidence",
    "thanks, that's right",
    "given that, what next?",
])  # fmt: skip
def test_other_questions_claim_nothing(text: str, claimed: Callable[[str], Claimed]):
    assert claimed(text) is NOTHING


def test_each_claim_has_the_measure_that_it_is_about(claimed: Callable[[str], Claimed]):
    found = claimed(
        "check: recycling is up and landfill is down, while fly-tipping incidents have doubled since 2017/18"
    )
    assert [(claim.metric, claim.sense) for claim in found.claims] == [
        ("recycling_rate", Sense.HIGHER), ("landfill_rate", Sense.LOWER), ("fly_tipping_incidents", Sense.HIGHER),
    ]  # fmt: skip


def test_a_sentence_goes_on_about_the_measure_of_the_one_before(claimed: Callable[[str], Claimed]):
    found = claimed("check: recycling is improving. It is now 26.7%. That is better than Derby.")
    assert [(claim.kind, claim.metric) for claim in found.claims] == [
        (ClaimKind.CHANGE, "recycling_rate"),
        (ClaimKind.VALUE, "recycling_rate"),
        (ClaimKind.POSITION, "recycling_rate"),
    ]  # fmt: skip


def test_places_are_those_spoken_of_or_those_set_beside(
    claimed: Callable[[str], Claimed], code: Callable[[str], AreaCode]
):
    derby, leicester = code("Derby"), code("Leicester")
    [claim] = claimed("check: recycling in Derby is better than in Leicester").claims
    assert (claim.area, claim.other) == (derby, leicester)
    [claim] = claimed("check: recycling is worse than Derby's").claims
    assert (claim.area, claim.other) == (None, derby)
    [claim] = claimed("check: Derby's recycling rate is higher than ours").claims
    assert (claim.area, claim.other) == (derby, HOME)


@pytest.mark.parametrize(("words", "group"), [
    ("similar councils", Group.NEAREST_NEIGHBOURS), ("other councils", Group.NEAREST_NEIGHBOURS),
    ("the national average", Group.ENGLAND), ("England", Group.ENGLAND), ("the core cities", Group.CORE_CITIES),
    ("the East Midlands", Group.REGION),
])  # fmt: skip
def test_groups_are_known_by_any_name(words: str, group: Group, claimed: Callable[[str], Claimed]):
    [claim] = claimed(f"check: recycling is better than {words}").claims
    assert (claim.kind, claim.group, claim.other) == (ClaimKind.POSITION, group, None)


def test_on_last_quarter_is_the_one_before_the_newest(claimed: Callable[[str], Claimed]):
    [claim] = claimed("check: the temporary accommodation rate is down on last quarter").claims
    assert claim.since and claim.since.steps_back == 1
    [claim] = claimed("check: the temporary accommodation rate fell last quarter").claims
    assert claim.since is None


def test_numbers_are_no_part_of_a_name(claimed: Callable[[str], Claimed]):
    [claim] = claimed("check: over 1,000 children are in temporary accommodation").claims
    assert (claim.metric, claim.amount) == ("children_in_temporary_accommodation", 1000)


def test_words_inside_a_name_compare_nothing(claimed: Callable[[str], Claimed]):
    [claim] = claimed("check: the share of care users with control over daily life in Derby is improving").claims
    assert (claim.kind, claim.metric) == (ClaimKind.CHANGE, "asc_control_over_daily_life")


def test_what_is_said_of_the_opposite_is_turned_round(claimed: Callable[[str], Claimed]):
    """Inactivity is what is measured."""
    [claim] = claimed("check: adults are less active than the England average").claims
    assert (claim.metric, claim.sense) == ("inactive_adults", Sense.HIGHER)
    [claim] = claimed("check: more people are not getting enough exercise than in 2022/23").claims
    assert (claim.metric, claim.sense) == ("inactive_adults", Sense.HIGHER)


def test_what_is_said_of_two_measures_at_once_is_said_of_each(claimed: Callable[[str], Claimed]):
    found = claimed("check: both recycling and landfill are better than the England average")
    assert [claim.metric for claim in found.claims] == ["recycling_rate", "landfill_rate"]


def test_a_cause_takes_no_part_in_what_is_spoken_of(claimed: Callable[[str], Claimed]):
    change, cause = claimed("check: recycling has risen thanks to our new bins").claims
    assert (change.metric, cause.beyond) == ("recycling_rate", Beyond.CAUSE)


@pytest.mark.parametrize(("text", "why"), [
    ("check: crime has fallen", Beyond.NOT_HELD), ("check: homelessness is improving", Beyond.TOO_WIDE),
    ("check: recycling is the best in the country", Beyond.RANK), ("check: recycling will double", Beyond.FORECAST),
    ("check: our services are world class", Beyond.NOT_HELD),
    ("check: recycling is better than in other London boroughs", Beyond.NO_GROUP),
])  # fmt: skip
def test_what_cannot_be_checked_is_kept_with_the_reason(text: str, why: Beyond, claimed: Callable[[str], Claimed]):
    found = claimed(text)
    assert found.asks and [claim.beyond for claim in found.claims] == [why]


@pytest.mark.parametrize("words", [
    "under the last administration", "in the city centre", "among young families", "on Saturdays",
    "for council tenants", "if you leave garden waste out", "according to the leader", "during the strike",
    "for the first time", "without flats", "in most wards", "per head",
])  # fmt: skip
def test_words_that_narrow_a_claim_and_are_read_by_nothing_make_it_uncheckable(
    words: str, claimed: Callable[[str], Claimed]
):
    for said in (f"check: recycling has risen {words}", f"check: recycling is 26.7% {words}"):
        claims = claimed(said).claims
        assert claims and all(claim.kind is ClaimKind.UNCHECKABLE for claim in claims), said


@pytest.mark.parametrize("text", [
    "check: our recycling rate has now risen slightly", "check: the share of household waste recycled has risen",
    "check: Nottingham's recycling rates have risen", "check: we are proud that recycling is up",
])  # fmt: skip
def test_grammar_and_a_measures_own_words_narrow_nothing(text: str, claimed: Callable[[str], Claimed]):
    assert [(claim.kind, claim.sense) for claim in claimed(text).claims] == [(ClaimKind.CHANGE, Sense.HIGHER)]


def test_a_name_of_several_measures_is_of_each_of_them(claimed: Callable[[str], Claimed]):
    [claim] = claimed("check: obesity has risen").claims
    assert claim.metric is None and set(claim.choices) == {"adult_obesity", "obesity_year_6"}
    [claim] = claimed("check: obesity is up 8 points in a year").claims
    assert claim.metric is None  # no "year 6" is meant


def test_each_clause_of_a_list_is_of_its_own_measure(claimed: Callable[[str], Claimed]):
    found = claimed("check: recycling is up, persistent absence is down and council tax is frozen").claims
    assert [claim.metric or claim.choices for claim in found] == [
        "recycling_rate", "persistent_absence", ("council_tax_band_d", "council_tax_band_d_area"),
    ]  # fmt: skip


def test_a_value_of_a_group_is_kept_as_theirs(claimed: Callable[[str], Claimed]):
    [claim] = claimed("check: most councils like us recycle over 35%").claims
    assert (claim.kind, claim.of, claim.among) == (ClaimKind.VALUE, Group.NEAREST_NEIGHBOURS, Among.MOST)
    [claim] = claimed("check: most core cities recycle less than us").claims
    assert (claim.kind, claim.sense, claim.group) == (ClaimKind.POSITION, Sense.HIGHER, Group.CORE_CITIES)
    [claim] = claimed("check: neighbouring councils' recycling fell last year").claims
    assert claim.beyond is Beyond.OF_A_GROUP


@pytest.mark.parametrize(("text", "often"), [
    ("check: recycling has never been above 30%", Often.NEVER),
    ("check: recycling never dropped below 25%", Often.NEVER),
    ("check: recycling has always been below 30%", Often.ALWAYS),
    ("check: recycling has been over 20% since 2015", Often.ALWAYS),
    ("check: recycling hasn't been over 30% since 2015", Often.NEVER),
    ("check: recycling used to be over 35%", Often.ONCE),
    ("check: recycling has never fallen", Often.NEVER), ("check: recycling peaked in 2010/11", Often.ALWAYS),
])  # fmt: skip
def test_what_is_said_of_a_whole_series(text: str, often: Often, claimed: Callable[[str], Claimed]):
    assert [claim.often for claim in claimed(text).claims] == [often]


def test_more_than_we_do_is_beside_us_and_no_time(claimed: Callable[[str], Claimed], code: Callable[[str], AreaCode]):
    [claim] = claimed("check: Derby recycles a lot more than we do").claims
    assert (claim.kind, claim.area, claim.other) == (ClaimKind.POSITION, code("Derby"), HOME)


@pytest.mark.parametrize("text", [
    "check: recycling rose 1.6 points, faster than England", "check: recycling improved more than in Derby",
    "check: recycling rose by 1.6 points, unlike Derby", "check: recycling improved less than in Leicester or Derby",
])  # fmt: skip
def test_a_place_behind_than_is_never_the_claims_own(text: str, claimed: Callable[[str], Claimed]):
    claims = claimed(text).claims
    assert claims and [claim.area for claim in claims] == [None] * len(claims)


def test_where_a_change_was_is_still_the_claims_own(claimed: Callable[[str], Claimed], code: Callable[[str], AreaCode]):
    [claim] = claimed("check: recycling is higher than in 2019 in Derby").claims
    assert (claim.area, claim.other) == (code("Derby"), None)


@pytest.mark.parametrize("opening", [
    "it is untrue that", "it's false that", "it isn't true that", "it is simply not the case that", "it's a myth that",
    "it would be wrong to say", "it is not right to claim that", "untrue:",
])  # fmt: skip
def test_what_is_said_to_be_untrue_is_denied(opening: str, claimed: Callable[[str], Claimed]):
    [claim] = claimed(f"check: {opening} recycling has improved").claims
    assert (claim.kind, claim.metric, claim.denied) == (ClaimKind.CHANGE, "recycling_rate", True)
    assert claim.words == f"{opening} recycling has improved"
    [claim] = claimed(f"check: {opening} recycling has not improved").claims
    assert not claim.denied


@pytest.mark.parametrize("text", [
    "check: not only has recycling improved", "check: recycling has not just improved",
    "check: recycling isn't merely improving",
])  # fmt: skip
def test_not_only_denies_nothing(text: str, claimed: Callable[[str], Claimed]):
    assert [(claim.kind, claim.denied) for claim in claimed(text).claims] == [(ClaimKind.CHANGE, False)]


def test_a_premise_of_a_theme_is_kept_where_it_plainly_says_something(claimed: Callable[[str], Claimed]):
    found = claimed("given that homelessness is improving, what should we ask about recycling?")
    assert not found.asks and [(claim.beyond, claim.premise) for claim in found.claims] == [(Beyond.TOO_WIDE, True)]


def test_a_question_without_a_mark_costs_next_to_nothing(claimed: Callable[[str], Claimed], catalogue: Catalogue):
    listener, places = Listener(catalogue), Places(HOME, catalogue)
    texts = [as_text(text) for text in ("how is recycling doing?", "compare waste to the core cities", "and Derby?")]
    claims_in(texts[0], listener, places)
    started = perf_counter()
    for _ in range(300):
        for text in texts:
            claims_in(text, listener, places)
    assert (perf_counter() - started) / 900 < 1e-3  # 0.02 ms where nothing else runs
