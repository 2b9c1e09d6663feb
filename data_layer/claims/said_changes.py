"""Changes in a part of a sentence: which way, by how much, from where to where, how often running."""

from __future__ import annotations

import re
from datetime import date

from data_layer.claims.cues import EVERY, FROZEN, GOES, NOT, NTH, RUNNING, STRONG, TIMES, WAYS
from data_layer.claims.masked import Found, Masked
from data_layer.claims.model import Bound, Claim, ClaimKind, Often, Sense, Size
from data_layer.claims.numbers_said import WORDS, NumberSaid, numbers_in
from data_layer.periods import PeriodAsked

CUE = re.compile(
    "|".join(rf"(?P<w{at}>\b{GOES}(?:{pattern}))" for at, (pattern, _) in enumerate(WAYS))
    + "|"
    + "|".join(
        rf"(?P<t{at}>\b{GOES}(?:(?:more than|over|nearly|almost) )?(?:{pattern}))"
        for at, (pattern, _) in enumerate(TIMES)
    )
)
OVER, NEARLY = re.compile(r"\b(?:more than|over) "), re.compile(r"\b(?:nearly|almost) ")
# between a way and its size: "rose sharply by", "an increase of"
TO_SIZE = re.compile(
    r"^(?: (?:again|sharply|slightly|steadily|in|number|level|rate|the|<s\d+>|<a\d+>))* ?(?:by|of)? ?(?:a )?$"
)
FROM_SIZE = re.compile(r"^[ -](?:(?:points?|whole|full|net)[ -])*$")
LEVEL_SAID = re.compile(r"(?:well |just )?(?:below|above|under)\b")
NEVER = re.compile(r"\b(?:never|not once)\b[^,;]{0,20}$")
AGAIN = re.compile(r"\b(?:yet )?again\b")
BY = re.compile(r"\bby (?:as (?:much|many) as )?(?:a )?$")
FROM = re.compile(r"\bfrom (?:just )?$")
UNTIL = re.compile(r"^(?: (?!to\b)\S+){0,4} to (?:just |now )?$")
YEAR_BEFORE = PeriodAsked("the year before", years_back=1)
SPAN = re.compile(
    rf"\b(?:over|in|within|across) (?:just |only |the )?"
    rf"(?:(?P<n>{'|'.join(WORDS)}|\d{{1,2}}) years?|(?P<decade>a decade)|(?:a |last |past )?year)\b(?!'? time)(?! to)"
)
DECADE = 10
NEARBY = 45  # characters before a cue that a "not" may stand in


def changes_in(part: Masked) -> Found:
    """Each way once; the ends of "from 25.1% in 2022/23 to 26.7%" beside it as figures of their own."""
    found, numbers = Found(), numbers_in(part.text)
    since, period = part.since() or years_told(part.text), part.period()
    if ends := from_to(part, numbers):
        dated = ends[0].period is not YEAR_BEFORE
        since, period = since or (ends[0].period if dated else None), ends[1].period if len(ends) > 1 else None
        found.used += [(one.start, one.end) for one in numbers]
    for match in CUE.finditer(part.text):
        said = change_at(match, part, numbers).model_copy(update={"since": since, "period": period})
        found.used.append(match.span())
        number = size_beside(match, part.text, numbers)
        if number:
            found.used.append((number.start, number.end))
        if not any(told_by(said, other) for other in found.claims):
            found.claims = [other for other in found.claims if not told_by(other, said)] + [said]
    found.claims += ends
    return found


def years_told(text: str) -> PeriodAsked | None:
    """ "Over three years", "in a decade"."""
    match = SPAN.search(text)
    if match is None:
        return None
    years = DECADE if match["decade"] else WORDS.get(match["n"]) or int(match["n"]) if match["n"] else 1
    return PeriodAsked(match[0], spans=True, newest=int(years))


def told_by(one: Claim, other: Claim) -> bool:
    """ "Has got better, rising by 3 points" is one thing said twice, and the size says more."""
    return one.amount is None and (one.sense, one.denied) == (other.sense, other.denied)


