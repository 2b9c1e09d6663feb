"""A digest of a registered bot, served whole in front of a stand-in for Microsoft's cloud: with its token, and once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from actions.digest_book import Pause
from bot.digest.settings import new_key
from bot.settings import ServiceSettings
from bot.store.conversations import Store
from bot.store.digests import Digests, Sent
from bot.store.pauses import Pauses
from bot.store.subscriptions import Subscriptions
from tests.bot.teams.cloud import Bot, Cloud, Trouble, bot_of, cloud_at
from tests.bot.teams.conftest import TENANT, message
from tests.council_calendar import Meeting, with_calendar
from tests.served import HOME

TODAY = datetime.now(UTC).date()
PATIENCE = 40.0


@pytest.fixture(scope="module")
def served_bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    folder = tmp_path_factory.mktemp("digests")
    with_calendar(folder / "data", [Meeting(TODAY + timedelta(days=2))], home=HOME)
    settings = {"PMF_DIGEST_KEY": new_key(), "PMF_DIGEST_EVERY": "0.2", "PMF_DIGEST_HOUR": "0"}
    with (
        cloud_at(folder) as cloud,
        bot_of(cloud, folder / "var", PMF_DATA_DIR=str(folder / "data"), **settings) as bot,
    ):
        yield bot


@pytest.fixture
def store(served_bot: Bot) -> Iterator[Store]:
    with closing(Store(ServiceSettings(var_dir=served_bot.var_dir).store_url)) as opened:
        yield opened


def asked_for_in_a_pause(bot: Bot, store: Store, chat: str, *troubles: Trouble) -> Cloud:
    """The welcome and the confirmation have arrived; what comes next meets the troubles."""
    Pauses(store.engine).add(Pause(TODAY, TODAY, "until all is ready"))
    assert bot.ask(chat, "send me waste every quarter") == 202
    assert "A digest on waste and recycling" in bot.cloud.wait_for(chat, 2)[1]
    bot.cloud.troubles[chat].extend(troubles)
    Pauses(store.engine).end(TODAY)
    return bot.cloud


def wait_until(holds: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE
    while not holds() and time.monotonic() < ends:
        time.sleep(0.05)
    assert holds()


def test_it_comes_with_the_bots_token_after_the_service_was_busy_and_down(served_bot, store):
    cloud = asked_for_in_a_pause(served_bot, store, "a:ann", Trouble(429, retry_after=1), Trouble(503))
    said = cloud.wait_for("a:ann", 3)
    time.sleep(1.5)
    assert cloud.said("a:ann") == said and said[2].startswith("Before the Corporate Scrutiny Committee on ")
    digest = cloud.cards("a:ann")[2]
    assert digest.authorization == f"Bearer {cloud.bot_token}" and digest.path.endswith("/activities")
    assert "recipient" not in digest.body and "A person" not in str(digest.body)


def test_one_whose_answer_was_lost_is_not_sent_again_of_itself(served_bot, store):
    cloud = asked_for_in_a_pause(served_bot, store, "a:ben", Trouble(0))
    wait_until(lambda: Digests(store.engine).known()[0].state is Sent.POSTING)
    time.sleep(1.5)
    assert len(cloud.said("a:ben")) == 2


def test_who_takes_the_app_out_has_no_digest_any_more(served_bot, store):
    before = len(Subscriptions(store.engine).every())
    asked_for_in_a_pause(served_bot, store, "a:cat").wait_for("a:cat", 3)
    assert len(Subscriptions(store.engine).every()) == before + 1
    personal = {"conversationType": "personal", "id": "a:cat", "tenantId": TENANT}
    out = message(type="installationUpdate", action="remove", conversation=personal, text=None)
    assert served_bot.post(out).status_code == 202
    wait_until(lambda: len(Subscriptions(store.engine).every()) == before)
