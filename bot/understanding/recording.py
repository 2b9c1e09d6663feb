"""Whether a sentence asks to keep a question, a recommendation or an answer of scrutiny, or to take one back.

It has to begin with the wish: who asks what was recommended, or how a record level came about, wants nothing kept.
"""

# ruff: noqa: E501  a pattern cut in two is harder to read than a long one

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from actions.scrutiny_book import RecordPart
from bot.understanding.period_rules import MONTH, MONTHS
from data_layer.periods import PeriodAsked

DAY = rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}/\d{{1,2}}/\d{{4}}|(?:the )?(?:end of |\d{{1,2}}(?:st|nd|rd|th)?(?: of)? )?{MONTH}(?:,? \d{{4}})?)"
WISH = r"(?:(?:please|kindly)[, ]+)?(?:(?:can|could|would|will) (?:you|we) (?:please )?|let's |let us |(?:i|we) (?:want|would like|need|wish) (?:you )?to |i'd like (?:you )?to )?"
VERB = r"(?:record|note(?: down)?|log|minute|keep|save|register|write down|take down|put down|jot down|add|enter|remember|(?:make|take) (?:a )?(?:note|record)(?: of)?|for the (?:record|minutes?))"
# with these other things are asked for as well: what is to be kept stands behind a colon
WEAK = r"(?:keep|save|add|enter|remember)"
ASKERS = r"(?:(?:the |our |tonight's |today's |last night's )?(?:corporate |overview and )?(?:scrutiny(?: committee| members?| panel)?|committee|members|councillors|panel|chair)|we)"
HOLDERS = r"(?:the )?(?:portfolio holder|executive(?: member)?|cabinet(?: member)?|leader|director|head of service|head of \w+|chief executive|officers?)"
FROM = r"(?: (?:for|to|from|of|by) .+?)??"
BODY = r"(?: (?:from|of|by) (?:\S+ ){0,5}?(?:scrutiny|committee|members|councillors|panel|meeting|chair)\b.*?)"
ID = r"(?:kept-[0-9a-f]+|[a-z][a-z0-9]*(?:_[a-z0-9]+)+)"
ON = r"(?: (?:on|about|regarding|concerning) (?P<about>.+))?"

# a head is what stands before the colon, so that no pattern reads a long text more than once
COLON, DASH, COMMA = re.compile(r"\s*:\s*"), re.compile(r"\s+[–—-]\s+"), re.compile(r"\s*,\s*")
CLAUSE = re.compile(r"\s+(?=(?:that|why|when|what|how|which|who|whether|where)\b)", re.IGNORECASE)
IN_HAND = "it"  # what an answer is about that names nothing
LONGEST_HEAD, LONGEST_DUE, LONGEST_TAIL = 160, 80, 40  # characters
# the wish itself, before what is to be kept or after it
OPENING = re.compile(
    rf"{WISH}(?:(?P<weak>{WEAK})|{VERB})\b(?: (?:this|it|the following|as follows)\b)?\s*[:,–—-]?\s*", re.IGNORECASE
)
TAIL = re.compile(
    r"[\s,;.–—-]+(?:(?:can|could|would|will) (?:you|we) )?(?:(?:please|kindly) (?:note|record|minute|log|keep)(?: (?:this|that|it))?|(?:note|record|minute|log|keep) (?:this|that|it))(?: down)?(?:,? please)?\s*[.!]*$",
    re.IGNORECASE,
)
NOUN = re.compile(
    rf"(?:that |this |as )?(?:a |the |an |this |another |one more |new |following |{ASKERS}'s? )*(?P<part>question|recommendation){FROM}{ON}",
    re.IGNORECASE,
)
LABEL = re.compile(
    rf"(?:(?:a|the|new|another) )*(?:(?P<part>question)(?: (?:for|to) {HOLDERS}|{BODY})|recommendation(?: (?:for|to) {HOLDERS}|{BODY})?){ON}",
    re.IGNORECASE,
)
ANSWER = re.compile(
    r"(?:(?:the|an|our|this) )?(?:answer|response|reply) (?:to|on|about) (?:(?:the|that|this) )?(?:(?:question|recommendation)\b ?)?(?:(?:on|about) )?(?P<about>.*)",
    re.IGNORECASE,
)

