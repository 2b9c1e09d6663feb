"""Whether a sentence asks to keep a question, a recommendation or an answer of scrutiny, or to take one back.

It has to begin with the wish: who asks what was recommended, or how a record level came about, wants nothing kept.
"""

# ruff: noqa: E501  a pattern cut in two is harder to read than a long one

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from actions.scrutiny_book import RecordPart
from data_layer.periods import PeriodAsked

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
MONTH = rf"(?:{'|'.join(f'{name[:3]}(?:{name[3:]})?' if name[3:] else name for name in MONTHS)}|sept)\.?"
DAY = rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}/\d{{1,2}}/\d{{4}}|(?:the )?(?:end of |\d{{1,2}}(?:st|nd|rd|th)?(?: of)? )?{MONTH}(?:,? \d{{4}})?)"
WISH = r"(?:(?:please|kindly)[, ]+)?(?:(?:can|could|would|will) (?:you|we) (?:please )?|let's |i (?:want|would like|need) (?:you )?to )?"
VERB = r"(?:record|note(?: down)?|log|minute|keep|save|register|write down|take down|put down|add|enter|remember)"
ASKERS = r"(?:(?:the )?(?:corporate |overview and )?(?:scrutiny(?: committee| members?| panel)?|committee|members|councillors|panel|chair)|we)"
HOLDERS = r"(?:the )?(?:portfolio holder|executive(?: member)?|cabinet(?: member)?|leader|director|head of service|head of \w+|chief executive|officers?)"
ID = r"(?:kept-[0-9a-f]+|[a-z][a-z0-9]*(?:_[a-z0-9]+)+)"
ON = r"(?: (?:on|about|regarding|concerning) (?P<about>.+))?"

# a head is what stands before the colon, so that no pattern reads a long text more than once
COLON, DASH = re.compile(r"\s*:\s*"), re.compile(r"\s+[–—-]\s+")
LONGEST_HEAD, LONGEST_DUE = 160, 80  # characters
NOUN = re.compile(
    rf"{WISH}{VERB} (?:that |this |as )?(?:a |the |an |this |another |one more |new )*(?P<part>question|recommendation)(?: (?:for|to|from|of|by) .+?)??{ON}",
    re.IGNORECASE,
)
LABEL = re.compile(
    rf"{WISH}(?:a |new )*(?:(?P<part>question) (?:for|to) {HOLDERS}|recommendation(?: (?:for|to) {HOLDERS})?){ON}",
    re.IGNORECASE,
)
ANSWER = re.compile(
    rf"{WISH}(?:{VERB} )?(?:(?:the|an|our|this) )?(?:answer|response|reply) (?:to|on|about) (?:the )?(?:(?:question|recommendation) (?:on|about) )?(?P<about>.+)",
    re.IGNORECASE,
)

