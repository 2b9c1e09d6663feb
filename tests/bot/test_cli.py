"""The `pmf` command as a person and a script use it: real processes, exit codes, sentences and no traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from actions.performance import ActionPerformance
from bench.processes import BIN
from bot import cli
from bot.cli import app
from tests.served import HOME, ready_model
from tests.snapshot import TEST_DATA, shared_snapshots

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "docs" / "contract" / "answer-v1.schema.json"


@pytest.fixture(scope="module", autouse=True)
def ready() -> None:
    shared_snapshots(HOME)
    ready_model()


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """The shared data, and a place of the test's own for the rest."""
    here = {"PMF_VAR_DIR": str(tmp_path / "var"), "PMF_DATA_DIR": str(TEST_DATA / HOME), "PMF_HOME_AREA": HOME}
    return {**os.environ, **here}


def pmf(env: Mapping[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    return subprocess.run(
        [str(BIN / "pmf"), *words], env=dict(env), cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


def here(env: Mapping[str, str], *words: str) -> tuple[int, str]:
    """The command in this process, which imports Rasa only once; its code, and all that it printed."""
    result = CliRunner().invoke(app, list(words), env=dict(env))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def sentence_alone(output: str) -> bool:
    """One line that ends as a sentence does, without a name of Python's."""
    return output.strip().endswith(".") and "Traceback" not in output and "Error" not in output and "File" not in output


def test_a_question_in_a_shell_gives_words_and_zero(env):
    done = pmf(env, "ask", "recycling rate")
    assert (done.returncode, done.stderr) == (0, "")
    assert "26.7%" in done.stdout and "Read as:" in done.stdout and "Ask next:" in done.stdout


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("recycling rate", 0),
        ("hello", 0),
        ("reserves", 3),
        ("crime figures", 4),
        ("recycling in 1997", 4),
        ("write me a poem", 5),
    ],
)
def test_the_exit_code_says_what_came_of_a_question(env, question, code):
    assert here(env, "ask", question)[0] == code


def test_a_failure_inside_is_said_and_is_no_answer_to_a_script(env, monkeypatch):
    def broken(self: object, asked: object, desk: object) -> None:
        raise ArithmeticError("inside knowledge")

    monkeypatch.setattr(ActionPerformance, "answer", broken)
    code, output = here(env, "ask", "recycling rate")
    assert code == 1 and "Something went wrong" in output
    assert "Traceback" not in output and "inside knowledge" not in output


def test_json_is_the_reply_of_the_api(env):
    code, output = here(env, "ask", "--json", "how is waste performing against comparators?")
    reply = json.loads(output)
    assert code == 0 and reply["contract"] == "1" and reply["answers"][0]["charts"]
    jsonschema.validate(reply, json.loads(SCHEMA.read_text()))


def test_json_keeps_the_exit_code(env):
    code, output = here(env, "ask", "--json", "reserves")
    assert code == 3 and json.loads(output)["answers"][0]["kind"] == "clarify"


def test_without_a_question_it_says_how_to_ask(env):
    done = pmf(env, "ask")
    assert done.returncode == 2 and "question" in done.stderr.lower() and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("PMF_HOME_AREA", "E99999999", "E99999999"),
        ("PMF_MODELS_DIR", "{}/none", "pmf train"),
        ("PMF_DATA_DIR", "{}/none", "make data"),
        ("PMF_DATA_DIR", "{}/file", "PMF_DATA_DIR"),
        ("PMF_VAR_DIR", "{}/file/var", "PMF_VAR_DIR"),
        ("PMF_TRACKER", "redis", "PMF_TRACKER"),
        ("PMF_DATABASE_URL", "nonsense", "PMF_DATABASE_URL"),
        ("PMF_DATABASE_URL", "sqlite:///{}", "PMF_DATABASE_URL"),
    ],
)
def test_what_cannot_be_used_is_said_in_a_sentence(env, tmp_path, name, value, words):
    (tmp_path / "file").write_text("x")
    code, output = here({**env, name: value.format(tmp_path)}, "ask", "recycling rate")
    assert code == 1 and words in output and sentence_alone(output), output


