"""A card and what goes with it: Teams parts a card from text, so each goes alone."""

from __future__ import annotations

from typing import NamedTuple

from microsoft_teams.cards.core import AdaptiveCard


class Message(NamedTuple):
    """`summary`: what a notification says; `answer_id`: None for what is no answer, such as a welcome."""

    card: AdaptiveCard
    summary: str
    answer_id: str | None = None