SAYS = re.compile(
    rf"(?:that )?{ASKERS} (?:has |have )?(?:now |today |tonight )?(?:(?P<recommend>recommend(?:s|ed)?)|(?P<ask>asked|asks?|wants? to know|wanted to know))\b\s*(?:that |:\s*)?(?P<wording>.+)",
    re.IGNORECASE | re.DOTALL,
)
STATE = re.compile(
    rf"{WISH}(?:{VERB}|mark|set|close)\s*:?\s*(?:that )?(?:(?:the |question |recommendation |item )*(?P<id>{ID})|(?P<it>it|that|this)|(?:the )?(?:(?P<named>[^:]{{1,{LONGEST_HEAD}}}?) )?(?:question|recommendation)(?: (?:on|about) (?P<about>[^:]{{1,{LONGEST_HEAD}}}?))?) (?:is|are|was|were|has been|have been|as|to) (?:now )?(?P<state>accepted|rejected|done|answered)\b[\s:,;.–-]*(?P<wording>.*)",
    re.IGNORECASE | re.DOTALL,
)
# after a wish: what sounds like something of scrutiny, whatever comes after it; without one, where it is said so plainly
SOUNDS_SO = re.compile(
    rf"(?:that )?{ASKERS}\b(?! (?:level|performance)).*|(?:(?:a|an|the|this|that|our|their|another|new|following|\w+'s?) ){{1,4}}(?:question|recommendation|answer|response)\b.*|(?:question|recommendation)",
    re.IGNORECASE,
)
SOUNDS_SO_ALONE = re.compile(
    rf"(?:the )?(?:scrutiny|committee|panel|members)(?: committee| members| panel)? recommends? .*|how (?:do|can|should|could|would) (?:i|we|you|officers) {VERB} (?:a|an|the) (?:new )?(?:question|recommendation|answer)\b.*",
    re.IGNORECASE,
)
REMOVAL = re.compile(
    rf"{WISH}(?:(?:forget|undo|remove|delete|scrap|scratch|withdraw|take back)(?: about)? (?:that|it|this|(?:the|my) last (?:one|record|entry|question|recommendation|answer)|what i (?:just )?(?:recorded|said)|that (?:record|question|recommendation|answer)|(?:the )?(?:record |entry |question |recommendation |answer |item )?(?P<id>{ID}))|take (?:that|it) back)(?: again)?(?:,? please)?\s*[.!]*",
    re.IGNORECASE,
)
# a clause of its own, or "due": "than expected in March" says nothing of when an answer is wanted
BY = r"due|wanted|expected|by|before|on or before|no later than"
DUE = re.compile(
    rf"(?:(?:[,;(–-]\s*|(?<=[.?!])\s+)(?:(?:to be )?(?:answered|reported back|done) |(?:an? |the )?(?:answer|response|reply|report)(?: is| are)? |report back )?(?P<how>{BY})|\s+(?P<said>due|by|before|on or before|no later than))(?: by| on| in| at)?\s+(?P<day>{DAY})\)?\s*[.!?]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ToRecord:
    """`wording`: what is to be kept, in the speaker's words; of a removal the id, or nothing for the last. `about`: the
    words that say what it is about, where they stand before it. `due`: the words for a day, as `due_asked` reads them.

    An answer keeps what names its item at the head of its wording: the id, or the words in quotation marks. What it
    says is never taken for what it is about.
    """

    part: RecordPart
    wording: str
    about: str | None = None
    due: str | None = None

    @property
    def words(self) -> str:
        """Those that say what it is about."""
        return self.about or self.wording


def to_record(text: str) -> ToRecord | None:
    """None where nothing is to be kept; the words come in one line. What sounds like a wish and cannot be read is
    UNCLEAR.
    """
    said = " ".join(text.split())
    for pattern, read in WHOLE:
        if found := pattern.fullmatch(said):
            return read(found)
    rest, heads = wish_apart(said)
    if heads is WISHED and (found := SAYS.fullmatch(rest)):
        return says(found)
    for pattern, partings, read in heads:
        for parting in partings:
            head, wording = parted(rest, parting)
            if wording and (found := pattern.fullmatch(head)) and (kept := read(found, wording)):
                return kept
    return ToRecord(RecordPart.UNCLEAR, "") if sounds_so(said, rest, heads) else None


def sounds_so(said: str, rest: str, heads: Sequence[Head]) -> bool:
    """A question is none, but for the one how it is done."""
    if heads is WISHED and not said.endswith("?") and SOUNDS_SO.fullmatch(rest[:LONGEST_HEAD]):
        return True
    alone = SOUNDS_SO_ALONE.fullmatch(said[:LONGEST_HEAD])
    return bool(alone) and (not said.endswith("?") or said.lower().startswith("how"))


def wish_apart(said: str) -> tuple[str, Sequence[Head]]:
    """What is to be kept, and how it may begin: by whether a wish stands before or after it."""
    if opening := OPENING.match(said):
        return said[opening.end() :], WEAKLY_WISHED if opening["weak"] else WISHED
    tail = TAIL.search(said, max(len(said) - LONGEST_TAIL, 0))
    return (said[: tail.start()], WISHED) if tail else (said, UNWISHED)


def parted(said: str, parting: re.Pattern[str]) -> tuple[str, str]:
    """At the first such sign; nothing behind it where it comes late."""
    found = parting.search(said, 0, LONGEST_HEAD)
    return (said[: found.start()], said[found.end() :].strip()) if found else ("", "")


def noun(found: re.Match[str], wording: str) -> ToRecord:
    return with_due(ToRecord(RecordPart(found["part"].lower()), wording.removeprefix("that "), found["about"]))


def label(found: re.Match[str], wording: str) -> ToRecord | None:
    """What ends in a question mark recommends nothing."""
    if found["part"]:
        return with_due(ToRecord(RecordPart.QUESTION, wording, found["about"]))
    return None if wording.endswith("?") else with_due(ToRecord(RecordPart.RECOMMENDATION, wording, found["about"]))


def answer(found: re.Match[str], wording: str) -> ToRecord:
    about = re.sub(r"\s+(?:question|recommendation)$", "", found["about"].strip(), flags=re.IGNORECASE)
    if re.fullmatch(ID, about, re.IGNORECASE):
        return ToRecord(RecordPart.ANSWER, f"{about}: {wording}", about)
    return named_answer(about, wording)


def named_answer(about: str | None, said: str) -> ToRecord:
    """The words that name the item go before the answer in quotation marks: no measure may be meant by them."""
    about = (about or "").strip(" “”")
    return ToRecord(RecordPart.ANSWER, f"“{about}”: {said}" if about else said, about or IN_HAND)


def says(found: re.Match[str]) -> ToRecord:
    return with_due(
        ToRecord(RecordPart.RECOMMENDATION if found["recommend"] else RecordPart.QUESTION, found["wording"])
    )


def state(found: re.Match[str]) -> ToRecord:
    """ "mark the recommendation on fly-tips as accepted" gives "accepted"."""
    said = ": ".join(part for part in (found["state"].lower(), found["wording"].strip()) if part)
    if found["id"]:
        return ToRecord(RecordPart.ANSWER, f"{found['id']}: {said}", found["id"])
    return named_answer(found["about"] or found["named"], said)


def removal(found: re.Match[str]) -> ToRecord:
    return ToRecord(RecordPart.REMOVAL, (found["id"] or "").lower())


WHOLE: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], ToRecord]], ...] = (
    (REMOVAL, removal),
    (STATE, state),
)
Head = tuple[re.Pattern[str], tuple[re.Pattern[str], ...], Callable[[re.Match[str], str], ToRecord | None]]
UNWISHED: tuple[Head, ...] = ((ANSWER, (COLON, DASH), answer), (LABEL, (COLON, DASH), label))
WEAKLY_WISHED: tuple[Head, ...] = (UNWISHED[0], (NOUN, (COLON, DASH), noun), UNWISHED[1])
WISHED: tuple[Head, ...] = (
    (ANSWER, (COLON, DASH, COMMA), answer),
    (NOUN, (COLON, DASH, COMMA, CLAUSE), noun),
    UNWISHED[1],
)


