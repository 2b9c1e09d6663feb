"""What the heading of a column says that the column holds: one ordered list of patterns, the first that fits wins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from data_layer.scorecards.period_words import When, period_in, tidy


class Role(StrEnum):
    """What a column may hold; its value is how a person says it, and how a mapping file writes it."""

    CODE = "code"
    MEASURE = "measure"
    SECTION = "section"
    UNIT = "unit"
    POLARITY = "polarity"
    CUMULATIVE = "cumulative"
    FREQUENCY = "frequency"
    VALUE = "value"
    TARGET = "target"
    TOLERANCE = "tolerance"
    STATUS = "status"
    TREND = "trend"
    COMMENTARY = "commentary"
    OWNER = "owner"
    TEAM = "team"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    AREA = "area"
    AREA_CODE = "area code"
    PERIOD = "period"
    KIND = "kind of figure"  # a column that says "Actual" or "Target" for its row
    COMPARATOR = "comparator"  # other councils, benchmarks, ranks: never loaded
    FORECAST = "forecast"
    IGNORED = "ignored"
    UNKNOWN = "unknown"


LONGEST_HEADING = 110
WHO = r"officer|owner|lead|responsible|accountable|contact|manager|director|holder"
THING = r"(?:performance |key |success |strategic |corporate |kpi |local )*(?:indicator|measure|kpi|pi|metric)s?"
NAMED = (
    (Role.FORECAST, r".*(?:forecast|projection|projected|predicted|estimated out-?turn|expected outcome).*"),
    (
        Role.STATUS,
        r"(?:on target|on track|target met)\??|.*\b(?:rag|status|traffic lights?|bragg?)\b.*"
        r"|(?:performance )?rating|(?:performance )?against target|r/a/g",
    ),
    (
        Role.COMPARATOR,
        r".*(?:benchmark|quartile|national|england|scotland|\brank|neighbour|family|cipfa|(?:family"
        r"|scot) pct|percent rank|comparat|\bpeers?\b|median|percentile|rankpct|familypct|scotpct"
        r"|all councils|average for|regional|statistical).*|best|worst|average|mean",
    ),
    (
        Role.POLARITY,
        r"good is|good performance(?: is)?|good to be|pref'?e?r?r?e?'?d outco?me?|polarity"
        r"|aim(?:ing)?(?: to)?|(?:what is )?better(?: when)?|desired (?:direction|trend)|one is high"
        r"|high(?:er)? or low(?:er)?(?: is)?(?: good| better)?|high/low|bigger or smaller is better"
        r"|(?:higher|lower)/(?:higher|lower) is better|ranking type|rank order|direction of good.*",
    ),
    (Role.TREND, r".*\b(?:trend|direction(?: of travel)?|dot|d\.o\.t|travel|arrow)\b.*"),
    (
        Role.IGNORED,
        r".*\b(?:variance|difference|diff|change|gap)s?\b.*|key code.*|data ?type|(?:previous"
        r"|first) row|next reported|next (?:update|due).*|sort|order|row|i|index|hidden",
    ),
    (Role.TOLERANCE, r".*\b(?:tolerance|threshold|intervention level)s?\b.*"),
    (Role.TARGET, r".*\b(?:targets?|ambition|goal|trajectory|profiled|planned)\b.*"),
    (Role.FREQUENCY, r"(?:reporting |collection |data )?frequency(?: available)?|how often.*|reported|reporting cycle"),
    (Role.NUMERATOR, r"numerator|num"),
    (Role.DENOMINATOR, r"denominator|denom|base|cohort"),
    (
        Role.COMMENTARY,
        r".*\b(?:comments?|commentary|narrative|explanation|analysis|supporting (?:information"
        r"|text))\b.*|notes?|(?:further |any |next )?(?:actions?"
        r"|update|context|reasons?)(?: .*)?|progress update|what .*",
    ),
    (
        Role.AREA_CODE,
        r"(?:area|la|lad|ons|gss|local authority|authority|council|geography|ward) ?(?:code|cd)|(?:ons|gss)",
    ),
    (
        Role.AREA,
        r"(?:local authority|localauthority|council|authority|area|place|ward|geography|la|locality"
        r"|lad)(?: ?(?:name|nm|label))?|(?:entity|council)[ _]?name",
    ),
    (
        Role.CUMULATIVE,
        r"cumulative(?: or .*)?|cumulative\?"
        r"|in.period or cumulative|calculation(?: type)?|(?:value|data|measure) basis",
    ),
    (
        Role.CODE,
        rf"(?:{THING} )?(?:ref|reference|code|id|no|number|#)(?: no| number| code)?"
        rf"|ref(?:erence)? (?:code|number|no)|(?:pi|kpi|unique|measure|metric) ?(?:ref|code|id|no|reference)(?: ?no)?",
    ),
    (
        Role.UNIT,
        r"units?(?: of (?:measure|measurement))?|meas(?:ured|ure"
        r"|\.)? in|uom|measure type|data format|format|value type|unit type",
    ),
    (
        Role.SECTION,
        r"(?:corporate |council plan |strategic |key |council )?(?:theme|priority|priorities|outcome"
        r"|objective|category|portfolio|section|topic|pillar|aim name)s?(?: name)?",
    ),
    (Role.OWNER, rf"(?:.*\b(?:{WHO})\b.*)"),
    (
        Role.TEAM,
        r"(?:lead )?(?:team|service|directorate|department|division|committee|business unit|service area)(?: .*)?",
    ),
    (
        Role.MEASURE,
        rf"{THING}(?: (?:name|title|description|definition|ref and description|and description"
        rf"|wording))?s?|(?:kpi|pi|indicator)?\s*(?:ref|code) and (?:description|title|name)"
        rf"|description|title|name|short name|.*\bkpi\b.*(?:description|title).*",
    ),
    (Role.KIND, r"(?:row|figure|record|series) ?type|type|actual ?/ ?target|target ?/ ?actual"),
    (
        Role.PERIOD,
        r"(?:reporting |time|data |financial |fiscal |calendar )? ?(?:period|quarter|qtr|month|year"
        r"|date|fy|timeperiod)(?: ?(?:label|name|end|ending))?",
    ),
    (
        Role.VALUE,
        r"(?:.*\b)?(?:value|actuals?|results?|performance|out-?turn|score|figures?|observation"
        r"|achieved|achievement|data|current|latest|annual|cumulative|total|ytd)\b.*|this|now",
    ),
)
PATTERNS = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in NAMED)
STATUS_WORDS = re.compile(
    r"(?:red|amber|green|grey|gray|yellow|blue|n/?a|total|on target|off target|no target"
    r"|data only|up|down|no change|improving|declining|better|worse|same)s?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class HeadingRead:
    """`when` is the period that the heading names; `core` the heading without it."""

    role: Role
    core: str
    when: When | None


# "2024/25 (prov)", "Q4 unaudited": what it heads are figures all the same
PROVISIONAL = re.compile(
    r"[(\[]\s*(?:prov(?:isional)?|p|draft|unaudited|unvalidated)\.?\s*[)\]]|\b(?:provisional|unaudited|unvalidated)\b",
    re.IGNORECASE,
)


def says_provisional(heading: str) -> bool:
    return PROVISIONAL.search(heading) is not None


@lru_cache(maxsize=8192)
def heading_read(heading: str) -> HeadingRead:
    """The role that a heading names; UNKNOWN where none does. A period alone heads values of that period."""
    text = tidy(PROVISIONAL.sub(" ", heading)) or tidy(heading)
    if not text or len(text) > LONGEST_HEADING:
        return HeadingRead(Role.UNKNOWN, text, None)
    whole = core_of(text)
    when = period_in(text)
    if when is None or PATTERN_OF_PERIOD.fullmatch(whole):
        return HeadingRead(role_named(whole), whole, None)
    core = core_of(when.rest)
    if not core:
        return HeadingRead(Role.VALUE, core, when)
    return HeadingRead(role_named(core), core, when)


def role_named(core: str) -> Role:
    return next((role for role, pattern in PATTERNS if pattern.fullmatch(core)), Role.UNKNOWN)


def core_of(text: str) -> str:
    """Lower case, without brackets that hold nothing, and signs at the ends."""
    plain = re.sub(r"\(\s*\)|\[\s*\]", " ", text.replace("_", " ").replace("’", "'"))
    if len(plain) > 5 and " " not in plain.strip():
        plain = re.sub(r"([a-z])([A-Z])", r"\1 \2", plain)
    return re.sub(r"\s+", " ", plain).strip(" .:-–*()/").lower()


PATTERN_OF_PERIOD = dict(PATTERNS)[Role.PERIOD]


def is_status_heading(heading: str) -> bool:
    """A heading of a table that counts ratings: Green, Amber, Total."""
    return bool(STATUS_WORDS.fullmatch(heading.strip()))
