"""What is learned from: a question's shape as plain marks, the same for every catalogue.

A measure, place, group or time stands in them as its slot and never by its name, so that what is learned about one
measure holds for all, also for those that come later.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from actions.reading import Kind, Reading
from bot.understanding.decide_kind import MEASURED
from bot.understanding.hearing import Heard
from bot.understanding.subjects import Chosen
from bot.understanding.words import words

LONGEST = 5  # steps of three words: what is longer is a long question
MOST_LEFT = 3


def features(heard: Heard, ruled: Reading) -> frozenset[str]:
    """`ruled`: the reading that the worded cues and the decision table give by themselves."""
    said = [token.word if words().ordinary(token.word) else "*" for token in heard.text.tokens]
    return frozenset(
        [*of_words(heard.skeleton), *of_plain(said), *of_operations(heard), *of_slots(heard), *of_rules(ruled)]
    )


def of_words(skeleton: str) -> list[str]:
    """Words, pairs, threes, and pairs with one word between them."""
    said = ["<", *skeleton.split(), ">"]
    found = [f"w {a}" for a in said] + [f"w {a} {b}" for a, b in pairwise(said)]
    found += [f"w {a} {b} {c}" for a, b, c in zip(said, said[1:], said[2:], strict=False)]
    found += [f"w {a} _ {b}" for a, b in zip(said, said[2:], strict=False)]
    return [*found, f"long {min(len(said) // 3, LONGEST)}"]


def of_plain(said: Sequence[str]) -> list[str]:
    """Everyday words also where they are part of a name ("the share of people who ..."), any other as a star."""
    around = ["<", *said, ">"]
    return [f"p {a}" for a in said] + [f"p {a} {b}" for a, b in pairwise(around)]


def of_operations(heard: Heard) -> list[str]:
    weights = dict(heard.operations.weights)
    if "define" in weights and "define" not in heard.operations and MEASURED.search(heard.text.lower):
        del weights["define"]  # "what share of children ...": a figure, though "what SUBJECT" is left of it
    return [f"cue {each}" for each in weights] + [f"sure {each}" for each in weights if each in heard.operations]


def of_slots(heard: Heard) -> list[str]:
    there = {
        "area": heard.areas, "areas": heard.areas[1:], "group": heard.groups, "period": heard.periods,
        "home": heard.home, "unknown area": heard.unknown, "everything": heard.everything, "refers": heard.refers,
    }  # fmt: skip
    times = [one.asked for one in heard.periods if one.asked]
    found = [f"slot {name}" for name, value in there.items() if value]
    found += ["time run" if one.spans or one.newest else "time" if one.first else "time back" for one in times]
    return [*found, f"subject {subject_name(heard.chosen)}", f"left {min(len(heard.unexplained), MOST_LEFT)}"]


def subject_name(chosen: Chosen) -> str:
    if chosen.metrics:
        return "tied" if chosen.tied else "metrics" if len(chosen.metrics) > 1 else "metric"
    if chosen.outcome:
        return str(chosen.outcome.kind)
    return "theme" if chosen.theme else "not held" if chosen.not_held else "none"


def of_rules(ruled: Reading) -> list[str]:
    """The kind; of one that is refused or asked back also what was meant."""
    meant = ruled.subkind if ruled.kind in {Kind.NO_DATA, Kind.CLARIFY} else None
    return [f"ruled {ruled.kind}", f"ruled {ruled.kind} {meant}"]
