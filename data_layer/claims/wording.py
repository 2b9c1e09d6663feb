"""Takes a sentence about a known measure apart into claims; which measure it is about is known before."""

# ruff: noqa: E501  a pattern cut in two is harder to read than a long one

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from data_layer.claims.cues import BEYOND, BUILDING, CAUSES, NOT_ONLY
from data_layer.claims.masked import Found, Masked
from data_layer.claims.model import Beyond, Claim, ClaimKind
from data_layer.claims.said_changes import YEAR_BEFORE, changes_in
from data_layer.claims.said_histories import histories_in
from data_layer.claims.said_positions import among, positions_in
from data_layer.claims.said_standing import figures_in, quantities_in, records_in, targets_in
from data_layer.claims.unread import unread_of
from data_layer.periods import PeriodAsked, add_months

PARTS = re.compile(
    r",(?!\d)(?: (?:and|but|while|whereas|although|though|yet))?|;|:(?= )|\b(?:and|but|while|whilst|whereas|although|though|yet)\b| - "
)
# what looks like a joint and is none: "between 5 and 9 points", "in all but one of the years"
WHOLE = re.compile(
    r"\bbetween [^,;]{1,40}? and\b|\b(?:all|none|nothing|anything|everything|last|can(?:not|['’]t)(?: help)?) but\b|"
    r"\b(?:years?|quarters?|times?|months?) but (?:one|two|once|twice)\b(?! of)"
)
# a part that says only when, or beside whom: it belongs to its neighbours
FRAME = re.compile(
    r"(?:compared|in comparison|with|to|against|in|over|since|for|at|on|relative|the|among|amongst|by|than|as|of|from|last|year|"
    r"<[pga]\d+>|&|\s)+"
)
# it holds of what stands before it: "if you exclude garden waste"
CONDITION = re.compile(
    r"(?:but |and |only |even )?(?:if|unless|except|excluding|excl|apart from|without|when|where|provided|as long as|once|until|not counting|leaving out|at least (?:in|for|among)|other than|in terms of|only)\b",
    re.IGNORECASE,
)
# "rose 1.6 points, more than England": of how far it moved, not of where it stands
MOVED_MORE = re.compile(
    r"(?:and |but |yet |though |by |even |far |much |a (?:lot|little|bit) |slightly |still |albeit |only )*"
    r"(?:more|less|further|as (?:much|far|fast))\b(?! (?:of|people|households|residents|families|children)\b)"
)
SINCE_THEN = re.compile(r"\bsince(?: then)?$")
VERB = re.compile(r"\b(?:is|are|has|have|was|were|stands?|remains?)\b")
# each takes what it reads out of the way of those behind it
FINDERS: tuple[Callable[[Masked], Found], ...] = (
    histories_in,
    targets_in,
    records_in,
    positions_in,
    changes_in,
    figures_in,
    quantities_in,
)
RANKS = BEYOND[-1][0]  # of which a comparison may be read first


def claims_of(sentence: Masked) -> list[Claim]:
    """In the order in which they are said; what no figure can check among them. Empty where nothing is claimed."""
    claims: list[Claim] = []
    text = sentence.text
    if cause := CAUSES.search(text):
        text = text[: cause.start()]
    parts = [(part, *claims_of_part(part)) for part in parts_of(sentence.part(text))]
    beside = [words for part, said, words in parts if words and not said and narrows(part)]
    for part, said, words in parts:
        claims += [in_time_of(claims, narrowed(claim, beside), part) for claim in said]
        if words and not said and not narrows(part):
            claims.append(beyond(part.words(), Beyond.NOT_UNDERSTOOD, words))
    if not any(said for _, said, _ in parts):
        claims = []  # nothing is said that a rule reads
    if cause:
        claims.append(beyond(sentence.words(cause[0]), Beyond.CAUSE))
    return claims


def narrows(part: Masked) -> bool:
    return CONDITION.match(part.whole) is not None or not VERB.search(part.whole)


def narrowed(claim: Claim, beside: list[str]) -> Claim:
    """With what stands beside it between commas: "recycling, in the city centre, is up"."""
    return claim.model_copy(update={"unread": " ".join([claim.unread, *beside]).strip()}) if beside else claim


def in_time_of(before: list[Claim], claim: Claim, part: Masked) -> Claim:
    """The time of what was said before: "was 35.6% in 2010/11 and has fallen since", "was 7.3 in 2023/24, the same as
    England", "was 26.7% in 2023/24, up from 25.1%".
    """
    if (
        claim.kind is ClaimKind.POSITION
        and before
        and before[-1].kind is ClaimKind.CHANGE
        and MOVED_MORE.match(part.whole)
    ):
        return beyond(claim.words, Beyond.GAP)
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
    text, at, said = sentence.text, 0, list[str]()
    for match in joints(text):
        said.append(text[at : match.start()].strip())
        at = match.end()
    said = [each for each in (*said, text[at:].strip()) if each]
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


def joints(text: str) -> Iterator[re.Match[str]]:
    """Where a text in small letters may be cut."""
    kept = [match.span() for match in WHOLE.finditer(text)]
    return (match for match in PARTS.finditer(text) if not any(a < match.start() < b for a, b in kept))


def with_opening(part: Masked, opening: list[str]) -> Masked:
    """ "Since 2019, recycling has risen and landfill fallen": the time is that of both."""
    for each in opening:
        frame = part.part(each)
        has_time = part.since() if frame.since() else part.period()
        has_group = part.marks("ga")
        if (frame.marks("p") and not has_time) or (frame.marks("ga") and not has_group):
            part = part.part(f"{part.text} {each}")
    return part


def claims_of_part(part: Masked) -> tuple[list[Claim], str]:
    """And the words of it that no rule has read."""
    part = replace(part, text=NOT_ONLY.sub("", part.text))
    if BUILDING.search(part.words().lower()):
        return [beyond(part.words(), Beyond.PROMISE)], ""
    for pattern, why in BEYOND:
        if (why is not Beyond.RANK or pattern is not RANKS) and pattern.search(part.text):
            return [beyond(part.words(), why)], ""
    found: list[Claim] = []
    passed: list[str] = []
    for finder in FINDERS:
        if finder is quantities_in and found:
            continue
        told = finder(part)
        found += told.claims
        passed += told.passed
        part = without(part, told.used)
        if finder is positions_in:
            part = ranks(part, found)
        if any(one.often for one in found):
            break
    found = of_group(part, found)
    unread = " ".join(unread_of(part, found, passed))
    return [claim.model_copy(update={"unread": unread}) for claim in found], unread


def of_group(part: Masked, found: list[Claim]) -> list[Claim]:
    """ "Most core cities recycle over 35%": the value is theirs."""
    marks = part.marks("g")
    if not marks:
        return found
    at = part.text.index(marks[0])
    whom = among(f"{part.text[max(0, at - 20) : at]} {part.written[marks[0]].lower()}")
    group = part.slots[marks[0]].group
    if len(found) > 1:  # "half of them recycle over a third"
        return [beyond(part.words(), Beyond.OF_A_GROUP)]
    return [claim.model_copy(update={"of": group, "among": whom}) for claim in found]


def ranks(part: Masked, found: list[Claim]) -> Masked:
    match = RANKS.search(part.text)
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


def beyond(words: str, why: Beyond, unread: str = "") -> Claim:
    return Claim(kind=ClaimKind.UNCHECKABLE, words=words, beyond=why, unread=unread)
