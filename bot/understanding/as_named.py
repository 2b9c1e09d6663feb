"""What is asked of a theme or a part of the council as it is named: no measure like its words is meant instead."""

from __future__ import annotations

import re

from bot.understanding.hearing import Heard

BUDGET = re.compile(r"\b(?:over|under|within|on)? ?budgets?\b|\b(?:over|under)spen\w*", re.IGNORECASE)
# asked of a theme or a part of the council as it is named: no measure like the words is meant instead
OF_A_WHOLE = {"clinic", "changed", "subscribe", "theme_review", "recommended", "risk_register", "actions", "budget"}
# where and when a briefing is read
MEETINGS = re.compile(
    r"(?:scrutiny|committee|panel|executive|cabinet|meeting|council|full|clinic|to(?:morrow|day|night)|\w+day|next|week|"
    r"morning|afternoon|evening)"
)


def is_of_a_whole(heard: Heard) -> bool:
    """Whether a theme or a part of the council is asked about as it is named, and not by words beside it."""
    named = heard.chosen.theme or heard.chosen.outcome
    prepares = bool(heard.operations.sure & {"brief", "ask"}) and all(map(MEETINGS.fullmatch, heard.unexplained))
    return bool(named) and (bool(heard.operations.sure & OF_A_WHOLE) or prepares)
