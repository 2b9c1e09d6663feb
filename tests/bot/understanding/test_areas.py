"""Places in a question: named, nearly named, "us", and places nobody here knows."""

from __future__ import annotations

import pytest

DERBY, NOTTINGHAM = "Derby", "Nottingham"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("recycling in Derby", DERBY),
        ("recycling in derby", DERBY),
        ("Derby's recycling rate", DERBY),
        ("recycling rate of Derby City Council", DERBY),
        ("recycling in the city of Derby", DERBY),
        ("Derby recycling", DERBY),
        ("recycling, Derby?", DERBY),
        ("what is Leicester’s recycling rate", "Leicester"),
        ("recycling in Leciester", "Leicester"),
        ("recycling in Nottingam", NOTTINGHAM),
        ("Birminham recycling rate", "Birmingham"),
        ("recycling rate in Sheffield", "Sheffield"),
        ("recycling in Bristol", "Bristol"),
        ("how is Hull doing on recycling", "Kingston upon Hull"),
        ("recycling in Stoke", "Stoke-on-Trent"),
        ("recycling in St. Albans", "St Albans"),
        ("recycling in Nottinghamshire", "Nottinghamshire"),
        ("recycling in the East Midlands", "East Midlands"),
        ("recycling in England", "England"),
        # names that are words as well
        ("recycling in Reading", "Reading"),
        ("recycling rate in bath", "Bath and North East Somerset"),
        ("recycling in Hart", "Hart"),
        ("Hart District Council recycling", "Hart"),
        ("recycling in York", "York"),
        ("Bury's recycling rate", "Bury"),
    ],
)
def test_a_named_place_is_the_one_asked_about(read, catalogue, text, place):
    reading = read(text)
    assert [catalogue.area_name(code) for code in reading.areas] == [place]
    assert reading.metrics == ("recycling_rate",)
    assert "area" not in [one.what for one in reading.assumed]
    assert reading.doubt is None


@pytest.mark.parametrize(
    "text",
    [
        "reading, writing and maths at primary school",
        "reading and writing in reception",
        "five-year-olds reading and writing",
        "persistent absence, tell us more",
        "here is my question: what is the claimant count",
    ],
)
def test_a_word_that_could_be_a_place_is_none_where_it_means_something_else(hear, text):
    heard = hear(text)
    assert (heard.areas, heard.home, heard.unknown) == ((), (), None)


@pytest.mark.parametrize(
    "text", ["our recycling rate compared with Derby", "recycling here", "recycling for us", "in our city"]
)
def test_us_and_here_are_the_home_council(hear, text):
    assert all(one.home for one in hear(text).home)
    assert hear(text).unknown is None


@pytest.mark.parametrize(
    "text", ["is recycling better here", "what is recycling like for us", "how does the council do on recycling"]
)
def test_home_words_name_the_home_council_and_nothing_is_assumed(read, code, text):
    reading = read(text)
    assert reading.areas == (code(NOTTINGHAM),)
    assert "area" not in [one.what for one in reading.assumed]


def test_where_no_place_is_named_the_home_council_is_assumed_and_said(read, code):
    reading = read("what is the recycling rate")
    assert reading.areas == (code(NOTTINGHAM),)
    assert [(one.as_, one.because) for one in reading.assumed if one.what == "area"] == [
        (NOTTINGHAM, "no place was named")
    ]


def test_us_is_the_viewers_council(read, code):
    assert read("what is the recycling rate for us", home=code(DERBY)).areas == (code(DERBY),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("recycling in Gotham", "Gotham"),
        ("recycling in gotham", "gotham"),
        ("recycling in Kings Lynn", "Kings Lynn"),
        ("the recycling rate of Emerald City", "Emerald City"),
        ("recycling in paris", "paris"),
        ("recycling in Narnia compared with core cities", "Narnia"),
    ],
)
def test_a_place_nobody_knows_is_never_answered_with_another(read, text, words):
    reading = read(text)
    assert reading.kind == "no_data"
    assert (reading.missing.kind, reading.missing.words) == ("unknown_area", words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("what is the smoking rate in my ward?", "my ward"),
        ("recycling rate for this ward", "this ward"),
        ("how many rough sleepers on our street", "our street"),
    ],
)
def test_a_place_below_the_council_is_not_answered_with_the_council(read, text, words):
    reading = read(text)
    assert (reading.kind, reading.missing.words) == ("no_data", words)


@pytest.mark.parametrize(
    "text", ["people in my ward ask what the recycling rate is", "residents in my ward: what is our recycling rate"]
)
def test_where_somebody_lives_is_not_the_place_asked_about(read, code, text):
    assert read(text).areas == (code(NOTTINGHAM),)


@pytest.mark.parametrize(
    "text",
    [
        "As a dad in Bulwell I would like the recycling rate",
        "I keep getting asked on the doorstep in Clifton what the recycling rate is",
        "A lady from Wollaton wants the recycling rate",
    ],
)
def test_where_a_speaker_is_from_is_not_the_place_asked_about(hear, text):
    assert hear(text).unknown is None


def test_a_body_with_a_place_in_its_name_is_no_place(hear):
    assert hear("recycling rate for the Chamber of Commerce").unknown is None
    assert hear("recycling rate of Erewhon").unknown.words == "Erewhon"


def test_a_place_that_a_speaker_asks_about_is_not_passed_over(hear):
    assert hear("As a dad I would like the recycling rate in Bulwell").unknown.words == "Bulwell"


def test_a_street_is_not_the_town_it_is_called_after(read, code):
    assert code("Mansfield") not in read("recycling rate along Mansfield Road").areas
    assert read("recycling rate in Mansfield").areas == (code("Mansfield"),)


def test_england_named_as_what_a_figure_is_set_beside(read):
    reading = read("how does the share of adults who are overweight compare with the figure for England")
    assert (reading.kind, reading.comparators) == ("comparison", ("england",))


def test_the_city_and_the_county_share_a_name_so_it_asks(read):
    reading = read("recycling in Notts")
    assert (reading.kind, reading.subkind, reading.doubt.kind) == ("clarify", "performance", "which_area")
    assert [choice.label for choice in reading.doubt.choices] == ["Nottingham", "Nottinghamshire"]


def test_a_county_cut_in_two_asks_which(read):
    reading = read("recycling in Northamptonshire")
    assert {choice.label for choice in reading.doubt.choices} == {"North Northamptonshire", "West Northamptonshire"}


def test_the_combined_authority_is_not_the_region(read, catalogue):
    [area] = read("recycling in the East Midlands Combined Authority").areas
    assert catalogue.areas[area].kind == "combined_authority"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("how does Derby compare with Leicester on recycling", [DERBY, "Leicester"]),
        ("how does our recycling compare with Hull", [NOTTINGHAM, "Kingston upon Hull"]),
        ("is recycling higher in Derby than in Leicester", [DERBY, "Leicester"]),
        ("recycling in Derby and Rutland", [DERBY, "Rutland"]),
        ("recycling: Derby versus us", [NOTTINGHAM, DERBY]),
    ],
)
def test_two_places_are_set_side_by_side(read, catalogue, text, places):
    reading = read(text)
    assert reading.kind == "comparison"
    assert [catalogue.area_name(code) for code in reading.areas] == places
    assert reading.comparators == ()


def test_a_place_that_the_measure_is_not_held_for_is_said(read, catalogue):
    """English councils' waste has no figure for Scotland."""
    reading = read("recycling in Scotland")
    assert (reading.kind, reading.missing.kind, reading.missing.words) == ("no_data", "area", "Scotland")
