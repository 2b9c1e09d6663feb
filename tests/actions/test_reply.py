"""How an answer passes through Rasa: by its id alone in the service, whole under the stock tools."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import Answer
from actions.reading import Kind
from actions.reply import TRAY, open_tray, say


@pytest.fixture
def answer(ask) -> Answer:
    return ask(Kind.PERFORMANCE, "recycling_rate")


def test_in_the_service_the_answer_lies_in_the_tray_and_rasa_carries_its_id(answer):
    dispatcher = CollectingDispatcher()
    with open_tray() as tray:
        say(dispatcher, answer)
    assert tray == [answer]
    [message] = dispatcher.messages
    assert message["custom"] == {"answer_id": answer.id} and not message.get("text")
    assert "26.7" not in str(message)


def test_under_the_stock_tools_words_and_data_travel_with_the_message(answer):
    dispatcher = CollectingDispatcher()
    say(dispatcher, answer)
    [message] = dispatcher.messages
    assert message["text"] == answer.text
    assert Answer.model_validate(message["custom"]["answer"]).headline == answer.headline


def test_several_answers_lie_in_the_order_in_which_they_were_said(ask, answer):
    other = ask(Kind.DEFINITION, "recycling_rate")
    with open_tray() as tray:
        say(CollectingDispatcher(), other)
        say(CollectingDispatcher(), answer)
    assert tray == [other, answer]


def test_a_tray_is_gone_with_its_question_even_where_that_failed(answer):
    with pytest.raises(ArithmeticError), open_tray():
        raise ArithmeticError
    assert TRAY.get() is None


def test_a_tray_inside_another_is_its_own(answer):
    with open_tray() as outer:
        with open_tray() as inner:
            say(CollectingDispatcher(), answer)
        say(CollectingDispatcher(), answer)
    assert (len(outer), len(inner)) == (1, 1)


async def test_questions_at_the_same_time_have_trays_of_their_own(ask):
    async def question(metric: str) -> list[Any]:
        with open_tray() as tray:
            await asyncio.sleep(0)
            say(CollectingDispatcher(), ask(Kind.PERFORMANCE, metric))
            await asyncio.sleep(0)
            return [one.metrics for one in tray]

    metrics = ["recycling_rate", "residual_waste_per_household", "employment_rate"]
    assert await asyncio.gather(*map(question, metrics)) == [[[metric]] for metric in metrics]
