"""What a part of a sentence says of a figure by itself: its value, its place in its own history, and its target."""

from __future__ import annotations

import re

from data_layer.claims.cues import ABOVE_TARGET, BELOW_TARGET, ENDS, MISSED, NOT, REACHED, RECORD
from data_layer.claims.masked import Found, Masked
from data_layer.claims.model import Bound, Claim, ClaimKind, Sense, Size
from data_layer.claims.numbers_said import WORDS, NumberSaid, numbers_in
from data_layer.claims.said_changes import figure_said
from data_layer.periods import PeriodAsked

STANDS = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|at|of|to|reached|hit|had|have|has|now|just|only|with|than|totals?|totalled|numbers?|"
    r"<s\d+>)|:|^)(?: (?:now|still|just|only|currently|about|the|a|put at|running at|some|also|that))* ?$"
)
NO_FIGURE = re.compile(r"\bby (?:a )?$")
TARGETS = (
    (MISSED, Sense.WORSE), (REACHED, Sense.BETTER), (ABOVE_TARGET, Sense.HIGHER), (BELOW_TARGET, Sense.LOWER),
)  # fmt: skip
AT_THE_TIME = re.compile(r"^(?: (?:of|<s\d+>|back|was|were))* (?P<time><p\d+>)")
OPENS = re.compile(r"^(?:in |back )?(?P<time><p\d+>)")
QUANTITIES: list[tuple[re.Pattern[str], float, Bound]] = [
    (re.compile(r"\b(?:nearly|almost) (?:all|every)\b"), 100.0, Bound.NEARLY),
    (re.compile(r"\b(?:the )?(?:vast )?(?:most|majority)\b(?: of)?"), 50.0, Bound.OVER),
    (re.compile(r"\b(?:all|every)\b(?: of)?"), 100.0, Bound.EXACT),
    (re.compile(r"\b(?:no|none)\b(?: of)?"), 0.0, Bound.EXACT),
]  # fmt: skip
NEARBY = 30
DECADE = 10


def figures_in(part: Masked) -> Found:
    """Numbers that no change and no comparison has used."""
    found = Found()
    for number in numbers_in(part.text):
        before = part.text[: number.start]
        told = number.size in {Size.PERCENT, Size.POUNDS} or number.per or STANDS.search(before)
        if number.size is Size.POINTS or NO_FIGURE.search(before) or not told:
            continue
        claim = figure_said(number, part, part.period() or time_of(part, number))
        found.claims.append(claim.model_copy(update={"denied": bool(NOT.search(before[-NEARBY:].rstrip()))}))
        found.used.append((number.start, number.end))
    return found


def time_of(part: Masked, number: NumberSaid) -> PeriodAsked | None:
    """ "Was below 30% ten years ago": a time counted back, which of a change would be its start."""
    behind = AT_THE_TIME.match(part.text[number.end :]) or OPENS.match(part.text)
    asked = part.slots[behind["time"]].period if behind else None
    counted = asked is not None and not asked.spans and asked.newest is None
    return asked if counted and asked and (asked.years_back or asked.steps_back or asked.ended_by) else None


def quantities_in(part: Masked) -> Found:
    """ "Most are good", "no families were there": more than half, all, none; where nothing else is said."""
    for pattern, amount, bound in QUANTITIES:
        if match := pattern.search(part.text):
            size = Size.COUNT if amount == 0 else Size.PERCENT
            number = NumberSaid(*match.span(), amount, 0.0, size, bound)
            return Found([figure_said(number, part, part.period())], [match.span()])
    return Found()


def records_in(part: Masked) -> Found:
    found = Found()
    for match in RECORD.finditer(part.text):
        ways = [match[each] for each in ("end", "level", "peak") if match[each]]
        since = part.since()
        if match["years"]:
            years = DECADE if "decade" in match[0] else years_of(match["years"])
            if years is None:
                continue
            since = PeriodAsked(f"{years} years", spans=True, newest=years)
        elif match["end"] and match[0].endswith(">") and since is None:
            continue
        found.claims.append(
            Claim(
                kind=ClaimKind.RECORD, words=part.words(), sense=ENDS[ways[0]], since=since, period=part.period(),
                denied=bool(NOT.search(part.text[max(0, match.start() - NEARBY) : match.start()].rstrip())),
            )
        )  # fmt: skip
        found.used.append(match.span())
        found.passed.append(match["of"] or "")
    return found


def years_of(word: str) -> int | None:
    return int(word) if word.isdigit() else WORDS.get(word)


def targets_in(part: Masked) -> Found:
    """A target missed before one that is met: "failed to meet its target" holds both."""
    for pattern, sense in TARGETS:
        if match := pattern.search(part.text):
            before = part.text[max(0, match.start() - NEARBY) : match.start()].rstrip()
            claim = Claim(
                kind=ClaimKind.TARGET, words=part.words(), sense=sense, period=part.period(),
                denied=bool(NOT.search(before)),
            )  # fmt: skip
            return Found([claim], [match.span()])
    return Found()
