"""The last Reading as context: a follow-up changes what it says and keeps the rest; a full question starts afresh."""

# ruff: noqa: E501  a pattern or a list of words cut in two is harder to read than a long one

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from actions.reading import Kind, MissingKind, Reading, Scope, ScopeKind
from bot.understanding.frame import Frame
from bot.understanding.hearing import Heard
from data_layer.periods import PeriodAsked, add_months

# a few small words and one slot: "and Derby?", "what about last year", "same for core cities", "no, unallocated"
MARKER = re.compile(
    r"^(?:(?:ok|okay|right|yes|so|thanks|thank you|great|sorry|oh|hmm|well|actually|now|then|please)[ ,]+)*"
    r"(?:and|but|or|what about|how about|what of|same|the same|also|compared?|versus|vs|against|for|in|since|over|instead|try|make it|just|only|show (?:me )?(?:that|it|this)|with|as an?|do the same)\b"
    r"|^now (?:the|for|do|try|with|on)\b|^(?:\S+ ){1,5}(?:too|as well|also)(?:$|[?.! ]+$)"
)
CORRECTION = re.compile(
    r"^(?:(?:oh|sorry|apologies|hmm|wait|er|um|ah)[ ,]+)*(?:no|nope|not|sorry|apologies|wrong|actually|i meant|i mean|i said|i should have said|i was asking|i wanted|rather|correction|"
    r"that is not|that isn't|that's not)\b"
)
# "not recycling, landfill": what follows "not" is put aside
PUT_ASIDE = re.compile(
    r"\bnot\s+(?:the |for |in |about )*(?P<aside>[^,.;]+?)(?:\s*(?:,|but|-)\s*)(?P<rest>.+)$", re.IGNORECASE
)
TRAILING_NOT = re.compile(r"(?P<rest>.+?)[\s,]+(?:and )?not\s+(?:the |for |in |about )*[^,.;]+$", re.IGNORECASE)
# "landfill, not recycling"
NOT_THAT = re.compile(r", ?(?:and )?not \w")
# kinds that a change of place, time or measure keeps; others are asked once and then spoken about
LASTING = {Kind.PERFORMANCE, Kind.COMPARISON, Kind.TREND, Kind.TARGET, Kind.BASELINE, Kind.EXCEPTIONS, Kind.IMPROVING, Kind.BRIEFING, Kind.SCRUTINY_QUESTIONS, Kind.DEFINITION, Kind.EXPLANATION, Kind.CALENDAR, Kind.EXPORT, Kind.EARLY_WARNING}  # fmt: skip
SWAP = re.compile(r"\b(?:swap|swop|replace|exchange|switch|change|instead of|rather than|in place of)\b")
JUST = re.compile(r"^(?:ok |okay |no |and |so |well )*(?:just|only)\b")
LONGEST_ANSWER = 6  # words
ENOUGH = 4  # words that say something beside "no, sorry"
LONGEST, LONGEST_CORRECTION = 9, 14  # words of one that names a subject
# a single time asked of one of these asks for the figure of that time
OF_A_FIGURE = {Kind.PERFORMANCE, Kind.COMPARISON}
OF_NO_PERIOD = {Kind.TREND, Kind.EXPLANATION, Kind.DEFINITION, Kind.BASELINE, Kind.CALENDAR, Kind.EARLY_WARNING}

LISTS = {Kind.EXCEPTIONS, Kind.IMPROVING}
FOR_A_BODY = LISTS | {Kind.BRIEFING, Kind.SCRUTINY_QUESTIONS}
OF_COUNCIL = {Kind.EARLY_WARNING, Kind.COMMITMENTS, Kind.OUTCOME, Kind.HELP}  # never of one measure
OF_ALL = OF_COUNCIL | {Kind.CATALOGUE}
THERE = re.compile(r"\b(?:there|in which|of which|among|else|rest)\b")
# a sentence of its own
WHOLE = re.compile(
    r"^(?:(?:ok|okay|right|so|now|thanks|please)[ ,]+)*(?:what|which|who|where|how|is|are|do|does|did|have|has|can)\b"
)


def has_subject(last: Reading | None) -> bool:
    none = {ScopeKind.METRIC, ScopeKind.TERM}
    return last is not None and (bool(last.metrics) or last.scope.kind not in none)


def kind_meant(last: Reading) -> Kind:
    """What the last question was after, where it met a refusal or was asked back."""
    if last.kind in {Kind.CLARIFY, Kind.NO_DATA} and last.subkind in set(Kind):
        return Kind(last.subkind)
    return last.kind


