"""An answer's words as text blocks: its full text in paragraphs and lists, what to beware of, its sources."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import groupby

from microsoft_teams.cards.core import CardElement

from actions.answer import Answer, Caveat, ProvenanceShown
from actions.wording.times import full_date
from bot.teams.cards.addresses import with_links
from bot.teams.cards.elements import more_in_words, paragraph
from bot.teams.cards.escaping import linked, plain

POINT = "- "
SENTENCE_ENDS = (".", "?", "!")
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
    """What the summary leaves out; a list stays whole."""
    rest = after_headline(answer)
    return unrepeated([said.removeprefix(rest).strip() for said in paragraphs(answer)])


def unrepeated(found: Sequence[str]) -> list[str]:
    """Paragraphs without the sentences that are points of their lists, word for word."""
    lines = [line for said in found for line in said.split("\n")]
    points = [line.removeprefix(POINT) for line in lines if line.startswith(POINT) and line.endswith(SENTENCE_ENDS)]
    return [kept for said in found if (kept := without(said, points))]


def without(said: str, sentences: Sequence[str]) -> str:
    if any(line.startswith(POINT) for line in said.split("\n")):
        return said
    for sentence in sentences:
        said = said.replace(sentence, "").replace("  ", " ")
    return said.strip()


def files(answer: Answer) -> list[tuple[str, str]]:
    """(form, path on the page's address) of each file that the answer offers."""
    return [(found["form"], found["path"]) for line in answer.text.split("\n") if (found := FILE.match(line))]


def blocks(said: str, known: Collection[str]) -> list[CardElement]:
    """A paragraph with its lists: the lines of a list stay together, any other line is a block of its own.

    `known`: addresses that become links.
    """
    parts: list[CardElement] = []
    for listed, lines in groupby(said.split("\n"), key=lambda line: line.startswith(POINT)):
        kept = (line.removeprefix(POINT) for line in lines if line.strip())
        shown = [f"{POINT if listed else ''}{with_links(line, known)}" for line in kept]
        parts += [paragraph("\n".join(shown))] if listed else [paragraph(line) for line in shown]
    return parts


def caveats(found: Sequence[Caveat]) -> list[CardElement]:
    return [paragraph(f"{'Note' if one.is_note else 'Beware'}: {plain(one.text)}") for one in found]


def sources(found: Sequence[ProvenanceShown], most: int) -> list[CardElement]:
    """Each source once, with its link and dates; how many are left out where there are more than `most`."""
    lines = list(dict.fromkeys(source_line(one) for one in found))
    return [*(paragraph(line) for line in lines[:most]), *more_in_words(len(lines) - most, "source")]


def source_line(one: ProvenanceShown) -> str:
    dated = f", published {full_date(one.published)}" if one.published else ""
    origin = f"{plain(one.publisher)}, {linked(one.source, one.url)}"
    return f"Source: {origin}{dated}, loaded {full_date(one.loaded)}. {plain(one.licence)}."