SAYS = re.compile(
    rf"{WISH}{VERB}\s*(?::|,)?\s*(?:that )?{ASKERS} (?:has |have )?(?:now |today )?(?:(?P<recommend>recommend(?:s|ed)?)|(?P<ask>asked|asks?|wants? to know|wanted to know))\b\s*(?:that |:\s*)?(?P<wording>.+)",
    re.IGNORECASE | re.DOTALL,
)
STATE = re.compile(
    rf"{WISH}(?:{VERB}|mark)\s*:?\s*(?:that )?(?:the )?(?:(?:question|recommendation)(?: (?:on|about) (?P<about>[^:]{{1,{LONGEST_HEAD}}}?))?|(?P<id>{ID})) (?:is|are|was|were|has been|as) (?:now )?(?P<state>accepted|rejected|done|answered)\b[\s:,;.–-]*(?P<wording>.*)",
    re.IGNORECASE | re.DOTALL,
)
REMOVAL = re.compile(
    rf"{WISH}(?:(?:forget|undo|remove|delete|scrap|scratch|withdraw|take back)(?: about)? (?:that|it|this|(?:the|my) last (?:one|record|entry|question|recommendation|answer)|what i (?:just )?(?:recorded|said)|that (?:record|question|recommendation|answer)|(?:the )?(?:record |entry |question |recommendation |answer |item )?(?P<id>{ID}))|take (?:that|it) back)(?: again)?(?:,? please)?\s*[.!]*",
    re.IGNORECASE,
)
DUE = re.compile(
    rf"[\s,;.(–-]\s*(?:(?:to be )?(?:answered|reported back|done)|(?:an? |the )?(?:answer|response|reply|report)(?: is| are)?|report back)?\s*(?:due|wanted|expected)?\s*(?P<how>due|by|before|on or before|no later than)?(?: by| on| in| at)?\s+(?P<day>{DAY})\)?\s*[.!?]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ToRecord:
    """`wording`: what is to be kept, in the speaker's words; of a removal the id, or nothing for the last. `about`: the
    words that say what it is about, where they stand before it. `due`: the words for a day, as `due_asked` reads them.

    An answer to an item that is named by its id keeps that id at the head of its wording.
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
    """None where nothing is to be kept; the words come in one line."""
    said = " ".join(text.split())
    for pattern, read in WHOLE:
        if found := pattern.fullmatch(said):
            return read(found)
    head, wording = head_and_wording(said)
    for pattern, read in HEADS:
        if wording and (found := pattern.fullmatch(head)):
            return read(found, wording)
    return None


def head_and_wording(said: str) -> tuple[str, str]:
    """Parted at the first colon, or the first dash where there is none; nothing behind it where it comes late."""
    parting = COLON.search(said, 0, LONGEST_HEAD) or DASH.search(said, 0, LONGEST_HEAD)
    return (said[: parting.start()], said[parting.end() :].strip()) if parting else (said[:LONGEST_HEAD], "")


def noun(found: re.Match[str], wording: str) -> ToRecord:
    return with_due(ToRecord(RecordPart(found["part"].lower()), wording, found["about"]))


def label(found: re.Match[str], wording: str) -> ToRecord:
    part = RecordPart.QUESTION if found["part"] else RecordPart.RECOMMENDATION
    return with_due(ToRecord(part, wording, found["about"]))


def answer(found: re.Match[str], wording: str) -> ToRecord:
    about = found["about"].strip()
    named = re.fullmatch(ID, about, re.IGNORECASE)
    return ToRecord(RecordPart.ANSWER, f"{about}: {wording}" if named else wording, None if named else about)


def says(found: re.Match[str]) -> ToRecord:
    return with_due(
        ToRecord(RecordPart.RECOMMENDATION if found["recommend"] else RecordPart.QUESTION, found["wording"])
    )


def state(found: re.Match[str]) -> ToRecord:
    """ "mark the recommendation on fly-tips as accepted" gives "accepted"."""
    said = ": ".join(part for part in (found["id"], found["state"].lower(), found["wording"].strip()) if part)
    return ToRecord(RecordPart.ANSWER, said, found["about"])


def removal(found: re.Match[str]) -> ToRecord:
    return ToRecord(RecordPart.REMOVAL, (found["id"] or "").lower())


WHOLE: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], ToRecord]], ...] = (
    (REMOVAL, removal),
    (STATE, state),
    (SAYS, says),
)
HEADS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], ToRecord]], ...] = (
    (NOUN, noun),
    (ANSWER, answer),
    (LABEL, label),
)


def with_due(found: ToRecord) -> ToRecord:
    """A day at the end is when it is due. "due 31 March" is no part of the wording; "by 31 March" may be, and stays."""
    wording = found.wording.strip()
    day = DUE.search(wording, max(len(wording) - LONGEST_DUE, 0))
    if day is None:
        return replace(found, wording=wording)
    stays = (day["how"] or "").lower() in {"by", "before"} and day[0].lower().lstrip(" ,;.(–-").startswith(
        ("by", "before")
    )
    return replace(found, wording=wording if stays else wording[: day.start()].strip(), due=day["day"])


def due_asked(words: str, today: date) -> PeriodAsked | None:
    """The day, or the last day of the month, as a time; without a year the next one from today. None for no day."""
    said = words.lower().replace(",", " ").replace(".", " ")
    if iso := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", words):
        day = real_day(int(iso[1]), int(iso[2]), int(iso[3]))
    elif slashed := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", words):
        day = real_day(int(slashed[3]), int(slashed[2]), int(slashed[1]))
    else:
        month = next((at for at, name in enumerate(MONTHS, 1) if re.search(rf"\b{name[:3]}", said)), None)
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
