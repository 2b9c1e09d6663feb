"""What people disliked or changed, counted for the performance team: as lines, as CSV, as training texts to review."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from actions.reading import Kind, Reading
from bot.data_sets import DataSet
from bot.render.export_csv import plain
from bot.store.feedback import Feedback, Wrong
from bot.understanding import follow_ups
from data_layer.periods import PeriodAsked

PARTS = ("kind", "subject", "areas", "comparators", "period")
COLUMNS = (
    *("times", "first", "last", "figures", "kind", "subject", "areas", "comparators", "period"),
    *("what was wrong", "changed to", "comments", "words of the question"),
)

# what is told instead of an answer: that it was disliked does not say what was meant
UNANSWERED = {Kind.CLARIFY, Kind.NO_DATA, Kind.NOT_PERMITTED, Kind.OUT_OF_SCOPE}


@dataclass(frozen=True, slots=True)
class Point:
    """One reading and what was the matter with it. `words` are of those who agreed, so at most as many as `times`."""

    reading: Reading
    data_set: DataSet
    wrong: Wrong | None  # None where it was only changed
    changed_to: Reading | None
    times: int
    first: date
    last: date
    comments: tuple[str, ...]
    words: tuple[str, ...]


def points(said: Iterable[Feedback]) -> list[Point]:
    """The same reading with the same fault and the same change is one point; the most frequent first."""
    alike: defaultdict[tuple, list[Feedback]] = defaultdict(list)
    for one in said:
        wrong = one.vote.wrong if one.vote else None
        changed_to = parts_of(one.changed_to) if one.changed_to else None
        alike[(parts_of(one.reading), one.seen.data_set, wrong, changed_to)].append(one)
    return sorted(map(point, alike.values()), key=lambda found: (-found.times, parts_of(found.reading)))


def point(alike: Sequence[Feedback]) -> Point:
    one = alike[0]
    days = [each.given.date() for each in alike]
    votes = [each.vote for each in alike if each.vote]
    return Point(
        one.reading,
        one.seen.data_set,
        one.vote.wrong if one.vote else None,
        one.changed_to,
        len(alike),
        min(days),
        max(days),
        tuple(dict.fromkeys(vote.comment for vote in votes if vote.comment)),
        tuple(dict.fromkeys(vote.words for vote in votes if vote.words)),
    )


def parts_of(reading: Reading) -> tuple[str, ...]:
    """As `PARTS`, in ids; the period in the words by which it was read."""
    scope = "" if reading.metrics else reading.scope.id or reading.scope.kind.value
    return (
        reading.kind.value,
        ", ".join(reading.metrics) or scope,
        ", ".join(reading.areas),
        ", ".join(reading.comparators),
        period_of(reading.period),
    )


def period_of(asked: PeriodAsked | None) -> str:
    return asked.words if asked else "latest"


def changes(found: Point) -> str:
    """ "period: 2021/22; areas: E06000015": only the parts that a person changed."""
    if found.changed_to is None:
        return ""
    named = zip(PARTS, parts_of(found.reading), parts_of(found.changed_to), strict=True)
    return "; ".join(f"{name}: {after}" for name, before, after in named if before != after)


def fault_of(found: Point) -> str:
    return found.wrong.value.replace("_", " ") if found.wrong else ""


def as_csv(found: Iterable[Point]) -> str:
    """A row a point; text that a spreadsheet would run as a formula is held back."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in found:
        read = (one.first.isoformat(), one.last.isoformat(), one.data_set.value, *parts_of(one.reading))
        said = (fault_of(one), changes(one), " | ".join(one.comments), " | ".join(one.words))
        writer.writerow([one.times, *map(plain, (*read, *said))])
    return written.getvalue()


def as_lines(found: Iterable[Point]) -> list[str]:
    """For a terminal: how often, how it was read, and what was the matter."""
    lines = []
    for one in found:
        changed = f"changed to {changes(one)}" if one.changed_to else ""
        read = " · ".join(filter(None, parts_of(one.reading)))
        lines.append(f"{one.times:>4}  {read}: {'; '.join(filter(None, (fault_of(one), changed)))}")
        lines += [f"      said: {comment}" for comment in one.comments]
        lines += [f"      asked, kept by agreement: {words}" for words in one.words]
    return lines


def kind_meant(found: Point) -> Kind | None:
    """Of which kind the question was, as far as people have said; None where that is still to be decided.

    A change that met a refusal or was asked back counts as what it was after, never as a question of that kind.
    """
    if found.changed_to is not None:
        after = follow_ups.kind_meant(found.changed_to)
        if after != found.reading.kind and after not in UNANSWERED:
            return after
    read_wrongly = found.wrong in (Wrong.KIND, Wrong.OTHER) or found.reading.kind in UNANSWERED
    return None if read_wrongly else found.reading.kind
