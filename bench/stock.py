"""The same model served as Rasa serves it: `rasa run` beside `rasa run actions`, asked over its REST channel."""

from __future__ import annotations

import secrets
from pathlib import Path

from bench.load import Load, load
from bench.mix import whole_questions
from bench.processes import BIN, free_port, server

ENDPOINTS = "action_endpoint:\n  url: http://127.0.0.1:{port}/webhook\n"
CREDENTIALS = "rest:\n"
WARM_UP = 5  # seconds


def stock_load(model: Path, folder: Path, root: Path, clients: int, seconds: float) -> Load:
    """Questions a second of the stock pair at so many clients."""
    actions_port, port = free_port(), free_port()
    (folder / "endpoints.yml").write_text(ENDPOINTS.format(port=actions_port))
    (folder / "credentials.yml").write_text(CREDENTIALS)
    acting = [str(BIN / "rasa"), "run", "actions", "--actions", "actions", "-p", str(actions_port)]
    talking = [str(BIN / "rasa"), "run", "--model", str(model), "-p", str(port), "-i", "127.0.0.1"]
    talking += ["--endpoints", str(folder / "endpoints.yml"), "--credentials", str(folder / "credentials.yml")]
    quiet = {"RASA_TELEMETRY_ENABLED": "false", "ACTION_SERVER_SANIC_HOST": "127.0.0.1"}
    with (
        server(acting, actions_port, "/health", env=quiet, cwd=root),
        server(talking, port, "/", env=quiet, cwd=root),
    ):
        load(port, clients, WARM_UP, rest_wording, rest_thread, new_sender, mix=whole_questions)
        return load(port, clients, seconds, rest_wording, rest_thread, new_sender, mix=whole_questions)


def new_sender() -> str:
    """The REST channel lets the caller name the conversation."""
    return secrets.token_hex(8)


def rest_wording(conversation: str | None, text: str) -> tuple[str, dict]:
    return "/webhooks/rest/webhook", {"sender": conversation, "message": text}


def rest_thread(conversation: str | None, reply: object) -> str | None:
    return conversation
