"""Words of a whole question that take its time or its place from the question before: "in that same year"."""

from __future__ import annotations

import re

from actions.reading import Reading
from bot.understanding.frame import Frame
from bot.understanding.hearing import Heard

TIMES = r"(?:years?|quarters?|(?:three )?months?|periods?|dates?|points? in time|time)"
PLACES = r"(?:councils?|count(?:y|ies)|cit(?:y|ies)|towns?|boroughs?|districts?|authorit(?:y|ies)|places?|areas?)"
THAT_TIME = re.compile(
    rf"\bsame {TIMES}\b(?! (?:last|a) year| as\b)|\b(?:in|for|over|during|of|from|at|by) (?:that|those) {TIMES}\b|"
    rf"\bthat (?:year|quarter|month)$"
)
THAT_PLACE = re.compile(rf"\bsame {PLACES}\b|\b(?:in|for|at|of) (?:that|those) {PLACES}\b")


def refer_back(frame: Frame, heard: Heard, last: Reading) -> None:
    """Time and place that the words point back to; a question that follows on the last keeps them anyway."""
    said = heard.text.lower.rstrip(" .?!")
    if last.period and "period" not in frame.said and THAT_TIME.search(said):
        frame.period = last.period
        frame.carried.append("period")
        frame.said.add("period")
    if last.areas and not frame.areas and THAT_PLACE.search(said):
        frame.areas = last.areas
        frame.carried.append("area")
        frame.said.add("area")
