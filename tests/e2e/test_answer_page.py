"""The page of an answer in a real Chromium: its link copied, opened, read without a script, asked again, taken away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from actions.reading import Kind, Reading
from bot.settings import ServiceSettings
from bot.store.conversations import Conversation, Remembered, Store
from data_layer.vocabulary import Level, MetricId
from tests.served import HOME, served

pytestmark = pytest.mark.browser
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
EARLIER = date(2022, 1, 10)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A service that remembers an answer on reserves of January 2022, as `earlier`."""
    var_dir = tmp_path_factory.mktemp("answers")
    reading = Reading(kind=Kind.PERFORMANCE, metrics=(MetricId("reserves_share_of_net_revenue"),), areas=(HOME,))
    asked_at = datetime(EARLIER.year, EARLIER.month, EARLIER.day, 9, tzinfo=UTC)
    with served(var_dir) as running:
        store = Store(ServiceSettings(var_dir=var_dir).store_url)
        kept = Remembered("earlier", reading, Level.PUBLIC, HOME, EARLIER, asked_at)
        store.remember(Conversation("of-earlier", "nobody"), [kept])
        store.close()
        yield f"http://127.0.0.1:{running.port}/"


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def page(browser, request) -> Iterator:
    """A fresh page; anything the browser complains of fails the test."""
    context = browser.new_context(viewport=request.param, permissions=["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert not complaints


def ask(page, address: str, text: str):
    page.goto(address)
    page.get_by_label("Your question").fill(text)
    page.keyboard.press("Enter")
    answer = page.locator(".answer").last
    answer.wait_for()
    return answer


def test_the_link_is_copied_from_the_keyboard_and_opens_the_same_answer(page, address):
    answer = ask(page, address, "recycling rate over time")
    headline = answer.get_by_role("heading").inner_text()
    answer.get_by_role("button", name="Copy link").focus()
    page.keyboard.press("Enter")
    answer.get_by_text("Link copied").wait_for()
    assert page.get_by_role("status").inner_text() == "Link copied"
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{address}a/")
    page.goto(link)
    again = page.locator(".answer")
    again.locator("svg").first.wait_for()
    assert again.get_by_role("heading").inner_text() == headline and page.title().startswith(headline)
    assert "The figures are those known on that day" in again.inner_text()
    assert page.get_by_text("Newer figures are held").count() == 0


def test_where_there_is_no_clipboard_the_link_stands_selected_in_a_field(page, address):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    answer = ask(page, address, "recycling rate")
    answer.get_by_role("button", name="Copy link").click()
    field = answer.get_by_label("Link to this answer")
    assert field.input_value().startswith(f"{address}a/")
    assert field.evaluate("one => one === document.activeElement && one.selectionEnd === one.value.length")


def test_newer_figures_are_told_of_and_one_press_asks_for_them(page, address):
    page.goto(f"{address}a/earlier")
    page.get_by_text("Newer figures are held").wait_for()
    assert "Asked on 10 January 2022" in page.locator(".answer").inner_text()
    page.get_by_role("button", name="ask again").focus()
    page.keyboard.press("Enter")
    newest = page.locator(".answer").nth(1)
    newest.wait_for()
    assert "31 March 2024" in newest.get_by_role("heading").inner_text()
    page.get_by_label("Your question").fill("and Derby?")
    page.keyboard.press("Enter")
    following = page.locator(".answer").nth(2)
    following.wait_for()
    assert "Derby" in following.get_by_role("heading").inner_text()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_figures_are_downloaded_under_a_telling_name(page, address, form):
    answer = ask(page, address, "recycling rate")
    with page.expect_download() as coming:
        answer.get_by_role("link", name=f"Figures as {form.upper()}").click()
    assert coming.value.suggested_filename == f"recycling-rate-nottingham-2023-24.{form}"


def test_an_answer_without_figures_offers_its_link_and_no_file(page, address):
    answer = ask(page, address, "what does the recycling rate mean?")
    assert answer.get_by_role("button", name="Copy link").count() == 1
    assert answer.get_by_role("link", name="Figures as").count() == 0


def test_every_control_can_be_touched_and_nothing_runs_over_the_edge(page, address):
    """WCAG 2.2, 2.5.8: a target is at least 24 by 24 pixels; 1.4.10: no scrolling in two directions."""
    page.goto(f"{address}a/earlier")
    page.get_by_role("button", name="Copy link").wait_for()
    page.get_by_role("button", name="Copy link").click()
    sizes = [one.bounding_box() for one in page.locator(".links button, .links a, .newer button").all()]
    assert len(sizes) == 4 and all(size["width"] >= 24 and size["height"] >= 24 for size in sizes)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_an_answer_is_read_without_a_script(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}a/earlier")
    assert "Newer figures are held: ask again" in page.locator(".answer").inner_text()
    assert "Asked on 10 January 2022" in page.locator(".answer").inner_text()
    assert "Source:" in page.locator(".answer").inner_text()
    assert page.get_by_role("link", name="Figures as CSV").get_attribute("href") == "/api/export/earlier.csv"
    context.close()


def test_an_unknown_answer_says_so(browser, address):
    page = browser.new_page()
    response = page.goto(f"{address}a/never")
    assert response.status == 404 and "No answer is kept under that id" in page.locator(".answer").inner_text()
    page.close()
