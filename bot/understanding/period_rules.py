"""How times are worded: a table of patterns, the longest wordings first, each with what it means."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from data_layer.periods import PeriodAsked, add_months

PANDEMIC = date(2020, 3, 1)  # what "since covid" counts from
CREDIT_CRUNCH = date(2008, 1, 1)
BEFORE_PANDEMIC = date(2020, 3, 31)  # the financial year that the first lockdown met in its last week counts as before
LAST_YEARS_BEFORE = date(2018, 4, 1)  # from here on, a year of any sort lies wholly before
MONTHS = {name: number for number, names in enumerate(
    [("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
     ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"),
     ("december", "dec")], 1) for name in names}  # fmt: skip
COUNTS = {word: number for number, word in enumerate(
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1)} | {"fifteen": 15, "twenty": 20, "few": 3, "couple of": 2, "decade": 10}  # fmt: skip
SEASONS = ["spring", "summer", "autumn", "winter"]  # as quarters of the financial year
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4}

YEAR = r"(?:19|20)\d\d"
WHICH = r"(?: quarter)?(?: (?:of )?(?P<which>this|last) (?:financial |calendar )?year)?"
ANY_YEAR = r"[12]\d{3}"
# ruff: noqa: E501  a pattern cut in two is harder to read than a long one
# 21/22 and 2021-22; not 31/03 or 21/22/2023
SPLIT = rf"(?<![\d/.,£])(?:(?P<Xlong>{YEAR})\s?[/-]\s?(?P<Xtail>\d{{4}}|\d\d)|(?P<Xshort>\d\d)/(?P<Xshort_tail>\d\d))(?![\d/.,]\d|\d)"
BARE = rf"(?<![\d/.,£#-])(?P<Xyear>{YEAR})(?!\d|[/.,]\d)"
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
NUMBER = "(?:" + "|".join(COUNTS) + r"|\d{1,2})"
FINANCIAL = (
    r"(?:(?:the )?(?:financial|fiscal|academic|school|council|tax|calendar) year (?:of |ending )?|fy ?|the year )?"
)
SINCE = r"(?:ever since|since|from|starting (?:in|from)|after|beginning (?:in|with))(?: the (?:start|beginning) of)?"
TO = r"(?:to|until|till|up to|through to|through|-|and)"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
# a number before one of these counts things and is no year
THINGS = (
    r"(?!\s*(?:people|residents|households|homes|adults|pupils|children|incidents|tonnes|pounds|kg|per\b|%|km|miles))"
)


@dataclass(frozen=True, slots=True)
class Dates:
    """Whole days, both included; None leaves an end open."""

    first: date | None
    last: date | None
    spans: bool = False
    in_hand: bool = False


@dataclass(frozen=True, slots=True)
class Steps:
    """Counted from the newest held, or from the figure in hand."""

    years_back: int | None = None
    newest: int | None = None
    steps_back: int | None = None
    ended_by: date | None = None
    in_hand: bool = False
    from_today: bool = False


@dataclass(frozen=True, slots=True)
class Months:
    """Of a year that was not said."""

    first: int
    last: int
    years_back: int | None = None
    in_hand: bool = False


@dataclass(frozen=True, slots=True)
class Latest:
    in_hand: bool = False


Read = Dates | Steps | Months | Latest
Make = Callable[[re.Match[str]], Read | None]


def as_asked(read: Dates | Steps | Months, words: str) -> PeriodAsked:
    if isinstance(read, Dates):
        return PeriodAsked(words, read.first, read.last, spans=read.spans)
    if isinstance(read, Months):
        return PeriodAsked(words, months=(read.first, read.last), years_back=read.years_back)
    return PeriodAsked(
        words,
        spans=read.newest is not None,
        years_back=read.years_back,
        newest=read.newest,
        steps_back=read.steps_back,
        ended_by=read.ended_by,
        from_today=read.from_today,
    )


def calendar(year: int, *, spans: bool = False) -> Dates:
    return Dates(date(year, 1, 1), date(year, 12, 31), spans)


def year_of(match: re.Match[str], at: str = "") -> Dates | None:
    """A bare or split year in named groups that begin with `at`; None where the halves are not neighbours."""
    groups = match.groupdict()
    if groups.get(f"{at}year"):
        return calendar(int(groups[f"{at}year"]))
    first = groups.get(f"{at}long") or groups.get(f"{at}short")
    tail = groups.get(f"{at}tail") or groups.get(f"{at}short_tail")
    if not first or not tail:
        return None
    start = int(first) if len(first) == 4 else 2000 + int(first)
    if int(tail) % 100 != (start + 1) % 100 or (len(tail) == 4 and int(tail) != start + 1):
        last = int(tail) if len(tail) == 4 else start - start % 100 + int(tail)
        if groups.get(f"{at}long") and last > start:  # "2019-2022" and "2019-21" are runs of years
            return Dates(date(start, 1, 1), date(last, 12, 31), spans=True)
        return None
    return Dates(date(start, 4, 1), date(start + 1, 3, 31))


def single(match: re.Match[str]) -> Read | None:
    return year_of(match)


def since(match: re.Match[str]) -> Read | None:
    """ "After 2022" begins when that year has ended."""
    found = year_of(match)
    if found and found.last and match.group().startswith("after"):
        return Dates(found.last + timedelta(days=1), None, spans=True)
    return Dates(found.first, None, spans=True) if found else None


def until(match: re.Match[str]) -> Read | None:
    found = year_of(match)
    return Dates(None, found.last, spans=True) if found else None


def before(match: re.Match[str]) -> Read | None:
    found = year_of(match)
    return Dates(None, found.first - timedelta(days=1), spans=True) if found and found.first else None


def between(match: re.Match[str]) -> Read | None:
    first, last = year_of(match, "a"), year_of(match, "b")
    if not first or not last or not first.first or not last.first or first.first >= last.first:
        return None
    return Dates(first.first, last.last, spans=True)


def count(match: re.Match[str]) -> int:
    said = (match.groupdict().get("count") or "one").strip()
    return COUNTS.get(said) or int(said)


def month_end(year: int, month: int) -> date:
    return add_months(date(year, month, 1), 1) - timedelta(days=1)


def day(match: re.Match[str]) -> Read | None:
    groups = match.groupdict()
    month = MONTHS[groups["month"].rstrip(".")] if groups.get("month") else int(groups["month_number"])
    year = int(groups["on_year"]) if groups.get("on_year") else 2000 + int(groups["short"])
    try:
        on = date(year, month, int(groups["day"]))
    except ValueError:
        return None
    return Dates(on, on)


def month_number(match: re.Match[str], at: str = "month") -> int:
    return MONTHS[match.group(at).rstrip(".")]


def end_of_month(match: re.Match[str]) -> Read:
    on = month_end(int(match.group("on_year")), month_number(match))
    return Dates(on, on)


def year_to(match: re.Match[str]) -> Read:
    last = month_end(int(match.group("on_year")), month_number(match))
    return Dates(add_months(last.replace(day=1), -11), last)


def months(match: re.Match[str]) -> Read | None:
    """ "July to September 2024", "November 2023 to January 2024": one period of those months."""
    last_year = int(match.group("on_year"))
    first, last = month_number(match), month_number(match, "last_month")
    said = match.groupdict().get("first_year")
    first_year = int(said) if said else last_year - (first > last)
    start, end = date(first_year, first, 1), month_end(last_year, last)
    long = (end.year - start.year) * 12 + end.month - start.month >= 12
    return Dates(start, end, spans=long) if start < end else None


def months_of_short_year(match: re.Match[str]) -> Read | None:
    """ "Apr-Jun 26"."""
    first, last, year = month_number(match), month_number(match, "last_month"), 2000 + int(match.group("short"))
    start = date(year - (first > last), first, 1)
    return Dates(start, month_end(year, last)) if first != last else None


def of_year_parts(match: re.Match[str]) -> Read | None:
    """ "The first three months of 2026", "the last quarter of the year 2025/26": counted from where that year starts."""
    found, length = year_of(match), count(match)
    if not found or not found.first or length not in {2, 3, 4, 6, 9}:
        return None
    start = found.first if match.group("ordinal") == "first" else add_months(found.first, 12 - length)
    return Dates(start, add_months(start, length) - timedelta(days=1))


# how far back "april to june last year" lies from the year of the newest figure
YEARS_BACK = {"this": 0, "last": 1}


def months_alone(match: re.Match[str]) -> Read | None:
    """ "April to June", "jan-mar this year"."""
    first, last = month_number(match), month_number(match, "last_month")
    return Months(first, last, YEARS_BACK.get(match.group("which") or "")) if first != last else None


def quarter_to(match: re.Match[str]) -> Read:
    """ "The three months to September 2026", "the quarter ending in June", "the quarter up to Christmas"."""
    last = month_number(match) if match.group("month") else 12
    if match.group("on_year"):
        end = month_end(int(match.group("on_year")), last)
        return Dates(add_months(end.replace(day=1), -2), end)
    return Months((last - 3) % 12 + 1, last, YEARS_BACK.get(match.group("which") or ""))


def year_to_month(match: re.Match[str]) -> Read:
    """ "In the year to March"."""
    last = month_number(match)
    return Months(last % 12 + 1, last)


def month_alone(match: re.Match[str]) -> Read:
    """ "At the end of September", "in June last year"."""
    month = month_number(match)
    return Months(month, month, YEARS_BACK.get(match.group("which") or ""))


def quarter_alone(match: re.Match[str]) -> Read:
    """ "Q2", "the third quarter", "the spring quarter": as councils count them, from April."""
    groups = match.groupdict()
    if season := groups.get("season"):
        number = SEASONS.index(season) + 1
    else:
        number = int(groups["quarter"]) if groups.get("quarter") else ORDINALS[groups["ordinal"]]
    first = (3 * number) % 12 + 1
    return Months(first, first + 2, YEARS_BACK.get(groups.get("which") or ""))


def month(match: re.Match[str]) -> Read:
    year, number = int(match.group("on_year")), month_number(match)
    return Dates(date(year, number, 1), month_end(year, number))


def since_month(match: re.Match[str]) -> Read:
    return Dates(date(int(match.group("on_year")), month_number(match), 1), None, spans=True)


def quarter(match: re.Match[str]) -> Read | None:
    """ "Q3 2024" is a quarter of the calendar year, "Q3 2024/25" one of the financial year, which starts in April."""
    groups = match.groupdict()
    number = int(groups["quarter"]) if groups.get("quarter") else ORDINALS[groups["ordinal"]]
    found = year_of(match)
    if not found or not found.first:
        return None
    first = add_months(found.first, 3 * (number - 1))
    return Dates(first, add_months(first, 3) - timedelta(days=1))


def ending(match: re.Match[str]) -> Read:
    """FYE 2025 is the financial year that ends in March 2025."""
    year = int(match.group("on_year"))
    return Dates(date(year - 1, 4, 1), date(year, 3, 31))


def named(pattern: str, at: str = "") -> str:
    return pattern.replace("X", at)


TABLE: list[tuple[str, Make]] = [
    (r"\b(?:for |in |at |of )?(?:the )?(?:very )?(?:last|latest|newest|most recent) (?:\w+ )?(?:year|quarter|month|period|figures?) (?:that |for which |which )?(?:there(?:'s|s| is| are| was) (?:a |any )?(?:figures?|data|numbers?)(?: for)?|(?:we|you|they)(?:'ve| have)?(?: got| hold| held)?(?: (?:a |any )?(?:figures?|data|numbers?))?(?: for)?|available|published|on record|held)\b", lambda _: Latest()),
    (rf"\b(?:between|from)\s+{FINANCIAL}(?:{named(SPLIT, 'a')}|{named(BARE, 'a')})\s+{TO}\s+{FINANCIAL}(?:{named(SPLIT, 'b')}|{named(BARE, 'b')})", between),
    (rf"\b(?:from |since )?{FINANCIAL}(?:{named(SPLIT)}|{named(BARE)}){THINGS}\s*(?:onwards?\b|and (?:after|since|later)\b|(?:to|until|till|up to|through to|-) (?:date|now|today|the (?:present|latest)|present)\b)", since),
    (rf"(?:{named(SPLIT, 'a')}|{named(BARE, 'a')})\s*(?:to|-|until|through)\s*(?:{named(SPLIT, 'b')}|{named(BARE, 'b')})", between),
    (rf"\b(?:between|from)?\s*(?P<month>{MONTH})\s+(?P<first_year>{YEAR})\s+{TO}\s+(?P<last_month>{MONTH})\s+(?P<on_year>{YEAR})", months),
    (rf"\b(?:between |from )?(?P<month>{MONTH})\s*{TO}\s*(?P<last_month>{MONTH})\s+(?P<on_year>{YEAR})", months),
    (rf"\b(?:in )?(?:the )?(?:year|12 months|twelve months)\s+(?:to|ending|ended|up to)\s+(?:the end of\s+|end\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?P<month>{MONTH})\s+(?P<on_year>{YEAR})", year_to),
    (rf"\b(?:between |from )?(?P<month>{MONTH})\s*{TO}\s*(?P<last_month>{MONTH})\s+'?(?P<short>[12]\d)(?![\d/:.-])", months_of_short_year),
    (rf"\b(?:in |for |over |during )?(?:the )?(?P<ordinal>first|last) (?P<count>{NUMBER}) months of {FINANCIAL}(?:{named(SPLIT)}|{named(BARE)})", of_year_parts),
    (rf"\b(?:in |for |over |during )?(?:the )?(?:quarter|three months|3 months)\s+(?:to|ending|ended|up to|leading up to)\s+(?:(?:in |the )?end (?:of )?|in )?(?:(?P<month>{MONTH})|(?:christmas|xmas|new year))(?:\s+(?P<on_year>{YEAR}))?{WHICH}", quarter_to),
    (rf"\b(?:in |for |over |during )?(?:the )?(?:year|12 months|twelve months)\s+(?:to|ending|ended|up to)\s+(?:(?:the )?end (?:of )?|in )?(?P<month>{MONTH})(?! \d)", year_to_month),
    (rf"\b(?:in )?(?:fye|financial year end(?:ing|ed)?|year end(?:ing|ed)?)\s+(?P<on_year>{YEAR})", ending),
    (rf"\b(?:as at|as of|at|on|by)?\s*(?:the )?{DAY}\s+(?:of )?(?P<month>{MONTH}),?\s+(?P<on_year>{YEAR})", day),
    (rf"\b(?:as at|as of|at|on|by)?\s*(?P<month>{MONTH})\s+{DAY},?\s+(?P<on_year>{YEAR})", day),
    (rf"\b{DAY}[/.](?P<month_number>\d{{1,2}})[/.](?:(?P<on_year>{YEAR})|(?P<short>\d\d))(?![\d/]|\.\d)", day),
    (rf"\b(?:as )?(?:at |by |in )?(?:the )?end (?:of )?(?P<month>{MONTH})\s+(?P<on_year>{YEAR})", end_of_month),
    (rf"\b(?:q|quarter )\s?(?P<quarter>[1-4])\s*(?:of|in|,)?\s*(?:{named(SPLIT)}|{named(BARE)})", quarter),
    (rf"(?:{named(SPLIT)}|{named(BARE)})\s*q(?P<quarter>[1-4])\b", quarter),
    (rf"\b(?:the )?(?P<ordinal>first|second|third|fourth|last|1st|2nd|3rd|4th) quarter (?:of |in )?{FINANCIAL}(?:{named(SPLIT)}|{named(BARE)})", quarter),
    (rf"\b{SINCE}\s+(?:the end of\s+)?(?P<month>{MONTH})\s+(?P<on_year>{YEAR})(?: onwards?| on)?", since_month),
    (rf"\b(?:in |for |during )?(?P<month>{MONTH}),?\s+(?P<on_year>{YEAR})", month),
    (r"\b(?:since|after|from) (?:the )?(?:(?:credit|financial) (?:crunch|crash|crisis)(?: of 2008)?|(?:crash|crisis) of 2008)\b", lambda _: Dates(CREDIT_CRUNCH, None, spans=True)),
    (rf"\b{SINCE}\s+{FINANCIAL}(?:{named(SPLIT)}|{named(BARE)}){THINGS}(?: onwards?| on)?", since),
    (rf"\b(?:up to|until|till|up until)\s+{FINANCIAL}(?:{named(SPLIT)}|{named(BARE)}){THINGS}", until),
    (rf"\b(?:before|prior to)\s+{FINANCIAL}(?:{named(SPLIT)}|{named(BARE)}){THINGS}", before),
    (rf"\b(?:(?:in|for|during|of|back in) )?(?:the end of )?{FINANCIAL}{named(SPLIT)}", single),
    (r"(?<!age )(?<!aged )(?<!ages )(?<![\d/.,£-])(?P<short>[012]\d)-(?P<short_tail>[0123]\d)(?![\d-]|/| ?(?:year|yr|olds?|s\b))", single),
    (rf"\b(?:in|during|back in|for) (?P<year>{ANY_YEAR})(?![\d/.,-]\d){THINGS}", single),
    (rf"(?<!per )(?<!level )(?<!by )(?:\bin |\bfor |\bduring |\bback in |\bthe end of )?{FINANCIAL}{named(BARE)}{THINGS}", single),
    (rf"\b(?:between |from |for |in |over )?(?:the )?(?P<month>{MONTH})\s*(?:{TO}|/)\s*(?P<last_month>{MONTH}){WHICH}(?! \d)", months_alone),
    (rf"\b(?:as )?(?:at |by |in |to |up to )?(?:the )?end (?:of )?(?P<month>{MONTH}){WHICH}(?! \d)", month_alone),
    (rf"\b(?:in|for|during|back in) (?P<month>{MONTH}) (?:of )?(?P<which>this|last) (?:financial |calendar )?year\b", month_alone),
    (rf"\b(?:in |for |at |over |during )?(?:the )?(?:(?P<season>{'|'.join(SEASONS)})|(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)) quarter(?: (?:of )?(?:the|(?P<which>this|last)) (?:financial )?year)?(?! \d)\b", quarter_alone),
    (rf"\b(?:in |for |at |over |during )?(?:q|quarter )(?P<quarter>[1-4])\b{WHICH}", quarter_alone),
    (r"\bsince (?:just )?before (?:the )?(?:covid(?:-19)?|pandemic|lockdown)\b", lambda _: Dates(LAST_YEARS_BEFORE, None, spans=True)),
    (r"\b(?:from )?(?:just )?(?:before|pre|prior to)[- ](?:the )?(?:covid(?:-19)?|pandemic|lockdown) (?:up )?(?:to|until|till|and) (?:now|today|date|the present|since|after)\b", lambda _: Dates(LAST_YEARS_BEFORE, None, spans=True)),
    (r"\b(?:just )?(?:before|pre|prior to)[- ](?:the )?(?:covid(?:-19)?|pandemic|lockdown)\b", lambda _: Steps(ended_by=BEFORE_PANDEMIC)),
    (r"\b(?:since|after) (?:the )?(?:covid(?:-19)?|pandemic|lockdown)\b", lambda _: Dates(PANDEMIC, None, spans=True)),
    (rf"\b(?:over|in|during|for|across|through)?\s*(?:the )?(?:last|past|previous|recent)\s+(?P<count>{NUMBER})\s*(?:or so )?(?:years|yrs|annual (?:figures|returns)|surveys|releases|returns|readings)\b(?: or so)?", lambda m: Steps(newest=count(m))),
    (rf"\b(?:over|in|during|for|across|through)?\s*(?:the )?(?:last|past|previous|recent)\s+(?P<count>{NUMBER})\s*(?:quarters|qtrs)\b", lambda m: Steps(newest=-(-count(m) // 4))),
    (r"\b(?:over|in|during|for|across|through)\s*(?:the )?(?:last|past|previous)\s+(?:12|twelve) months\b", lambda _: Steps(newest=1)),
    (rf"\b(?P<count>{NUMBER})\s*(?:years|yrs)(?:(?: worth)? of\b|(?: back)?(?= to (?:now|date|today|the present)))", lambda m: Steps(newest=count(m))),
    (rf"\b(?P<count>{NUMBER})[- ](?:year|yr)s?[- ](?:series|trend|picture|run|history|view|window|span|record|look|story)\b", lambda m: Steps(newest=count(m))),
    (r"\b(?:over|in|during)?\s*the (?:last|past) decade\b", lambda _: Steps(newest=10)),
    (rf"\b(?P<count>{NUMBER}) years? (?:ago|earlier|previously|back|before)\b", lambda m: Steps(years_back=count(m))),
    (r"\ba decade ago\b", lambda _: Steps(years_back=10)),
    (r"\b(?:in )?(?:the )?year before last\b", lambda _: Steps(years_back=2, from_today=True)),
    (r"\b(?:in |from |on )?the (?:year before(?: that)?|previous year|preceding year|prior year)\b|\b(?:a|one) year (?:earlier|before(?: that)?|previously)\b|\b(?:twelve|12) months (?:earlier|before)\b|^(?:and )?year before\b|\bthe year earlier\b|\bprevious year\b", lambda _: Steps(years_back=1, in_hand=True)),
    (r"\bthe year after(?: that)?\b|\b(?:a|one) year (?:later|on|after)\b|\b(?:twelve|12) months (?:later|on|after)\b|\bthe following year\b", lambda _: Steps(years_back=-1, in_hand=True)),
    (r"\b(?:at )?(?:this|the same) time last year\b|\ba year ago\b|\b12 months ago\b|\bone year ago\b|\bthe same (?:quarter|month|period) (?:last year|a year (?:ago|before))\b", lambda _: Steps(years_back=1)),
    (r"\b(?:in |from |over )?last (?:financial |academic |calendar )?year\b", lambda _: Steps(years_back=1, from_today=True)),
    (r"\b(?:in )?the (?:previous|preceding|last but one) (?:quarter|month|period|figure)\b|\bthe (?:quarter|month|one|period|three months|3 months) (?:before|earlier)(?: that)?\b|\bquarter on quarter\b|\b(?:go |going |step )?back one(?: more| further)?\b|\bone (?:more |further )back\b", lambda _: Steps(steps_back=1, in_hand=True)),
    (r"\b(?:in )?the (?:quarter|month|one|period|three months|3 months) (?:after|later)(?: that)?\b|\bthe following (?:quarter|month|period|three months)\b", lambda _: Steps(steps_back=-1, in_hand=True)),
    (r"\b(?:in |for )?(?:the )?next (?:year|financial year|quarter)(?:'s)?\b|\b(?:in |by )?(?P<count>\d{1,2}|two|three|five|ten) years(?:'|s)? time\b", lambda m: Steps(years_back=-count(m))),
    (r"\b(?:in |over |of )?recent years\b|\bover the years\b", lambda _: Steps(newest=5)),
    (r"\b(?:for |in |at )?(?:the )?(?:latest|newest|most recent|most up[- ]to[- ]date|up[- ]to[- ]date|last available)(?: (?:year|period|quarter|month|one|available))?\b|\b(?:as of |right )?now\b|\btoday\b|\bcurrently\b|\bthis (?:year|quarter|month)\b|\bat the moment\b|\bat present\b|\b(?:the )?last (?:quarter|month)\b|\bthese days\b|\bthe current (?:year|figure|rate|level|position)\b|\bas (?:it|things) stands?\b", lambda _: Latest()),
]  # fmt: skip
