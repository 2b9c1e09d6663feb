"""A served bot while Microsoft's side is in trouble: nothing lost, each answer once, in order within its chat."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import httpx
import pytest

from tests.bot.teams.cloud import CONNECTOR, ENTRA, PATIENCE, Bot, Cloud, Trouble, bot_of, cloud_at

HANGS_UP = Trouble(status=0)
QUESTIONS = ("recycling rate", "landfill rate", "and Derby?")
TROUBLES = {
    "a:too many": (Trouble(429, retry_after=2),),
    "a:bad gateway": (Trouble(502), Trouble(504)),
    "a:hangs up": (HANGS_UP, Trouble(), HANGS_UP),
    "a:slow": (Trouble(hang=1.5),),
    "a:silent": (Trouble(status=0, hang=11.0),),  # longer than a reply waits for its answer
}


@pytest.fixture(scope="module")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    """Its tokens are good for a moment, so that the directory is asked for each reply."""
    with cloud_at(tmp_path_factory.mktemp("cloud")) as made:
        made.token_lasts = 0
        yield made


@pytest.fixture(scope="module")
def bot(cloud: Cloud, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    with bot_of(cloud, tmp_path_factory.mktemp("bot")) as made:
        yield made


def ask_all(bot: Bot, chat: str) -> None:
    statuses = [bot.ask(chat, text, str(number)) for number, text in enumerate(QUESTIONS)]
    assert statuses == [202] * len(QUESTIONS)


def answered_once_in_order(said: list[str]) -> bool:
    """The welcome, and what was asked."""
    words = ("Ask me", "recycling rate in Nottingham", "landfill", "Derby")
    return len(said) == len(words) and all(word in one for word, one in zip(words, said, strict=True))


def until(true: Callable[[], bool]) -> bool:
    ends = time.monotonic() + PATIENCE
    while not true() and time.monotonic() < ends:
        time.sleep(0.01)
    return true()


def test_troubles_of_the_connector_are_outlasted(bot: Bot, cloud: Cloud):
    for chat, troubles in TROUBLES.items():
        cloud.troubles[chat].extend(troubles)
        ask_all(bot, chat)
    for chat in TROUBLES:
        assert answered_once_in_order(cloud.wait_for(chat, 4)), chat
        assert not cloud.troubles[chat]
    first, second, *_ = [one.at for one in cloud.asked if one.conversation == "a:too many" and one.is_card]
    assert second - first >= 2


def test_a_chat_that_meets_one_holds_up_no_other(bot: Bot, cloud: Cloud):
    cloud.troubles["a:stuck"].extend([Trouble(503)] * 100)
    ask_all(bot, "a:stuck")
    ask_all(bot, "a:fine")
    assert answered_once_in_order(cloud.wait_for("a:fine", 4)) and cloud.said("a:stuck") == []
    cloud.troubles["a:stuck"].clear()
    assert answered_once_in_order(cloud.wait_for("a:stuck", 4))


def test_nothing_is_lost_while_the_connector_takes_no_connection(bot: Bot, cloud: Cloud):
    before = cloud.turned_away
    cloud.down.add(CONNECTOR)
    ask_all(bot, "a:down one")
    ask_all(bot, "a:down two")
    assert until(lambda: cloud.turned_away >= before + 12) and cloud.said("a:down one") == []
    cloud.down.clear()
    assert answered_once_in_order(cloud.wait_for("a:down one", 4))
    assert answered_once_in_order(cloud.wait_for("a:down two", 4))


def test_nothing_is_lost_while_the_directory_gives_no_token_and_the_log_says_so_in_lines(bot: Bot, cloud: Cloud):
    bot.log()
    cloud.troubles[ENTRA].extend([Trouble(503, retry_after=1), HANGS_UP, Trouble(401), Trouble(503, retry_after=1)])
    ask_all(bot, "a:no token")
    assert answered_once_in_order(cloud.wait_for("a:no token", 4)) and not cloud.troubles[ENTRA]
    written = bot.log()
    assert "a reply could not be sent" in written and "Traceback" not in written


def test_nobody_waits_while_the_directory_is_slow_to_answer_for_the_first_time(tmp_path):
    with cloud_at(tmp_path) as cloud, bot_of(cloud, tmp_path / "kept") as bot:
        cloud.troubles[ENTRA].append(Trouble(hang=2.0))
        ask_all(bot, "a:first")
        assert until(lambda: any(one.host == ENTRA for one in cloud.asked))
        assert httpx.get(f"{bot.address}/healthz", timeout=1.0).status_code == 200
        assert bot.ask("a:second", "recycling rate") == 202 and cloud.taken == []
        assert answered_once_in_order(cloud.wait_for("a:first", 4)) and len(cloud.wait_for("a:second", 2)) == 2
