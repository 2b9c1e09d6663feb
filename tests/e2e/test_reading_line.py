"""How a question was read, changed on the page in a real Chromium: by keyboard, by touch, on a phone, and in words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.served import served

pytestmark = pytest.mark.browser
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("reading")) as running:
        yield f"http://127.0.0.1:{running.port}/"


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def page(browser, request) -> Iterator:
    """A fresh page; anything the browser complains of fails the test, but for what the service refused."""
    context = browser.new_context(viewport=request.param)
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert not [said for said in complaints if "422" not in said]


def ask(page, address: str, text: str = "recycling rate"):
    page.goto(address)
    page.get_by_label("Your question").fill(text)
    page.keyboard.press("Enter")
    answer = page.locator(".answer")
    answer.wait_for()
    return answer


def part(answer, name: str):
    return answer.get_by_role("group", name="Read as, to change").get_by_role("button", name=name)


def second(page, words: str):
    """The answer after the change; the conversation says what was changed before it."""
    page.locator(".asked", has_text=words).wait_for()
    answer = page.locator(".answer").nth(1)
    answer.wait_for()
    assert page.locator(".asked").last.inner_text() == words
    return answer


def test_the_place_is_changed_by_keyboard_and_the_new_answer_has_the_focus(page, address):
    answer = ask(page, address)
    part(answer, "Change place: Nottingham").focus()
    page.keyboard.press("Enter")
    assert part(answer, "Change place: Nottingham").get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.activeElement.textContent") == "Bristol"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    changed = second(page, "You changed the place to Derby")
    assert "40.5%" in changed.get_by_role("heading").inner_text()
    assert part(changed, "Change place: Derby").is_visible()
    page.wait_for_function("document.activeElement === document.querySelectorAll('.answer')[1]")
    assert "Derby" in page.get_by_role("status").inner_text()


@pytest.mark.parametrize("leave", ["Escape", "Cancel"])
def test_leaving_the_choices_changes_nothing_and_the_focus_returns(page, address, leave):
    answer = ask(page, address)
    opener = part(answer, "Change time")
    opener.click()
    choices = answer.get_by_role("group", name="Change time")
    assert choices.is_visible()
    if leave == "Escape":
        page.keyboard.press(leave)
    else:
        choices.get_by_role("button", name=leave).click()
    assert not choices.is_visible() and opener.get_attribute("aria-expanded") == "false"
    assert page.evaluate("document.activeElement.dataset.part") == "period"
    assert page.locator(".answer").count() == 1 and page.locator(".asked").count() == 1


def test_arrows_open_the_choices_and_go_round_them_and_in_the_field_they_stay(page, address):
    answer = ask(page, address)
    focused = "document.activeElement.textContent"
    part(answer, "Change kind of answer: the figure").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == "Over time"
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == "What it means"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused) == "Over time"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "other"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    meaning = second(page, "You changed the kind of answer to What it means")
    assert meaning.get_attribute("data-kind") == "definition"


def test_another_place_is_typed_and_a_follow_up_goes_on_from_it(page, address):
    answer = ask(page, address)
    part(answer, "Change place").click()
    answer.get_by_label("or type another place").fill("leicster")
    page.keyboard.press("Enter")
    changed = second(page, "You changed the place to leicster")
    assert "Leicester" in changed.get_by_role("heading").inner_text()
    page.get_by_label("Your question").fill("over time")
    page.keyboard.press("Enter")
    page.locator(".answer").nth(2).wait_for()
    assert "Leicester" in page.locator(".answer").nth(2).get_by_role("heading").inner_text()


def test_a_place_that_nobody_knows_is_said_and_can_be_tried_again(page, address):
    answer = ask(page, address)
    part(answer, "Change place").click()
    answer.get_by_label("or type another place").fill("Narnia")
    page.keyboard.press("Enter")
    said = second(page, "You changed the place to Narnia")
    assert "No place of that name is known here." in said.inner_text()
    assert page.evaluate("document.activeElement.dataset.part") == "area"


def test_one_part_is_open_at_a_time(page, address):
    answer = ask(page, address)
    part(answer, "Change measure").click()
    part(answer, "Change place").click()
    assert not answer.get_by_role("group", name="Change measure").is_visible()
    assert answer.get_by_role("group", name="Change place").is_visible()


def test_what_was_assumed_is_still_said_below_the_parts(page, address):
    answer = ask(page, address)
    assert "Assumed: place Nottingham (no place was named)" in answer.inner_text()


def test_an_answer_opened_again_can_be_changed(page, address):
    opened = ask(page, address).locator("[data-copy]").get_attribute("data-copy")
    page.goto(address.rstrip("/") + opened)
    answer = page.locator(".answer").first
    part(answer, "Change time").click()
    answer.get_by_role("button", name="2021/22").click()
    changed = second(page, "You changed the time to 2021/22")
    assert "2021/22" in changed.get_by_role("heading").inner_text()


def test_every_control_can_be_touched_and_nothing_runs_over_the_edge(page, address):
    """WCAG 2.2, 2.5.8: a target is at least 24 by 24 pixels; 1.4.10: no scrolling in two directions."""
    answer = ask(page, address, "how does the share of carers with enough social contact compare?")
    for name in ("measure", "place", "comparator group", "time", "kind of answer"):
        part(answer, f"Change {name}").click()
        controls = answer.locator(".parts button:visible, .parts input:visible").all()
        sizes = [one.bounding_box() for one in controls]
        assert len(sizes) > 4 + 3
        assert all(size["width"] >= 24 and size["height"] >= 24 for size in sizes)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
