"""What the encoder is tuned on: wordings, whole questions, turns of conversations, and descriptions of measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actions.reading import TALK, Kind
from bot.understanding.meaning.subject_examples import DESCRIPTIONS, described
from bot.understanding.meaning.tuned import told_before
from bot.understanding.turns.conversations import Conversation, Said, conversations, with_own_measures
from data_layer.catalogue import Catalogue
from evaluation.wordings import wordings


@dataclass(frozen=True, slots=True)
class Example:
    """`before`: the question in hand, where the text goes on from one; `kind` and `subject`: None where not known."""

    text: str
    kind: Kind | None = None
    subject: str | None = None
    before: str = ""


def examples(catalogue: Catalogue) -> list[Example]:
    """Raises Fault for a line that cannot be read or a measure that is none."""
    grown = with_own_measures(catalogue)
    return [
        *(Example(one.text, one.kind, one.subject) for one in wordings(every=1)),
        *(Example(one.text, subject=one.label) for one in described(catalogue, DESCRIPTIONS)),
        *(turn for each in conversations() for turn in turns_of(each, grown)),
    ]


def turns_of(conversation: Conversation, catalogue: Catalogue) -> Iterator[Example]:
    """All but the first, each with the question in hand; talk leaves that in hand."""
    in_hand: tuple[Kind, str] | None = None
    for one in conversation:
        if in_hand:
            yield Example(one.text, one.kind, before=told_before(*in_hand))
        if one.kind not in TALK or in_hand is None:
            in_hand = one.kind, about(one, catalogue) or (in_hand[1] if in_hand else "everything")


def about(said: Said, catalogue: Catalogue) -> str:
    if said.about:
        return catalogue.metrics[said.about[0][0]].short_name
    return str(said.theme or "")


def labels(found: Iterable[str | None]) -> list[str]:
    return sorted({each for each in found if each})
