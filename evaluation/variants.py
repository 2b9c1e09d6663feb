"""The reader with one of its parts taken out, or with less to learn from: what an ablation compares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import Enum, auto
from types import MappingProxyType, ModuleType
from typing import Any

from actions.desk import Desk
from actions.reading import Doubt, DoubtKind, Kind, Missing, MissingKind, Reading
from bot.understanding import area_names, near_words, operations, qualifiers, second_thought, subject_match
from bot.understanding.features import features, of_words
from bot.understanding.hearing import Heard
from bot.understanding.learned_kinds import LearnedKinds
from bot.understanding.learning import Marks, kinds_from, subjects_told, taught, turns_from
from bot.understanding.meaning.encoder import encoder
from bot.understanding.meaning.learned_subjects import learn_subjects
from bot.understanding.meaning.nearest import Nearest
from bot.understanding.meaning.tuned import Tuned
from bot.understanding.meaning.vectors import NameVectors
from bot.understanding.reader import Understanding
from bot.understanding.side_by_side import Workers
from bot.understanding.turns.conversations import conversations
from bot.understanding.wordings import Wording
from data_layer.catalogue import Catalogue
from evaluation.asking import Read
from evaluation.wordings import some

THE_SAME = 1.0  # letter for letter


class KindBy(Enum):
    """Who says the kind: cues and decision table with the classifier's second thought; those alone; or the classifier
    alone, from the words as they stand or from the question's shape as well.
    """

    READING = auto()
    RULES = auto()
    WORDS = auto()
    SHAPE = auto()


@dataclass(frozen=True, slots=True)
class Swap:
    """A name of a module that stands for something else while a variant is made and asked."""

    module: ModuleType
    name: str
    value: Any


@dataclass(frozen=True, slots=True)
class Variant:
    """`meaning`: whether sentence vectors are used, without which nothing learned of subjects or conversations is, nor
    the encoder tuned to what is asked for; `subjects`, `turns` and `tuned`: whether these are; `aliases`: how many a
    measure keeps, None for all; `data`: the share of the training wordings that marks are learned from (the tuned
    encoder comes as it is).
    """

    name: str
    kind_by: KindBy = KindBy.READING
    meaning: bool = True
    subjects: bool = True
    turns: bool = True
    tuned: bool = True
    aliases: int | None = None
    data: float = 1.0
    swaps: tuple[Swap, ...] = ()


WHOLE = Variant("the whole reading")
ALL_FIT = Swap(second_thought, "fits", lambda *_: True)
VARIANTS: tuple[Variant, ...] = (
    WHOLE,
    Variant("kind by the classifier alone, from words (counts)", kind_by=KindBy.WORDS, swaps=(ALL_FIT,)),
    Variant("kind by the classifier alone, from words, slots and cues", kind_by=KindBy.SHAPE, swaps=(ALL_FIT,)),
    Variant("without the classifier", kind_by=KindBy.RULES),
    Variant("without worded cues", swaps=(Swap(operations, "cues", tuple),)),
    Variant("without what was learned of subjects", subjects=False),
    Variant("without what was learned of conversations", turns=False),
    Variant("without the encoder tuned to what is asked for", tuned=False),
    Variant("without the tuned encoder and what was learned of conversations", turns=False, tuned=False),
    Variant("without sentence vectors", meaning=False),
    Variant(
        "without tolerance of slips",
        swaps=(
            Swap(subject_match, "A_SLIP", THE_SAME),
            Swap(area_names, "ALIKE", THE_SAME),
            Swap(area_names, "A_WORD_ALIKE", THE_SAME),
            Swap(near_words, "MOST_SLIPS", 0),
        ),
    ),
    Variant(
        "without tolerance of slips and sentence vectors",
        meaning=False,
        swaps=(
            Swap(subject_match, "A_SLIP", THE_SAME),
            Swap(area_names, "ALIKE", THE_SAME),
            Swap(near_words, "MOST_SLIPS", 0),
        ),
    ),
    Variant("without qualifiers", swaps=(Swap(qualifiers, "said_of", lambda *_: False),)),
    Variant("no alias of a measure, its names alone", aliases=0),
    Variant("two aliases of a measure", aliases=2),
    Variant("no alias and no sentence vectors", aliases=0, meaning=False),
    Variant("half of the training wordings", data=0.5),
    Variant("a quarter of the training wordings", data=0.25),
)  # fmt: skip


@contextmanager
def reader(variant: Variant, desk: Desk, vectors: NameVectors | None, held: Sequence[Wording]) -> Iterator[Read]:
    """Made and trained as the variant says; use it inside the context, outside which its parts are back in place."""
    operations.cue_words()  # which words are no places is kept, whatever is taken out
    with swapped(variant.swaps):
        home, catalogue = desk.viewer.home_area, with_aliases(desk.catalogue, variant.aliases)
        understanding, marks = Understanding(catalogue), MARKS.get(variant.kind_by)
        told = taught(some(held, variant.data), catalogue, home, marks=marks or features)
        by_reading = variant.kind_by is KindBy.READING
        kinds = kinds_from(told) if marks else None  # by rules alone nothing of it is asked
        if vectors and variant.meaning:
            about = subjects_told(told, catalogue, vectors)
            subjects = learn_subjects(about.examples, about.vectors) if variant.subjects else None
            turns = None
            if kinds and variant.turns and by_reading:
                alone = Workers(cores=1)  # other processes would know nothing of what was taken out
                turns = turns_from(conversations(), about, kinds, catalogue, home, vectors, alone)
            hears = encoder() if variant.tuned and by_reading else None
            tuned = Tuned.load(hears) if hears else None
            understanding = Understanding(catalogue, ready(catalogue, vectors), subjects, turns, tuned)
        if kinds is None or marks is None:
            yield lambda text, last: understanding.read(text, last=last, home_area=home)
            return
        if by_reading:
            yield lambda text, last: understanding.read(
                text, last=last, home_area=home, opinion=lambda heard, ruled: kinds.scores(marks(heard, ruled))
            )
            return
        yield lambda text, last: with_kind_of(kinds, marks, understanding, desk, text, last)


@contextmanager
def swapped(swaps: Sequence[Swap]) -> Iterator[None]:
    held = [replace(each, value=getattr(each.module, each.name)) for each in swaps]
    try:
        for each in swaps:
            setattr(each.module, each.name, each.value)
        yield
    finally:
        for each in held:
            setattr(each.module, each.name, each.value)


def ready(catalogue: Catalogue, vectors: NameVectors) -> Nearest:
    nearest = Nearest(catalogue, vectors)
    nearest.prepare()
    return nearest


def with_aliases(catalogue: Catalogue, most: int | None) -> Catalogue:
    """Its measures with so many aliases each, the first ones."""
    if most is None:
        return catalogue
    metrics = {id: replace(metric, aliases=metric.aliases[:most]) for id, metric in catalogue.metrics.items()}
    return replace(catalogue, metrics=metrics)


def of_plain_words(heard: Heard, ruled: Reading) -> list[str]:
    return of_words(" ".join(token.word for token in heard.text.tokens))


MARKS: Mapping[KindBy, Marks] = MappingProxyType(
    {KindBy.READING: features, KindBy.SHAPE: features, KindBy.WORDS: of_plain_words}
)


def with_kind_of(
    learned: LearnedKinds, marks: Marks, understanding: Understanding, desk: Desk, text: str, last: Reading | None
) -> Reading:
    """The reading with the likeliest kind in the place of its own."""
    home = desk.viewer.home_area
    alone = understanding.by_rules(text, home)
    scores = learned.scores(marks(*alone)) if alone else {Kind.CLARIFY: 1.0}
    top = max(scores, key=lambda kind: scores[kind])
    reading = understanding.read(text, last=last, home_area=home, opinion=lambda heard, ruled: {top: 1.0})
    if reading.kind is top:
        return reading
    doubt = Doubt(kind=DoubtKind.UNEXPLAINED, about="") if top is Kind.CLARIFY else None
    missing = Missing(kind=MissingKind.SUBJECT, words="") if top is Kind.NO_DATA else None
    update = {"kind": top, "subkind": None, "doubt": doubt, "missing": missing, "areas": reading.areas or (home,)}
    return reading.model_copy(update=update)