def is_correction(heard: Heard) -> bool:
    return bool(CORRECTION.match(heard.text.lower) or NOT_THAT.search(heard.text.lower))


def names_instead(heard: Heard) -> bool:
    """ "sorry, population": puts the subject right and asks for nothing else."""
    nothing_else = heard.operations.sure <= {"value"} and not (heard.periods or heard.areas or heard.groups)
    return bool(heard.chosen.metrics) and nothing_else and is_correction(heard)


def only_denies(heard: Heard) -> bool:
    """ "no", "that's not what I asked": wrong, and nothing said of what would be right."""
    return bool(CORRECTION.match(heard.text.lower)) and heard.says_nothing and not heard.unexplained


def is_marked(heard: Heard) -> bool:
    return bool(MARKER.match(heard.text.lower)) or is_correction(heard)


def without_aside(text: str) -> str:
    """ "not recycling, landfill" -> "landfill"; "landfill, not recycling" -> "landfill"."""
    if found := PUT_ASIDE.search(text):
        return found["rest"]
    found = TRAILING_NOT.match(text)
    return (
        found["rest"]
        if found and (len(found["rest"].split()) >= ENOUGH or not CORRECTION.match(found["rest"].lower() + " "))
        else text
    )


def follows(heard: Heard, last: Reading | None) -> bool:
    """Whether the words need the last question to be whole."""
    if last is not None and last.kind is Kind.CLARIFY and not has_subject(last):
        return answers_what_was_missing(heard)
    if not has_subject(last) or heard.everything:
        return False
    if heard.chosen.named:
        longest = LONGEST_CORRECTION if is_correction(heard) else LONGEST
        return is_marked(heard) and len(heard.text.tokens) <= longest and not asks_whole_question(heard)
    return True


def ranges_over_all(kind: Kind | None, heard: Heard, last: Reading) -> bool:
    """Whether something is asked of the whole council, whatever was asked before: "are we keeping our promises?"."""
    if kind not in OF_ALL | LISTS or points_back(heard) or is_marked(heard) or heard.tells_peers:
        return False
    if last.metrics and kind in OF_COUNCIL:
        return True
    in_turn = kind in LISTS and last.kind in LISTS  # "what's got better" after what got worse in a theme
    return bool(WHOLE.match(heard.text.lower)) and not in_turn


def points_back(heard: Heard) -> bool:
    """To what is in hand: "it", "of those", "what else"."""
    return heard.refers or bool(THERE.search(heard.text.lower))


def answers_what_was_missing(heard: Heard) -> bool:
    """Few words that name the measure which a question lacked: its place and time are those of that question."""
    few = len(heard.text.tokens) <= LONGEST_ANSWER
    return few and bool(heard.chosen.metrics) and heard.operations.sure <= {"value"} and not asks_whole_question(heard)


def asks_whole_question(heard: Heard) -> bool:
    """A marker before a question that names all it needs ("and what is the recycling rate in Derby?")."""
    others = heard.operations.sure - {"value"}
    return bool(others or heard.areas) and bool(
        re.search(r"\b(?:is|are|was|were|does|do|did|has|have|how)\b", heard.skeleton)
    )


def for_a_body(frame: Frame, last: Reading) -> None:
    """ "and for the Executive Panel?" after a briefing on waste: the same, for that body."""
    if frame.scope.kind is ScopeKind.LEVEL and last.scope.kind is not ScopeKind.LEVEL and last.kind in FOR_A_BODY:
        frame.body, frame.scope = frame.scope.id, Scope(kind=ScopeKind.METRIC)


def keep(frame: Frame, last: Reading) -> None:
    """Slots that the words left open come from the last question."""
    if not frame.about_something:
        frame.metrics, frame.scope = last.metrics, last.scope
        frame.carried.append("metric" if last.metrics else "scope")
    assumed = {one.what for one in last.assumed}
    if not frame.areas and last.areas:
        frame.areas = last.areas
        kept = [one for one in last.assumed if one.what == "area"]
        frame.assumed += kept
        if not kept:
            frame.carried.append("area")
    if not frame.comparators and last.comparators and "area" not in frame.said:
        frame.comparators, frame.group_words = last.comparators, ""
        kept = [one for one in last.assumed if one.what == "comparator"]
        frame.assumed += kept
        if not kept:
            frame.carried.append("comparator")
    elif not frame.comparators and last.comparators and "comparator" not in assumed:
        frame.comparators = last.comparators
        frame.carried.append("comparator")
    if "period" not in frame.said and last.period is not None:
        frame.period = last.period
        frame.carried.append("period")


