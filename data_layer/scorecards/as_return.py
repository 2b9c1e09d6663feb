"""A scorecard that was read, as the rows of a return: loaded by the same way as everything of the council's own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from data_layer.council_facts import ToleranceKind
from data_layer.periods import Period
from data_layer.returns.governance_rows import AboutRow
from data_layer.returns.measure_rows import MeasureRow, NarrativeRow, ObservationRow, TargetRow
from data_layer.returns.model import CouncilRows
from data_layer.returns.words import Frequency
from data_layer.scorecards.model import GivenBy, Imported, LeftOut, Measure, Note, Target, Value
from data_layer.slugs import underscored
from data_layer.vocabulary import BetterWhen, Influence, Level, MetricKind, Status

LONGEST_ID = 60
PREFIX = "own"
NO_UNIT = "(unit not stated)"
FREQUENCIES = {1: Frequency.MONTH, 3: Frequency.QUARTER, 12: Frequency.YEAR}
A_QUARTER = 3  # months; a day counts as a quarter's end
SECTION = "Council scorecard"
NO_MEANING = "nobody has said what it means; targets with it are met or missed, without amber"
KINDS = {"%": MetricKind.RATE, "£": MetricKind.MONEY}


@dataclass(frozen=True, slots=True)
class AsReturn:
    """`left_out` is what the scorecard holds and a return cannot take, each with its reason."""

    rows: CouncilRows
    left_out: tuple[LeftOut, ...]


def as_return(found: Imported, *, title: str, audience: Level, written: date) -> AsReturn:
    """All measures with their figures, targets and commentary.

    What nobody has said stays unsaid: no direction becomes neutral, no unit is named as not stated, a target without a
    period or without a number is left out, and so are words of tolerance that nobody has explained. A figure of another
    place is never taken for the council's own.
    """
    left_out: list[LeftOut] = []
    ids = ids_of(found.measures)
    own = [value for value in found.values if value.area is None]
    left_out += [
        LeftOut(value.origin, value.as_given, f"it is a figure of {value.area}") for value in found.values if value.area
    ]
    newest = {value.measure: value.period for value in sorted(own, key=lambda each: each.period)}
    aimed_at = {target.measure for target in found.targets if target.value is not None}
    held = [measure for measure in found.measures if measure.key in newest or measure.key in aimed_at]
    lengths: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for value in own:
        lengths[value.measure][value.period.months or A_QUARTER] += 1
    rows = CouncilRows(
        about=(AboutRow(title=title),),
        measures=tuple(measure_row(measure, ids, frequency_of(lengths[measure.key]), audience) for measure in held),
        observations=tuple(observation_row(value, ids) for value in own),
        targets=tuple(target_rows(found.targets, ids, left_out)),
        narrative=tuple(narrative_rows(found.notes, ids, newest, written, left_out)),
    )
    return AsReturn(rows, tuple(left_out))


def ids_of(measures: Iterable[Measure]) -> dict[str, str]:
    """Key of the scorecard -> id here: by its code where it has one, so that a drifting title keeps its history."""
    taken: Counter[str] = Counter()
    found = {}
    for measure in measures:
        base = f"{PREFIX}_{underscored(measure.code or measure.name)}"[:LONGEST_ID]
        base = base.rstrip("_")
        taken[base] += 1
        found[measure.key] = base if taken[base] == 1 else f"{base}_{taken[base]}"
    return found


def frequency_of(lengths: Counter[int]) -> Frequency:
    """`lengths`: of its periods in months, with how many have each; the most frequent counts."""
    most = lengths.most_common(1)[0][0] if lengths else 12
    return FREQUENCIES.get(most, Frequency.YEAR)


def measure_row(measure: Measure, ids: dict[str, str], frequency: Frequency, audience: Level) -> MeasureRow:
    return MeasureRow(
        id=ids[measure.key],
        name=measure.name,
        short_name=measure.name[:1].lower() + measure.name[1:] if measure.name[1:2].islower() else measure.name,
        theme=measure.section or SECTION,
        unit=measure.unit or NO_UNIT,
        decimals=measure.decimals,
        better_when=measure.better_when or BetterWhen.NEUTRAL,
        frequency=frequency,
        kind=KINDS.get(measure.unit or "", MetricKind.SCORE),
        influence=Influence.COUNCIL,
        owner_role=measure.owner,
        division=measure.team,
        audience=audience,
        counts=f"As the council's own scorecard names it: {measure.name}.",
        beware="The scorecard does not say how it is counted.",
        aliases=tuple(name for name in (measure.code, measure.name) if name),
        accumulation=measure.accumulation,
    )


def observation_row(value: Value, ids: dict[str, str]) -> ObservationRow:
    return ObservationRow(
        measure=ids[value.measure],
        period=value.period,
        value=value.value,
        numerator=value.numerator,
        denominator=value.denominator,
        status=value.status if value.status is not Status.FINAL else None,
        status_as_given=status_words(value),
    )


def status_words(value: Value) -> str | None:
    given = value.status_as_given
    if given is None:
        return None
    return f"{given.words} (by the colour of its cell)" if given.given_by is GivenBy.COLOUR else given.words


def target_rows(targets: Iterable[Target], ids: dict[str, str], left_out: list[LeftOut]) -> Iterable[TargetRow]:
    taken: set[tuple[str, Period]] = set()
    unsaid: set[str] = set()
    for target in targets:
        why = None
        if target.area:
            why = f"it is a target of {target.area}"
        elif target.value is None:
            why = "it is in words, and no figure can be held against it"
        elif target.period is None:
            why = "nothing says which period it is for"
        elif (target.measure, target.period) in taken:
            why = "the same measure and period have a target already"
        if why or target.value is None or target.period is None:
            left_out.append(LeftOut(target.origin, target.as_given, why or ""))
            continue
        taken.add((target.measure, target.period))
        if target.tolerance and target.tolerated is None and target.tolerance not in unsaid:
            unsaid.add(target.tolerance)
            left_out.append(LeftOut(target.origin, f"the tolerance {target.tolerance}", NO_MEANING))
        yield TargetRow(
            measure=ids[target.measure],
            period=target.period,
            value=target.value,
            tolerance_kind=target.tolerated.kind if target.tolerated else ToleranceKind.NONE,
            tolerance=target.tolerated.amount if target.tolerated else None,
            source=f"The council's scorecard, cell {target.origin.cell}",
        )


def narrative_rows(
    notes: Iterable[Note], ids: dict[str, str], newest: dict[str, Period], written: date, left_out: list[LeftOut]
) -> Iterable[NarrativeRow]:
    """Several notes on one figure are told one after the other."""
    told: dict[tuple[str, Period], list[str]] = {}
    for note in notes:
        period = note.period or newest.get(note.measure or "")
        if note.measure is None or period is None:
            why = "it is about no single measure" if note.measure is None else "its measure has no figure"
            left_out.append(LeftOut(note.origin, note.text[:60], why))
            continue
        told.setdefault((note.measure, period), []).append(
            f"{note.heading}: {note.text}" if note.heading else note.text
        )
    for (measure, period), texts in told.items():
        yield NarrativeRow(measure=ids[measure], period=period, what_happened=" ".join(texts), written=written)
