"""What a part of a sentence says of a whole series: "has never been above 30%", "used to be over 35%", "peaked in 2010"."""

# ruff: noqa: E501  a pattern cut in two is harder to read than a long one

from __future__ import annotations

import re
from dataclasses import replace

from data_layer.claims.cues import ENDS
from data_layer.claims.masked import Found, Masked
from data_layer.claims.model import Bound, Claim, ClaimKind, Often, Sense
from data_layer.claims.numbers_said import NumberSaid, numbers_in
from data_layer.claims.said_changes import figure_said

CUES = (
    (re.compile(r"\b(?:never|not once|at no (?:time|point))\b"), Often.NEVER),
    (re.compile(r"\b(?:always|throughout|at all times|consistently|all along)\b"), Often.ALWAYS),
    (re.compile(r"\b(?:used to|(?:was|were|had|has|have) (?:once|previously|formerly)|once (?:was|were|stood|had|reached|hit)|at one (?:time|point))\b"), Often.ONCE),
)  # fmt: skip
BEEN_SINCE = re.compile(r"\b(?:has|have|had|'s|'ve)(?P<no>n['’]t| not)? (?:been|stayed|remained|stood|kept)\b")
# between the cue and the number: "never dropped below", "has always been at"
LEADS = re.compile(
    r"(?: (?:be|been|being|is|are|was|were|has|have|had|stayed|remained|stood|kept|at|to|gone|went|go|goes|come|came|sunk|sank|got|fallen|dropped|dipped|slipped|declined|risen|climbed|grown|increased|reached|exceeded|topped|hit|as high as|as low as|up|down|any))*\s?$"
)
AT_LEAST, AT_MOST = re.compile(r"\b(?:reached|topped|hit|as high as|up to) $"), re.compile(r"\b(?:as low as|down to) $")
EXCEEDED = re.compile(r"\bexceeded $")
NEVER_BEEN = re.compile(
    r"\b(?:never|not) (?:before )?(?:been|was|were|gone|stood) (?:any |this |so |as )?(?P<end>higher|lower|better|worse|high|low|good|bad|greater|smaller|bigger)\b(?: (?:than )?(?:it is |they are |this |that )?(?:now|today|this|that|(?:than )?(?:in )?(?=<p)|$))?"
)
THAN_EVER = re.compile(
    r"\b(?P<end>higher|lower|better|worse|greater|more|fewer|less) than (?:it has |they have |it's )?ever\b(?: (?:been|before)){0,2}"
)
PEAKED = re.compile(
    r"\bpeaked\b(?: at (?=<p))?|\b(?:bottomed out|troughed)\b|\b(?:was|were|stood|is|are|reached|hit|had) (?:at )?(?:its|their|a|an) (?:all[- ]time |record )?(?P<end>peak|highest|lowest|best|worst|high|low)(?: (?:point|level|ever))?(?=(?: in| at| during| back in)? <p)"
)
OPPOSITE = {"higher": Sense.HIGHER, "high": Sense.HIGHER, "greater": Sense.HIGHER, "bigger": Sense.HIGHER, "more": Sense.HIGHER,
            "lower": Sense.LOWER, "low": Sense.LOWER, "smaller": Sense.LOWER, "fewer": Sense.LOWER, "less": Sense.LOWER,
            "better": Sense.BETTER, "good": Sense.BETTER, "worse": Sense.WORSE, "bad": Sense.WORSE}  # fmt: skip


def histories_in(part: Masked) -> Found:
    """Empty where nothing of the kind is said, or not so that a rule here reads it."""
    for pattern in (PEAKED, NEVER_BEEN, THAN_EVER):
        if match := pattern.search(part.text):
            return Found([record(part, match, whole=pattern is PEAKED)], [match.span()])
    numbers = numbers_in(part.text)
    if len(numbers) != 1:
        return Found()
    [number] = numbers
    before = part.text[: number.start]
    for pattern, often in CUES:
        match = pattern.search(before)
        if match and LEADS.fullmatch(before[match.end() :]):
            used = (match.start(), number.end)
            return Found([throughout(part, bounded(number, before), often)], [used])
    since, been = part.since(), BEEN_SINCE.search(before)
    if since and since.spans and since.newest is None and been and LEADS.fullmatch(before[been.end() :]):
        often = Often.NEVER if been["no"] else Often.ALWAYS
        return Found([throughout(part, number, often)], [(been.start(), number.end)])
    return Found()


def record(part: Masked, match: re.Match[str], *, whole: bool) -> Claim:
    """`whole`: of all that is held, before and after. "Never higher than in 2010/11" is of that time too."""
    end = match.groupdict().get("end")
    low = match[0].startswith(("bottomed", "troughed"))
    sense = Sense.LOWER if low else Sense.HIGHER if end is None else OPPOSITE.get(end) or ENDS[end]
    since, period = part.since(), part.period()
    run = since is not None and since.spans
    if not run and (since or whole):
        since, period, whole = None, period or since, True
    return Claim(
        kind=ClaimKind.RECORD, words=part.words(), sense=sense, since=since, period=period,
        often=Often.ALWAYS if whole else None,
    )  # fmt: skip


def throughout(part: Masked, number: NumberSaid, often: Often) -> Claim:
    said = figure_said(number, part, None)
    return said.model_copy(update={"often": often, "since": part.since() or part.period()})


def bounded(number: NumberSaid, before: str) -> NumberSaid:
    if number.bound is not Bound.EXACT:
        return number
    for pattern, bound in ((AT_LEAST, Bound.AT_LEAST), (AT_MOST, Bound.AT_MOST), (EXCEEDED, Bound.OVER)):
        if pattern.search(before):
            return replace(number, bound=bound)
    return number
