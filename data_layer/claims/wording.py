"""Takes a sentence about a known measure apart into claims; which measure it is about is known before."""

# ruff: noqa: E501  a pattern cut in two is harder to read than a long one

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from data_layer.claims.cues import BEYOND, CAUSES
from data_layer.claims.masked import Found, Masked
from data_layer.claims.model import Beyond, Claim, ClaimKind
from data_layer.claims.said_changes import YEAR_BEFORE, changes_in
from data_layer.claims.said_positions import positions_in
from data_layer.claims.said_standing import figures_in, records_in, targets_in
from data_layer.periods import PeriodAsked, add_months

PARTS = re.compile(
    r",(?!\d)(?: (?:and|but|while|whereas|although|though|yet))?|;|:(?= )|\b(?:and|but|while|whilst|whereas|although|though|yet)\b| - "
)
# a part that says only when, or beside whom: it belongs to its neighbours
FRAME = re.compile(
    r"(?:compared|in comparison|with|to|against|in|over|since|for|at|on|relative|the|among|amongst|by|than|as|of|from|last|year|"
    r"<[pga]\d+>|&|\s)+"
)
SINCE_THEN = re.compile(r"\bsince(?: then)?$")
VERB = re.compile(r"\b(?:is|are|has|have|was|were|stands?|remains?)\b")
# each takes what it reads out of the way of those behind it
FINDERS: tuple[Callable[[Masked], Found], ...] = (targets_in, records_in, positions_in, changes_in, figures_in)


def claims_of(sentence: Masked) -> list[Claim]:
    """In the order in which they are said; what no figure can check among them. Empty where nothing is claimed."""
    claims: list[Claim] = []
    text = sentence.text
    if cause := CAUSES.search(text):
        text = text[: cause.start()]
    for part in parts_of(sentence.part(text)):
        claims += [in_time_of(claims, claim, part) for claim in claims_of_part(part)]
    if cause:
        claims.append(beyond(sentence.words(cause[0]), Beyond.CAUSE))
    return claims


def in_time_of(before: list[Claim], claim: Claim, part: Masked) -> Claim:
    """The time of what was said before: "was 35.6% in 2010/11 and has fallen since", "was 7.3 in 2023/24, the same as
    England", "was 26.7% in 2023/24, up from 25.1%".
    """
    time = next((each.period for each in reversed(before) if each.period), None)
    if time is None:
        return claim
    if claim.period is YEAR_BEFORE:
        return claim.model_copy(update={"period": year_before(time)})
    if claim.kind is ClaimKind.CHANGE and claim.since is None and SINCE_THEN.search(part.whole):
        return claim.model_copy(update={"since": time})
    goes_on = claim.kind in {ClaimKind.POSITION, ClaimKind.CHANGE} and not VERB.search(part.whole)
    return claim.model_copy(update={"period": time}) if goes_on and not claim.period else claim


def year_before(asked: PeriodAsked) -> PeriodAsked:
    if asked.first is None or asked.last is None:
        return YEAR_BEFORE
    first, last = add_months(asked.first, -12), add_months(asked.last, -12)
    return PeriodAsked(f"the year before {asked.words}", first=first, last=last)


def parts_of(sentence: Masked) -> list[Masked]:
    """Stretches that say something each, with the times and groups that are said of them beside them."""
    said = [each.strip() for each in PARTS.split(sentence.text) if each and each.strip()]
    parts: list[str] = []
    opening: list[str] = []
    for each in said:
        if not FRAME.fullmatch(each):
            parts.append(each)
        elif parts:
            parts[-1] += f" {each}"
        else:
            opening.append(each)
    return [with_opening(sentence.part(part), opening) for part in parts]


def with_opening(part: Masked, opening: list[str]) -> Masked:
    """ "Since 2019, recycling has risen and landfill fallen": the time is that of both."""
    for each in opening:
        frame = part.part(each)
        has_time = part.since() if frame.since() else part.period()
        has_group = part.marks("ga")
        if (frame.marks("p") and not has_time) or (frame.marks("ga") and not has_group):
            part = part.part(f"{part.text} {each}")
    return part


def claims_of_part(part: Masked) -> list[Claim]:
    for pattern, why in BEYOND:
        if why is not Beyond.RANK and pattern.search(part.text):
            return [beyond(part.words(), why)]
    found: list[Claim] = []
    for finder in FINDERS:
        told = finder(part)
        found += told.claims
        part = without(part, told.used)
        if finder is positions_in:
            part = ranks(part, found)
    return found


def ranks(part: Masked, found: list[Claim]) -> Masked:
    pattern = next(pattern for pattern, why in BEYOND if why is Beyond.RANK)
    match = pattern.search(part.text)
    if match is None:
        return part
    found.append(beyond(part.words(), Beyond.RANK))
    return without(part, [match.span()])


def without(part: Masked, used: list[tuple[int, int]]) -> Masked:
    """With what was read put out of sight; times stay, for they hold for all of it."""
    text = part.text
    for start, end in used:
        kept = [each for each in re.split(r"(<p\d+>)", text[start:end])]
        hidden = "".join(each if each.startswith("<p") else re.sub(r"\S", "·", each) for each in kept)
        text = f"{text[:start]}{hidden}{text[end:]}"
    return replace(part, text=text)


def beyond(words: str, why: Beyond) -> Claim:
    return Claim(kind=ClaimKind.UNCHECKABLE, words=words, beyond=why)
