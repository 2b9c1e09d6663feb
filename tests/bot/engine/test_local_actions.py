"""Actions run in this process, and what they give back is checked as Rasa checks it."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.interfaces import ActionNotFoundException

from actions.conversation import to_slot
from actions.reading import Kind, Reading
from actions.reply import open_tray
from bot.engine.local_actions import LocalAction, LocalActions
from data_layer.vocabulary import MetricId
from tests.assistants import at_a_desk
from tests.served import HOME

ASKED = to_slot(Reading(kind=Kind.PERFORMANCE, metrics=(MetricId("recycling_rate"),), areas=(HOME,)))
RESULTS: list[Any] = [
    {"events": [], "responses": []},
    {"events": [{"event": "slot", "name": "reading", "value": 1}], "responses": [{"text": "x"}]},
    {"events": None, "responses": []},
    {"events": "none", "responses": []},
    {"events": [{"name": "no kind"}], "responses": []},
    {"events": [], "responses": "text"},
    {"events": [], "responses": [5]},
    {"events": [], "responses": [], "more": 1},
    {},
    [],
]


class Gives(EndpointConfig):
    """An action server that always gives the same."""

    def __init__(self, result: Any) -> None:
        super().__init__()
        self.result = result

    async def request(self, *args: Any, **kwargs: Any) -> Any:
        return self.result


def tracker_of(reading: object) -> DialogueStateTracker:
    tracker = DialogueStateTracker("sender", [AnySlot("reading", [], influence_conversation=False)])
    tracker.update_with_events([UserUttered("the words of a person"), SlotSet("reading", reading)], Domain.empty())
    return tracker


def said_of(kind: type[RemoteAction], result: Any) -> str:
    """What Rasa makes of a result: taken, or refused in these words."""
    try:
        kind("action_x", EndpointConfig())._validate_action_result(result)
    except (ValidationError, RasaException) as refused:
        return str(getattr(refused, "message", refused))
    return "taken"


@pytest.mark.parametrize("result", RESULTS)
def test_a_result_is_taken_or_refused_as_rasa_does(result):
    ours, theirs = said_of(LocalAction, result), said_of(RemoteAction, result)
    # Rasa adds a hint of its own for developers of action servers
    assert (ours == "taken") == (theirs == "taken") and theirs.startswith(ours)


def test_both_verdicts_are_met():
    assert {said_of(LocalAction, result) == "taken" for result in RESULTS} == {True, False}


async def test_a_wrong_result_ends_the_action():
    action = LocalAction("action_x", Gives({"events": "none", "responses": []}))
    nlg = NaturalLanguageGenerator.create(None, Domain.empty())
    with pytest.raises(ValidationError):
        await action.run(CollectingOutputChannel(), nlg, tracker_of(ASKED), Domain.empty())


async def test_the_answer_goes_into_the_tray_and_rasa_carries_its_id_alone():
    action = LocalAction("action_performance", LocalActions())
    nlg, channel = NaturalLanguageGenerator.create(None, Domain.empty()), CollectingOutputChannel()
    with at_a_desk(), open_tray() as tray:
        events = await action.run(channel, nlg, tracker_of(ASKED), Domain.empty())
    assert "26.7%" in tray[0].headline
    assert [event.as_dict()["data"]["custom"] for event in events] == [{"answer_id": tray[0].id}]
    assert "26.7" not in str([event.as_dict() for event in events])


def test_an_action_is_handed_the_slots_and_nothing_a_person_wrote():
    handed = LocalAction("action_x", None)._action_call_format(tracker_of(ASKED), Domain.empty())
    assert handed["tracker"]["slots"]["reading"] == ASKED
    assert "the words of a person" not in str(handed)


async def test_every_action_of_the_domain_is_there():
    known = set(LocalActions()._executor.actions)
    domain = Domain.from_directory("nlu_data/domain")
    assert set(domain.user_actions) <= known and known, sorted(known)


async def test_an_action_nobody_wrote_is_said_so():
    with pytest.raises(ActionNotFoundException):
        await LocalActions().request(json={"next_action": "action_nobody", "tracker": {"sender_id": "s"}})


async def test_what_goes_wrong_inside_an_action_is_not_hidden(monkeypatch: pytest.MonkeyPatch):
    from actions.performance import ActionPerformance

    def broken(self: object, asked: object, desk: object) -> None:
        raise ArithmeticError("inside")

    monkeypatch.setattr(ActionPerformance, "answer", broken)
    action = LocalAction("action_performance", LocalActions())
    nlg = NaturalLanguageGenerator.create(None, Domain.empty())
    with at_a_desk(), pytest.raises(ArithmeticError):
        await action.run(CollectingOutputChannel(), nlg, tracker_of(ASKED), Domain.empty())
