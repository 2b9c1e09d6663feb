"""Every answer as a card: what the format allows, small enough, complete in words, and safe whatever it quotes."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from microsoft_teams.cards.core import AdaptiveCard

from actions.answer import Answer, Caveat
from actions.reading import Kind, Scope, ScopeKind
from bot.teams.cards.card import TOO_LONG, card_of, message_of
from bot.teams.cards.escaping import JOINER, plain
from bot.teams.cards.listing import OLDER
from bot.teams.cards.room import MOST_BYTES, size_of
from bot.teams.cards.short_titles import LONGEST as LONGEST_TITLE
from tests.bot.teams.cards.sent import Json, cells, sent, texts, typed

RECYCLING = "recycling_rate"
EVERYTHING = {"scope": Scope(kind=ScopeKind.EVERYTHING)}
MANY = ("E06000018", *(f"E060000{number:02}" for number in (*range(1, 18), *range(19, 40))))
LONGEST = [
    (Kind.BRIEFING, (), {"theme": "adult_social_care"}),
    (Kind.PERFORMANCE, (), {"theme": "adult_social_care"}),
    (Kind.EARLY_WARNING, (), EVERYTHING),
    (Kind.COMPARISON, (RECYCLING,), {"areas": MANY}),
    (Kind.COMPARISON, (RECYCLING,), {"comparators": ("nearest_neighbours", "core_cities", "type", "england")}),
    (Kind.TREND, (RECYCLING,), {"areas": MANY}),
    (Kind.EXPORT, (RECYCLING,), {"areas": MANY}),
    (Kind.EXPORT, (), {"theme": "finance"}),
]
ASKED = [
    *((kind, (), EVERYTHING) for kind in Kind),
    *((kind, (), {"theme": "waste"}) for kind in Kind),
    *((kind, (RECYCLING,), {}) for kind in Kind),
    *LONGEST,
]
SENTENCE = re.compile(r"(?<=[.?!]) ")
ALLOWED = {
    "AdaptiveCard", "TextBlock", "Table", "TableRow", "TableCell", "Container", "ActionSet", "Chart.Line",
    "Chart.VerticalBar", "Chart.VerticalBar.Grouped", "Chart.HorizontalBar", "Action.Submit", "Action.OpenUrl",
    "Action.ShowCard", "Action.ToggleVisibility",
}  # fmt: skip


def every_name(part: object) -> set[str]:
    if isinstance(part, list):
        return {name for one in part for name in every_name(one)}
    return set(part) | {name for one in part.values() for name in every_name(one)} if isinstance(part, dict) else set()


@pytest.fixture(
    scope="module", params=ASKED, ids=lambda one: f"{one[0].value}-{'-'.join(map(str, (*one[1], *one[2])))}"
)
def answer(request, told) -> Answer:
    kind, metrics, fields = request.param
    return told(kind, *metrics, **fields)


def test_a_card_of_any_answer_keeps_the_contract(answer, catalogue):
    """What is sent is read again as the same card; its elements are those of the format; every text wraps."""
    card = card_of(answer, catalogue)
    shown = sent(card)
    assert sent(AdaptiveCard.model_validate(json.loads(json.dumps(shown)))) == shown
    assert (shown["version"], shown["lang"]) == ("1.5", "en-GB")
    assert {part["type"] for part in typed(shown)} <= ALLOWED
    assert all(block["wrap"] for block in typed(shown, "TextBlock"))
    assert shown["body"][0]["style"] == "heading"
    assert size_of(card) < MOST_BYTES and len(json.dumps(shown, ensure_ascii=False).encode("utf-16")) < 80_000


def test_a_card_of_any_answer_suits_a_phone_and_any_theme(answer, catalogue):
    """No table is wider than three columns, no width is fixed, and no text or ground has a colour of its own."""
    shown = sent(card_of(answer, catalogue))
    for table in typed(shown, "Table"):
        assert len(table["columns"]) <= 3 and all(isinstance(one["width"], int | float) for one in table["columns"])
        assert all(len(row) == len(table["columns"]) for row in cells(table))
    assert not {"backgroundImage", "maxWidth", "minWidth", "minHeight"} & every_name(shown)
    for part in typed(shown):
        if not part["type"].startswith("Chart."):
            assert not {"color", "isSubtle"} & set(part) and part.get("style") in {None, "heading"}


def test_the_words_of_any_answer_are_complete(answer, catalogue):
    """Whoever sees no card, or hears it, has the headline and the summary with their figures."""
    shown = sent(card_of(answer, catalogue))
    said, spoken = (shown[name].replace(JOINER, "") for name in ("fallbackText", "speak"))
    assert answer.headline in said and spoken.startswith(answer.summary)
    assert "http" not in said and "/api/" not in said


def test_the_longest_text_is_never_cut(answer, catalogue):
    """Each sentence stands somewhere on the card, and each list whole."""
    shown = " ".join(texts(sent(card_of(answer, catalogue)))).replace(JOINER, "").replace("\\", "")
    if TOO_LONG in shown:
        return
    caveats = [caveat.text for caveat in answer.caveats]
    assert all(caveat in shown for caveat in caveats)
    for line in answer.text.split("\n"):
        if line and not line.startswith(("Source: ", "Read as: ", "CSV: ", "Excel: ")) and line != " ".join(caveats):
            assert all(sentence in shown for sentence in ([line] if line.startswith("- ") else SENTENCE.split(line)))


def test_the_answer_in_full_does_not_begin_with_what_stands_open(answer, catalogue):
    rest = plain(answer.summary.removeprefix(answer.headline).strip())
    folded = texts([part for part in sent(card_of(answer, catalogue))["body"] if part.get("id") == "in-full"])
    assert not rest or not any(rest in text for text in folded if not text.startswith("- "))


def test_no_two_buttons_that_stand_together_read_the_same(answer, catalogue):
    """Those of the card, and of each set of choices that one of them opens."""
    shown = sent(card_of(answer, catalogue))
    opened = [one for one in typed(shown, "Action.ShowCard")]
    inside = [one for card in opened if card["title"] != "More" for one in typed(card["card"], "Action.Submit")]
    outside = [one for one in typed(shown, "Action.") if one not in inside]
    for together in (outside, *(list(typed(card["card"], "Action.")) for card in opened)):
        titles = [one["title"] for one in together]
        assert len({*titles}) == len(titles) and all(len(title) <= LONGEST_TITLE for title in titles)


def test_links_lead_to_https_alone(answer, catalogue):
    shown = sent(card_of(answer, catalogue, page="https://pmf.example.gov.uk"))
    assert all(one["url"].startswith("https://pmf.example.gov.uk/") for one in typed(shown, "Action.OpenUrl"))
    assert all("](" not in text or "](https://" in text for text in texts(shown))


def test_no_card_ranks_councils(answer, catalogue):
    shown = " ".join(texts(sent(card_of(answer, catalogue)))).lower()
    assert not any(word in shown.split() for word in ("rank", "ranked", "ranking", "league", "1st", "place:"))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    periods=st.integers(2, 400),
    councils=st.integers(1, 8),
    words=st.integers(0, 9_000),
    choices=st.integers(0, 40),
    caveats=st.integers(0, 40),
)
def test_no_answer_makes_a_card_that_teams_refuses(told, catalogue, periods, councils, words, choices, caveats):
    card = card_of(grown(told(Kind.TREND, RECYCLING), periods, councils, words, choices, caveats), catalogue)
    assert size_of(card) < MOST_BYTES
    shown = sent(card)
    assert shown["body"][0]["text"].startswith("The recycling rate in Nottingham went from")
    assert all(len(run["values"]) >= 2 for chart in typed(shown, "Chart.Line") for run in chart["data"])


def grown(answer: Answer, periods: int, councils: int, words: int, choices: int, caveats: int) -> Answer:
    """The answer with more of everything that answers hold."""
    labels = [f"{1600 + number}/{(number + 1) % 100:02}" for number in range(periods)]
    line = answer.charts[0].spec["data"][0]
    lines = [
        {**line, "name": f"Council – {n}", "x": labels, "y": [20.5] * periods, "text": ["20.5%"] * periods}
        for n in range(councils)
    ]
    layout = answer.charts[0].spec["layout"]
    spec = {"data": lines, "layout": {**layout, "xaxis": {**layout["xaxis"], "categoryarray": labels}}}
    part = answer.reading.parts[0]
    more = part.model_copy(update={"choices": [part.choices[0]] * choices})
    return answer.model_copy(
        update={
            "charts": [answer.charts[0].model_copy(update={"spec": spec})],
            "text": f"{answer.text}\n\n{'“words” ' * words}",
            "reading": answer.reading.model_copy(update={"parts": [more] * 5}),
            "caveats": [
                Caveat(code="made", text=f"Beware of this, which is the {n}th time it is said.") for n in range(caveats)
            ],
        }
    )


@pytest.mark.parametrize("kind", [Kind.TREND, Kind.DEFINITION])
def test_an_answer_that_is_longer_than_any_card_says_so_and_keeps_its_summary(told, catalogue, kind):
    answer = told(kind, RECYCLING)
    long = answer.model_copy(update={"text": f"{answer.text}\n\n{'word ' * 20_000}"})
    card = card_of(long, catalogue)
    shown = sent(card)
    assert size_of(card) < MOST_BYTES and TOO_LONG in texts(shown)
    assert shown["fallbackText"] == shown["speak"] == answer.summary
    assert answer.summary in " ".join(texts(shown))


def test_a_persons_words_cannot_make_links_or_formatting(told, catalogue):
    quoted = "[pay here](https://evil.example) *now* www.evil.example {{DATE(2020-01-01T00:00:00Z)}}"
    answer = told(Kind.NO_DATA, RECYCLING).model_copy(update={"headline": quoted, "summary": quoted, "text": quoted})
    shown = sent(card_of(answer, catalogue))
    first, *_ = texts(shown)
    assert first.startswith("\\[pay here\\](https:") and "\\*now\\*" in first and "{{" not in first
    for text in (first, shown["fallbackText"], shown["speak"]):
        assert "://" not in text and "evil.example" not in text


def test_a_message_is_a_card_with_its_headline_as_the_summary(told, catalogue):
    for answer in (told(Kind.PERFORMANCE, RECYCLING), told(Kind.HELP)):
        card, summary, answer_id = message_of(answer, catalogue)
        assert texts(sent(card))[0].replace("\\", "") == summary == answer.headline and answer_id == answer.id


def test_of_an_answer_that_no_card_has_room_for_there_is_what_a_phone_shows(told, catalogue):
    answer = told(Kind.COMPARISON, RECYCLING, comparators=("nearest_neighbours",))
    endless = answer.model_copy(update={"caveats": [Caveat(code="x", text="A long caveat. " * 4_000)]})
    card = sent(card_of(endless, catalogue))
    assert len(json.dumps(card)) < MOST_BYTES
    assert answer.headline in texts(card)[0].replace("\\", "") and TOO_LONG in texts(card)


def test_a_card_is_the_same_each_time(told, catalogue):
    answer = told(Kind.COMPARISON, RECYCLING, comparators=("core_cities",))
    assert sent(card_of(answer, catalogue)) == sent(card_of(answer, catalogue))


def test_sources_are_named_once_with_link_and_dates(told, catalogue):
    shown = texts(sent(card_of(told(Kind.PERFORMANCE, RECYCLING), catalogue)))
    [source] = [text for text in shown if text.startswith("Source: ")]
    assert "](https://www.gov.uk/government/statistics/" in source
    assert "published 27 March 2025, loaded " in source and source.endswith("Open Government Licence v3.0.")


def test_scrutiny_questions_stand_open_and_their_figures_behind_a_toggle(told, catalogue):
    answer = told(Kind.SCRUTINY_QUESTIONS, theme="waste")
    body: list[Json] = sent(card_of(answer, catalogue))["body"]
    assert any(part.get("text", "").startswith("- The fly-tipping rate was") for part in body)
    assert body[1]["text"] == "Questions to ask:"  # not the first two of them before
    assert not any(part["type"] == "Table" for part in body) and list(typed(body, "Table"))


def test_one_figure_is_large_only_where_its_measure_was_asked_about(told, catalogue):
    """Of an outcome with one stale figure the card drew it large and said in words that it is listed last."""
    asked = told(Kind.PERFORMANCE, RECYCLING)
    found = told(Kind.EXCEPTIONS, theme="waste").model_copy(update={"figures": asked.figures, "charts": []})
    first, second = (sent(card_of(answer, catalogue))["body"] for answer in (asked, found))
    assert [part["text"] for part in first if part.get("size") == "ExtraLarge"] == ["26.7%"]
    assert not [part for part in second if part.get("size") == "ExtraLarge"]
    assert [cells(part)[1][0] for part in second if part["type"] == "Table"] == ["Recycling rate"] and OLDER in texts(
        second
    )