def change_at(match: re.Match[str], part: Masked, numbers: list[NumberSaid]) -> Claim:
    sense = next((each for at, (_, each) in enumerate(WAYS) if match[f"w{at}"]), None)
    times = next((each for at, (_, each) in enumerate(TIMES) if match[f"t{at}"]), None)
    never = sense is not Sense.SAME and NEVER.search(part.text[: match.start()]) is not None
    claim = Claim(
        kind=ClaimKind.CHANGE,
        words=part.words(),
        sense=sense,
        running=in_a_row(part.text),
        run_of=run_of(part.text),
        strongly=bool(STRONG.search(part.text)),
        denied=is_denied(match, part.text, sense) and not never,
        often=Often.NEVER if never else None,
    )
    if times:
        bound = Bound.OVER if OVER.search(match[0]) else Bound.NEARLY if NEARLY.search(match[0]) else Bound.EXACT
        sense = Sense.HIGHER if times > 1 else Sense.LOWER
        return claim.model_copy(update={"sense": sense, "amount": times, "size": Size.TIMES, "bound": bound})
    if sense is Sense.SAME and FROZEN.search(match[0]):
        return claim.model_copy(update={"amount": 0.0})  # to the penny
    number = size_beside(match, part.text, numbers)
    return claim if number is None else claim.model_copy(update=sized(number))


def sized(number: NumberSaid) -> dict[str, object]:
    return {"amount": abs(number.amount), "step": number.step, "size": number.size, "bound": number.bound,
            "upto": number.upto}  # fmt: skip


def is_denied(match: re.Match[str], text: str, sense: Sense | None) -> bool:
    """ "Has not improved"; what says that nothing changed denies nothing."""
    if sense is Sense.SAME:
        return False
    before = re.split(r"[,;]| and | but ", text[max(0, match.start() - NEARBY) : match.start()])[-1]
    return bool(NOT.search(before.rstrip()) or NOT.search(match[0]))


def size_beside(match: re.Match[str], text: str, numbers: list[NumberSaid]) -> NumberSaid | None:
    """The number that says by how much: behind the way ("rose by 3 points") or before it ("a 3 point rise")."""
    behind = [one for one in numbers if one.start >= match.end()]
    for one in behind[:1]:
        if LEVEL_SAID.match(text[one.start : one.end]) and not BY.search(text[: one.start]):
            break  # "fell below 25%"
        between = text[match.end() : one.start]
        if TO_SIZE.match(between) or BY.search(between):
            return one
    before = [one for one in numbers if one.end <= match.start()]
    return next((one for one in before[-1:] if FROM_SIZE.match(text[one.end : match.start()])), None)


def in_a_row(text: str) -> int | None:
    """Of so many periods running; 0 for every one since the start."""
    if match := RUNNING.search(text):
        return NTH.get(match["n"] or match["m"])
    if EVERY.search(text):
        return 0
    return 2 if AGAIN.search(text) else None


def run_of(text: str) -> int | None:
    """Months of one of the periods that a run is said to be of."""
    match = RUNNING.search(text) or EVERY.search(text)
    return None if match is None else 3 if "quarter" in match[0] else 12 if "year" in match[0] else None


def from_to(part: Masked, numbers: list[NumberSaid]) -> list[Claim]:
    """Two figures, each of its own time; none where nothing is said so."""
    if len(numbers) == 1 and FROM.search(part.text[: numbers[0].start]):
        start = part.period() or part.since()
        return [figure_said(numbers[0], part, first_year(start) if start else YEAR_BEFORE)]
    if len(numbers) != 2:
        return []
    first, second = numbers
    between = part.text[first.end : second.start]
    if not FROM.search(part.text[: first.start]) or not UNTIL.match(between):
        return []
    start = part.part(between).period() or part.since()
    rest = part.text[second.end :]
    ends = [mark for mark in part.marks("p") if mark in rest and not part.is_start(mark)]
    last = second.end + (rest.index(ends[0]) + len(ends[0]) if ends else 0)
    return [
        figure_said(first, part, first_year(start) if start else YEAR_BEFORE, end=second.start - len(" to ")),
        figure_said(second, part, part.part(rest).period(), end=last),
    ]


def figure_said(number: NumberSaid, part: Masked, period: PeriodAsked | None, *, end: int | None = None) -> Claim:
    """`end`: where the words of it end, where they begin with the number."""
    return Claim(
        kind=ClaimKind.VALUE,
        words=part.words() if end is None else part.words(part.text[number.start : end]),
        amount=number.amount,
        step=number.step,
        size=number.size,
        bound=number.bound,
        upto=number.upto,
        per=number.per,
        strongly=part.text.startswith("well ", number.start),
        period=period,
    )


def first_year(asked: PeriodAsked) -> PeriodAsked:
    """Of a run that starts in a year, that year."""
    if not asked.spans or asked.first is None:
        return asked
    next_year = date(asked.first.year + 1, asked.first.month, 1)
    return PeriodAsked(asked.words, first=asked.first, last=next_year - date.resolution)
