"""Where what was learned from thousands of wordings overrules the rules, and where it must not."""

from __future__ import annotations

import re
from collections.abc import Mapping

from actions.reading import TALK, Kind, MissingKind, Reading
from bot.understanding.decide_kind import SUBJECT_KINDS
from bot.understanding.hearing import Heard

LIKELY = 0.65  # before the rules are overruled
UNSETTLED = 0.3  # enough where the rules have nothing to say
TALK_UNSETTLED = 0.4  # a word that nobody knows is sooner asked about than taken for talk
PLAIN = 0.8  # before a plain figure is given where more was asked in so many words
ALL_BUT_SURE = 0.8  # before a question with a subject of ours is taken for talk
LIKELY_ELSEWHERE = 0.55  # before a follow-up turns to another kind
NEVER = {Kind.CLARIFY}  # whether something must be asked back is seen in the data
WITHOUT_SUBJECT = TALK | {Kind.EARLY_WARNING}  # whatever else is named


def second_thought(ruled: Reading, heard: Heard, scores: Mapping[Kind, float]) -> Kind | None:
    """The kind to answer instead of the ruled one, or the same where it is seconded; None where nothing was learned."""
    meant = max((kind for kind in scores if kind not in NEVER), key=lambda kind: scores[kind], default=None)
    if meant is None or scores[meant] < needed(meant, ruled, heard) or not fits(meant, ruled, heard):
        return None
    return meant


def needed(meant: Kind, ruled: Reading, heard: Heard) -> float:
    """How likely it must be."""
    if meant in TALK and heard.chosen.named:
        return ALL_BUT_SURE
    if ruled.kind is Kind.CLARIFY:
        return TALK_UNSETTLED if meant in TALK else UNSETTLED
    return PLAIN if meant is Kind.PERFORMANCE else LIKELY


# what a few words that follow on a question may turn to, the subject staying the same
TURNED_TO = TALK | {
    Kind.DEFINITION, Kind.BASELINE, Kind.TARGET, Kind.SCRUTINY_QUESTIONS, Kind.EXPLANATION, Kind.EXPORT, Kind.TREND,
    Kind.BRIEFING, Kind.CALENDAR, Kind.COMPARISON, Kind.IMPROVING, Kind.EXCEPTIONS,
}  # fmt: skip
ALL_BUT_SURELY = (TALK - {Kind.SMALLTALK}) | {Kind.COMPARISON, Kind.IMPROVING, Kind.EXCEPTIONS}
SAME = re.compile(r"\bsame\b")  # "do the same with landfill"


def goes_elsewhere(scores: Mapping[Kind, float], heard: Heard) -> Kind | None:
    """What words that follow on the last question ask of it instead; a place or a time alone asks for nothing else."""
    meant = max((kind for kind in scores if kind in TURNED_TO), key=lambda kind: scores[kind], default=None)
    slots = heard.areas or heard.groups or heard.periods or heard.unknown
    if (
        meant is None
        or not heard.contents
        or SAME.search(heard.text.lower)
        or (meant in TALK and (slots or heard.chosen.named))
    ):
        return None
    sure = ALL_BUT_SURE if meant in ALL_BUT_SURELY else LIKELY_ELSEWHERE
    return meant if scores[meant] >= sure else None


def fits(meant: Kind, ruled: Reading, heard: Heard) -> bool:
    """Whether a question that was heard so can be of that kind at all."""
    chosen = heard.chosen
    held = bool(chosen.metrics or chosen.theme)
    if ruled.missing and ruled.missing.kind is MissingKind.SUBJECT:
        return meant in WITHOUT_SUBJECT  # a subject that is not held stays so, whatever is asked of it
    if meant in TALK and (held or chosen.outcome) and not heard.unexplained:
        return meant is ruled.kind  # every word is accounted for by a question of ours
    grouped = ruled.comparators and "comparator" not in {one.what for one in ruled.assumed}
    if meant is Kind.PERFORMANCE and (grouped or ruled.areas[1:] or (ruled.period and ruled.period.spans)):
        return False  # places side by side or a run of years are more than one figure
    if meant is Kind.EXPORT and ruled.kind is Kind.NOT_PERMITTED:
        return False  # "I have it in a spreadsheet, can you load it"
    if meant is Kind.NO_DATA:
        return bool(heard.unexplained) and not chosen.named
    if meant in SUBJECT_KINDS and not held:
        return meant is ruled.kind
    return True
