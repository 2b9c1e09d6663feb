"""Rasa's message processor with the plain runner and with actions that run here."""

from __future__ import annotations

import tempfile
from pathlib import Path

from rasa.core.actions.action import Action, RemoteAction
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.engine import loader
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.storage import ModelMetadata
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.local_actions import LocalAction
from bot.engine.runner import PlainGraphRunner


class LocalProcessor(MessageProcessor):
    @staticmethod
    def _load_model(model_path: str | Path) -> tuple[str, ModelMetadata, GraphRunner]:
        """As Rasa does it, but for the runner. `model_path` is one trained model's file."""
        with tempfile.TemporaryDirectory() as unpacked:
            metadata, runner = loader.load_predict_graph_runner(
                Path(unpacked), Path(model_path), LocalModelStorage, PlainGraphRunner
            )
        return Path(model_path).name, metadata, runner

    async def _run_action(
        self,
        action: Action,
        tracker: DialogueStateTracker,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        prediction: PolicyPrediction,
    ) -> bool:
        # the loop makes its actions itself and never asks `_get_action`, so they are exchanged here
        if isinstance(action, RemoteAction):
            action = LocalAction(action.name(), action.action_endpoint)
        return await super()._run_action(action, tracker, output_channel, nlg, prediction)
