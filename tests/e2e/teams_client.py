"""Microsoft's Agents Playground as a person uses Teams: chats, a channel, cards with their buttons and charts."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import playground
from bench.processes import answers, free_port

PATIENCE = 60.0  # seconds
MILLISECONDS = 30_000
# what the client itself asks of the network for its looks, and what its own renderer of charts complains of
ITS_OWN = ("res-1.cdn.office.net", "favicon.ico", "foreignObject")


@contextmanager
def opened_on(service: str) -> Iterator[str]:
    """The client's address, while it runs for a service. Raises RuntimeError where it does not start."""
    port = free_port()
    process = subprocess.Popen(
        playground.command(service, port), cwd=playground.FOLDER, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        ends = time.monotonic() + PATIENCE
        while not answers(port, "/"):
            if process.poll() is not None or time.monotonic() > ends:
                raise RuntimeError("Microsoft's Agents Playground did not start.")
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


@dataclass
class Client:
    """`page`: a page of playwright on the client's address; `complaints`: what the browser said of our cards."""

    page: Any
    complaints: list[str] = field(default_factory=list)

    def begin(self, address: str) -> Client:
        """Opens it, which installs the bot in the personal chat anew: the welcome is there when this returns."""
        self.page.on(
            "console", lambda said: self._note(said.text, str(said.location)) if said.type == "error" else None
        )
        self.page.on("pageerror", lambda error: self._note(str(error), ""))
        self.page.set_default_timeout(MILLISECONDS)
        self.page.goto(address)
        self.page.get_by_role("treeitem", name="Personal Chat").wait_for()
        return self

    def _note(self, text: str, place: str) -> None:
        if not any(own in text + place for own in ITS_OWN):
            self.complaints.append(text)

    def go_to(self, name: str) -> None:
        """A chat or channel in the list: "Personal Chat", "Group Chat", "My Team - General"."""
        self.page.get_by_role("treeitem", name=name).dispatch_event("click")

    @property
    def cards(self) -> Any:
        """All that stand open, oldest first."""
        return self.page.locator(".ac-preview-panel > .ac-adaptiveCard")

    def card_with(self, words: str) -> Any:
        """The newest one that holds such words, once it is there."""
        found = self.cards.filter(has_text=words).last
        found.wait_for()
        return found

    def ask(self, text: str) -> Any:
        """Types a question, sends it, and gives back the card that answers it."""
        before = self.cards.count()
        self.write(text)
        return self.next_card(before)

    def write(self, text: str) -> None:
        box = self.page.get_by_role("textbox").last
        box.click()
        box.press_sequentially(text)
        box.press("Enter")

    def mention(self, text: str, *, in_thread: bool = False) -> Any:
        """Writes to the bot where others read along, in a channel as a new post or in its newest thread."""
        before = self.cards.count()
        box = self.page.get_by_role("textbox").nth(1 if in_thread else 0)
        box.click()
        box.press_sequentially("@")
        self.page.get_by_role("menuitem", name="Test Bot").click()
        box.press_sequentially(f" {text}")
        box.press("Enter")
        return self.next_card(before)

    def press(self, card: Any, name: str | re.Pattern[str]) -> Any:
        """A button of a card that asks something; gives back the card that answers it."""
        before = self.cards.count()
        card.get_by_role("button", name=name, exact=True).click()
        return self.next_card(before)

    def mock(self, activity: str) -> None:
        """One of the happenings that the client can act: "Install application", "Uninstall application"."""
        self.page.get_by_role("button", name="Mock an Activity").click()
        self.page.get_by_role("menuitem").filter(has_text=re.compile(f"^{activity}")).click()
        self.page.get_by_role("button", name="Send activity").click()

    def next_card(self, before: int) -> Any:
        """The first of those beyond so many, once it is there."""
        found = self.cards.nth(before)
        found.wait_for()
        return found
