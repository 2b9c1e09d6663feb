"""Tables that a phone has room for: lists at once, a chart's figures behind a toggle, what is cut said in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.reading import Kind, Scope, ScopeKind
from bot.teams.cards.card import card_of
from bot.teams.cards.drawn import drawn
from bot.teams.cards.listing import CONTEXT, OLDER, listing
from bot.teams.cards.room import LADDER
from bot.teams.cards.tables import figures_of_charts
from tests.bot.teams.cards.sent import cells, sent, texts, typed

RECYCLING = "recycling_rate"
EVERYTHING = Scope(kind=ScopeKind.EVERYTHING)
HOME, DERBY, LEICESTER = "E06000018", "E06000015", "E06000016"
ALL = LADDER[0]


def as_sent(parts):
    return [part.model_dump(by_alias=True, exclude_none=True) for part in parts]


@pytest.fixture
def exceptions(told):
    return told(Kind.EXCEPTIONS, scope=EVERYTHING)


def test_exceptions_are_a_table_that_is_seen_at_once(exceptions, catalogue):
    seen = [part for part in sent(card_of(exceptions, catalogue))["body"] if part["type"] == "Table"]
    head, first, *_ = cells(seen[0])
    assert head == ["Measure", "Figure", "How it moved and stands"]
    assert first[:2] == ["Adult obesity rate", "35.3%, 2024/25"]
    assert first[2].startswith("↑ up on 2023/24, getting worse; highest quarter of its nearest neighbours")


def test_older_figures_and_standing_context_stand_apart_from_exceptions(exceptions, catalogue):
    body = sent(card_of(exceptions, catalogue))["body"]
    at = {part["text"]: number for number, part in enumerate(body) if part["type"] == "TextBlock"}
    assert at[CONTEXT] < at[OLDER]
    now, older = cells(body[at[CONTEXT] - 2])[1:], cells(body[at[OLDER] + 1])[1:]
    assert all("old" not in row[1] for row in now) and all("years" in row[1] and "old" in row[1] for row in older)


def test_a_list_has_at_most_twelve_rows_and_says_how_many_more_there_are(exceptions, catalogue):
    one = exceptions.figures[0]
    figures = [one.model_copy(update={"metric": f"measure_{number}"}) for number in range(15)]
    many = exceptions.model_copy(update={"metrics": [], "figures": figures})
    table, more = as_sent(listing(many, catalogue, ALL))
    assert len(table["rows"]) == 1 + 12 and more["text"] == "3 more measures are not listed here."


def test_what_a_list_only_counts_is_said_to_be_named_in_full(exceptions, catalogue):
    said = texts(sent(card_of(exceptions, catalogue)))
    assert "6 more measures are named in the answer in full." in said


def test_measures_that_the_answer_does_not_name_are_not_said_to_be_named(told, catalogue):
    """A briefing is about all measures of its theme and names only those that stand out."""
    answer = told(Kind.BRIEFING, theme="adult_social_care")
    assert len(answer.metrics) > len(answer.figures)
    assert not any("named in the answer" in text for text in texts(sent(card_of(answer, catalogue))))


def test_a_list_names_the_place_where_there_are_several(told, catalogue):
    answer = told(Kind.COMPARISON, areas=(HOME, DERBY), theme="waste")
    assert any(row[0].endswith(", Derby") for table in typed(as_sent(listing(answer, catalogue, ALL)), "Table")
               for row in cells(table))  # fmt: skip


def test_a_group_in_a_table_is_in_the_order_of_the_chart_with_its_gaps(told):
    answer = told(Kind.COMPARISON, RECYCLING, comparators=("nearest_neighbours",))
    _, table = as_sent(figures_of_charts([drawn(answer.charts[0])], ALL))
    head, home, *others = cells(table)
    assert head == ["Place", "Figure"] and home == ["Nottingham", "26.7%"] and ["Bristol", "no figure"] in others
    assert [row[0] for row in others] == sorted(row[0] for row in others)


def test_a_series_in_a_table_begins_with_the_newest(told):
    answer = told(Kind.TREND, RECYCLING, areas=(HOME, DERBY))
    _, table = as_sent(figures_of_charts([drawn(answer.charts[0])], ALL))
    assert cells(table)[:2] == [["Period", "Nottingham", "Derby"], ["2023/24", "26.7%", "40.5%"]]


def test_more_than_two_series_are_in_a_column_of_their_own(told):
    answer = told(Kind.TREND, RECYCLING, areas=(HOME, DERBY, LEICESTER))
    _, table, more = as_sent(figures_of_charts([drawn(answer.charts[0])], replace(ALL, rows=4)))
    assert cells(table) == [
        ["Place", "Period", "Figure"],
        ["Nottingham", "2023/24", "26.7%"],
        ["Derby", "2023/24", "40.5%"],
        ["Leicester", "2023/24", "41.7%"],
        ["Nottingham", "2022/23", "25.1%"],
    ]
    assert more["text"].endswith("more earlier figures are not listed here.")


def test_the_figures_of_a_chart_are_hidden_until_their_button_is_pressed(told, catalogue):
    card = sent(card_of(told(Kind.TREND, RECYCLING), catalogue))
    hidden = {part["id"]: part for part in card["body"] if part.get("isVisible") is False}
    toggles = {action["title"]: action["targetElements"] for action in typed(card, "Action.ToggleVisibility")}
    assert toggles["Figures as a table"] == ["figures"]
    assert set(hidden) == {id for ids in toggles.values() for id in ids}
    [table] = typed(hidden["figures"], "Table")
    assert ["2010/11", "35.6%"] in cells(table)


def test_figures_without_a_chart_still_have_a_table(told, catalogue):
    card = sent(card_of(told(Kind.EXPORT, RECYCLING), catalogue))
    [table] = typed(card, "Table")
    assert cells(table)[1] == ["Nottingham", "2010/11", "35.6%"] and "26.7%" in texts(card)
