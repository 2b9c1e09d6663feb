"""Which sentences ask to keep something of scrutiny, and what they say; all others keep nothing."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.scrutiny_book import RecordPart
from bot.understanding.recording import ToRecord, due_asked, to_record

QUESTION, RECOMMENDATION, ANSWER, REMOVAL, UNCLEAR = RecordPart
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(("text", "expected"), [
    ("record: scrutiny recommends that the weekend crew is kept on, due 31 March 2027",
     ToRecord(RECOMMENDATION, "the weekend crew is kept on", due="31 March 2027")),
    ("note a question for the portfolio holder on missed bins: what has been done for the estates?",
     ToRecord(QUESTION, "what has been done for the estates?", about="missed bins")),
    ("Please record a recommendation on fly-tipping: set up a weekend crew by 30 September 2026",
     ToRecord(RECOMMENDATION, "set up a weekend crew by 30 September 2026", "fly-tipping", "30 September 2026")),
    ("Record a question: why has recycling fallen? Answer due 10 December 2026",
     ToRecord(QUESTION, "why has recycling fallen?", due="10 December 2026")),
    ("log that the committee asked why void times are rising", ToRecord(QUESTION, "why void times are rising")),
    ("could you note down a recommendation about recycling - collect food waste too, response due by end of March",
     ToRecord(RECOMMENDATION, "collect food waste too", "recycling", "end of March")),
    ("minute: members recommend keeping the overtime (due 31/03/2027)",
     ToRecord(RECOMMENDATION, "keeping the overtime", due="31/03/2027")),
    ("Recommendation to the executive on housing: report the cost of empty weeks",
     ToRecord(RECOMMENDATION, "report the cost of empty weeks", "housing")),
    ("question for the portfolio holder: what is planned for flats?", ToRecord(QUESTION, "what is planned for flats?")),
    ("We would like to know more", None),
    ("record: question on missed bins: when will the new rounds start?",
     ToRecord(QUESTION, "when will the new rounds start?", "missed bins")),
    ("note a question for portfolio holder on repairs, why are they late?",
     ToRecord(QUESTION, "why are they late?", "repairs")),
    ("record a question for the director why are repairs late", ToRecord(QUESTION, "why are repairs late")),
    ("scrutiny recommends that we publish the repairs backlog by 1 june 2027, please note",
     ToRecord(RECOMMENDATION, "we publish the repairs backlog by 1 june 2027", due="1 june 2027")),
    ("The committee asked why voids are rising. Record this please.", ToRecord(QUESTION, "why voids are rising")),
    ("recommendation from tonight's committee: publish void times monthly",
     ToRecord(RECOMMENDATION, "publish void times monthly")),
    ("recommendation of the overview and scrutiny meeting on housing: publish void times",
     ToRecord(RECOMMENDATION, "publish void times", "housing")),
    ("question from members: when do the rounds change?", ToRecord(QUESTION, "when do the rounds change?")),
    ("minute this: scrutiny recommends keeping the overtime", ToRecord(RECOMMENDATION, "keeping the overtime")),
    ("For the record, the panel recommended a second crew", ToRecord(RECOMMENDATION, "a second crew")),
    ("we recommended a second crew, can you note that", ToRecord(RECOMMENDATION, "a second crew")),
    ("make a note: members want to know when the crew starts", ToRecord(QUESTION, "when the crew starts")),
    ("log the committee's recommendation on bins: keep the crew", ToRecord(RECOMMENDATION, "keep the crew", "bins")),
    ("record a recommendation that the crew is kept on", ToRecord(RECOMMENDATION, "the crew is kept on")),
])  # fmt: skip
def test_questions_and_recommendations(text, expected):
    assert to_record(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("record the answer to the question on missed bins: six rounds will be redrawn by December",
     ToRecord(ANSWER, "“missed bins”: six rounds will be redrawn by December", "missed bins")),
    ("answer to kept-3fa92c1d: accepted: from April",
     ToRecord(ANSWER, "kept-3fa92c1d: accepted: from April", "kept-3fa92c1d")),
    ("Answer to ill_q2: the cost is reported", ToRecord(ANSWER, "ill_q2: the cost is reported", "ill_q2")),
    ("mark the recommendation on fly-tips as accepted", ToRecord(ANSWER, "“fly-tips”: accepted", "fly-tips")),
    ("mark ill_q5 as done: the crew started", ToRecord(ANSWER, "ill_q5: done: the crew started", "ill_q5")),
    ("record: answer to ill_q5: the crew started on Monday",
     ToRecord(ANSWER, "ill_q5: the crew started on Monday", "ill_q5")),
    ("log the response to recommendation ill_q5, the crew started",
     ToRecord(ANSWER, "ill_q5: the crew started", "ill_q5")),
    ("answer to the missed bins question: in May", ToRecord(ANSWER, "“missed bins”: in May", "missed bins")),
    ("mark the weekend crew recommendation as done", ToRecord(ANSWER, "“weekend crew”: done", "weekend crew")),
    ("please mark recommendation ill_q5 as done", ToRecord(ANSWER, "ill_q5: done", "ill_q5")),
    ("mark it as rejected: no money", ToRecord(ANSWER, "rejected: no money", "it")),
    ("record the answer to the question: in May", ToRecord(ANSWER, "in May", "it")),
    ("record that the question on missed bins was answered: yes",
     ToRecord(ANSWER, "“missed bins”: answered: yes", "missed bins")),
])  # fmt: skip
def test_answers(text, expected):
    assert to_record(text) == expected


@pytest.mark.parametrize(("text", "id"), [
    ("forget that", ""), ("Forget kept-3fa92c1d", "kept-3fa92c1d"), ("take that back", ""), ("undo that please", ""),
    ("please delete the last question.", ""), ("remove ill_q2", "ill_q2"),
    ("Forget item KEPT-3FA92C1D", "kept-3fa92c1d"),
])  # fmt: skip
def test_what_is_taken_back(text, id):
    assert to_record(text) == ToRecord(REMOVAL, id)


@pytest.mark.parametrize("text", [
    "record a question about bins", "please note the committee's recommendation on the weekend crew",
    "minute that scrutiny is unhappy with repairs", "note down this recommendation", "log a new question for officers",
    "scrutiny recommends that the weekend crew is kept on", "record this: the committee wants more data on voids",
    "how do I record a recommendation?", "record a question",
])  # fmt: skip
def test_a_wish_that_cannot_be_read_is_not_lost_in_silence(text):
    assert to_record(text) == ToRecord(UNCLEAR, "")


@pytest.mark.parametrize("text", [
    "what did scrutiny recommend", "has the recommendation been recorded", "did you record the question on bins?",
    "which recommendations were noted last time", "was a question on bins recorded?", "who recorded the answer?",
    "how many questions did scrutiny ask", "save the recommendations as a Word file", "record high absence",
    "what did the committee ask: anything on bins?", "add the recommendations to the briefing", "minutes of scrutiny",
    "note on recommendations", "a log of questions", "recommendation on fly tips: has it been done?",
    "scrutiny recommended a weekend crew, what came of it?", "the recommendation on bins was accepted",
    "record waste, is it rising?", "please note", "remember we asked about bins, what came of it?",
    "add the question which wards are worst to the briefing", "keep the recommendation that came last in view",
    "how do we record missed bins?", "how does scrutiny recommend things?", "the committee is late",
    "is the record on recycling: good or bad", "we asked for this last time - what happened?",
    "what did scrutiny recommend on waste and what came of it", "have the recommendations been acted on",
    "what is still open from last time", "record levels of fly-tipping", "record recycling rate in Nottingham",
    "note that recycling fell, why?", "keep an eye on recycling", "is there a record of missed bins?",
    "question: how is waste doing?", "question on recycling: how is it doing?", "remove Derby",
    "what questions should scrutiny ask about waste?", "recommendations on waste", "answer the question on missed bins",
    "forget recycling, how is housing doing?", "add missed bins to the comparison", "keep Derby: how is recycling?",
    "what should the committee ask on care?", "scrutiny recommends more recycling, is it working?", "note", "",
])  # fmt: skip
def test_what_is_asked_keeps_nothing(text):
    assert to_record(text) is None


@pytest.mark.parametrize(("words", "day"), [
    ("31 March 2027", date(2027, 3, 31)), ("the 31st of March, 2027", date(2027, 3, 31)),
    ("2027-03-31", date(2027, 3, 31)), ("31/03/2027", date(2027, 3, 31)),
    ("March 2027", date(2027, 3, 31)), ("end of February 2028", date(2028, 2, 29)),
    ("1 December", date(2026, 12, 1)), ("31 March", date(2027, 3, 31)), ("the end of November", date(2026, 11, 30)),
    ("31/02/2027", None), ("30 February 2027", None), ("the next meeting", None),
])  # fmt: skip
def test_a_day_that_is_due_is_the_next_of_its_name_and_of_a_month_its_last(words, day):
    asked = due_asked(words, TODAY)
    assert (asked.last if asked else None) == day


@given(st.text(max_size=400))
def test_any_text_is_read_or_left(text):
    assert to_record(text) is None or isinstance(to_record(text), ToRecord)


@given(st.text("abc de?,", min_size=1, max_size=200).filter(str.strip))
def test_all_words_after_the_colon_are_kept(words):
    found = to_record(f"record a question on bins: {words}")
    assert found and found.wording == " ".join(words.split()) and found.about == "bins"


@pytest.mark.parametrize("text", [  # each repeats a part that a pattern may take in more than one way
    "record a question " + "on x " * 2_000, "record a question for " + "about missed - " * 2_000,
    "record: scrutiny recommends " + "due by " * 2_000, "record that we ask " + "by 31 March , " * 1_000,
    "record a question: " + ", (" * 4_000, "note a recommendation on " + " - " * 4_000,
    "mark the question on " + "is on " * 2_000, "answer to " + "a_b " * 4_000, "please " * 4_000,
    "note " + " " * 9_000 + "x",
], ids=range(10))  # fmt: skip
def test_a_long_text_is_read_at_once(text):
    before = time.perf_counter()
    to_record(text)
    assert time.perf_counter() - before < 1
