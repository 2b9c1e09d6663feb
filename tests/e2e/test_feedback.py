"""What a person says of an answer on the page, in a real Chromium: by keyboard, on a phone, and changed again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.settings import ServiceSettings
from bot.store.conversations import Store
from bot.store.feedback import Feedback, Verdict, Vote, Wrong
from tests.served import served

pytestmark = pytest.mark.browser
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
QUESTION = "recycling rate in Derby"


@dataclass(frozen=True)
class Service:
    address: str
    var_dir: Path

    def of(self, answer_id: str) -> Feedback | None:
        """What it keeps of an answer."""
        with closing(Store(ServiceSettings(var_dir=self.var_dir).store_url)) as store:
            return store.feedback.of(answer_id)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    var_dir = tmp_path_factory.mktemp("feedback")
    with served(var_dir) as running:
        yield Service(f"http://127.0.0.1:{running.port}/", var_dir)


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def page(browser, request) -> Iterator:
    """A fresh page; anything the browser complains of fails the test."""
    context = browser.new_context(viewport=request.param)
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert not complaints


def ask(page, service: Service, text: str = QUESTION):
    page.goto(service.address)
    page.get_by_label("Your question").fill(text)
    page.keyboard.press("Enter")
    answer = page.locator(".answer").last
    answer.wait_for()
    return answer


def id_of(answer) -> str:
    return answer.locator("[data-copy]").get_attribute("data-copy").removeprefix("/a/")


def button(answer, name: str):
    """ "Helpful" is also the end of "Not helpful": the name's beginning tells them apart."""
    return answer.locator(f"[data-verdict={'like' if name == 'Helpful' else 'dislike'}]")


def said(page, words: str) -> None:
    """Seen below the answer, and heard in the live region."""
    page.locator(".thanks", has_text=words).wait_for()
    assert page.get_by_role("status").inner_text() == words


def open_form(answer):
    button(answer, "Not helpful").click()
    return answer.get_by_role("form", name="What was wrong")


def test_an_answer_is_liked_by_keyboard(page, service):
    answer = ask(page, service)
    button(answer, "Helpful").focus()
    page.keyboard.press("Enter")
    said(page, "Thank you. Noted as helpful.")
    assert button(answer, "Helpful").get_attribute("aria-pressed") == "true"
    assert button(answer, "Not helpful").get_attribute("aria-pressed") == "false"
    assert service.of(id_of(answer)).vote == Vote(Verdict.LIKE)


def test_what_was_wrong_is_said_from_the_keyboard_and_the_words_stay_here(page, service):
    answer = ask(page, service)
    button(answer, "Not helpful").focus()
    page.keyboard.press("Space")
    assert button(answer, "Not helpful").get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")  # the first reason has the focus
    page.keyboard.press("Tab")
    page.keyboard.type("I meant Leicester")
    page.keyboard.press("Tab")
    assert page.evaluate("[document.activeElement.name, document.activeElement.checked]") == ["keep", False]
    page.keyboard.press("Enter")
    said(page, "Thank you. Noted as not helpful.")
    assert service.of(id_of(answer)).vote == Vote(Verdict.DISLIKE, Wrong.PLACE, "I meant Leicester")
    assert not answer.get_by_role("form").is_visible()
    assert page.evaluate("document.activeElement.dataset.verdict") == "dislike"


def test_the_words_go_with_it_where_the_box_is_ticked(page, service):
    answer = ask(page, service)
    form = open_form(answer)
    form.get_by_label("Not clear to me").check()
    form.get_by_label("Keep the words of my question with this, so that the assistant can learn from it").check()
    form.get_by_role("button", name="Send").click()
    said(page, "Thank you. Noted as not helpful.")
    assert service.of(id_of(answer)).vote == Vote(Verdict.DISLIKE, Wrong.NOT_CLEAR, None, QUESTION)


