"""`pmf teams` as an IT officer uses it: what it writes, what it says, how it exits, and that its page names it all."""

from __future__ import annotations

import ast
import json
import os
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from bot.cli import app
from bot.settings import ServiceSettings
from bot.teams.settings import TeamsSettings
from tests.bot.teams.conftest import APP, TENANT
from tests.bot.teams.package.conftest import GIVEN
from tests.served import ROOT, served

SECRET = "a-secret-of-nobody"
REGISTERED = {
    "PMF_TEAMS_APP_ID": APP,
    "PMF_TEAMS_TENANT_ID": TENANT,
    "PMF_TEAMS_CLIENT_SECRET": SECRET,
    "PMF_TEAMS_PAGE": "https://performance.example.gov.uk",
}
NO_WAY_OUT = {"HTTPS_PROXY": "http://127.0.0.1:9"}  # where nothing listens


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("PMF_TEAMS_")]:
        monkeypatch.delenv(name)


def run(*words: str, **settings: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["teams", *words], env=settings)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def options(**changes: str) -> list[str]:
    given = {**GIVEN, **changes}
    return [word for name, value in given.items() for word in (f"--{name.replace('_', '-')}", value)]


def test_the_package_is_written_as_asked_and_said(tmp_path: Path):
    out = tmp_path / "app.zip"
    code, output = run("package", *options(version="1.0.1", name="Ask Nottingham"), "--out", str(out))
    assert (code, output.count("\n")) == (0, 1) and "Ask Nottingham, version 1.0.1" in output
    with zipfile.ZipFile(out) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    assert manifest["name"]["short"] == "Ask Nottingham" and manifest["bots"][0]["botId"] == APP


def test_settings_say_the_bot_and_the_page_where_no_option_does(tmp_path: Path):
    out = tmp_path / "app.zip"
    rest = options()[options().index("--developer") : options().index("--app-id")]
    assert run("package", *rest, "--out", str(out), **REGISTERED)[0] == 0
    with zipfile.ZipFile(out) as archive:
        assert json.loads(archive.read("manifest.json"))["validDomains"] == ["performance.example.gov.uk"]


def test_what_is_wrong_is_a_sentence_and_nothing_is_written(tmp_path: Path):
    code, output = run("package", *options(version="new"), "--out", str(tmp_path / "app.zip"))
    assert code == 1 and output.startswith("--version is no version.") and "Traceback" not in output
    assert list(tmp_path.iterdir()) == []


def test_a_check_against_nothing_says_so_and_fails():
    code, output = run("check", "--address", "http://127.0.0.1:9", **REGISTERED)
    assert code == 1
    assert [line for line in output.splitlines() if not line.startswith("✓ ")] == [
        "✗ Nothing answers at http://127.0.0.1:9. Start the service with pmf serve, or name its address with --address."
    ]
    assert not any(hidden in output for hidden in (SECRET, APP, TENANT))


def test_a_check_of_a_bot_that_serves_without_a_way_to_microsoft_has_that_cross_alone(tmp_path: Path):
    with served(tmp_path, settings={**REGISTERED, **NO_WAY_OUT}) as running:
        code, output = run("check", "--address", f"http://127.0.0.1:{running.port}", **REGISTERED)
    assert code == 1
    crosses = [line for line in output.splitlines() if not line.startswith("✓ ")]
    assert len(crosses) == 1 and crosses[0].startswith("✗ The service can't reach login.botframework.com")
    for said in ("The service is ready.", "A message without a token is refused.", "reading it is refused."):
        assert said in output


def test_a_check_with_all_ready_exits_with_zero(monkeypatch):
    from bot.teams import knocking

    monkeypatch.setattr(knocking, "knock", lambda address: knocking.Heard(200, 401, 401, 405))
    code, output = run("check", **REGISTERED)
    assert code == 0 and all(line.startswith("✓ ") for line in output.splitlines())


def test_a_served_assistant_without_teams_is_said(tmp_path: Path):
    with served(tmp_path) as running:
        code, output = run("check", "--address", f"http://127.0.0.1:{running.port}", **REGISTERED)
    assert code == 1 and "✗ Nothing is at /api/messages." in output


PAGE = ROOT / "docs" / "teams.md"


def options_of_all() -> dict[str, set[str]]:
    """Of each command, as its help lists them."""
    whole: Any = get_command(app)
    teams = whole.commands["teams"].commands
    return {name: {option for each in command.params for option in each.opts} for name, command in teams.items()}


def test_the_page_names_every_setting_and_every_option():
    page = PAGE.read_text(encoding="utf-8")
    settings = {f"PMF_TEAMS_{name.upper()}" for name in TeamsSettings.model_fields}
    words = {f"pmf teams {name}" for name in options_of_all()}.union(*options_of_all().values())
    assert {"--developer", "--address"} <= words and "PMF_TEAMS_PAGE" in settings
    assert [word for word in sorted(settings | words) if not re.search(rf"{word}(?![\w-])", page)] == []


def test_the_page_names_no_setting_and_no_option_that_there_is_not():
    page = PAGE.read_text(encoding="utf-8")
    settings = {f"PMF_TEAMS_{name.upper()}" for name in TeamsSettings.model_fields}
    assert set(re.findall(r"PMF_TEAMS_[A-Z_]+", page)) <= settings
    assert set(re.findall(r"--[a-z][a-z-]+", page)) <= set().union(*options_of_all().values())


def test_the_lines_of_the_log_that_the_page_explains_are_written_by_the_channel():
    [table] = re.findall(r"^## When it does not answer$(.*?)^## ", PAGE.read_text(encoding="utf-8"), re.M | re.S)
    first_column = "\n".join(line.split("|")[1] for line in table.splitlines() if line.startswith("| "))
    quoted = re.findall(r"`([^`]+ [^`]+)`", first_column)
    said = " ".join(text for path in (ROOT / "bot" / "teams").glob("*.py") for text in texts(path))
    fixed = {line: re.split(r" \([A-Z][^)]*\)|\d+", line) for line in quoted}  # without what each case has of its own
    assert len(quoted) >= 15
    assert [line for line, parts in fixed.items() if not all(part in said for part in parts)] == []


def texts(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def test_the_page_says_what_a_proxy_must_add_and_how_long_votes_are_kept():
    page = PAGE.read_text(encoding="utf-8")
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in page
    assert f"`PMF_FEEDBACK_DAYS`, {ServiceSettings.model_fields['feedback_days'].default} days unless set" in page


def test_the_page_leads_within_two_hundred_lines():
    assert len(PAGE.read_text(encoding="utf-8").splitlines()) < 200
