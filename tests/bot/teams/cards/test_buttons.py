"""Buttons: what is sent can be read by either kind of client, six at most, and each asks what it says."""

from __future__ import annotations

import pytest

from actions.reading import Kind, Scope, ScopeKind
from bot.teams.cards.card import card_of
from tests.bot.teams.cards.sent import sent, texts, typed, values_sent

RECYCLING = "recycling_rate"
PAGE = "https://pmf.example.gov.uk"
CHOICES = [
    {"label": "Reserves, unallocated", "value": "unallocated_reserves"},
    {"label": "Reserves *share*", "value": "reserves_share"},
]


@pytest.fixture
def performance(told):
    return told(Kind.PERFORMANCE, RECYCLING)


def titled(card) -> dict[str, object]:
    return dict(zip([one["title"] for one in typed(card, "Action.Submit")], values_sent(card), strict=True))


def test_a_follow_up_is_asked_under_its_own_answer(performance, catalogue):
    actions = sent(card_of(performance, catalogue))["actions"]
    first = performance.follow_ups[0]
    assert (actions[0]["type"], actions[0]["data"]) == ("Action.Submit", {"ask": first, "about": performance.id})


def test_a_long_question_is_cut_in_the_middle_between_two_words_and_asked_whole(performance, catalogue):
    long = "How does the recycling rate compare with similar councils?"
    actions = sent(card_of(performance.model_copy(update={"follow_ups": [long, "Why?"]}), catalogue))["actions"]
    title = "How does the recycling…similar councils?"
    assert actions[0] == {
        "type": "Action.Submit",
        "title": title,
        "tooltip": long,
        "data": {"ask": long, "about": performance.id},
    }
    assert actions[1]["title"] == "Why?" and "tooltip" not in actions[1]


def test_an_answer_about_a_figure_leads_to_why_its_meaning_and_a_briefing(told, catalogue):
    asked = titled(sent(card_of(told(Kind.TREND, RECYCLING), catalogue)))
    assert asked["Why?"] == "Why is the recycling rate in Nottingham as it is?"
    assert asked["Briefing"] == "Brief me on waste and recycling in Nottingham"
    assert "What does the recycling rate mean?" in asked.values()


def test_what_the_answer_is_already_or_asks_itself_is_not_offered_again(told, catalogue):
    for kind, title in ((Kind.EXPLANATION, "Why?"), (Kind.DEFINITION, "What does it mean?")):
        assert title not in titled(sent(card_of(told(kind, RECYCLING), catalogue)))
    values = [one for one in values_sent(sent(card_of(told(Kind.PERFORMANCE, RECYCLING), catalogue))["actions"])]
    assert len(set(values)) == len(values)


def test_a_question_about_another_council_names_it(told, catalogue):
    asked = titled(sent(card_of(told(Kind.PERFORMANCE, RECYCLING, areas=("E06000015",)), catalogue)))
    assert asked["Briefing"] == "Brief me on waste and recycling in Derby"


def test_choices_of_a_clarification_are_buttons_with_their_label_and_value(told, catalogue):
    answer = told(Kind.CLARIFY, doubt={"kind": "which_metric", "about": "reserves", "choices": CHOICES})
    actions = sent(card_of(answer, catalogue))["actions"]
    assert [(one["title"], one["data"]["ask"]) for one in actions[:2]] == [
        (choice["label"], choice["value"]) for choice in CHOICES
    ]


def test_each_part_of_the_reading_opens_its_choices(performance, catalogue):
    card = sent(card_of(performance, catalogue))
    opened = [one for one in typed(card["body"], "Action.ShowCard")]
    assert [one["title"] for one in opened] == [
        "Change measure", "Change place", "Change time", "Change kind of answer",
    ]  # fmt: skip
    for one, part in zip(opened, performance.reading.parts, strict=True):
        assert [choice["title"] for choice in typed(one["card"], "Action.Submit")] == [o.label for o in part.choices]


def test_questions_that_begin_alike_read_differently_on_their_buttons(told, catalogue):
    """The user test's two buttons: both read "Council and parish part of Band D council…"."""
    answer = told(Kind.COMPARISON, "council_tax_band_d", areas=("E06000018", "E06000015"))
    titles = [one["title"] for one in sent(card_of(answer, catalogue))["actions"]]
    assert titles[:3] == [
        "Council and parish part…Derby over time",
        "Compare the council and…Derby with England",
        "What does the council…D council tax mean?",
    ]


def test_choices_of_all_measures_are_themes_and_the_button_says_so(told, catalogue):
    everything = sent(card_of(told(Kind.EXCEPTIONS, scope=Scope(kind=ScopeKind.EVERYTHING)), catalogue))
    waste = sent(card_of(told(Kind.PERFORMANCE, theme="waste"), catalogue))
    found = [[one["title"] for one in typed(card["body"], "Action.ShowCard")] for card in (everything, waste)]
    assert [first for first, *_ in found] == ["Change theme", "Change measure or theme"]


def test_where_more_can_be_had_than_stands_there_it_says_how(performance, catalogue):
    opened = {
        one["title"]: texts(one["card"])[1:] for one in typed(sent(card_of(performance, catalogue)), "Action.ShowCard")
    }
    assert opened["Change place"] == ["Or write another place in your next question."]
    assert opened["Change time"] == ["Or write another time in your next question."]
    assert opened["Change kind of answer"] == []


def test_a_change_is_sent_as_the_page_sends_it(performance, catalogue):
    change = titled(sent(card_of(performance, catalogue))["body"])["Derby"]
    assert change == {"about": performance.id, "change": {"what": "area", "value": "E06000015"}}


def test_no_more_than_six_buttons_stand_in_a_row_and_the_others_are_under_more(told, catalogue):
    answer = told(Kind.PERFORMANCE, RECYCLING).model_copy(update={"follow_ups": [f"Question {n}" for n in range(20)]})
    card = sent(card_of(answer, catalogue))
    rows = [card["actions"], *(one["actions"] for one in typed(card, "ActionSet"))]
    assert all(len(row) <= 6 for row in rows)
    assert card["actions"][-1]["title"] == "More"
    assert [value for value in values_sent(card["actions"]) if value.startswith("Question")] == answer.follow_ups


def test_files_and_the_page_are_links_where_the_page_has_an_address(told, catalogue):
    answer = told(Kind.EXPORT, RECYCLING)
    links = {one["title"]: one["url"] for one in typed(sent(card_of(answer, catalogue, page=PAGE)), "Action.OpenUrl")}
    assert links == {
        "Figures as CSV": f"{PAGE}/api/export/{answer.id}.csv",
        "Figures as Excel": f"{PAGE}/api/export/{answer.id}.xlsx",
        "Open as a page": f"{PAGE}/a/{answer.id}",
    }
    without = sent(card_of(answer, catalogue))
    assert not list(typed(without, "Action.OpenUrl")) and "/api/export/" not in str(without)


def test_a_page_without_https_is_refused_in_words(performance, catalogue):
    with pytest.raises(ValueError, match="must begin with https://"):
        card_of(performance, catalogue, page="http://pmf.example.gov.uk")


def test_a_list_of_several_themes_offers_no_briefing_on_one(told, catalogue):
    answer = told(Kind.EXCEPTIONS, scope=Scope(kind=ScopeKind.EVERYTHING))
    assert {"Why?", "Briefing"}.isdisjoint(titled(sent(card_of(answer, catalogue))))
