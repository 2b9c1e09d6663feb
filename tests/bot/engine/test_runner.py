"""The plain runner gives what Rasa's own dask runner gives, and runs no more than it must."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.core.policies.policy import PolicyPrediction
from rasa.engine import loader
from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
from rasa.engine.graph import GraphComponent, GraphNode, GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.storage import ModelMetadata
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.runner import PlainGraphRunner
from tests.assistants import at_a_desk, trained

TEXTS = ["how is waste performing against comparators?", "recycling rate in Derby", "hello", "zzz", "/comparison", ""]


@pytest.fixture(scope="module")
def runners(tmp_path_factory: pytest.TempPathFactory) -> tuple[ModelMetadata, GraphRunner, GraphRunner]:
    """The same trained model behind Rasa's runner and ours."""

    def loaded(kind: type[GraphRunner]) -> tuple[ModelMetadata, GraphRunner]:
        return loader.load_predict_graph_runner(tmp_path_factory.mktemp("model"), trained(), LocalModelStorage, kind)

    (about, dask), (_, plain) = loaded(DaskGraphRunner), loaded(PlainGraphRunner)
    return about, dask, plain


@pytest.mark.parametrize("text", TEXTS)
def test_a_message_is_understood_as_by_rasas_own_runner(runners, text):
    about, dask, plain = runners

    def parsed(runner: GraphRunner) -> dict[str, Any]:
        with at_a_desk():
            message = UserMessage(text, sender_id="s")
            found = runner.run({PLACEHOLDER_MESSAGE: [message], PLACEHOLDER_TRACKER: None}, [about.nlu_target])
        return found[about.nlu_target][0].as_dict(only_output_properties=True)

    assert parsed(plain) == parsed(dask)


@pytest.mark.parametrize("intent", ["performance", "comparison", "smalltalk"])
def test_the_next_action_is_the_one_rasas_own_runner_gives(runners, intent):
    about, dask, plain = runners
    tracker = DialogueStateTracker.from_events(
        "s", [ActionExecuted("action_listen"), UserUttered("x", {"name": intent, "confidence": 1.0})]
    )

    def predicted(runner: GraphRunner) -> PolicyPrediction:
        return runner.run({PLACEHOLDER_TRACKER: tracker}, [about.core_target])[about.core_target]

    ours, theirs = predicted(plain), predicted(dask)
    assert ours.probabilities == theirs.probabilities
    assert about.domain.action_names_or_texts[ours.max_confidence_index] == f"action_{intent}"


def counting(shape: dict[str, dict[str, str]], targets: set[str]) -> tuple[PlainGraphRunner, list[str]]:
    """A runner over nodes that only note their name; each gives its name over what it was given."""
    ran: list[str] = []

    def node(name: str) -> GraphNode:
        def run(*given: tuple[str, str]) -> tuple[str, str]:
            ran.append(name)
            return name, f"{name}({','.join(value for _, value in given)})"

        return cast(GraphNode, run)

    schema = {
        name: SchemaNode(needs, GraphComponent, "create", "run", {}, is_target=name in targets)
        for name, needs in shape.items()
    }
    return PlainGraphRunner(GraphSchema(schema), {name: node(name) for name in shape}), ran


DIAMOND = {"top": {"x": "given"}, "left": {"x": "top"}, "right": {"x": "top"}, "end": {"a": "left", "b": "right"}}


def test_each_node_runs_once_after_what_it_needs():
    runner, ran = counting(DIAMOND, {"end"})
    assert runner.run({"given": "g"}) == {"end": "end(left(top(g)),right(top(g)))"}
    assert ran == ["top", "left", "right", "end"]


def test_only_what_a_target_needs_runs():
    runner, ran = counting(DIAMOND, {"end"})
    assert runner.run({"given": "g"}, ["left"]) == {"left": "left(top(g))"}
    assert ran == ["top", "left"]


def test_nothing_is_carried_from_one_run_to_the_next():
    runner, ran = counting(DIAMOND, {"end"})
    assert runner.run({"given": "1"}) != runner.run({"given": "2"})
    # a value given in place of a node is used, and the node is left alone
    ran.clear()
    assert runner.run({"given": "1", "top": "T"}, ["left"]) == {"left": "left(T)"}
    assert ran == ["left"]


@pytest.fixture(autouse=True)
def quiet_rasa(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever Rasa unpacks goes where the test's files go."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    yield
