"""The whole way from a text to a Reading: it always arrives, always the same, whatever way it is typed."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.reading import Kind, Reading
from bot.understanding.reader import Understanding
from data_layer.vocabulary import AreaCode, Group

SECONDS = 1.0  # some twenty times what the slowest text takes; a pattern that backtracks takes minutes

# what questions are made of, so that made-up ones meet every cue and slot
WORDS = """recycling landfill reserves carers waste Derby Leicester Notts Gotham us here core cities region nationally
    neighbours 2021/22 2019 since last year before q3 march 31 what how why is are has does and no not sorry compare
    than of in the for better worse good best target export brief ask when promise thanks hello 1 second both it that
    , ' England . ?"""
PIECES = st.sampled_from(WORDS.split())
SENTENCES = st.lists(PIECES, max_size=25).map(" ".join)
ANY = st.text(max_size=300)
LONG = st.builds(lambda text, times: (text * times)[:12_000], ANY.filter(bool), st.integers(1, 12_000))


@settings(max_examples=150)
@given(text=st.one_of(ANY, LONG, SENTENCES))
def test_any_text_is_read_and_read_the_same_again(read, text):
    reading = read(text)
    assert read(text) == reading
    assert Reading.model_validate(reading.model_dump(mode="json", by_alias=True)) == reading


@settings(max_examples=150)
@given(texts=st.lists(SENTENCES, min_size=2, max_size=4))
def test_any_conversation_is_read(read, texts):
    last = None
    for text in texts:
        last = read(text, last=last)
        assert last.kind in set(Kind)


@pytest.mark.parametrize(
    "piece",
    [
        "a ",
        "what ",
        "is it ",
        "2019 to ",
        "between ",
        "compared ",
        "delete the the ",
        "has it ",
        "(",
        "'",
        "the end of ",
        "recycling ",
        "Derby and ",
        "not ",
        "1,000,",
        "\n",
        "?! ",
        "\u202e",
        "ä",
        "漢字 ",
        "x",
        "x y ",
        "SUBJECT ",
    ],
)
def test_a_long_text_of_one_piece_takes_no_longer(read, piece):
    started = perf_counter()
    read((piece * 12_000)[:12_000])
    assert perf_counter() - started < SECONDS


@pytest.mark.parametrize(
    "text", ["", "   ", "\n\n", "???", "...", "\x00\x01", "♻️", "リサイクル率は?", "переработка", "معدل"]
)
def test_a_text_without_a_word_we_can_read_is_asked_about(read, text):
    reading = read(text)
    assert (reading.kind, reading.confidence) == ("clarify", 0.0)
    assert read(text, last=read("recycling in Derby")).kind == "clarify"


ALTERED: list[Callable[[str], str]] = [
    str.upper,
    str.lower,
    str.title,
    lambda text: f"  {text.replace(' ', '   ')} ",
    lambda text: f"{text}?",
    lambda text: f"{text}!!",
    lambda text: f"please {text}",
    lambda text: f"{text} please",
    lambda text: f"{text}, thanks",
]
SHAPES = [
    "{}",
    "what is the {}",
    "{} in Derby",
    "how does {} compare with core cities",
    "{} in 2021/22",
    "has {} changed since 2018",
]


def slots(reading: Reading) -> tuple:
    period = reading.period
    time = period and (period.first, period.last, period.spans, period.years_back, period.newest, period.steps_back)
    return reading.metrics, reading.scope, reading.areas, reading.comparators, time


@pytest.mark.parametrize("shape", SHAPES)
def test_case_spaces_and_courtesy_change_no_slot(read, catalogue, shape):
    """A sample of the aliases of every metric: each third of them for each shape."""
    changed = []
    for metric in catalogue.metrics.values():
        for alias in metric.aliases[SHAPES.index(shape) % 3 :: 3]:
            plain = shape.format(alias)
            meant = slots(read(plain))
            changed += [alter(plain) for alter in ALTERED if slots(read(alter(plain))) != meant]
    assert changed == []


@pytest.mark.parametrize(
    "text",
    [
        "Hello, I am new here. Residents keep asking me about bins. What is the recycling rate?",
        "Thank you for that. The recycling rate, please.",
        "What is the recycling rate? Thanks in advance.",
        "Good morning team. Could you let me know the recycling rate? Kind regards",
    ],
)
def test_the_question_of_a_long_message_is_the_one_read(read, text):
    reading = read(text)
    assert (reading.kind, reading.metrics, reading.doubt) == ("performance", ("recycling_rate",), None)


def test_what_the_question_leaves_open_stands_in_the_sentence_before(read, catalogue):
    reading = read("I am looking at Derby in 2021/22. What is the recycling rate?")
    assert [catalogue.area_name(area) for area in reading.areas] == ["Derby"]
    assert reading.period.words == "in 2021/22"


def test_a_metric_in_a_pasted_document_is_found_at_its_end(read):
    """Between the start and the end nothing is read, so a long paste costs no more than a page."""
    reading = read(
        "Minutes of the meeting. " + "Lorem ipsum dolor sit amet. " * 400 + "What is the recycling rate in Derby?"
    )
    assert reading.metrics == ("recycling_rate",)


def test_the_reading_says_what_was_read_assumed_and_kept(read):
    first = read("how did recycling in Derby compare with core cities in 2021/22?")
    assert (first.assumed, first.carried_over, first.confidence) == ((), (), 1.0)
    then = read("and landfill?", last=first)
    assert set(then.carried_over) == {"area", "comparator", "period"}