def with_due(found: ToRecord) -> ToRecord:
    """A day at the end is when it is due. "due 31 March" is no part of the wording; "by 31 March" may be, and stays."""
    wording = found.wording.strip()
    day = DUE.search(wording, max(len(wording) - LONGEST_DUE, 0))
    if day is None:
        return replace(found, wording=wording)
    how = (day["how"] or day["said"]).lower()
    stays = how != "due" and day[0].lower().lstrip(" ,;.(–-").startswith(how)
    return replace(found, wording=wording if stays else wording[: day.start()].strip(), due=day["day"])


def due_asked(words: str, today: date) -> PeriodAsked | None:
    """The day, or the last day of the month, as a time; without a year the next one from today. None for no day."""
    said = words.lower().replace(",", " ").replace(".", " ")
    if iso := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", words):
        day = real_day(int(iso[1]), int(iso[2]), int(iso[3]))
    elif slashed := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", words):
        day = real_day(int(slashed[3]), int(slashed[2]), int(slashed[1]))
    else:
        month = next((MONTHS[word] for word in said.split() if word in MONTHS), None)
        year, of_month = re.search(r"\b\d{4}\b", said), re.search(r"\b\d{1,2}(?=st|nd|rd|th|\b)", said)
        day = spoken_day(month, int(of_month[0]) if of_month else None, int(year[0]) if year else None, today)
    return PeriodAsked(words=words, first=day, last=day) if day else None


def spoken_day(month: int | None, of_month: int | None, year: int | None, today: date) -> date | None:
    if month is None:
        return None
    for each in (year,) if year else (today.year, today.year + 1):
        day = real_day(each, month, of_month or monthrange(each, month)[1])
        if day and (year or day >= today):
            return day
    return None


def real_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
