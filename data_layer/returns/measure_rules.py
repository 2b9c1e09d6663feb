"""The rules about measures and their figures, targets, baselines and narrative."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from math import inf

from data_layer.council_facts import ToleranceKind
from data_layer.definition_catalogue import part_id
from data_layer.methods.measure import NO_VALUE
from data_layer.returns.columns import Need, Row, columns_of
from data_layer.returns.measure_rows import MeasureRow, NarrativeRow, ObservationRow, TargetRow
from data_layer.returns.model import CouncilRows
from data_layer.returns.period_text import suits
from data_layer.returns.pointing import nearest, problem
from data_layer.returns.problems import Problem
from data_layer.returns.settling import Settled
from data_layer.returns.value_types import slug
from data_layer.returns.words import Frequency, PlanStatus, RuleStatus
from data_layer.snapshot_sanity import BOUNDS
from data_layer.vocabulary import Level, MetricId, MetricKind, Status

OWN = {name: column for name, column in columns_of(MeasureRow).items() if column.need is Need.OWN_MEASURE}
MAY_LACK_VALUE = {*NO_VALUE, Status.LOW_RELIABILITY, Status.NOT_COMPARABLE}
REASONS = ", ".join(sorted(status.replace("_", " ") for status in NO_VALUE))
IN_PORTFOLIOS = "Name one of the catalogue or of the sheet Portfolios."
IN_OUTCOMES = "Name those of the framework or of the sheet Outcomes."
EXAMPLES = {Frequency.MONTH: "Apr 2025", Frequency.QUARTER: "Q1 2025/26", Frequency.YEAR: "2025/26"}


def measure_problems(rows: CouncilRows, settled: Settled, today: date) -> Iterator[Problem]:
    for row in rows.measures:
        yield from of_measure(row, settled)
    yield from national_twice(rows.measures)
    for row in rows.observations:
        yield from of_observation(row, settled, today)
    for row in rows.targets:
        yield from of_target(row)
        yield from of_audience(row, row.audience, settled)
        yield from of_period(row, row.measure, settled, or_year=True)
    for row in rows.trajectory:
        yield from of_period(row, row.measure, settled, or_year=True)
    for row in rows.narrative:
        yield from of_narrative(row)
        yield from of_period(row, row.measure, settled, or_year=True)
    for row in rows.targets:
        yield from of_part(row, settled)
    for row in rows.reporting_rules:
        if row.status is RuleStatus.SUSPENDED and not (row.suspension_reason and row.suspension_authority):
            yield problem(row, "suspension_reason", "A suspended rule needs its reason and authority.",
                          "Say why it was suspended, and by which body.")  # fmt: skip
    for row in rows.plans:
        if row.suspended_from and not row.suspension_reason:
            yield problem(row, "suspension_reason", "A suspended plan needs a reason.", "Say why it was suspended.")
        if row.status is PlanStatus.DRAFT and row.suspended_from:
            yield problem(row, "status", "A draft cannot have been suspended.", "Write adopted or superseded.")


def of_measure(row: MeasureRow, settled: Settled) -> Iterator[Problem]:
    metrics = settled.known.metrics
    if row.national_metric:
        if row.national_metric not in metrics:
            yield problem(row, "national_metric", "There is no such published metric.",
                          f"Name one, or leave this empty.{nearest(row.national_metric, metrics)}")  # fmt: skip
        for field in (*OWN, "small_numbers"):
            if getattr(row, field) is not None:
                yield problem(row, field, "A published metric brings this with it.", "Leave the cell empty.")
    else:
        if row.id in metrics:
            yield problem(row, "id", "A published metric has this id.",
                          "Choose another id, or write this one under National metric as well.")  # fmt: skip
        for field in OWN:
            if getattr(row, field) is None:
                yield problem(row, field, "The cell is empty and is needed for a measure of your own.",
                              OWN[field].value.allowed)  # fmt: skip
    if row.portfolio and row.portfolio not in settled.portfolios:
        yield problem(row, "portfolio", "There is no such portfolio.",
                      f"{IN_PORTFOLIOS}{nearest(row.portfolio, settled.portfolios)}")  # fmt: skip
    for outcome in row.outcomes:
        if outcome not in settled.outcomes:
            yield problem(row, "outcomes", f"There is no outcome {outcome!r}.",
                          f"{IN_OUTCOMES}{nearest(outcome, settled.outcomes)}")  # fmt: skip


def national_twice(rows: Iterable[MeasureRow]) -> Iterator[Problem]:
    seen: dict[str, MeasureRow] = {}
    for row in rows:
        if row.national_metric in seen:
            yield problem(row, "national_metric", f"{seen[row.national_metric].id} names the same metric.",
                          "Keep one of the two rows.")  # fmt: skip
        elif row.national_metric:
            seen[row.national_metric] = row


def of_observation(row: ObservationRow, settled: Settled, today: date) -> Iterator[Problem]:
    if row.measure in settled.known.metrics:
        yield problem(row, "measure", "The figures of a published metric come from its publisher.",
                      "Give your own figures under a measure of your own.")  # fmt: skip
        return
    status = row.status or Status.FINAL
    if row.value is None and status not in MAY_LACK_VALUE and was_read(row, "status"):
        yield problem(row, "value", "There is neither a value nor a reason for having none.",
                      f"Write the value, or under Status one of: {REASONS}.")  # fmt: skip
    if row.value is not None and status in NO_VALUE:
        yield problem(row, "status", f"The row has a value, {row.value:g}.",
                      "Take the value away, or write final or provisional.")  # fmt: skip
    if (row.numerator is None) != (row.denominator is None):
        missing = "numerator" if row.numerator is None else "denominator"
        yield problem(row, missing, "Numerator and denominator go together.", "Give both or neither.")
    if row.denominator == 0:
        yield problem(row, "denominator", "Nothing can be counted out of 0.", "Write a number above 0.")
    if row.numerator is not None and row.denominator and row.numerator > row.denominator and is_share(row, settled):
        yield problem(row, "numerator", f"More than the denominator, {row.denominator:g}, was counted.",
                      "Correct one of the two: a share in % is a part of the whole.")  # fmt: skip
    yield from of_audience(row, row.audience, settled)
    if row.period and row.period.start > today:
        yield problem(row, "period", "This period has not begun.", "Correct the period.")
    yield from of_bounds(row, settled)
    yield from of_period(row, row.measure, settled)


def of_part(row: TargetRow, settled: Settled) -> Iterator[Problem]:
    """A published metric has the breakdowns that its publisher gives; those of an own measure are the council's."""
    metrics = settled.known.metrics
    if row.part and row.measure in metrics and part_id(MetricId(row.measure), slug(row.part)) not in metrics:
        parts = [each.part for each in metrics.values() if each.part_of == row.measure and each.part]
        yield problem(row, "part", f"The published metric {row.measure} has no such part.",
                      f"Write one of: {', '.join(parts)}." if parts else "Leave the cell empty.")  # fmt: skip


