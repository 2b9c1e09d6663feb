"""What Teams offers to ask is understood as it stands, by whoever sees least."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.answer import Kind
from bot.teams.package.commands import FOR_ALL, FOR_ONE
from tests.assistants import assistant_at, viewer

MEANT = {
    "help": Kind.HELP,
    "What needs attention?": Kind.EXCEPTIONS,
    "What are we improving at?": Kind.IMPROVING,
    "Waste against comparators": Kind.COMPARISON,
    "How is our recycling rate?": Kind.PERFORMANCE,
    "Is fly-tipping getting worse?": Kind.TREND,
    "Prepare me for scrutiny on waste": Kind.BRIEFING,
    "Scrutiny questions on waste": Kind.SCRUTINY_QUESTIONS,
    "Early warning signs": Kind.EARLY_WARNING,
    "Which measures do you have?": Kind.CATALOGUE,
}


def test_each_is_offered_once_and_help_comes_first():
    for offered in (FOR_ONE, FOR_ALL):
        titles = [title for title, _ in offered]
        assert len(set(titles)) == len(titles) and titles[0] == "help"
        assert set(titles) <= set(MEANT)
    assert {title for title, _ in FOR_ONE} == set(MEANT)


@pytest.mark.parametrize(("title", "kind"), MEANT.items())
async def test_a_command_is_answered_as_it_is_meant(tmp_path: Path, title, kind):
    assistant = assistant_at(tmp_path)
    try:
        [answer] = (await assistant.ask(title, None, viewer())).answers
    finally:
        await assistant.stop()
    assert answer.kind is kind
