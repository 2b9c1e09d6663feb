"""A sentence cut into stretches that speak of one measure each, and where in them the measure's name stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from bot.understanding.hearing import Heard, Listener, without
from bot.understanding.text import Text, as_text
from data_layer.claims.cues import CAUSES
from data_layer.claims.masked import masked
from data_layer.claims.model import Size
from data_layer.claims.numbers_said import numbers_in
from data_layer.claims.said_changes import SPAN
from data_layer.claims.wording import CONDITION, FRAME, claims_of, joints

LARGE = re.compile(r"\d{1,3}(?:,\d{3})+|\d{3,}")
JOINS = re.compile(r"^(?:[ ,;]|(?:and|but|while|whilst|whereas|although|though|yet)\b)+")
# words that join the words of one name: "share of waste sent to landfill"
INSIDE_NAME = frozenset({"of", "in", "the", "to", "and", "for", "at", "with", "who", "by", "per", "on", "a", "an"})


def stretches(sentence: Text, listener: Listener) -> Iterator[Heard]:
    """The sentence, cut where it goes on to another measure."""
    whole = listener.hear(sentence)
    pieces = pieces_of(whole)
    if len(pieces) < 2:
        yield whole
        return
    opening = pieces.pop(0) if FRAME.fullmatch(framed(whole, len(pieces[0]))) else ""
    heard = [listener.hear(as_text(piece)) for piece in pieces]
    named = [
        "" if CAUSES.match(f" {piece.lstrip()}") or CONDITION.match(piece.strip(" ,;")) else named_in(one)
        for piece, one in zip(pieces, heard, strict=True)
    ]
    if len({each for each in named if each}) < 2:
        alone = next((one.chosen for one, each in zip(heard, named, strict=True) if each), None)
        yield whole if whole.chosen.metrics or alone is None else replace(whole, chosen=replace(alone, at=frozenset()))
        return
    run, of = "", ""
    for piece, metric in zip(pieces, named, strict=True):
        if of and metric and metric != of and claims_of(masked(run, ())):
            yield listener.hear(opened(opening, run))
            run = ""
        run, of = f"{run}{piece}", metric or of
    yield listener.hear(opened(opening, run))


def named_in(heard: Heard) -> str:
    """What a part is about, be it one of several measures, a theme or what is not held; empty where it goes on."""
    chosen = heard.chosen
    if chosen.metrics:
        return "/".join(chosen.metrics if chosen.tied else chosen.metrics[:1])
    return chosen.theme or chosen.not_held or (chosen.outcome.id if chosen.outcome else "")


def opened(opening: str, run: str) -> Text:
    """ "Since 2019, recycling has risen and landfill fallen": the time is that of both."""
    run = JOINS.sub("", run.strip())
    return as_text(f"{opening.strip(' ,;')}, {run}" if opening else run)


def framed(heard: Heard, end: int) -> str:
    """The start of a sentence with its times and groups as marks."""
    text = heard.text.lower
    spots = sorted((one.start, one.end) for one in (*heard.periods, *heard.groups) if one.end <= end)
    for at, (start, stop) in reversed(list(enumerate(spots))):
        text = f"{text[:start]}<p{at}>{text[stop:end]}"
        end = len(text)
    return text[:end] if spots else "none"


def pieces_of(heard: Heard) -> list[str]:
    """The parts of a sentence with the words that join them; never cut inside a name, a time, a group or a place."""
    text = heard.text
    held = [(one.start, one.end) for one in (*heard.periods, *heard.groups)]
    held += name_spans(heard)
    cuts = [
        match.start() for match in joints(text.lower) if not any(start < match.start() < end for start, end in held)
    ]
    cuts += [match.start() for match in CAUSES.finditer(text.lower) if match.start() > max(cuts, default=0)]
    return [text.clean[a:b] for a, b in pairwise([0, *cuts, len(text.clean)]) if text.clean[a:b].strip()]


def without_numbers(heard: Heard, listener: Listener) -> Heard:
    """ "Over 1,000 children": a number claimed is no part of "per 1,000 households", nor "in a year" of "in year 6"."""
    tokens, lower = heard.text.tokens, heard.text.lower
    said = [(one.start, one.end) for one in numbers_in(lower) if one.size is not Size.COUNT]
    inside = [at for at, token in enumerate(tokens) if any(start <= token.start < end for start, end in said)]
    numbers = {at for at in heard.chosen.at if LARGE.fullmatch(tokens[at].word) or at in inside}
    spans = [match.span() for match in SPAN.finditer(lower)]
    if not numbers and not spans:
        return heard
    chosen = listener.hear(
        as_text(without(heard.text.clean, [*((tokens[at].start, tokens[at].end) for at in numbers), *spans]))
    )
    return replace(heard, chosen=replace(chosen.chosen, at=heard.chosen.at - numbers))


def name_spans(heard: Heard) -> list[tuple[int, int]]:
    """Where the subject stands, in characters; the words of one name with the small words between them together."""
    tokens, spans = heard.text.tokens, []
    last = None
    for at in sorted(heard.chosen.at):
        between = [] if last is None else [token.word for token in tokens[last + 1 : at]]
        if last is not None and len(between) < 3 and all(word in INSIDE_NAME for word in between):
            spans[-1] = (spans[-1][0], tokens[at].end)
        else:
            spans.append((tokens[at].start, tokens[at].end))
        last = at
    return spans
