"""Fits the weights of the confidence: `python -m evaluation.confidence [--write]`.

On the second open set, where all parts of a reading are known, and on wordings held out from training, where only the
kind is; both weigh the same. What is printed was measured on questions that the fit had not seen.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import partial
from pathlib import Path

import numpy as np
import yaml

from actions.desk import Desk, public_desk
from actions.reading import Kind, Reading
from bot.components.current import understanding_of
from bot.data_sets import DataSet
from bot.training import train
from bot.understanding.confidence import FILE, NAMES, Evidence, confidence
from bot.understanding.learned_kinds import LearnedKinds
from bot.understanding.learning import Learned, kinds_from, likely, taught
from bot.understanding.reader import Understanding
from bot.understanding.wordings import Wording
from data_layer.faults import Fault
from data_layer.refresh import refresh
from data_layer.settings import ROOT
from data_layer.vocabulary import AreaCode
from evaluation.asking import ask_reader
from evaluation.calibration import Judged, calibration
from evaluation.desks import NotMade, desk_on
from evaluation.format import Item, read_items
from evaluation.outcome import scored
from evaluation.report import table
from evaluation.scoring import known_of
from evaluation.trained import trained
from evaluation.wordings import some, wordings

SECOND_SET = ROOT / "evaluation" / "second_set"
HELD_OUT = 0.2  # of the wordings
FOLDS, ROUNDS, SEED = 10, 5, 20231122
STRENGTH = 0.5  # inverse of the penalty on large weights
HEAD = """# How much each mark of a reading speaks for it, in log odds; what they mean stands in confidence.py.
# Fitted by `python -m evaluation.confidence --write` on the second open set and on wordings held out from training.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """`group`: the conversation, which is never parted between fitting and measuring."""

    group: str
    seen: Evidence
    right: bool
    now: float  # the confidence that the reading holds now


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.confidence", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--write", action="store_true", help=f"write the weights to {FILE.name}")
    parser.add_argument("--measure", nargs="*", type=Path, default=[], help="files to measure the fitted weights on")
    asked = parser.parse_args(words)
    try:
        say(refresh(progress=say))
        learned = trained(train(progress=say), remembering=True)
        items = read_items(sorted(SECOND_SET.glob("*.jsonl")))
        whole = list(everything(items, learned))
        kinds = list(of_wordings(wordings(), public_desk(), learned))
        others = list(of_items(read_items(asked.measure), DataSet.PUBLISHED, public_desk(), learned))
    except Fault as fault:
        say(str(fault))
        return 2
    weights = fit(whole, kinds)
    print(told(whole, kinds))
    print("\n".join(table(("mark", "weight"), ((name, f"{weight:+.2f}") for name, weight in weights.items()))))
    if others:
        ways = {"as it is now": [Judged(one.now, one.right) for one in others], "fitted": judged(others, weights)}
        print("\n".join(["", f"On {len(others)} readings of other files:", "", *measures(ways)]))
    if asked.write:
        FILE.write_text(HEAD + yaml.safe_dump(weights, sort_keys=False), encoding="utf-8")
    return 0


def everything(items: Sequence[Item], learned: Learned) -> Iterator[Case]:
    """Of both sets of figures; the illustrative ones only where they were made ready."""
    for data in DataSet:
        try:
            yield from of_items(items, data, desk_on(data), learned)
        except NotMade as fault:
            say(f"{fault} Their lines are left out.")


def of_items(items: Iterable[Item], data: DataSet, desk: Desk, learned: Learned) -> list[Case]:
    """Replies to a question asked back are picked, not read, and left out."""
    understanding, home = understanding_of(desk, learned), desk.viewer.home_area
    found: list[Case] = []
    for item in (one for one in items if one.data is data):
        marks: list[Evidence | None] = []

        def read(text: str, last: Reading | None, marks: list[Evidence | None] = marks) -> Reading:
            reading, seen = watched(understanding, learned.kinds, text, last, home)
            marks.append(seen)
            return reading

        results = scored(ask_reader([item], read, desk), {data: known_of(desk.catalogue, home)})
        found += [
            Case(f"{data} {item.id}", seen, one.score.right, one.asked.confidence)
            for one, seen in zip(results, marks, strict=True)
            if seen
        ]
    return found


