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


def test_a_premise_goes_with_what_is_asked_of_the_framework_too(read):
    reading = read("given that recycling has doubled since 2016, what changed since the last clinic?")
    assert (reading.subkind, reading.period, [claim.premise for claim in reading.claims]) == (
        Subkind.CHANGED,
        None,
        [True],
    )


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


def test_the_council_set_beside_ours_is_not_the_one_asked_about(read):
    reading = read("given that we are doing better than Derby on recycling, why is it rising?")
    assert reading.areas == ("E06000018",) and [claim.other for claim in reading.claims] == ["E06000015"]


def test_what_is_asked_behind_a_premise_keeps_its_own_subject(read):
    reading = read("as recycling has improved every year, brief me on waste")
    assert (reading.kind, reading.scope.id) == (Kind.BRIEFING, "waste") and reading.claims[0].metric == "recycling_rate"


@pytest.mark.parametrize("text", ["check: homelessness has doubled", "check: obesity has risen"])
def test_a_claim_of_several_measures_is_answered_as_a_claim(read, text):
    assert read(text).subkind == Subkind.CLAIMS


@pytest.mark.parametrize(
    ("text", "wording", "due"),
    [
        (
            "record a question on housing: why were there fewer completions than expected in March 2026?",
            "why were there fewer completions than expected in March 2026?",
            None,
        ),
        ("record a question on waste: what was done in March?", "what was done in March?", None),
        ("record a question on waste: what will change? Answer due 31 March 2027", "what will change?", "2027-03-31"),
        ("record a question on air quality: alpha?", "air quality: alpha?", None),
    ],
)
def test_nothing_is_cut_from_what_is_dictated_and_no_day_is_made_up(read, text, wording, due):
    reading = read(text, last=read("brief me on adult social care"))
    assert reading.wording == wording
    assert (str(reading.period.last) if reading.period else None) == due


def test_where_nothing_was_kept_there_is_nothing_to_take_back(read):
    kept = read("record: scrutiny recommends that the weekend crew is kept on")
    assert read("forget that", last=kept.model_copy(update={"part": None})).subkind != Subkind.RECORD
