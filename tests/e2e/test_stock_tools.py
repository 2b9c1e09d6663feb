"""Rasa's own tools on this project: they validate the data, serve the actions, and answer through Rasa's server."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from actions.answer import Answer
from actions.conversation import to_slot
from actions.reading import Kind, Reading
from bench.processes import BIN, free_port, server
from data_layer.vocabulary import MetricId
from tests.assistants import trained
from tests.served import HOME, ROOT
from tests.snapshot import TEST_DATA, shared_snapshots

RASA = str(BIN / "rasa")


@pytest.fixture(scope="module")
def env() -> dict[str, str]:
    shared_snapshots(HOME)
    ours = {"PMF_DATA_DIR": str(TEST_DATA / HOME), "PMF_HOME_AREA": HOME, "RASA_TELEMETRY_ENABLED": "false"}
    return {**ours, "ACTION_SERVER_SANIC_HOST": "127.0.0.1", "SANIC_HOST": "127.0.0.1"}


@pytest.fixture(scope="module")
def action_port(env: dict[str, str]) -> Iterator[int]:
    """`rasa run actions`, on this machine alone."""
    port = free_port()
    command = [RASA, "run", "actions", "--actions", "actions", "--port", str(port)]
    with server(command, port, "/health", env=env, cwd=ROOT):
        yield port


def test_rasa_finds_the_training_data_valid(env):
    command = [RASA, "data", "validate", "--domain", "nlu_data/domain", "--data", "nlu_data/training"]
    done = subprocess.run(
        command, env={**os.environ, **env}, cwd=ROOT, capture_output=True, text=True, timeout=90, check=False
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said[-2_000:]
    assert "No story structure conflicts found" in said


def test_the_bare_commands_find_their_files():
    """`rasa data validate` and `rasa train` without arguments read data/ and domain.yml."""
    assert (ROOT / "data").resolve() == ROOT / "nlu_data" / "training"
    assert (ROOT / "domain.yml").resolve() == ROOT / "nlu_data" / "domain"


def test_the_action_server_answers_a_reading_with_the_whole_answer(action_port):
    asked = Reading(kind=Kind.PERFORMANCE, metrics=(MetricId("recycling_rate"),), areas=(HOME,))
    tracker = {"sender_id": "s", "slots": {"reading": to_slot(asked)}, "latest_message": {}, "events": []}
    call = {"next_action": "action_performance", "sender_id": "s", "tracker": tracker, "domain": {}}
    reply = httpx.post(f"http://127.0.0.1:{action_port}/webhook", json=call, timeout=30)
    assert reply.status_code == 200 and reply.json()["events"] == []
    [said] = reply.json()["responses"]
    assert "26.7%" in said["text"]
    answer = Answer.model_validate(said["custom"]["answer"])
    assert answer.figures[0].formatted == "26.7%" and answer.level == "public"


def test_the_action_server_names_every_action_of_the_domain(action_port):
    named = {one["name"] for one in httpx.get(f"http://127.0.0.1:{action_port}/actions", timeout=30).json()}
    assert {f"action_{kind}" for kind in ("performance", "comparison", "trend", "help", "clarify", "no_data")} <= named
    assert "action_None" not in named


def test_a_question_through_rasas_own_server_is_answered_with_the_figure(action_port, env, tmp_path: Path):
    """The REST channel of `rasa run` beside `rasa run actions`: two questions that each say all."""
    (tmp_path / "endpoints.yml").write_text(f"action_endpoint:\n  url: http://127.0.0.1:{action_port}/webhook\n")
    port = free_port()
    command = [RASA, "run", "--model", str(trained()), "--port", str(port), "--interface", "127.0.0.1"]
    command += ["--endpoints", str(tmp_path / "endpoints.yml"), "--credentials", "credentials.yml"]
    with server(command, port, "/", env=env, cwd=ROOT):
        for text, figure in (("recycling rate in 2023/24", "26.7%"), ("recycling rate in Derby", "40.5%")):
            asked = {"sender": "someone", "message": text}
            reply = httpx.post(f"http://127.0.0.1:{port}/webhooks/rest/webhook", json=asked, timeout=30).json()
            assert any(figure in said.get("text", "") for said in reply), reply