def of_wordings(held: Sequence[Wording], desk: Desk, learned: Learned) -> Iterator[Case]:
    """By what is learned from the others. Right is the kind alone.

    A follow-up ("against target?") is learned without its conversation and rightly asked back here: it is left out.
    """
    understanding, home = understanding_of(desk, learned), desk.viewer.home_area
    apart = some(held, HELD_OUT)
    rest = set(held) - set(apart)
    kinds = kinds_from(taught((one for one in held if one in rest), desk.catalogue, home))
    for one in apart:
        reading, seen = watched(understanding, kinds, one.text, None, home)
        follows = reading.kind is Kind.CLARIFY and one.kind is not Kind.CLARIFY and seen and seen.no_subject
        if seen and not follows:
            yield Case(one.text, seen, reading.kind is one.kind, reading.confidence)


def watched(
    understanding: Understanding, kinds: LearnedKinds, text: str, last: Reading | None, home: AreaCode
) -> tuple[Reading, Evidence | None]:
    """The reading and what speaks for it; None where no opinion of what was learned was asked."""
    return understanding.read_with_evidence(text, last=last, home_area=home, opinion=partial(likely, kinds))


def fit(whole: Sequence[Case], kinds: Sequence[Case] = ()) -> dict[str, float]:
    """By maximum likelihood with a penalty; `kinds` together weigh as much as `whole`.

    That wordings are right more or less often than whole questions is a mark of its own, which is then left out.
    """
    from sklearn.linear_model import LogisticRegression

    cases = [*whole, *kinds]
    weight = [1.0] * len(whole) + [len(whole) / len(kinds) if kinds else 0.0] * len(kinds)
    wording = [0.0] * len(whole) + [1.0] * len(kinds)
    marks = np.array([(*astuple(one.seen), apart) for one, apart in zip(cases, wording, strict=True)])
    fitted = LogisticRegression(C=STRENGTH, max_iter=1000).fit(
        marks, [one.right for one in cases], sample_weight=weight
    )
    weights = dict(zip(NAMES, fitted.coef_[0].tolist(), strict=False))
    return {name: round(value, 2) for name, value in {"bias": float(fitted.intercept_[0]), **weights}.items()}


def told(whole: Sequence[Case], kinds: Sequence[Case]) -> str:
    ways = {
        "as it is now": [Judged(one.now, one.right) for one in whole],
        "likelihood of the kind, as learned": [Judged(one.seen.agreed, one.right) for one in whole],
        "fitted on wordings alone": judged(whole, fit(kinds)),
        "fitted on the second set": held_out(whole, ()),
        "fitted on both": held_out(whole, kinds),
    }
    right = sum(one.right for one in whole)
    head = f"On {len(whole)} readings of the second open set, {right} of them right, by weights fitted without them:"
    return "\n".join([head, "", *measures(ways), ""])


def held_out(whole: Sequence[Case], kinds: Sequence[Case]) -> list[Judged]:
    """Each case judged by weights that its conversation had no part in, several times over."""
    chance, groups, found = random.Random(SEED), sorted({one.group for one in whole}), list[Judged]()
    for _ in range(ROUNDS):
        chance.shuffle(groups)
        for fold in range(FOLDS):
            out = set(groups[fold::FOLDS])
            weights = fit([one for one in whole if one.group not in out], kinds)
            found += judged([one for one in whole if one.group in out], weights)
    return found


def judged(cases: Iterable[Case], weights: Mapping[str, float]) -> list[Judged]:
    return [Judged(confidence(one.seen, weights), one.right) for one in cases]


def measures(ways: Mapping[str, Sequence[Judged]]) -> list[str]:
    rows = []
    for name, held in ways.items():
        found = calibration(held)
        apart = "" if found.tells_apart is None else f"{found.tells_apart:.2f}"
        rows.append((name, f"{found.error:.3f}", f"{found.brier:.3f}", apart))
    return table(("confidence", "calibration error", "Brier score", "tells right from wrong"), rows)


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
