"""The body that a question is for, who prepares, and which part of a framework is meant."""

from __future__ import annotations

import pytest

from actions.reading import Asker, Kind, ScopeKind, Subkind


def test_a_theme_and_the_body_it_is_for_are_both_kept(read):
    reading = read("brief me on adult social care for the executive panel")
    assert (reading.kind, reading.scope.id, reading.body) == (Kind.BRIEFING, "adult_social_care", "executive_panel")


def test_a_body_alone_stays_the_subject(read):
    reading = read("what should the Executive Panel see?")
    assert (reading.scope.kind, reading.scope.id, reading.body) == (ScopeKind.LEVEL, "executive_panel", None)


def test_a_body_named_after_a_briefing_keeps_its_subject(read):
    first = read("brief me on waste")
    reading = read("and for the executive panel?", last=first)
    assert (reading.kind, reading.scope.id, reading.body) == (Kind.BRIEFING, "waste", "executive_panel")


def test_a_clinic_is_of_the_division_that_is_named(read):
    reading = read("prepare the waste and street scene clinic")
    assert (reading.subkind, reading.scope.kind, reading.body) == (Subkind.CLINIC, ScopeKind.DIVISION, None)
    assert reading.scope.id == "waste_and_street_scene"


def test_another_clinic_after_the_first_is_one_too(read):
    first = read("prepare the waste and street scene clinic")
    assert read("and housing?", last=first).subkind == Subkind.CLINIC


@pytest.mark.parametrize(
    ("text", "asker"),
    [
        ("I'm the portfolio holder for housing, what will scrutiny ask me?", Asker.PORTFOLIO_HOLDER),
        ("prepare me for scrutiny on waste, I am the portfolio holder", Asker.PORTFOLIO_HOLDER),
        ("what might they press us on about homelessness?", Asker.PORTFOLIO_HOLDER),
        ("what should I ask the portfolio holder about waste?", Asker.SCRUTINY_MEMBER),
        ("brief me on waste", None),
    ],
)
def test_who_prepares_is_heard(read, text, asker):
    assert read(text).asker is asker


def test_i_am_the_portfolio_holder_is_no_subject(read):
    assert read("prepare me for scrutiny on waste, I am the portfolio holder").scope.id == "waste"


def test_a_theme_of_the_best_value_duty_is_no_measure_and_no_body(read):
    reading = read("what evidence do we have on leadership?")
    assert (reading.kind, reading.subkind, reading.part) == (Kind.OUTCOME, Subkind.EVIDENCE, "leadership")
    assert (reading.scope.kind, reading.metrics) == (ScopeKind.EVERYTHING, ())


def test_an_outside_lens_is_heard_by_its_name(read):
    assert read("what would oflog flag about us?").part == "oflog"


@pytest.mark.parametrize(("text", "rhythm"), [("send me waste every quarter", "quarterly"), ("stop", None)])
def test_how_often_a_digest_is_asked_for(read, text, rhythm):
    assert read(text).part == rhythm


def test_what_was_learned_does_not_overrule_what_is_asked_for_in_so_many_words(read):
    reading = read("what changed since the last clinic?", scores={"trend": 0.95})
    assert (reading.kind, reading.subkind) == (Kind.EXCEPTIONS, Subkind.CHANGED)


def test_stop_is_no_name_of_a_measure_and_the_government_none_either(read):
    for text in ("stop", "what does the government see of us?"):
        reading = read(text)
        assert (reading.metrics, reading.scope.kind) == ((), ScopeKind.EVERYTHING), text


def test_questions_about_a_ranking_say_so(read):
    assert read("what should I ask about our ranking on recycling?").statistic == "rank"
    assert read("what should I ask about recycling?").statistic is None


@pytest.mark.parametrize(
    ("text", "subkind", "part"),
    [
        ("which commitments are off track?", "off_track", None),
        ("how many of the promises were kept?", "met", None),
        ("are we keeping our promises?", None, None),
        ("which outcomes have no measure?", None, "gaps"),
        ("when was the last waste clinic?", None, "clinics"),
        ("how often are Critical Indicators reported?", None, "critical_indicators"),
        ("when do SCP commitments get reported?", None, "scp_commitments"),
        ("what is still open from last time?", Subkind.RECOMMENDATIONS, "open"),
        ("have the recommendations been acted on?", Subkind.RECOMMENDATIONS, "recommendation"),
    ],
)
def test_which_promises_rules_and_items_are_meant(read, text, subkind, part):
    reading = read(text)
    assert (reading.subkind, reading.part) == (subkind, part)


def test_the_words_of_a_promise_are_kept_to_find_it_by_its_title(read):
    assert "central" in (read("what happened to the pledge on a central library?").wording or "")


@pytest.mark.parametrize(
    ("text", "theme"), [("stop sending me waste", "waste"), ("unsubscribe from homelessness", "homelessness")]
)
def test_the_digests_of_a_theme_alone_are_stopped_where_one_is_named(read, text, theme):
    reading = read(text, last=read("brief me on adult social care"))
    assert (reading.subkind, reading.scope.id) == (Subkind.UNSUBSCRIBE, theme)


def test_scrutiny_is_the_committee_where_a_digest_is_asked_for(read):
    assert read("send me housing every quarter for scrutiny").body == "corporate_scrutiny_committee"
