"""How far off its target a figure may be and still be amber, from a scorecard's own words: proposed, never assumed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from data_layer.council_facts import ToleranceKind
from data_layer.scorecards.errors import AnswerFault
from data_layer.scorecards.model import Imported, Measure, Target, Tolerance
from data_layer.scorecards.questions import Asking, Kind, Question
from data_layer.scorecards.units import unit_word

NO_TOLERANCE = Tolerance(ToleranceKind.NONE, None)
NONE_SAID = re.compile(r"none|no(?:t applicable| tolerance)?|nil|zero|n/?a|-|–|0(?:\.0*)? ?%?", re.IGNORECASE)
SAID = re.compile(
    r"(?:tolerance(?: of)?:? ?|within ?|up to ?|by ?)*(?:plus or minus|\+ ?/ ?[-−–]|±|[-−–+])? ?(?P<pound>£)? ?"
    r"(?P<amount>\d[\d,]*(?:\.\d+)?|\.\d+) ?(?P<unit>.*?)(?P<target> (?:of|off|from) (?:the |its )?target)?",
    re.IGNORECASE,
)
PERCENT = re.compile(r"%|per ?cent", re.IGNORECASE)
POINTS = re.compile(r"(?:% ?|percentage ?|per ?cent ?|p)?(?:points?|pts?|p)|% ?pts?", re.IGNORECASE)
OWN_UNIT = re.compile(r"in (?:the|its) (?:measure's )?unit", re.IGNORECASE)
MOST_PERCENT = 50  # from half of the target on, the words may be a threshold and not a distance


def with_tolerances(found: Imported, asking: Asking) -> Imported:
    """Each target with what its words of tolerance mean, where someone has said so. Raises AnswerFault."""
    measures = {measure.key: measure for measure in found.measures}
    return replace(found, targets=tuple(with_tolerance(target, measures, asking) for target in found.targets))


def with_tolerance(target: Target, measures: Mapping[str, Measure], asking: Asking) -> Target:
    measure = measures.get(target.measure)
    if not target.tolerance or target.value is None or target.period is None or measure is None:
        return target
    question = question_of(target.tolerance, measure.unit)
    answer = asking.ask(question)
    if answer is None:
        return target
    meant = meanings(answer, measure.unit)
    if len(meant) != 1 or answer.isdigit():  # a bare number may be that of a choice
        raise AnswerFault(question.text, answer, f"{', '.join(question.choices)}, or another number in such words")
    return replace(target, tolerated=meant[0])


def question_of(text: str, unit: str | None) -> Question:
    """One for all measures of the same kind of unit that have the same words beside their targets."""
    possible = meanings(text, unit)
    plain = possible[0] if len(possible) == 1 and not may_be_threshold(possible[0]) else None
    counted = "measures in %" if unit == "%" else "measures without a unit" if unit is None else "other measures"
    offered = possible or [Tolerance(ToleranceKind.RELATIVE, 5.0), Tolerance(ToleranceKind.ABSOLUTE, 2.0)]
    return Question(
        Kind.TOLERANCE,
        f"{text} ({counted})",
        f"What does the tolerance {text!r} of {counted} allow? Amber is a miss of no more than that.",
        tuple(dict.fromkeys(in_words(each, unit) for each in [*offered, NO_TOLERANCE])),
        "these targets are met or missed, without amber",
        in_words(plain, unit) if plain else None,
        "its words allow no other reading" if plain else None,
        free=not possible,
    )


def meanings(text: str, unit: str | None) -> list[Tolerance]:
    """What words may mean for a measure in this unit, none where they are not understood.

    A percentage of a measure in % may be points or a part of the target; so may a number below 1, which a spreadsheet
    may show as a percentage.
    """
    plain = " ".join(text.split()).strip(" .")
    if NONE_SAID.fullmatch(plain):
        return [NO_TOLERANCE]
    said = SAID.fullmatch(plain)
    if said is None:
        return []
    amount = float(said["amount"].replace(",", ""))
    absolute, relative = Tolerance(ToleranceKind.ABSOLUTE, amount), Tolerance(ToleranceKind.RELATIVE, amount)
    given = said["pound"] or said["unit"].strip()
    if PERCENT.fullmatch(given):
        sure = bool(said["target"]) or unit not in {"%", None}
        return [relative] if sure else [absolute, relative]
    if said["target"] and given:
        return []
    points = unit in {"%", None} and POINTS.fullmatch(given)
    if points or OWN_UNIT.fullmatch(given) or (given and unit and same_unit(given, unit)):
        return [absolute]
    if given:
        return []
    if amount >= 1:
        return [absolute]
    share = round(amount * 100, 10)
    percent = [Tolerance(ToleranceKind.RELATIVE, share)]
    return [absolute, *([Tolerance(ToleranceKind.ABSOLUTE, share)] if unit in {"%", None} else []), *percent]


def same_unit(said: str, unit: str) -> bool:
    return said.casefold() == unit.casefold() or unit_word(said) == (unit_word(unit) or unit)


def may_be_threshold(meant: Tolerance) -> bool:
    return meant.kind is ToleranceKind.RELATIVE and meant.amount is not None and meant.amount >= MOST_PERCENT


def in_words(meant: Tolerance, unit: str | None) -> str:
    """Words that `meanings` reads in one way only."""
    if meant.amount is None:
        return "none"
    if meant.kind is ToleranceKind.RELATIVE:
        return f"{meant.amount:.10g}% of the target"
    if unit == "%":
        return f"{meant.amount:.10g} percentage point{'' if meant.amount == 1 else 's'}"
    return f"{meant.amount:.10g} in the measure's unit"
