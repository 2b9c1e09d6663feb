"""The page in a real Chromium: asked by keyboard and by click, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.served import served

pytestmark = pytest.mark.browser
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("page")) as running:
        yield f"http://127.0.0.1:{running.port}/"


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def page(browser, address, request) -> Iterator:
    """A fresh page; anything the browser complains of fails the test."""
    opened = browser.new_page(viewport=request.param)
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto(address)
    yield opened
    opened.close()
    assert not complaints


def ask(page, text: str):
    """Types a question, presses Enter, and gives back the answer that came."""
    before = page.locator(".answer").count()
    page.get_by_label("Your question").fill(text)
    page.keyboard.press("Enter")
    answer = page.locator(".answer").nth(before)
    answer.wait_for()
    return answer


def test_the_main_question_from_the_keyboard(page):
    answer = ask(page, "how is waste performing against comparators?")
    assert "26.7%" in answer.inner_text() and "Read as:" in answer.inner_text()
    assert answer.get_by_role("link").first.get_attribute("href").startswith("https://")


def test_a_chart_is_drawn_and_described(page):
    answer = ask(page, "recycling rate over time")
    chart = answer.get_by_role("img").first
    chart.locator("svg").first.wait_for()
    assert "2023/24 26.7%" in chart.get_attribute("aria-label") or "newest 26.7%" in chart.get_attribute("aria-label")


def test_the_table_holds_the_figures(page):
    answer = ask(page, "recycling rate in Derby and Leicester")
    answer.get_by_text("Figures as a table").click()
    rows = answer.get_by_role("row")
    assert rows.count() >= 3 and "%" in rows.nth(1).inner_text()


def test_a_follow_up_by_click_goes_on_with_the_conversation(page):
    ask(page, "recycling rate")
    page.get_by_role("button", name="Recycling rate over time").last.click()
    page.locator('.answer[data-kind="trend"]').wait_for()


def test_choices_are_buttons(page):
    answer = ask(page, "reserves")
    buttons = answer.get_by_role("list", name="Choices").get_by_role("button")
    assert 2 <= buttons.count() <= 4
    buttons.first.click()
    page.locator(".answer").nth(1).wait_for()
    assert page.locator(".answer").nth(1).get_attribute("data-kind") != "clarify"


def test_nothing_runs_over_the_edge(page):
    ask(page, "how is waste performing against comparators?")
    ask(page, "recycling rate over time").locator("svg").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_text_of_a_question_is_shown_as_text(page):
    ask(page, "<img src=x onerror=alert(1)>")
    assert page.locator("#conversation img[src]").count() == 0
    assert "<img src=x onerror=alert(1)>" in page.locator(".asked").last.inner_text()


def test_everything_is_reached_by_keyboard_and_named(page):
    ask(page, "recycling rate")
    unnamed = page.evaluate(
        """[...document.querySelectorAll("button, a, input, summary")]
           .map(one => one.innerText || one.getAttribute("aria-label") || one.labels?.[0]?.innerText || "")
           .filter(name => !name.trim()).length"""
    )
    assert unnamed == 0
    page.locator("body").press("Tab")
    assert page.evaluate("document.activeElement !== document.body")
    assert page.evaluate("document.documentElement.lang") == "en-GB"


def test_what_is_new_is_announced(page):
    ask(page, "recycling rate")
    assert "26.7%" in page.get_by_role("status").inner_text()
