"""The answer for a client that draws no cards, and for one that reads aloud: whole sentences with the figures."""

from __future__ import annotations

from collections.abc import Collection

from actions.answer import Answer
from bot.teams.cards.addresses import with_sites
from bot.teams.cards.escaping import unlinked
from bot.teams.cards.passages import paragraphs
from bot.teams.cards.room import Room


def fallback(answer: Answer, room: Room, known: Collection[str]) -> str:
    """The text, its sources by name; where the card has no room for all of it what `speech` says.

    `known`: addresses that are named by their site.
    """
    if not room.in_full:
        return speech(answer, known)
    said = [with_sites(line, known) for one in paragraphs(answer) for line in one.split("\n")]
    named = dict.fromkeys(f"Source: {one.publisher}, {one.source}." for one in answer.provenance)
    beware = [unlinked(caveat.text) for caveat in answer.caveats]
    return "\n".join([unlinked(answer.headline), *said, *beware, *map(unlinked, named)])


def speech(answer: Answer, known: Collection[str]) -> str:
    """The summary, and what there is to choose from where the answer asks back."""
    choices = ", ".join(option.label for option in answer.options)
    return with_sites(f"{answer.summary} You can choose: {choices}." if choices else answer.summary, known)
