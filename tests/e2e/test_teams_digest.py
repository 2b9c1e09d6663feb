"""The digest in Microsoft's own client: asked for in words, sent once before its meeting, paused, stopped, and after an
outage of Teams or of the assistant.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from actions.digest_book import Pause
from bench.processes import Running
from bot.digest.settings import new_key
from bot.settings import ServiceSettings
from bot.store.conversations import Store
from bot.store.digests import Digests, Sent
from bot.store.pauses import Pauses
from bot.store.subscriptions import Subscriptions
from tests.council_calendar import PANEL, Meeting, with_calendar
from tests.e2e.teams_client import Client, opened_on
from tests.served import HOME, served

pytestmark = [pytest.mark.browser, pytest.mark.playground]
LOOKS = 0.2  # seconds between two looks at what is due
PATIENCE = 60.0
ASKED_FOR = "A digest was asked for here"  # at the foot of each
TODAY = datetime.now(UTC).date()
SOON, LATER = TODAY + timedelta(days=2), TODAY + timedelta(days=60)
MEETING = f"on {SOON.day} {SOON:%B %Y}"


@dataclass
class Council:
    """A council that meets in two days, with the service that answers for it."""

    folder: Path
    key: str = field(default_factory=new_key)

    @property
    def settings(self) -> dict[str, str]:
        return {
            "PMF_TEAMS_EMULATOR": "1", "PMF_TEAMS_MESSAGES_A_MINUTE": "6000", "PMF_DATA_DIR": str(self.folder / "data"),
            "PMF_DIGEST_KEY": self.key, "PMF_DIGEST_EVERY": str(LOOKS), "PMF_DIGEST_HOUR": "0",
        }  # fmt: skip

    @property
    def store(self) -> Store:
        return Store(ServiceSettings(var_dir=self.folder / "var").store_url)

    def become(self) -> list[Sent]:
        """What became of each digest that was due."""
        with closing(self.store) as store:
            return [known.state for known in Digests(store.engine).known()]

    def asked_for(self) -> int:
        with closing(self.store) as store:
            return len(Subscriptions(store.engine).every())

    def pause(self, why: str) -> None:
        with closing(self.store) as store:
            Pauses(store.engine).add(Pause(TODAY, TODAY + timedelta(days=1), why))

    def resume(self) -> None:
        with closing(self.store) as store:
            Pauses(store.engine).end(TODAY)

    @contextmanager
    def serving(self, **more: str) -> Iterator[Running]:
        with served(self.folder / "var", settings={**self.settings, **more}) as running:
            yield running


@pytest.fixture
def council(tmp_path: Path) -> Council:
    meetings = [Meeting(SOON), Meeting(LATER, "Quarter 3"), Meeting(LATER, "Quarter 3", PANEL)]
    with_calendar(tmp_path / "data", meetings, home=HOME)
    return Council(tmp_path)


@dataclass
class WayOut:
    """A proxy between the service and Teams. `open`: whether it passes anything on; else Teams is not to be reached."""

    port: int = 0
    open: bool = True

    @property
    def settings(self) -> dict[str, str]:
        address = f"http://127.0.0.1:{self.port}"
        return {"http_proxy": address, "HTTP_PROXY": address, "no_proxy": "", "NO_PROXY": ""}


@contextmanager
def way_out() -> Iterator[WayOut]:
    way = WayOut()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if not way.open:
                return self.send_error(503)
            headers = {"Content-Type": self.headers["Content-Type"]}
            answer = httpx.post(self.path, content=sent, headers=headers, trust_env=False)
            self.send_response(answer.status_code)
            self.end_headers()
            self.wfile.write(answer.content)
            return None

        def log_message(self, format: str, *args: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as proxy:
        way.port = proxy.server_port
        threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield way
        proxy.shutdown()


@contextmanager
def in_teams(browser, running: Running) -> Iterator[Client]:
    """The client in front of a service, once it was welcomed."""
    with opened_on(f"http://127.0.0.1:{running.port}") as address:
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        client = Client(page).begin(address)
        client.card_with("Ask me how the council is doing")
        yield client
        page.close()
        assert not client.complaints


def wait_until(holds: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < ends, "it did not come to that in time"
        time.sleep(0.1)


def some_looks() -> None:
    time.sleep(8 * LOOKS)


def digests(client: Client) -> int:
    return client.cards.filter(has_text=ASKED_FOR).count()


def test_it_is_asked_for_in_words_comes_once_before_its_meeting_and_is_stopped(browser, council):
    with council.serving() as running, in_teams(browser, running) as client:
        said = client.ask("send me waste every quarter").inner_text()
        assert "A digest on waste and recycling comes here" in said and MEETING in said
        came = client.card_with(ASKED_FOR)
        assert came.inner_text().startswith(f"Before the Corporate Scrutiny Committee {MEETING} (Quarter 2): waste")
        some_looks()
        assert digests(client) == 1 and council.become() == [Sent.DONE]
        ended = client.press(came, "Stop all digests here").inner_text()
        assert "The digest on waste and recycling has stopped." in ended and council.asked_for() == 0
        assert "No digest comes here" in client.ask("stop").inner_text()
        client.ask("send me waste every quarter")
        some_looks()
        assert digests(client) == 1  # before the same meeting it does not come again


def test_before_an_election_none_comes_until_the_pause_ends(browser, council):
    council.pause("pre-election period")
    with council.serving() as running, in_teams(browser, running) as client:
        said = client.ask("send me homelessness every quarter").inner_text()
        assert "Digests are paused" in said and "pre-election period" in said
        some_looks()
        assert digests(client) == 0 and council.become() == []
        council.resume()
        assert MEETING in client.card_with(ASKED_FOR).inner_text()
        some_looks()
        assert digests(client) == 1


def test_what_teams_did_not_take_comes_once_it_is_back_though_the_assistant_was_killed_meanwhile(browser, council):
    with way_out() as way, council.serving(**way.settings) as running, in_teams(browser, running) as client:
        council.pause("until Teams is away")
        client.ask("send me waste every quarter")
        way.open = False
        council.resume()
        wait_until(lambda: council.become() == [Sent.WAITING])
        os.kill(running.pid, signal.SIGKILL)
        with council.serving(**way.settings):
            wait_until(lambda: council.become() == [Sent.WAITING])
            way.open = True
            client.card_with(ASKED_FOR)
            some_looks()
            assert digests(client) == 1 and council.become() == [Sent.DONE]


def test_a_group_chat_has_its_own_digests_at_the_level_of_all_in_it(browser, council):
    with council.serving() as running, in_teams(browser, running) as client:
        client.go_to("Group Chat")
        client.card_with("Ask me how the council is doing")
        said = client.mention("send us homelessness every quarter").inner_text()
        assert "name the assistant and write “stop”" in said
        came = client.card_with(ASKED_FOR)
        assert MEETING in came.inner_text() and digests(client) == 1
        ended = client.mention("stop").inner_text()
        assert "The digest on homelessness has stopped." in ended and council.asked_for() == 0
