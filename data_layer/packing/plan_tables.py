"""A council's own plans as rows of the pack, each with the area whose plan it is: no other council sees them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from data_layer.loaders.plan_record import CouncilPlans, Document
from data_layer.loaders.plans import COMMITMENTS, RULES, TOTALS
from data_layer.pack_manifest import sum_of
from data_layer.packing.tables import Row, Table
from data_layer.slugs import underscored

AREA = ("area", "VARCHAR")
LOAD = ("load", "VARCHAR")


def plan_tables(given: Sequence[CouncilPlans], outcomes: Mapping[str, str], sources: Path, day: date) -> list[Table]:
    """`outcomes`: the id of each by its name; `day` on which the pack was built. No tables without plans."""
    if not given:
        return []
    return [
        Table(
            "plan_load",
            [AREA, ("id", "VARCHAR"), ("source", "VARCHAR"), ("release", "VARCHAR"), ("published", "DATE"),
             ("known_from", "DATE"), ("loaded", "DATE"), ("file", "VARCHAR"), ("sha256", "VARCHAR"),
             ("observations", "BIGINT")],
            [row for one in given for row in load_rows(one, sources, day)],
        ),
        Table(
            "plan",
            [AREA, ("id", "VARCHAR"), ("name", "VARCHAR"), ("valid_from", "DATE"), ("valid_to", "DATE"),
             ("status", "VARCHAR"), LOAD],
            [(one.area, underscored(name), name, None, one.ends(name), "draft" if one.draft(name) else "adopted",
              load_id(one, next(p.document for p in one.promises if p.plan == name)))
             for one in given for name in dict.fromkeys(p.plan for p in one.promises)],
        ),
        Table(
            "commitment",
            [AREA, ("id", "VARCHAR"), ("plan", "VARCHAR"), ("outcome", "VARCHAR"), ("title", "VARCHAR"),
             ("target", "VARCHAR"), ("unit", "VARCHAR"), ("baseline", "VARCHAR"), ("due", "DATE"),
             ("source", "VARCHAR"), LOAD],
            [(one.area, p.id, underscored(p.plan), outcomes[p.outcome], p.title, p.target, p.unit, p.baseline, p.due,
              p.source, load_id(one, p.document)) for one in given for p in one.promises],
        ),
        Table(
            "commitment_update",
            [AREA, ("commitment", "VARCHAR"), ("as_at", "DATE"), ("status", "VARCHAR"), ("status_as_given", "VARCHAR"),
             ("latest", "VARCHAR"), LOAD],
            [(one.area, p.id, p.as_at, p.status.value, p.status_as_given, p.latest, load_id(one, p.document))
             for one in given for p in one.promises],
        ),
        Table(
            "plan_total",
            [AREA, ("plan", "VARCHAR"), ("as_at", "DATE"), ("commitments", "INTEGER"),
             ("on_track_or_achieved", "INTEGER"), ("source", "VARCHAR"), LOAD],
            [(one.area, underscored(t.plan), t.as_at, t.commitments, t.on_track_or_achieved, t.source,
              load_id(one, t.document)) for one in given for t in one.totals],
        ),
        Table(
            "reporting_rule",
            [AREA, ("id", "VARCHAR"), ("plan", "VARCHAR"), ("subject", "VARCHAR"), ("audience_body", "VARCHAR"),
             ("frequency", "VARCHAR"), ("valid_from", "DATE"), ("valid_from_as_given", "VARCHAR"), ("valid_to", "DATE"),
             ("suspended_from", "DATE"), ("suspended_from_as_given", "VARCHAR"), ("suspended_until", "DATE"),
             ("suspended_until_as_given", "VARCHAR"), ("reason", "VARCHAR"), ("authority", "VARCHAR"),
             ("source", "VARCHAR"), LOAD],
            [(one.area, r.id, r.plan, r.what, r.audience, r.frequency, r.valid_from, r.valid_from_as_given, r.valid_to,
              r.suspended_from, r.suspended_from_as_given, r.suspended_until, r.suspended_until_as_given, r.reason,
              r.authority, r.source, load_id(one, r.document)) for one in given for r in one.rules],
        ),
    ]  # fmt: skip


def load_id(one: CouncilPlans, document: Document) -> str:
    return f"{one.source} {document.words}"


def load_rows(one: CouncilPlans, sources: Path, day: date) -> Iterator[Row]:
    """One a document. No day of publication is stated: a document is known from the day that it is of."""
    documents = {
        file: dict.fromkeys(each.document for each in rows)
        for file, rows in ((COMMITMENTS, one.promises), (TOTALS, one.totals), (RULES, one.rules))
    }
    seen: set[str] = set()
    for file, held in documents.items():
        path = Path(one.source) / file
        for document in held:
            if document.words not in seen:
                seen.add(document.words)
                yield (one.area, load_id(one, document), one.source, document.words, None, document.known_from, day,
                       path.as_posix(), sum_of(sources / path), 0)  # fmt: skip


def plan_faults(given: Iterable[CouncilPlans], outcomes: Iterable[str], sources: Iterable[str]) -> Iterator[str]:
    """What may not come into the pack, a sentence each."""
    names, known = set(outcomes), set(sources)
    for one in given:
        if one.source not in known:
            yield f"{one.source}: source {one.source!r} is not in definitions/sources.yml. Add it there."
        for outcome in sorted({p.outcome for p in one.promises} - names):
            yield f"{one.source}: outcome {outcome!r} is not in definitions/framework.yml. Write it as there."
        plans = {p.plan for p in one.promises}
        for plan in sorted({t.plan for t in one.totals} - plans):
            yield f"{one.source}: the totals name the plan {plan!r}, which has no commitments. Write it as there."
        for id in repeated(p.id for p in one.promises):
            yield f"{one.source}: commitment {id} is given more than once. Give each an id of its own."
        for id in repeated(r.id for r in one.rules):
            yield f"{one.source}: rule {id} is given more than once. Give each an id of its own."


def repeated(ids: Iterable[str]) -> list[str]:
    held = list(ids)
    return sorted({id for id in held if held.count(id) > 1})
