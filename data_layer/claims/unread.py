"""The words of a claim that no rule has read: they may narrow it, and then no figure here checks it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from data_layer.claims.cues import EVERY, RUNNING
from data_layer.claims.masked import MARK, Masked
from data_layer.claims.model import Claim, ClaimKind, Sense
from data_layer.claims.said_changes import AGAIN, SPAN

# grammar, and what is said of any measure; never whom, where, when or why
WORDS = """
    a an the this that these those there here it its they them their we us our ours you your i he she who which what
    is are was were be been being am has have had having do does did done doing
    get gets got getting go goes went gone going come comes came coming stay stays stayed stand stands stood standing
    remain remains remained keep keeps kept see sees saw seen seeing show shows showed shown run runs running sit sits
    reach reaches reached take takes took total totals totalled put at of in on to from by for with as and or but
    also too both now currently today presently still yet already just even so then nearly almost about around
    actually really indeed simply quite rather very clearly plainly obviously officially well slightly slowly
    steadily gradually overall generally broadly largely somewhat sharply significantly considerably substantially
    markedly dramatically massively hugely greatly much far way little lot lots bit
    figure figures level levels value values result results data measure measures statistics performance amount amounts
    point points per cent percent pounds people residents everyone city town place
    while whilst although though however meanwhile whether how up down
    increase decrease rise fall change changes trend direction
    among amongst within across compared comparison against relative versus vs
    said says proud pleased glad happily sadly unfortunately fortunately
"""
FILLERS = frozenset(WORDS.split())
WORD = re.compile(r"[a-z0-9][a-z0-9'’&.,%/-]*[a-z0-9%]|[a-z0-9&]")
THE_COUNCIL = re.compile(
    r"\b(?:the|our|this|as a|your) (?:city |county |borough |district )?(?:council|authority)(?:'s)?(?= |$)"
)
THAN_THEN = re.compile(
    r"\bthan (?:(?:it|they|we|in|at|the|was|were|had|have|has|been|is|did|figure|level|rate|that|of|for|back|during) )*"
    r"(?=<p)"
)
ONLY_A_NUMBER = re.compile(r"\b(?:only|merely|over|more than|less than) (?=·)")
BARELY_A_NUMBER = re.compile(r"\bbarely (?=·)")  # "barely improved" says how much
NOT_AT_ALL = re.compile(
    r"\b(?:not|no longer|neither|nor|without|fail(?:s|ed|ing)? to|cannot|any|rather than|instead of)\b|"
    r"\b\w*n['’]t\b|\bno (?=·|$)"
)
NEVER = re.compile(r"\b(?:never|not once|always|has|have)\b")
WHOM = re.compile(r"\b(?:most|all|every|each|many|the majority)\b(?: of)?")
SINCE = re.compile(r"\b(?:ever )?since(?: then)?(?= <p| ?$)")
RUNNING_TERM = re.compile(r"\b(?:quarter|month|week)\b")  # "this quarter", of which a yearly figure is none
PLURAL = re.compile(r"(<[spga]\d+>)(?:['’]?s)?(?=\W|$)")
OF_ALL = re.compile(r"(?<=·) of all(?: of)?\b")
EVERY_YEAR = re.compile(r"\b(?:each|every|a|per) year\b")
CONTRACTED = re.compile(r"['’](?:s|re|ve|d|ll|m)?$")


def unread_of(part: Masked, claims: Iterable[Claim], gaps: Iterable[str]) -> list[str]:
    """`part` with what was read put out of sight; `gaps`: words that a rule passed over inside of what it read.

    Words and marks of times as they were said, in their order; empty where every word is explained.
    """
    claims = list(claims)
    text = PLURAL.sub(r"\1 ", " ".join([part.text, *gaps]))
    for pattern in patterns(claims):
        text = pattern.sub(" ", text)
    told = [time for one in claims for time in (one.since, one.period) if time]
    words: list[str] = []
    places: set[str | None] = set()
    for piece in re.findall(rf"{MARK.pattern}|{WORD.pattern}", text):
        slot = part.slots.get(piece)
        if slot is None:
            bare = CONTRACTED.sub("", piece)
            words += [piece] if piece != "&" and bare not in FILLERS and piece not in FILLERS else []
        elif slot.timed:
            asked = slot.period
            of_now = RUNNING_TERM.search(part.written[piece].lower())
            if asked is None and of_now:
                words.append(f"this_{of_now[0]}")
            known = asked is None or any(time == asked or time.words == asked.words for time in told)
            words += [] if known else [part.written[piece]]
        elif slot.area:
            places.add(slot.area)
            words += [part.written[piece]] if len(places) > 1 else []
    return list(dict.fromkeys(words))


def patterns(claims: list[Claim]) -> Iterable[re.Pattern[str]]:
    """What is read elsewhere than by a rule of its own, where a claim has it."""
    yield THE_COUNCIL
    yield THAN_THEN
    yield SINCE
    yield ONLY_A_NUMBER
    if any(one.running is not None for one in claims):
        yield RUNNING
        yield EVERY
        yield AGAIN
    if any(one.since and one.since.newest for one in claims):
        yield SPAN
    if claims and all(one.kind is ClaimKind.VALUE for one in claims):
        yield BARELY_A_NUMBER
        yield EVERY_YEAR
        yield OF_ALL
    if any(one.of for one in claims):
        yield WHOM
    if any(one.often for one in claims):
        yield NEVER
    if any(one.denied or one.often or one.sense is Sense.SAME for one in claims):
        yield NOT_AT_ALL
