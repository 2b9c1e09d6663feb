"""What needs attention: reporting by exception, for a theme, a division, a portfolio, a level, or everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.answer import Answer
from actions.base import KindAction
from actions.desk import Desk
from actions.reading import Kind, Reading
from actions.standouts import Words, standouts_answer
from actions.wording.outlook import RISK_WORDS
from data_layer.assessing import Assessment
from data_layer.council_facts import RiskRating
from data_layer.facts import Figure
from data_layer.methods.reasons import Reason
from data_layer.standouts import StandOuts
from data_layer.standouts import exceptions as picked_exceptions

WORDS = Words(
    one="needs attention",
    many="need attention",
    none="stands out as an exception",
    follow_up=lambda about: f"What has improved{about}?",
)


def risk_words(figure: Figure) -> str | None:
    risk = figure.judged.risk if figure.judged else None
    if risk is None:
        return None
    return f"risk {RISK_WORDS[risk.rating]} (likelihood {risk.likelihood} of 5, impact {risk.impact} of 5)"


AT_RISK = replace(
    WORDS,
    one="is at high risk",
    many="are at high risk",
    none="is at high risk of missing its target",
    first=risk_words,
)
SILENT = replace(WORDS, one="misses its target unexplained", many="miss their targets unexplained",
                 none="misses its target without an explanation")  # fmt: skip
HIGH = {RiskRating.HIGH, RiskRating.VERY_HIGH}


class ActionExceptions(KindAction):
    kind = Kind.EXCEPTIONS

    def answer(self, asked: Reading, desk: Desk) -> Answer:
        return exceptions(asked, desk)


def exceptions(asked: Reading, desk: Desk) -> Answer:
    """By subkind "risk" those at high risk, by "no_narrative" those that miss a target and say nothing of it."""
    words = {"risk": AT_RISK, "no_narrative": SILENT}.get(asked.subkind or "", WORDS)

    def pick(judged: Sequence[Assessment]) -> StandOuts:
        return picked_exceptions(kept(judged, asked.subkind), desk.catalogue, desk.viewer.now)

    return standouts_answer(asked, desk, pick, words)


def kept(judged: Sequence[Assessment], subkind: str | None) -> list[Assessment]:
    """All are looked at; those that the subkind does not ask for lose their reasons."""
    if subkind == "risk":
        return [each if each.risk in HIGH else replace(each, reasons=()) for each in judged]
    if subkind == "no_narrative":
        return [each if Reason.RED_WITHOUT_NARRATIVE in each.reasons else replace(each, reasons=()) for each in judged]
    return list(judged)
