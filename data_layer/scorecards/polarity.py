"""Which way is good: read where the council says it, proposed with a reason where it does not, never assumed."""

from __future__ import annotations

import re

from data_layer.vocabulary import BetterWhen

HIGHER = r"high(?:er)?|maximi[sz]e|aim to maximi[sz]e|up|increase|bigger|larger|more|desc(?:ending)?|yes|\+"
LOWER = r"low(?:er)?|minimi[sz]e|aim to minimi[sz]e|down|decrease|reduce|smaller|less|fewer|asc(?:ending)?|no|-"
NEUTRAL = r"n/?a|none|neutral|neither|representative.*|goldilocks|contextual|data only|not applicable|plan|within range"
BETTER = r"(?:\s+(?:is|=|are)\s+(?:better|good|best))?"
SAID = (
    (re.compile(rf"(?:{HIGHER}){BETTER}", re.IGNORECASE), BetterWhen.HIGHER),
    (re.compile(rf"(?:{LOWER}){BETTER}", re.IGNORECASE), BetterWhen.LOWER),
    (re.compile(NEUTRAL, re.IGNORECASE), BetterWhen.NEUTRAL),
)
IN_TITLE = re.compile(
    r"\s*[(\[]?\s*(?:good performance(?: is)?:?\s*(high|low)(?:er)?|(high|low)er?(?: is| =)? (?:better|good)"
    r"|(bigger|smaller|higher|lower) is better)\s*[)\]]?",
    re.IGNORECASE,
)
LOWER_HINTS = re.compile(
    r"sickness|absence|complaints?\b|missed|overdue|waiting|delay|arrears|crime|offences?"
    r"|homeless|average (?:time|number of (?:days|weeks))"
    r"|time taken|unemploy|residual|vacan|vacant|turnover|lost to"
    r"|re-?referral|abandon|debt|empty|emissions|\bcost\b|breach|fly-?tip",
    re.IGNORECASE,
)
HIGHER_HINTS = re.compile(
    r"satisf|collected|within \d+|in time|on time|recycl|accura"
    r"|resolved|uptime|complet|achiev|attain|answered|determined|decided|paid"
    r"|delivered|increase|in place|prevent|reduction",
    re.IGNORECASE,
)


def polarity_said(text: str) -> BetterWhen | None:
    """The words of a polarity column: "High", "Aim to minimise", "Smaller is Better", "Representative of ..."."""
    plain = " ".join(text.split())
    return next((way for pattern, way in SAID if pattern.fullmatch(plain)), None)


def polarity_in_title(title: str) -> tuple[BetterWhen | None, str]:
    """What the title itself says, and the title without it: "... (Lower is better)", "Good performance HIGH"."""
    found = IN_TITLE.search(title)
    if not found:
        return None, title
    word = next(group for group in found.groups() if group).lower()
    way = BetterWhen.LOWER if word.startswith(("low", "small")) else BetterWhen.HIGHER
    return way, f"{title[: found.start()]} {title[found.end() :]}".strip()


def polarity_hint(name: str) -> tuple[BetterWhen, str] | None:
    """A proposal from the words of the name, with the words it rests on; never used unless someone says yes."""
    lower, higher = LOWER_HINTS.search(name), HIGHER_HINTS.search(name)
    if bool(lower) == bool(higher):
        return None
    found, way = (lower, BetterWhen.LOWER) if lower else (higher, BetterWhen.HIGHER)
    return (way, found.group().strip()) if found else None
