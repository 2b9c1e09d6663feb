"""`pmf digest`: what it prints, and that it names nobody."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from pydantic import SecretStr
from typer.testing import CliRunner, Result

from actions.digest_book import MOST, Rhythm
from bot.cli import app
from bot.cli_digest import app as digest_app
from bot.digest.sealing import Seal
from bot.digest.settings import DigestSettings
from bot.settings import ROOT, ServiceSettings
from bot.store.conversations import Store
from bot.store.digests import Digests
from bot.store.subscriptions import Subscription, Subscriptions
from tests.bot.digest.conftest import CHAT, KEY, address, at, wanted
from tests.council_calendar import Meeting, with_calendar
from tests.served import HOME

NOW = datetime.now(UTC)
HELD = (NOW + timedelta(days=40)).date()


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    return with_calendar(tmp_path_factory.mktemp("data"), [Meeting(HELD)], home=HOME)


@pytest.fixture
def store(tmp_path: Path):
    opened = Store(ServiceSettings(var_dir=tmp_path).store_url)
    yield opened
    opened.close()


@pytest.fixture
def pmf(data: Path, tmp_path: Path) -> Callable[..., Result]:
    def run(*words: str, **settings: str) -> Result:
        env = {name: value for name, value in os.environ.items() if name not in {"PMF_LEVEL", "PMF_DIGEST_KEY"}}
        env |= {"PMF_VAR_DIR": str(tmp_path), "PMF_DATA_DIR": str(data), "PMF_HOME_AREA": HOME}
        result = CliRunner().invoke(app, ["digest", *words], env={**env, "PMF_DIGEST_KEY": KEY, **settings})
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return run


@pytest.fixture
def someone(store: Store) -> Subscription:
    one = Subscription("place", wanted(rhythm=Rhythm.MONTHLY), Seal([KEY]).sealed(address()), at(1))
    Subscriptions(store.engine).put(one, MOST)
    return one


def said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def test_a_key_is_made_that_can_be_used(pmf):
    Fernet(pmf("key").stdout.strip())


def test_the_list_says_what_and_when_and_not_to_whom(pmf, someone):
    lines = pmf("list").stdout
    assert f"{someone.id[:8]} waste and recycling, for the Corporate Scrutiny Committee, at most once a month:" in lines
    assert f", before the meeting on {said(HELD)}" in lines and CHAT not in lines and "smba" not in lines


def test_what_became_of_the_last_one_is_listed(pmf, someone, store):
    digests = Digests(store.engine)
    claim = digests.claim(someone.id, "meeting", NOW - timedelta(hours=1))
    assert claim and digests.posting(claim, NOW - timedelta(hours=1))
    assert "the last was posted and may not have arrived" in pmf("list").stdout
    assert "within minutes: 1." in pmf("send").stdout
    assert "the last waits to be tried again" in pmf("list").stdout


def test_what_is_due_on_a_day_is_listed_and_printed_without_being_sent(pmf, someone, store):
    assert pmf("due").stdout == "No digest is due.\n" and pmf("send", "--dry-run").stdout == "No digest is due.\n"
    due = pmf("due", "--on", HELD.isoformat()).stdout
    assert f"Before the Corporate Scrutiny Committee on {said(HELD)} (Quarter 2): waste and recycling" in due
    text = pmf("send", "--dry-run", "--on", HELD.isoformat()).stdout
    assert "waste and recycling, for the Corporate Scrutiny Committee in Nottingham" in text and "Source:" in text
    assert Digests(store.engine).known() == []


def test_a_dry_run_shows_no_level_above_that_of_the_machine(pmf, someone):
    refused = pmf("send", "--dry-run", "--level", "officer")
    assert refused.exit_code == 1 and "PMF_LEVEL" in refused.stderr


def test_a_pause_is_set_listed_and_ended(pmf, someone):
    today, last = NOW.date(), HELD + timedelta(days=1)
    set_ = pmf("pause", "--from", today.isoformat(), "--until", last.isoformat(), "--why", "pre-election period")
    assert set_.stdout == f"No digest from {said(today)} until {said(last)}: pre-election period.\n"
    assert "pre-election period" in pmf("list").stdout
    assert pmf("due", "--on", HELD.isoformat()).stdout == "No digest is due.\n"
    assert pmf("resume").stdout == "The pause has ended.\n"
    assert "No pause" in pmf("resume").stdout and "pre-election" not in pmf("list").stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--from", "2027-05-06", "--until", "2027-03-15", "--why", "election"), "The first day is after the last."),
        (("--from", "2027-03-15", "--until", "2027-05-06", "--why", " "), "A pause needs its reason."),
    ],
)
def test_a_pause_that_makes_no_sense_is_refused_in_a_sentence(pmf, words, sentence):
    refused = pmf("pause", *words)
    assert refused.exit_code == 1 and sentence in refused.stderr


def test_what_came_already_is_not_listed_as_the_next(pmf, someone, store):
    digests = Digests(store.engine)
    claim = digests.claim(someone.id, HELD.isoformat(), NOW - timedelta(hours=1))
    assert claim and digests.posting(claim, NOW - timedelta(hours=1))
    assert f", before the meeting on {said(HELD)}" not in pmf("list").stdout
    assert pmf("due", "--on", HELD.isoformat()).stdout == "No digest is due.\n"


def test_the_page_names_every_setting_and_every_command():
    page = (ROOT / "docs" / "digests.md").read_text()
    commands = [command.name or command.callback.__name__ for command in digest_app.registered_commands]  # type: ignore[union-attr]
    assert commands and all(f"| `pmf digest {name}" in page for name in commands)
    for name, field in DigestSettings.model_fields.items():
        [row] = [line for line in page.splitlines() if line.startswith(f"| `PMF_DIGEST_{name.upper()}` |")]
        default = field.get_default()
        assert isinstance(default, SecretStr) or f", {default:g} unless set" in row
    assert "docs/digests.md" in (digest_app.info.help or "")


def test_without_a_key_it_says_that_all_is_off(pmf):
    seen = pmf("list", PMF_DIGEST_KEY="")
    assert "PMF_DIGEST_KEY is not set" in seen.stderr and seen.stdout == "No digest is asked for.\n"


def test_what_is_no_key_is_said_without_repeating_it(pmf):
    refused = pmf("list", PMF_DIGEST_KEY="secret-but-no-key")
    assert refused.exit_code == 1 and "pmf digest key" in refused.stderr and "secret-but" not in refused.stderr
