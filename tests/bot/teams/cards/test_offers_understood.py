"""A button that asks a question gets what it says, whatever was talked about before."""

from __future__ import annotations

import pytest

from actions.reading import Kind
from bot.teams.cards.offers import offered
from tests.assistants import assistant_at, viewer


@pytest.mark.parametrize(("area", "metric"), [("E06000018", "recycling_rate"), ("E06000015", "apprenticeship_starts")])
async def test_each_offer_is_understood_as_what_its_button_says(told, catalogue, tmp_path, area, metric):
    offers = offered(told(Kind.TREND, metric, areas=(area,)), catalogue)
    assert {one.kind for one in offers} >= {Kind.EXPLANATION, Kind.BRIEFING}
    assistant = assistant_at(tmp_path)
    try:
        for one in offers:
            reply = await assistant.ask(one.question, None, viewer())
            assert (reply.answers[0].kind, reply.answers[0].areas) == (one.kind, [area])
    finally:
        await assistant.stop()