def test_two_catalogues_are_read_apart(small, metric, area, read):
    """A measure added to the data is understood without training; one that is not there is not."""
    catalogue = small(metric("hedges", "hedgehog sightings"), areas=(area("U1", "Oakham"),))
    theirs = Understanding(catalogue)
    reading = theirs.read("hedgehog sightings in Oakham", last=None, home_area=AreaCode("U1"))
    assert (reading.kind, reading.metrics, reading.areas) == ("performance", ("hedges",), ("U1",))
    assert theirs.read("recycling rate", last=None, home_area=AreaCode("U1")).metrics == ()
    assert "hedges" not in read("hedgehog sightings").metrics


def test_an_empty_catalogue_still_reads(small):
    nothing = Understanding(small())
    assert nothing.read("how is recycling in Derby?", last=None, home_area=AreaCode("U1")).metrics == ()


@pytest.mark.parametrize("reply", ["1", "the second", "both", "net revenue", "what?", "no"])
def test_a_reply_that_meets_a_newer_catalogue_is_read(small, read, reply):
    """The choices of the question asked back may be gone from the data by the time of the reply."""
    asked = read("how are reserves doing in Derby")
    reading = Understanding(small()).read(reply, last=asked, home_area=AreaCode("U1"))
    assert not {"reserves_share_of_net_revenue", "unallocated_reserves"} & set(reading.metrics)


@pytest.mark.parametrize(
    "text",
    [
        "Last week with colleagues I went to Leicester. How does recycling compare?",
        "I have been thinking about recycling in Derby. Compare",
        "My question for today is about all of our reserves. Why?",
        "Compare. Please think of Derby",
    ],
)
def test_a_slot_from_the_sentence_before_counts_its_place_there(read, text):
    assert read(text).kind in {"comparison", "clarify", "explanation"}


def test_a_place_from_the_sentence_before_is_the_one_asked_about(read, catalogue):
    reading = read("Recycling in Derby matters. Compare with core cities?")
    assert [catalogue.area_name(area) for area in reading.areas] == ["Derby"]


def test_measures_named_together_stay_in_the_order_they_were_said(read):
    assert read("recycling and landfill in Derby").metrics == ("recycling_rate", "landfill_rate")
    assert read("landfill and recycling in Derby").metrics == ("landfill_rate", "recycling_rate")


def test_a_region_picked_in_a_comparison_is_what_the_council_is_set_against(read, catalogue):
    asked = read("recycling vs the midlands")
    assert asked.kind == "clarify"
    own = read("East Midlands", last=asked)
    assert (own.kind, own.areas, own.comparators) == ("comparison", (AreaCode("E06000018"),), (Group.REGION,))
    other = read("West Midlands", last=asked)
    assert [catalogue.area_name(area) for area in other.areas] == ["Nottingham", "West Midlands"]


def test_a_region_without_a_group_is_set_beside_england(read, catalogue):
    areas = read("how does recycling in the East Midlands compare?").areas
    assert [catalogue.area_name(area) for area in areas] == ["East Midlands", "England"]


def test_councils_set_against_stand_beside_the_home_council(read, catalogue):
    areas = read("recycling vs Derby and Leicester").areas
    assert [catalogue.area_name(area) for area in areas] == ["Nottingham", "Derby", "Leicester"]


def test_a_combined_authority_is_not_a_council_with_a_slip_in_it(read, catalogue):
    """West Yorkshire is no West Berkshire, Tees Valley no Test Valley, a city region not its city."""
    for name in ("West Yorkshire", "Tees Valley", "Greater Manchester", "Liverpool City Region"):
        said = " ".join(catalogue.area_name(area) for area in read(f"employment rate in {name}").areas)
        assert name in said


def test_home_in_the_name_of_a_measure_is_not_the_home_council(read, catalogue):
    areas = read("people supported at home in Derby against similar councils").areas
    assert [catalogue.area_name(area) for area in areas] == ["Derby"]


def test_thanks_are_welcome(read):
    assert read("thanks", scores={"smalltalk": 0.99}).subkind == "thanks"


def test_two_councils_two_subjects_and_one_not_held_are_read_without_failing(read):
    assert read("Solihull compared with Adult Social Care very overweight").kind


@pytest.mark.parametrize(
    ("text", "areas", "group"),
    [
        ("how far off the east midlands are we on recycling", ["Nottingham"], Group.REGION),
        ("Coventry recycles a lot. More than us?", ["Nottingham", "Coventry"], None),
    ],
)
def test_we_are_set_against_what_is_named_beside_us(read, catalogue, text, areas, group):
    reading = read(text, scores={"comparison": 0.99})
    assert sorted(catalogue.area_name(area) for area in reading.areas) == sorted(areas)
    assert (group in reading.comparators) is (group is not None)


def test_a_place_that_was_refused_is_let_go_by_what_asks_for_no_figure_of_it(read):
    refused = read("obesity of year 6 children in Derbyshire")
    assert refused.kind == "no_data" and refused.missing.kind == "area"
    assert read("what should I ask about it", last=refused).areas == (AreaCode("E06000018"),)
    assert read("and the trend", last=refused).areas == refused.areas


def test_a_choice_that_is_clicked_is_its_measure_whatever_words_its_id_has(read):
    assert read("fly_tipping_incidents.prosecutions").metrics == ("fly_tipping_incidents.prosecutions",)


@pytest.mark.parametrize("kind", ["comparison", "trend"])
def test_what_is_said_of_everything_is_a_list(read, kind):
    last = read("what are we struggling with")
    reading = read("how far off similar councils are we on those", last=last, scores={kind: 0.99})
    assert (reading.kind, reading.metrics) == ("exceptions", ())


def test_tied_measures_are_all_listed_where_a_list_is_asked_for(read):
    found = read("what has improved for the early years", scores={"improving": 0.95})
    assert found.kind == "improving" and len(found.metrics) == 3


def test_a_request_may_end_politely(read):
    assert read("recycling rate by year please").kind == "trend"
