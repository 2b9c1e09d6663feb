"""Every kind of question has an answer, with Rasa and without, and both are the same function."""

from __future__ import annotations

import importlib

import pytest

from actions.base import KindAction
from actions.reading import Kind, Reading
from actions.registry import ANSWERS, answer
from tests.served import HOME

METRIC = "recycling_rate"


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_is_answered_without_rasa(ask, kind):
    found = ask(kind, METRIC)
    assert found.headline and found.text and found.level == "public" and found.snapshot


def test_every_kind_of_the_contract_has_a_function_of_its_own():
    assert set(ANSWERS) == set(Kind) and len(set(ANSWERS.values())) == len(Kind)


@pytest.mark.parametrize("kind", list(ANSWERS))
def test_rasas_action_of_a_kind_gives_what_the_registry_gives(desk, kind):
    """The action is found by its kind's name in the module of the kind's stem."""
    module = importlib.import_module(f"actions.{kind.value}")
    [action] = [
        one
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, KindAction) and one is not KindAction
    ]
    made = action()
    assert made.name() == f"action_{kind.value}"
    asked = Reading.model_validate({"kind": kind, "metrics": [METRIC], "areas": [HOME]})
    ours, theirs = made.answer(asked, desk), answer(asked, desk)
    alike = [one.model_dump_json().replace(one.id, "its own id") for one in (ours, theirs)]
    assert alike[0] == alike[1]


def test_each_answer_has_an_id_of_its_own(ask):
    assert len({ask(Kind.HELP).id for _ in range(50)}) == 50
