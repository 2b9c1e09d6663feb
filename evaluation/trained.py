"""What was learned, taken out of a trained model's file without starting Rasa, and what is seen with it."""

from __future__ import annotations

import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from actions.reading import Kind
from bot.training import NoModel
from bot.understanding.hearing import Heard
from bot.understanding.learning import SUBJECTS, Learned
from bot.understanding.meaning.encoder import encoder
from bot.understanding.reader import Understanding
from data_layer.vocabulary import AreaCode
from evaluation.remembering import Remembering

LIKELIEST = 3


def trained(model: Path, *, remembering: bool = False) -> Learned:
    """`remembering`: works out the meaning of each text once. Raises NoModel for a file that holds nothing learned."""
    with tempfile.TemporaryDirectory() as made:
        with tarfile.open(model) as archive:
            archive.extractall(made, filter="data")
        for subjects in Path(made).rglob(SUBJECTS):
            found = encoder()
            return Learned.load(subjects.parent, Remembering(found) if found and remembering else found)
    raise NoModel(f"{model.name} holds no learned kinds. Train anew with pmf train --force.")


@dataclass(frozen=True, slots=True)
class Seen:
    """Of one text asked alone: slots with the words that fill them, operations with their weights (1 is sure), the
    likeliest kinds as learned, and the words that nothing explains.
    """

    slots: tuple[tuple[str, str], ...]
    operations: Mapping[str, float]
    likeliest: tuple[tuple[Kind, float], ...]
    unexplained: tuple[str, ...]


def seen(text: str, understanding: Understanding, home: AreaCode, learned: Learned) -> Seen | None:
    """None for a text without a word."""
    found = understanding.by_rules(text, home)
    if found is None:
        return None
    heard, ruled = found
    scores = learned.opinion(heard, ruled)
    likeliest = sorted(scores.items(), key=lambda each: -each[1])[:LIKELIEST]
    return Seen(tuple(slots_of(heard)), dict(heard.operations.weights), tuple(likeliest), heard.unexplained)


def slots_of(heard: Heard) -> list[tuple[str, str]]:
    """Each with its words and where they stand, in characters of the clause that asks."""
    text, chosen = heard.text, heard.chosen
    found = []
    for name, areas in (("area", heard.areas), ("home", heard.home), ("unknown place", (heard.unknown,))):
        found += [(name, placed(one.words, *characters(heard, one.span.first, one.span.last))) for one in areas if one]
    found += [("group", placed(one.words, one.start, one.end)) for one in heard.groups]
    found += [("period", placed(text.clean[one.start : one.end], one.start, one.end)) for one in heard.periods]
    for subject in chosen.subjects:
        said = [text.tokens[at] for at in sorted(chosen.at) if at < len(text.tokens)]
        words = " ".join(token.written for token in said) or ("its meaning" if chosen.by_meaning else "a clause before")
        where = (said[0].start, said[-1].end) if said else (None, None)
        found.append((f"{subject.kind.name.lower().replace('_', ' ')} {subject.id}", placed(words, *where)))
    return found


def characters(heard: Heard, first: int, last: int) -> tuple[int | None, int | None]:
    """None where the words stand in another clause."""
    tokens = heard.text.tokens
    return (tokens[first].start, tokens[last - 1].end) if last <= len(tokens) else (None, None)


def placed(words: str, start: int | None, end: int | None) -> str:
    return f"“{words}”" if start is None else f"“{words}” at {start} to {end}"
