"""An answer's words as text blocks: its full text in paragraphs and lists, what to beware of, its sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from microsoft_teams.cards.core import CardElement

from actions.answer import Answer, Caveat, ProvenanceShown
from actions.wording.times import full_date
from bot.teams.cards.elements import more_in_words, paragraph
from bot.teams.cards.escaping import linked, plain

POINT = "- "
FILE = re.compile(r"^(?P<form>[\w ]+): (?P<path>/api/export/\S+)$")
ELSEWHERE = ("Source: ", "Read as: ")  # these have elements of their own


def paragraphs(answer: Answer) -> list[str]:
    """Of the text, those that no other element of a card says: not the headline, caveats, sources, reading or files."""
    apart = {answer.headline, " ".join(caveat.text for caveat in answer.caveats)}
    return [
        said
        for said in answer.text.split("\n\n")
        if said and said not in apart and not said.startswith(ELSEWHERE) and not FILE.match(said.split("\n", 1)[0])
    ]


def after_headline(answer: Answer) -> str:
    """The rest of the summary."""
    return answer.summary.removeprefix(answer.headline).strip()


def beyond_summary(answer: Answer) -> list[str]:
    return [said for said in paragraphs(answer) if said not in answer.summary]


def files(answer: Answer) -> list[tuple[str, str]]:
    """(form, path on the page's address) of each file that the answer offers."""
    return [(found["form"], found["path"]) for line in answer.text.split("\n") if (found := FILE.match(line))]


def blocks(said: str) -> list[CardElement]:
    """A paragraph with its lists: the lines of a list stay together, any other line is a block of its own."""
    parts: list[CardElement] = []
    for listed, lines in groupby(said.split("\n"), key=lambda line: line.startswith(POINT)):
        shown = [f"{POINT}{plain(line[2:])}" if listed else plain(line) for line in lines if line.strip()]
        parts += [paragraph("\n".join(shown))] if listed else [paragraph(line) for line in shown]
    return parts


def caveats(found: Sequence[Caveat]) -> list[CardElement]:
    return [paragraph(f"Beware: {plain(one.text)}") for one in found]


def sources(found: Sequence[ProvenanceShown], most: int) -> list[CardElement]:
    """Each source once, with its link and dates; how many are left out where there are more than `most`."""
    lines = list(dict.fromkeys(source_line(one) for one in found))
    return [*(paragraph(line) for line in lines[:most]), *more_in_words(len(lines) - most, "source")]


def source_line(one: ProvenanceShown) -> str:
    dated = f", published {full_date(one.published)}" if one.published else ""
    origin = f"{plain(one.publisher)}, {linked(one.source, one.url)}"
    return f"Source: {origin}{dated}, loaded {full_date(one.loaded)}. {plain(one.licence)}."
