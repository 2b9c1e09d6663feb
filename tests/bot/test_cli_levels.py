"""`pmf ask --level` up to the machine's own level, and `pmf token`: what they print and how they end."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.access import granted, grants_in
from bot.cli import app
from data_layer.vocabulary import Level
from tests.data_layer.small_pack import NOTTINGHAM, Place
from tests.served import ready_model


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The small pack; its reserves are for officers only."""
    ready_model()
    made = Place(tmp_path_factory.mktemp("place")).write(reserves="officer")
    made.serve()
    return made


@pytest.fixture
def env(place: Place, tmp_path: Path) -> dict[str, str]:
    here = {"PMF_VAR_DIR": str(tmp_path / "var"), "PMF_DATA_DIR": str(place.data_dir), "PMF_HOME_AREA": NOTTINGHAM}
    return {**{name: value for name, value in os.environ.items() if name != "PMF_LEVEL"}, **here}


def pmf(env: dict[str, str], *words: str) -> Result:
    result = CliRunner().invoke(app, list(words), env=env)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def level_of(result: Result) -> str:
    return json.loads(result.stdout)["answers"][0]["level"]


def test_without_a_setting_the_viewer_is_the_public(env):
    asked = pmf(env, "ask", "--json", "reserve level")
    assert level_of(asked) == "public" and "30.5" not in asked.stdout


def test_the_setting_is_the_level_that_is_taken(env):
    asked = pmf({**env, "PMF_LEVEL": "officer"}, "ask", "--json", "reserve level")
    assert level_of(asked) == "officer" and "30.5" in asked.stdout


def test_a_lower_level_may_be_taken(env):
    asked = pmf({**env, "PMF_LEVEL": "Restricted"}, "ask", "--json", "--level", "councillor", "reserve level")
    assert level_of(asked) == "councillor" and "30.5" not in asked.stdout


@pytest.mark.parametrize("setting", [None, "councillor"])
def test_a_higher_level_is_refused_in_a_sentence(env, setting):
    asked = pmf({**env, "PMF_LEVEL": setting} if setting else env, "ask", "--level", "officer", "reserve level")
    assert asked.exit_code == 5 and asked.stdout == ""
    assert f"You may ask at level {setting or 'public'} here" in asked.stderr and "Traceback" not in asked.stderr


def test_a_level_there_is_none_of_is_said(env):
    asked = pmf(env, "ask", "--level", "chief", "reserve level")
    assert asked.exit_code == 1 and "public, councillor, officer, restricted" in asked.stderr
    set_so = pmf({**env, "PMF_LEVEL": "chief"}, "ask", "reserve level")
    assert set_so.exit_code == 1 and "PMF_LEVEL" in set_so.stderr and "Traceback" not in set_so.stderr


def test_a_token_is_printed_once_with_the_line_to_keep(env):
    made = pmf(env, "token", "officer", "--label", "Ann Lee")
    token, line = made.stdout.splitlines()
    grant = granted(token, grants_in(line, "tokens"))
    assert made.exit_code == 0 and grant is not None
    assert (grant.level, grant.label) == (Level.OFFICER, "Ann Lee") and token not in line
    assert pmf(env, "token", "officer").stdout.splitlines()[0] != token


@pytest.mark.parametrize("words", [("token", "chief"), ("token", "officer", "--label", "a;b")])
def test_a_token_that_cannot_be_made_is_said(env, words):
    made = pmf(env, *words)
    assert made.exit_code == 1 and made.stdout == "" and made.stderr.strip().endswith(".")