def test_a_second_vote_replaces_the_first(page, service):
    answer = ask(page, service)
    form = open_form(answer)
    form.get_by_label("Something else").check()
    form.get_by_role("button", name="Send").click()
    said(page, "Thank you. Noted as not helpful.")
    button(answer, "Helpful").click()
    said(page, "Thank you. Noted as helpful.")
    assert service.of(id_of(answer)).vote == Vote(Verdict.LIKE)
    pressed = [button(answer, name).get_attribute("aria-pressed") for name in ("Helpful", "Not helpful")]
    assert pressed == ["true", "false"]


def test_agreement_is_taken_back_by_another_vote_and_is_not_given_again_by_a_tick_left_behind(page, service):
    answer = ask(page, service)
    form = open_form(answer)
    form.get_by_label("Something else").check()
    form.get_by_role("checkbox").check()
    form.get_by_role("button", name="Send").click()
    said(page, "Thank you. Noted as not helpful.")
    assert service.of(id_of(answer)).vote.words == QUESTION
    button(answer, "Helpful").click()
    said(page, "Thank you. Noted as helpful.")
    assert service.of(id_of(answer)).vote == Vote(Verdict.LIKE)
    assert not open_form(answer).get_by_role("checkbox").is_checked()


def test_the_buttons_have_a_picture_that_is_not_read_out(page, service):
    answer = ask(page, service)
    for name in ("Helpful", "Not helpful"):
        picture = button(answer, name).locator("svg")
        assert picture.is_visible() and picture.get_attribute("aria-hidden") == "true"
        assert button(answer, name).inner_text().startswith(f"{name}")


@pytest.mark.parametrize("leave", ["Escape", "Cancel", "Send"])
def test_nothing_is_sent_without_a_reason_or_by_leaving(page, service, leave):
    answer = ask(page, service)
    form = open_form(answer)
    if leave == "Escape":
        page.keyboard.press(leave)
    else:
        form.get_by_role("button", name=leave).click()
    assert form.is_visible() is (leave == "Send")
    assert service.of(id_of(answer)) is None
    assert button(answer, "Not helpful").get_attribute("aria-pressed") == "false"


def test_an_answer_opened_again_can_be_judged_and_has_no_words_to_keep(page, service):
    opened = id_of(ask(page, service))
    page.goto(f"{service.address}a/{opened}")
    answer = page.locator(".answer")
    answer.locator(".feedback").wait_for()
    form = open_form(answer)
    assert form.get_by_role("radio").count() == len(Wrong) and form.get_by_role("checkbox").count() == 0
    form.get_by_label("The figure looks wrong").check()
    form.get_by_role("button", name="Send").click()
    said(page, "Thank you. Noted as not helpful.")
    assert service.of(opened).vote == Vote(Verdict.DISLIKE, Wrong.FIGURE)


def test_each_answer_has_its_own_buttons_and_they_say_whose(page, service):
    first = ask(page, service)
    page.get_by_label("Your question").fill("and Leicester?")
    page.keyboard.press("Enter")
    second = page.locator(".answer").nth(1)
    second.wait_for()
    button(second, "Helpful").click()
    said(page, "Thank you. Noted as helpful.")
    assert service.of(id_of(second)) is not None and service.of(id_of(page.locator(".answer").first)) is None
    assert first.get_by_role("heading").inner_text() in button(second, "Helpful").inner_text()
    assert page.get_by_role("group", name="Was this answer helpful?").count() == 2


def test_every_control_can_be_touched_and_nothing_runs_over_the_edge(page, service):
    """WCAG 2.2, 2.5.8: a target is at least 24 by 24 pixels; 1.4.10: no scrolling in two directions."""
    answer = ask(page, service)
    open_form(answer)
    controls = answer.locator(".feedback button, .feedback label, .feedback textarea").all()
    sizes = [one.bounding_box() for one in controls]
    assert len(sizes) == 2 + len(Wrong) + 1 + 1 + 1 + 2
    assert all(size["width"] >= 24 and size["height"] >= 24 for size in sizes)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
