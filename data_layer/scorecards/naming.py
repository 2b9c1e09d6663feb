"""The identity of a measure: codes and titles as councils write them, and when two of them may be one measure."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from data_layer.scorecards.polarity import polarity_in_title
from data_layer.vocabulary import BetterWhen

LEADING = re.compile(r"([A-Z]{2,6}[ -]?\d{1,4}(?:\.\d+)?[a-z]?)(?:\s*[:\-–]\s+|:\s*|\s+)(?=[A-Z%])")
TRAILING = re.compile(r"\s*\((?:old )?((?:BV|BVPI|NI|LI|KPI|PI|CI|LPI|SPI|PAF)[ -]?[A-Z]?\d{1,4}[a-z]?)\)")
KIND_OF_SERIES = re.compile(r"\s*\(([CSRA])\)$")
PART = re.compile(r"[a-h]\)\s", re.IGNORECASE)
CUMULATIVE = re.compile(r"\bcumulative\b|\byear[ -]to[ -]date\b|\bf?ytd\b", re.IGNORECASE)
NOT_CUMULATIVE = re.compile(r"\bnon[- ]?cumulative\b|\bnot cumulative\b|\bin[- ]period\b", re.IGNORECASE)
LONGEST_KEY = 80
NEAR = 88  # of 100, by the words of two names in any order


@dataclass(frozen=True, slots=True)
class Named:
    """`series`: the letter behind the code whose key the council keeps elsewhere ("SCO1 (C)")."""

    name: str
    code: str | None
    better_when: BetterWhen | None
    cumulative: bool | None
    series: str | None = None

    @property
    def key(self) -> str:
        return slug(re.split(r"[,;]", self.code)[0]) if self.code else slug(self.name)


def named(title: str, code: str | None, parent: str | None = None) -> Named:
    """Parts a title from the code and the polarity inside it; `parent` is the title of which "b) ..." is a part."""
    better_when, name = polarity_in_title(" ".join(title.split()))
    name = " ".join(name.split()).strip()
    series = KIND_OF_SERIES.search(code) if code else None
    code = KIND_OF_SERIES.sub("", code).strip() if code else None
    if not code and (leading := LEADING.match(name)):
        code, name = leading.group(1), name[leading.end() :].strip()
    elif not code and (trailing := TRAILING.search(name)):
        code, name = trailing.group(1), TRAILING.sub("", name).strip()
    if not code and parent and PART.match(name):
        name = f"{PART.split(parent)[0].rstrip(' :')}: {name}"
    return Named(name or code or "", code, better_when, cumulative_in(name), series.group(1) if series else None)


def cumulative_in(text: str) -> bool | None:
    if NOT_CUMULATIVE.search(text):
        return False
    return True if CUMULATIVE.search(text) else None


def slug(text: str) -> str:
    """Lower case with hyphens; of long texts the beginning and a mark of the whole, so that no two become one."""
    plain = re.sub(r"[^a-z0-9]+", "-", text.lower().replace("%", " percent ").replace("£", " pounds ")).strip("-")
    if len(plain) <= LONGEST_KEY:
        return plain
    return f"{plain[: LONGEST_KEY - 7]}-{hashlib.sha256(plain.encode()).hexdigest()[:6]}"


def alike(first: str, second: str) -> bool:
    """Whether two names may be one measure's: nearly the same words, and no number in one that the other lacks."""
    from rapidfuzz import fuzz

    return numbers(first) == numbers(second) and fuzz.token_sort_ratio(plain(first), plain(second)) >= NEAR


def plain(name: str) -> str:
    """Without what stands in brackets at the end, which is often a period or a basis."""
    return re.sub(r"\s*[(\[][^()\[\]]*[)\]]\s*$", "", name).lower()


def numbers(name: str) -> list[str]:
    return sorted(re.findall(r"\d+", plain(name)))