def let_go(frame: Frame, last: Reading) -> None:
    """Where the last question was refused for its place or its time, what asks for no such figure goes without it."""
    refused = last.missing.kind if last.kind is Kind.NO_DATA and last.missing else None
    if refused is MissingKind.AREA and "area" in frame.carried and frame.kind not in {*OF_A_FIGURE, Kind.TREND}:
        frame.areas = ()
        frame.carried.remove("area")
    if refused is MissingKind.PERIOD and "period" in frame.carried and frame.kind not in OF_A_FIGURE:
        frame.period = None
        frame.carried.remove("period")


def with_named_councils(frame: Frame, last: Reading, heard: Heard) -> None:
    """In a comparison of named councils a new one takes the other's place; "compare with Derby" adds Derby."""
    if not frame.areas or "area" not in frame.said:
        return
    if heard.tells_peers and len(frame.areas) <= 2:
        own = [area for area in last.areas[:1] if area not in frame.areas]
        by_name = {code for one in heard.areas for code in one.codes}
        named = tuple(area for area in frame.areas if area in by_name) or frame.areas
        frame.areas = (*own, *(named if own else frame.areas))
    elif len(last.areas) > 1 and len(frame.areas) == 1 and kind_meant(last) is Kind.COMPARISON:
        frame.areas = tuple(dict.fromkeys((last.areas[0], frame.areas[0])))


def swapped(frame: Frame, last: Reading, heard: Heard) -> None:
    """ "swap Liverpool for Leeds": of two councils named, the one in hand gives way to the other.

    "Just Leeds" of a group stands beside the council that the group was for.
    """
    if last.comparators and len(frame.areas) == 1 and frame.areas[0] not in last.areas and JUST.match(heard.text.lower):
        frame.areas = (*last.areas[:1], *frame.areas)
    old = [area for area in frame.areas if area in last.areas]
    new = [area for area in frame.areas if area not in last.areas]
    if len(old) == 1 and len(new) == 1 and SWAP.search(heard.text.lower):
        frame.areas = tuple(new[0] if area == old[0] else area for area in last.areas)


def shifted(period: PeriodAsked, last: Reading) -> PeriodAsked:
    """ "the year before" counts from the figure in hand."""
    held = last.period
    if held is None or held.spans:
        return period
    if held.months and period.years_back is not None:
        return replace(held, words=period.words, years_back=(held.years_back or 0) + period.years_back)
    if held.years_back is not None and period.years_back is not None:
        return replace(period, years_back=held.years_back + period.years_back, from_today=held.from_today)
    if held.months and period.steps_back is not None:
        return replace(held, words=period.words, months=stepped(held.months, period.steps_back))
    if held.steps_back is not None and period.steps_back is not None:
        return replace(period, steps_back=held.steps_back + period.steps_back)
    if held.years_back is not None and period.steps_back is not None:  # of yearly figures a step is a year
        return replace(held, words=period.words, years_back=held.years_back + period.steps_back)
    if held.first and held.last and (period.years_back or period.steps_back):
        length = round((held.last - held.first).days / 30.44) or 3
        months = -12 * period.years_back if period.years_back else -length * (period.steps_back or 0)
        return PeriodAsked(period.words, moved(held.first, months), moved(held.last, months))
    return period


def stepped(months: tuple[int, int], back: int) -> tuple[int, int]:
    """So many times as many months before, or after for a number below zero."""
    length = (months[1] - months[0]) % 12 + 1
    first, last = ((month - 1 - back * length) % 12 + 1 for month in months)
    return first, last


def moved(day: date, months: int) -> date:
    """The same day of another month, the end of a month staying an end."""
    end = add_months(day.replace(day=1), 1).toordinal() - 1 == day.toordinal()
    if not end:
        return add_months(day, months)
    return date.fromordinal(add_months(day.replace(day=1), months + 1).toordinal() - 1)


def kind_kept(last: Reading, frame: Frame) -> Kind | None:
    """The kind of a follow-up that asks for nothing new itself."""
    kind = kind_meant(last)
    if frame.scope.kind is ScopeKind.OUTCOME and "scope" not in frame.carried:
        return Kind.OUTCOME
    if "comparator" in frame.said:
        return kind if kind in {Kind.TREND, Kind.EXPORT, Kind.BRIEFING} else Kind.COMPARISON
    if "period" in frame.said and frame.period is not None:
        if frame.period.spans or frame.period.newest:
            return Kind.TREND
        return Kind.PERFORMANCE if kind in OF_NO_PERIOD else kind
    if kind is Kind.COMPARISON and len(frame.areas) == 1 and not frame.comparators:
        return Kind.COMPARISON
    return kind if kind in LASTING else None
