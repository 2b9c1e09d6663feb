"""Custom actions in this process: the action server's executor without the server."""

from __future__ import annotations

import logging
from functools import cache
from typing import Any

from jsonschema.protocols import Validator
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor

from bot.failures import where

PACKAGE = "actions"
log = logging.getLogger("pmf")


class LocalActions(EndpointConfig):
    """An action endpoint that runs the action where it is called, in the caller's context."""

    def __init__(self) -> None:
        super().__init__()
        self._executor = ActionExecutor()
        self._executor.register_package(PACKAGE)

    async def request(self, *args: Any, json: Any = None, **kwargs: Any) -> Any:
        try:
            return await self._executor.run(json)
        except Exception as error:
            # Rasa would catch it and say nothing
            log.error("%s failed: %s", json.get("next_action"), where(error))
            raise


@cache
def validator() -> Validator:
    """Of an action's response; Rasa builds and checks it anew at every call."""
    spec = RemoteAction.action_response_format_spec()
    return validator_for(spec)(spec)


class LocalAction(RemoteAction):
    """Hands over what an action reads: the slots. Events and domain stay where they are."""

    def _action_call_format(self, tracker: DialogueStateTracker, domain: Domain) -> dict[str, Any]:
        state = {
            "sender_id": tracker.sender_id,
            "slots": tracker.current_slot_values(),
            "latest_message": {},
            "events": [],
            "paused": False,
            "active_loop": {},
            "latest_action_name": None,
        }
        return {"next_action": self.name(), "sender_id": tracker.sender_id, "tracker": state, "domain": {}}

    def _validate_action_result(self, result: dict[str, Any]) -> bool:
        validator().validate(result)
        return True
