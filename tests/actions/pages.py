"""What every page of words must keep to: a page in length, and no rank."""

from __future__ import annotations

import re

from actions.answer import Answer

PAGE = 650  # words of an A4 page in small print, sources and the reading line apart
RANK = re.compile(
    r"\b(?:rank(?:ed|s|ing)?|league|best of|worst of|top \d|bottom \d|\d+(?:st|nd|rd|th) (?:of|out of|best|worst))\b"
)


def words_of_page(answer: Answer) -> int:
    paragraphs = answer.text.split("\n\n")
    return sum(len(each.split()) for each in paragraphs if not each.startswith(("Source: ", "Read as: ")))


def ranked(text: str) -> list[str]:
    """Words that put councils in an order; that none is made is said with these words too."""
    return [word for word in RANK.findall(text.replace("makes no league tables", "")) if word]
