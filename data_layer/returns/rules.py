"""The rules of a return beyond the single cell, one function a sheet; each gives every problem it finds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from data_layer.returns.columns import Row, Sheet
from data_layer.returns.measure_rules import measure_problems
from data_layer.returns.model import CouncilRows
from data_layer.returns.pointing import problem, reference
from data_layer.returns.problems import Problem
from data_layer.returns.settling import Settled

PERSON = re.compile(r"(?i)^(mr|mrs|ms|miss|mx|dr|cllr|councillor|sir|dame)\b\.?\s|@")
ROLE_FIELDS = ("owner_role", "holder_role", "prepared_by")
ORDERED = (("valid_from", "valid_to"), ("suspended_from", "suspended_to"), ("raised", "due"), ("decided", "due"))
HAPPENED = ("written", "raised", "decided")


def repeated(sheet: Sheet, rows: Iterable[Row]) -> Iterator[Problem]:
    """Rows of a return that say the same thing twice."""
    first: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        key = sheet.key_of(row)
        if any(part is None for name, part in zip(sheet.key, key, strict=True) if name not in ("part", "area")):
            continue
        if key in first:
            before = first[key].at
            where = f"row {before.row}" if before else "another row"
            field = sheet.key[0] if sheet.key else next(iter(sheet.columns))
            yield problem(row, field, f"The same stands in {where}.", "Keep one of the two rows.")
        else:
            first[key] = row


def plain_rules(row: Row, today: date) -> Iterator[Problem]:
    """What holds in every sheet: roles are no people, ends follow beginnings, what happened is not to come."""
    for field in ROLE_FIELDS:
        said = getattr(row, field, None)
        if said and PERSON.search(said):
            yield problem(row, field, "This reads as a person.", "Write the post, such as Head of Waste.")
    for start, end in ORDERED:
        begins, ends = getattr(row, start, None), getattr(row, end, None)
        if begins and ends and ends < begins:
            yield problem(row, end, f"This is before {begins:%d/%m/%Y}.", "Write a later day, or correct the earlier.")
    for field in HAPPENED:
        if (day := getattr(row, field, None)) and day > today:
            yield problem(row, field, "This day is still to come.", f"Write a day up to {today:%d/%m/%Y}.")


def references(rows: CouncilRows, settled: Settled) -> Iterator[Problem]:
    """Ids of other sheets, of earlier returns and of the catalogue."""
    earlier, known = settled.known.earlier, settled.known
    measures = {*settled.measures, *known.metrics}
    in_measures = "Name a measure of the sheet Measures, of an earlier return, or a published metric."
    for sheet, held in rows:
        has_measure, has_area = "measure" in sheet.columns, "area" in sheet.columns
        for row in held:
            if has_measure:
                yield from reference(row, "measure", measures, "measure", in_measures)
            if has_area:
                yield from reference(row, "area", known.areas, "area",
                                     "Write the code of an area that the data has.")  # fmt: skip
    of_outcomes = "Name an outcome of the framework or of the sheet Outcomes."
    for row in [*rows.commitments, *rows.outcome_map]:
        yield from reference(row, "outcome", settled.outcomes, "outcome", of_outcomes)
    for kind, field, held, what in (
        (rows.risk_reviews, "risk", [*earlier.risks, *rows.risks], "risk"),
        (rows.commitments, "plan", [*earlier.plans, *rows.plans], "plan"),
        (rows.commitment_updates, "commitment", [*earlier.commitments, *rows.commitments], "commitment"),
        (rows.reporting_events, "rule", [*earlier.reporting_rules, *rows.reporting_rules], "reporting rule"),
    ):
        ids = {each.id for each in held if each.id}
        for row in kind:
            yield from reference(row, field, ids, what, "Give one that this or an earlier return has.")


def all_problems(rows: CouncilRows, settled: Settled, today: date) -> Iterator[Problem]:
    """Every problem of the rows, sheet by sheet. `rows` are settled, with the partial ones among them."""
    if len(rows.about) > 1:
        yield problem(rows.about[1], "title", "There is more than one row.", "Keep one row in this sheet.")
    for sheet, held in rows:
        if sheet.key:
            yield from repeated(sheet, held)
        for row in held:
            yield from plain_rules(row, today)
    yield from references(rows, settled)
    yield from measure_problems(rows, settled, today)
