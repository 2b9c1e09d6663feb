"""The published figures and, by a switch, those with an invented council's own: two sets that never mix."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.served import served

ILLUSTRATIVE = {"data": "illustrative"}
TARGETS = "are we hitting our targets"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("two sets"), illustrative=True) as running:
        yield f"http://127.0.0.1:{running.port}"


@pytest.fixture
def both(address) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=120) as client:
        yield client


def ask(client: httpx.Client, text: str, **more) -> dict:
    return client.post("/api/ask", json={"text": text, **more}).raise_for_status().json()


def test_the_invented_council_answers_with_its_targets_and_says_that_it_is_invented(both):
    """Forty measures with targets in one set, none in the other."""
    invented, published = ask(both, TARGETS, **ILLUSTRATIVE), ask(both, TARGETS)
    assert invented["data"] == "illustrative" and " red" in invented["answers"][0]["text"]
    assert "llustrative" in invented["answers"][0]["text"]
    assert published["data"] == "published" and "llustrative" not in published["answers"][0]["text"]


def test_a_conversation_does_not_cross_from_one_set_to_the_other(both):
    first = ask(both, "homes let", **ILLUSTRATIVE)
    crossed = ask(both, "and the target?", conversation_id=first["conversation_id"])
    assert crossed["conversation_id"] != first["conversation_id"]
    assert "homes let" not in str(crossed["answers"]).lower()


def test_a_kept_answer_opens_exports_and_goes_on_in_its_own_set(both):
    answer = ask(both, "homes let", **ILLUSTRATIVE)["answers"][0]
    again = both.get(f"/api/answers/{answer['id']}").json()
    assert again["data"] == "illustrative" and again["figures"] == answer["figures"]
    assert answer["figures"][0]["formatted"].split()[0] in both.get(f"/api/export/{answer['id']}.csv").text
    assert both.post(f"/api/answers/{answer['id']}/again").json()["data"] == "illustrative"


def test_the_lists_of_each_set_hold_its_own_measures(both):
    published = {one["id"] for one in both.get("/api/metrics").json()}
    invented = {one["id"] for one in both.get("/api/metrics", params=ILLUSTRATIVE).json()}
    assert published < invented and len(invented - published) > 30


def test_where_it_is_not_offered_there_is_one_set_and_a_plain_sentence(tmp_path_factory):
    with served(tmp_path_factory.mktemp("one set")) as running:
        client = httpx.Client(base_url=f"http://127.0.0.1:{running.port}", timeout=60)
        assert [one["id"] for one in client.get("/api/data").json()] == ["published"]
        refused = client.post("/api/ask", json={"text": TARGETS, **ILLUSTRATIVE})
        assert refused.status_code == 404 and "PMF_ILLUSTRATIVE=1" in refused.json()["detail"]


@pytest.mark.browser
def test_the_switch_on_the_page_by_keyboard(browser, address):
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(address)
    published = page.get_by_role("radio", name="Published figures")
    published.wait_for()
    assert published.is_checked()
    published.focus()
    page.keyboard.press("ArrowDown")
    page.get_by_text("A new conversation begins here").first.wait_for(timeout=120_000)
    page.get_by_label("Your question").fill(TARGETS)
    page.keyboard.press("Enter")
    page.locator(".answer").first.wait_for()
    assert "llustrative" in page.locator(".answer").first.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.close()


@pytest.mark.browser
def test_an_answer_of_the_invented_council_opened_by_its_link_goes_on_there(browser, address, both):
    answer = ask(both, "homes let", **ILLUSTRATIVE)["answers"][0]
    page = browser.new_page()
    page.goto(f"{address}/a/{answer['id']}")
    page.locator(".answer").first.wait_for()
    page.get_by_role("radio", name="invented").wait_for()
    assert page.get_by_role("radio", name="invented").is_checked()
    page.close()


def test_the_invented_club_is_compared_with_in_its_own_set_only(both):
    """A group of the council's own return: its name says that it is invented, and its figures are published ones."""
    text = "recycling rate against the invented benchmarking club"
    [invented], [published] = ask(both, text, **ILLUSTRATIVE)["answers"], ask(both, text)["answers"]
    assert invented["comparator"] == "own:invented_benchmarking_club"
    assert "the Invented Benchmarking Club" in invented["headline"] and "(6 of 7 have a figure)" in invented["text"]
    assert invented["charts"][0]["title"].endswith("and the Invented Benchmarking Club")
    assert not str(published["comparator"]).startswith("own:") and "Invented" not in published["headline"]