def test_a_data_folder_whose_pointer_is_rubbish_is_said_so(env, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "current.json").write_text("rubbish")
    code, output = here({**env, "PMF_DATA_DIR": str(tmp_path / "data")}, "ask", "recycling rate")
    assert code == 1 and "current.json" in output and sentence_alone(output)


def test_sentences_go_to_standard_error_so_that_a_script_reads_no_answer(env, tmp_path):
    done = pmf({**env, "PMF_DATA_DIR": str(tmp_path / "none")}, "ask", "--json", "recycling rate")
    assert (done.returncode, done.stdout) == (1, "") and sentence_alone(done.stderr)


@pytest.mark.parametrize("name", ["PMF_DATA_DIR", "PMF_MODELS_DIR"])
def test_serving_without_data_or_model_ends_with_a_sentence(env, tmp_path, name):
    done = pmf({**env, name: str(tmp_path / "none")}, "serve", "--port", "0")
    assert done.returncode == 1 and sentence_alone(done.stderr), done.stderr


# The data in service


@pytest.fixture
def two_snapshots(env: dict[str, str], tmp_path: Path) -> tuple[dict[str, str], str, str]:
    """A folder with a snapshot in service and one before it, from copies of the shared one."""
    folder = tmp_path / "data" / "snapshots"
    folder.mkdir(parents=True)
    now = shared_snapshots(HOME).current().id
    before = f"0{now[1:]}"
    for name in (now, before):
        shutil.copy(TEST_DATA / HOME / "snapshots" / f"{now}.duckdb", folder / f"{name}.duckdb")
    (tmp_path / "data" / "current.json").write_text(json.dumps({"current": now, "before": [before]}))
    return {**env, "PMF_DATA_DIR": str(tmp_path / "data")}, now, before


def test_snapshots_are_listed_with_the_current_one_marked(two_snapshots):
    env, now, before = two_snapshots
    code, output = here(env, "snapshots")
    lines = output.splitlines()
    assert code == 0 and len(lines) == 2
    assert lines[0].startswith(f"  {before}") and lines[1].startswith(f"* {now}")
    assert HOME in lines[1] and "figures" in lines[1]


def test_undo_goes_back_once_and_then_says_that_there_is_none(two_snapshots):
    env, _, before = two_snapshots
    code, output = here(env, "undo")
    assert code == 0 and before in output
    assert here(env, "snapshots")[1].startswith(f"* {before}")
    code, output = here(env, "undo")
    assert code == 1 and "no earlier snapshot" in output and "Traceback" not in output


def test_without_snapshots_it_says_how_to_make_one(env, tmp_path):
    bare = {**env, "PMF_DATA_DIR": str(tmp_path / "none")}
    assert here(bare, "snapshots") == (0, "No snapshot is held. Make one with pmf data.\n")
    assert here(bare, "undo")[0] == 1


def test_data_that_is_current_is_not_built_again(env):
    code, output = here(env, "data")
    assert code == 0 and "up to date" in output


def test_a_wrong_home_council_stops_a_build_with_a_sentence(env, tmp_path):
    bare = {**env, "PMF_DATA_DIR": str(tmp_path / "new"), "PMF_HOME_AREA": "E06000081"}
    code, output = here(bare, "data", "--force")
    assert code == 1 and "E06000081" in output and "Traceback" not in output
    assert not list((tmp_path / "new").rglob("*.duckdb"))


def test_a_trained_model_is_not_trained_again(env):
    code, output = here(env, "train")
    assert code == 0 and "Model ready: pmf-" in output and "Training" not in output


# What it says of itself


def test_each_command_says_what_it_does():
    for command in app.registered_commands:
        function = command.callback
        assert function and function.__doc__ and function.__doc__.strip().endswith("."), function
    assert {command.callback.__name__ for command in app.registered_commands if command.callback} == {
        *("ask", "serve", "data", "undo", "snapshots", "pack", "token", "train")
    }


def test_the_exit_codes_in_the_help_and_in_the_docs_are_those_given():
    said, docs = cli.ask.__doc__ or "", (ROOT / "docs" / "asking.md").read_text()
    for code in cli.Exit:
        assert str(code.value) in said and str(code.value) in docs
