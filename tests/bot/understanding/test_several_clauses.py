"""Questions of several sentences and parts, as members and those who ask in writing put them."""

from __future__ import annotations

import pytest

from bot.understanding.hearing import Heard, Listener
from bot.understanding.several_clauses import clauses_heard, first_and_on, halves
from bot.understanding.text import Text, as_text
from data_layer.catalogue import Catalogue


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("Please give: (a) the recycling rate; (b) the landfill rate.", ("recycling_rate", "landfill_rate")),
        ("Under the FOI Act supply\na) recycling rate\nb) landfill rate", ("recycling_rate", "landfill_rate")),
        ("For 2022/23, 1. recycling rate 2. incineration rate", ("recycling_rate", "incineration_rate")),
        ("What share of waste is recycled, and how much is landfilled?", ("recycling_rate", "landfill_rate")),
        ("What is the recycling rate? And what is the claimant count?", ("recycling_rate", "claimant_count")),
    ],
)  # fmt: skip
def test_each_part_is_answered(read, text, metrics):
    assert read(text).metrics == metrics


def test_what_is_said_before_the_parts_holds_for_all(read, catalogue):
    reading = read("For Derby in 2022/23: (a) recycling rate; (b) landfill rate")
    assert [catalogue.area_name(area) for area in reading.areas] == ["Derby"]
    assert reading.period.words == "in 2022/23"


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("Fly-tipping against Derby. The rate per 1,000, not the number.", ("fly_tipping_rate",)),
        ("How many carers are satisfied? Not the users.", ("asc_carer_satisfaction",)),
        ("obesity in adults, not in children", ("adult_obesity",)),
    ],
)
def test_a_sentence_that_narrows_names_one_of_its_kin(read, text, metrics):
    assert read(text).metrics == metrics


@pytest.mark.parametrize(
    "text",
    [
        "Given that recycling has doubled since 2016, what was it in 2020/21?",
        "Since we were promised more recycling in 2019, what was it in 2020/21?",
    ],
)
def test_a_premise_gives_the_subject_and_not_the_time(read, text):
    reading = read(text)
    assert reading.metrics == ("recycling_rate",) and reading.period.words == "in 2020/21"


def test_a_question_of_a_time_after_its_subject_keeps_the_time(read):
    reading = read("A resident asked me about fly-tipping on her street. How many incidents did we have in 2019/20?")
    assert reading.metrics == ("fly_tipping_incidents",) and reading.period.words == "in 2019/20"


def test_what_is_put_aside_is_no_time(read):
    assert read("recycling rate for 2022/23, not the year after").period.words == "for 2022/23"


def test_the_law_under_which_it_is_asked_is_no_subject(read):
    assert read("Under the Freedom of Information Act, recycling rate please").metrics == ("recycling_rate",)


def test_a_request_for_service_before_a_question_binds(read):
    assert read("My bin was missed on Thursday. Send someone round.").kind == "out_of_scope"


class Counted(Listener):
    """Keeps what it was given to hear."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__(catalogue)
        self.given: list[str] = []

    def hear(self, text: Text) -> Heard:
        self.given.append(text.clean)
        return super().hear(text)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("how much do we recycle in Derby", 1),
        ("recycling and landfill in Derby", 1),
        ("Hello there. How much do we recycle?", 2),
        ("What share is recycled, and how much is landfilled?", 3),  # whole, and each half
    ],
)
def test_a_sentence_that_asks_one_thing_is_heard_once(catalogue, text, heard):
    """Hearing is most of the time that an answer takes."""
    listener = Counted(catalogue)
    assert clauses_heard(as_text(text), listener, catalogue).text
    assert len(listener.given) == heard, listener.given


def test_halves_are_those_of_a_sentence_that_asks_two_things(hear, catalogue):
    listener = Listener(catalogue)
    one, two = hear("how is recycling"), hear("what share is recycled, and how much is landfilled?")
    assert halves(one, listener) == [one]
    found = halves(two, listener)
    assert [half.text.clean for half in found] == ["what share is recycled", "how much is landfilled?"]
    assert [half.chosen.metrics for half in found] == [("recycling_rate",), ("landfill_rate",)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "how many are homeless and how many children is that?",
            ["how many are homeless", "how many children is that?"],
        ),
        ("How many are homeless? Is it many children?", ["How many are homeless?", "Is it many children?"]),
        ("missed bins last quarter, and waste for each home", ["missed bins last quarter", "waste for each home"]),
        ("English and maths", None),
        ("Good morning. English and maths.", None),
    ],
)
def test_a_question_that_goes_on_to_something_else_has_two_parts(text, parts):
    found = first_and_on(as_text(text))
    assert (found and [part.clean for part in found]) == parts
