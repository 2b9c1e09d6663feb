"""What is claimed stands beside what is asked: checked where that is asked, else taken for granted by the question."""

from __future__ import annotations

import pytest

from actions.reading import Kind, ScopeKind, Subkind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("check: recycling is improving and better than similar councils", Kind.TREND),
        ("is it true that recycling has got worse since 2019?", Kind.TREND),
        ("The leader says our recycling rate is 40%. Is that right?", Kind.PERFORMANCE),
        ("can I say that recycling is above the England average?", Kind.COMPARISON),
    ],
)
def test_a_claim_put_to_be_checked_stays_of_its_kind_and_is_checked(read, text, kind):
    reading = read(text)
    assert (reading.kind, reading.subkind, reading.metrics) == (kind, Subkind.CLAIMS, ("recycling_rate",))
    assert reading.claims and not any(claim.premise for claim in reading.claims)


def test_what_is_taken_for_granted_goes_with_the_question_whose_time_is_its_own(read):
    reading = read("given that recycling has doubled since 2016, what should we ask?")
    assert (reading.kind, reading.subkind, reading.period) == (Kind.SCRUTINY_QUESTIONS, None, None)
    assert [(claim.amount, claim.premise) for claim in reading.claims] == [(2.0, True)]


@pytest.mark.parametrize(
    "text",
    [
        "how is recycling doing?",
        "is it true that you are a robot?",
        "as a new member, how is waste doing compared with others?",
        "can I see the recycling rate since 2019?",
        "what is the true cost of social care?",
    ],
)
def test_where_nothing_of_ours_is_claimed_nothing_is_checked(read, text):
    reading = read(text)
    assert reading.claims == () and reading.subkind != Subkind.CLAIMS


def test_a_question_or_recommendation_to_be_kept_is_of_what_its_words_name(read):
    reading = read("note a question for the portfolio holder on recycling: what is done about it, due 31 March 2027")
    assert (reading.kind, reading.subkind, reading.part) == (Kind.COMMITMENTS, Subkind.RECORD, "question")
    assert reading.metrics == ("recycling_rate",) and reading.wording == "what is done about it"
    assert reading.period and str(reading.period.last) == "2027-03-31"


def test_one_that_names_nothing_is_of_what_is_in_hand_or_of_everything(read):
    words = "record: scrutiny recommends that the weekend crew is kept on"
    assert read(words).scope.kind is ScopeKind.EVERYTHING
    assert read(words, last=read("brief me on waste")).scope.id == "waste"


def test_what_was_recorded_can_be_taken_back(read):
    kept = read("record: scrutiny recommends that the weekend crew is kept on")
    taken_back = read("forget that", last=kept)
    assert (taken_back.subkind, taken_back.part) == (Subkind.RECORD, "removal")
    assert read("forget that", last=read("brief me on waste")).subkind != Subkind.RECORD