def is_share(row: ObservationRow, settled: Settled) -> bool:
    measure = settled.measures.get(row.measure)
    return measure is not None and measure.unit == "%" and measure.kind is not MetricKind.AMOUNT


def of_audience(row: ObservationRow | TargetRow, audience: Level | None, settled: Settled) -> Iterator[Problem]:
    """Nobody sees a figure who may not see its measure: a wider audience in its row is a mistake."""
    measure = settled.measures.get(row.measure)
    if measure and measure.audience and audience is not None and audience < measure.audience:
        least = measure.audience.name.lower()
        yield problem(row, "audience", f"The measure itself is kept for {least}.",
                      f"Leave the cell empty, or write {least} or a narrower audience.")  # fmt: skip


def of_bounds(row: ObservationRow, settled: Settled) -> Iterator[Problem]:
    measure = settled.measures.get(row.measure)
    if not measure or row.value is None or not measure.unit:
        return
    kind = measure.kind.value if measure.kind else ""
    least, most = BOUNDS.get((measure.unit, kind)) or BOUNDS.get((measure.unit, "")) or (-inf, inf)
    if not least <= row.value <= most:
        yield problem(row, "value", f"A figure in {measure.unit} is between {least:g} and {most:g}.",
                      "Correct the figure, or the unit of the measure.")  # fmt: skip


def of_period(row: Row, measure: str, settled: Settled, *, or_year: bool = False) -> Iterator[Problem]:
    frequency, period = settled.frequency(measure), getattr(row, "period", None)
    if frequency and period and not suits(period, frequency, or_year=or_year):
        yield problem(row, "period", f"The measure is reported by the {frequency.value}.",
                      f"Write a {frequency.value}, such as {EXAMPLES[frequency]}.")  # fmt: skip


def of_target(row: TargetRow) -> Iterator[Problem]:
    kind = row.tolerance_kind or ToleranceKind.NONE
    if kind is ToleranceKind.NONE and row.tolerance is not None and was_read(row, "tolerance_kind"):
        yield problem(row, "tolerance", "The tolerance has no kind.", "Write absolute or relative beside it.")
    if kind is not ToleranceKind.NONE and row.tolerance is None:
        yield problem(row, "tolerance", f"The tolerance is {kind.value}, and how much is not said.",
                      "Write a number of 0 or more.")  # fmt: skip
    if row.due and row.period and row.due < row.period.start:
        yield problem(row, "due", "This is before the period of the target.", "Write a later day.")


def was_read(row: Row, field: str) -> bool:
    return row.at is None or field not in row.at.unread


def of_narrative(row: NarrativeRow) -> Iterator[Problem]:
    if not (row.what_happened or row.why or row.what_next):
        yield problem(row, "what_happened", "The row tells nothing.",
                      "Say what happened, why, or what comes next.")  # fmt: skip
