"""Teams as a councillor has it, in Microsoft's own client with a real service behind it: questions, cards, charts."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.settings import ServiceSettings
from bot.store.conversations import Store
from bot.store.tables import ANSWER, FEEDBACK
from tests.e2e.teams_client import Client, opened_on
from tests.served import served

pytestmark = [pytest.mark.browser, pytest.mark.playground]
DESK, PHONE = {"width": 1400, "height": 1000}, {"width": 420, "height": 900}
WASTE = "how is waste performing against comparators?"
WELCOME = "Ask me how the council is doing"


@dataclass(frozen=True)
class Service:
    address: str  # of the client
    var_dir: Path

    def kinds(self) -> list[str]:
        """Of all answers that it gave, oldest first."""
        with closing(Store(ServiceSettings(var_dir=self.var_dir).store_url)) as store, store.engine.connect() as opened:
            found = opened.execute(select(ANSWER.c.reading).order_by(ANSWER.c.asked_at)).all()
            return [json.loads(row.reading)["kind"] for row in found]

    def verdicts(self) -> list[tuple[str, str | None]]:
        with closing(Store(ServiceSettings(var_dir=self.var_dir).store_url)) as store, store.engine.connect() as opened:
            found = opened.execute(select(FEEDBACK.c.verdict, FEEDBACK.c.comment)).all()
            return [(row.verdict, row.comment) for row in found]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    var_dir = tmp_path_factory.mktemp("teams")
    with (
        served(var_dir, settings={"PMF_TEAMS_EMULATOR": "1", "PMF_TEAMS_MESSAGES_A_MINUTE": "6000"}) as running,
        opened_on(f"http://127.0.0.1:{running.port}") as address,
    ):
        yield Service(address, var_dir)


@pytest.fixture
def client(browser, service) -> Iterator[Client]:
    """A fresh window; what the browser complains of in our cards fails the test."""
    page = browser.new_page(viewport=DESK)
    opened = Client(page).begin(service.address)
    yield opened
    page.close()
    assert not opened.complaints


def test_who_takes_the_bot_in_is_welcomed_once_and_again_after_it_was_taken_out(client):
    welcome = client.card_with(WELCOME)
    assert "The answers are automated" in welcome.inner_text() and "not kept" in welcome.inner_text()
    assert client.cards.count() == 1  # though Teams says twice that the bot was added
    client.mock("Uninstall application")
    client.page.reload()  # the client forgets what was said, the service must forget that it welcomed
    client.card_with(WELCOME)


def test_the_main_conversation_has_cards_of_the_right_kinds_and_a_drawn_chart(client, service):
    before = len(service.kinds())
    waste = client.ask(WASTE)
    assert "26.7%" in waste.inner_text() and "Read as: Waste and recycling · Nottingham" in waste.inner_text()
    assert drawn_bars(waste)["Nottingham 26.7%"] == 26.7
    derby = client.ask("and Derby?")
    assert "Derby" in derby.inner_text() and "kept from before" in derby.inner_text()
    why = client.ask("why?")
    assert "Derby" in why.inner_text()
    briefing = client.ask("prepare me for scrutiny on waste")
    assert "fly-tipping rate" in briefing.inner_text()
    assert service.kinds()[before:] == ["comparison", "comparison", "explanation", "briefing"]


def test_a_trend_is_a_line_with_every_year_on_its_axis(client):
    card = client.ask("recycling rate over time")
    chart = card.get_by_role("alert", name=re.compile("Recycling rate, Nottingham, Line chart"))
    chart.get_by_text("23", exact=True).wait_for()
    lines = [shape.bounding_box() for shape in chart.locator("svg path").all()]
    assert any(box["width"] > 200 and box["height"] > 20 for box in lines if box)
    labels = chart.inner_text()
    assert {f"{year}" for year in range(10, 24)} <= {*labels.split()} and "Period (10 is 2010/11)" in labels
    assert {"20", "24", "28", "32", "36", "40"} <= {*labels.split()} and "…" not in labels


def test_figures_stand_in_a_table_behind_a_button(client):
    card = client.ask("recycling rate in Derby and Leicester")
    assert card.get_by_role("columnheader", name="Place").count() == 0
    card.get_by_role("button", name="Figures as a table").click()
    card.get_by_role("columnheader").first.wait_for()
    assert "40.5%" in card.inner_text() and "41.7%" in card.inner_text()


def test_a_button_asks_the_next_question(client, service):
    card = client.ask("how high is the employment rate in Leicester?")
    assert service.kinds()[-1] == "performance"
    over_time = client.press(card, "Employment rate in Leicester over time")
    assert "from" in over_time.inner_text() and service.kinds()[-1] == "trend"
    meaning = client.press(over_time, "What does the employment rate mean?")
    assert service.kinds()[-1] == "definition" and "in work" in meaning.inner_text()


def test_a_button_of_an_older_card_asks_from_that_card(client):
    older = client.ask("recycling rate in Derby and Leicester")
    client.ask("how is adult social care doing?")
    over_time = client.press(older, re.compile("over time$"))
    assert "Derby" in over_time.inner_text() and "Leicester" in over_time.inner_text()


def test_one_part_of_the_reading_is_changed_by_a_button(client):
    card = client.ask("recycling rate against core cities")
    card.get_by_role("button", name="Change place").click()
    changed = client.press(card, "Derby")
    assert "in Derby was 40.5%" in changed.inner_text() and "core cities" in changed.inner_text()


def test_a_choice_is_made_by_a_button(client, service):
    card = client.ask("reserves")
    assert service.kinds()[-1] == "clarify"
    chosen = client.press(card, "Unallocated reserves")
    assert "unallocated reserves" in chosen.inner_text().lower() and service.kinds()[-1] != "clarify"


def test_what_needs_attention_is_a_table(client):
    card = client.ask("what are we worst at?")
    headers = [one.inner_text().strip() for one in card.get_by_role("columnheader").all()]
    assert headers[:3] == ["Measure", "Figure", "How it moved and stands"] and card.get_by_role("row").count() > 3


def test_in_a_group_chat_it_answers_who_mentions_it(client):
    client.go_to("Group Chat")
    client.card_with(WELCOME)
    card = client.mention("recycling rate in Derby")
    assert "in Derby was 40.5%" in card.inner_text()
    assert "in Leicester was 41.7%" in client.mention("and Leicester?").inner_text()


def test_in_a_channel_each_thread_is_a_conversation_of_its_own(client):
    client.go_to("My Team - General")
    client.card_with(WELCOME)
    client.mention("recycling rate in Derby")
    client.page.get_by_text("in Derby was 40.5%").wait_for()
    client.mention("and Leicester?", in_thread=True)
    client.page.get_by_text("in Leicester was 41.7%").wait_for()
    client.mention("why?")  # a new post knows nothing of the thread
    client.page.get_by_text(re.compile("Which measure|What would you like|Why what")).first.wait_for()


def test_the_longest_answer_comes_whole_and_nothing_runs_over_its_edge(client):
    card = client.ask("prepare me for scrutiny on adult social care")
    assert "Read as:" in card.inner_text() and beyond_its_edge(card) == []
    card.get_by_role("button", name="The answer in full").click()
    assert beyond_its_edge(card) == []


def test_on_the_width_of_a_phone_nothing_runs_over_its_edge(client):
    client.page.set_viewport_size(PHONE)
    for question in (WASTE, "recycling rate over time", "reserves"):
        assert beyond_its_edge(client.ask(question)) == []


@pytest.mark.parametrize(("button", "verdict"), [("Dislike", "dislike"), ("Like", "like")])
def test_a_vote_and_its_comment_are_kept_with_the_answer(client, service, button, verdict):
    client.ask("landfill rate")
    before = len(service.verdicts())
    client.page.get_by_role("button", name=button, exact=True).last.click()
    form = client.page.get_by_role("dialog")
    form.get_by_role("textbox").fill("I meant the newest one")
    form.get_by_role("button", name="Submit").click()
    ends = time.monotonic() + 10
    while len(service.verdicts()) == before and time.monotonic() < ends:
        time.sleep(0.05)
    assert service.verdicts()[before:] == [(verdict, "I meant the newest one")]


def drawn_bars(card) -> dict[str, float]:
    """Of a chart of lying bars, as the client says them to a screen reader; each has a length on the screen."""
    bars = card.locator("[role=img][aria-label]").all()
    named = [re.fullmatch(r"(.+), ([\d.,]+)", bar.get_attribute("aria-label") or "") for bar in bars]
    lengths = [
        bar.get_by_role("button").first.bounding_box()["width"] for bar, found in zip(bars, named, strict=True) if found
    ]
    assert lengths and all(length > 1 for length in lengths)
    return {found[1]: float(found[2].replace(",", "")) for found in named if found}


def beyond_its_edge(card) -> list[str]:
    """The words of what stands out to the right of the card."""
    return card.evaluate(
        """card => { const edge = card.getBoundingClientRect().right + 1
            return [...card.querySelectorAll("p, button, [role=cell], [role=columnheader], h1, h2, h3")]
                .filter(one => one.getBoundingClientRect().right > edge).map(one => one.innerText) }"""
    )
