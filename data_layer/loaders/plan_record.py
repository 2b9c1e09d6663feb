"""What a council's own plans give: promises, published totals, and the rules by which they are reported."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from data_layer.council_facts import CommitmentStatus
from data_layer.vocabulary import AreaCode

DRAFT = "Draft "


@dataclass(frozen=True, slots=True)
class Document:
    """What a row was read from, in the file's words, and the day from which that was known."""

    words: str
    known_from: date


@dataclass(frozen=True, slots=True)
class Promise:
    """`target`, `baseline` and `latest` as given, in `unit`; `outcome` by its name; `plan` by its name."""

    id: str
    plan: str
    outcome: str
    title: str
    target: str | None
    unit: str | None
    baseline: str | None
    latest: str | None
    status: CommitmentStatus
    status_as_given: str
    as_at: date
    due: date | None
    source: str
    document: Document


@dataclass(frozen=True, slots=True)
class Total:
    plan: str
    as_at: date
    commitments: int
    on_track_or_achieved: int
    source: str
    document: Document


@dataclass(frozen=True, slots=True)
class Rule:
    """Of each pair the day where one is given, else the words; neither where nothing is stated."""

    id: str
    plan: str | None
    what: str
    frequency: str
    valid_from: date | None
    valid_from_as_given: str | None
    valid_to: date | None
    suspended_from: date | None
    suspended_from_as_given: str | None
    suspended_until: date | None
    suspended_until_as_given: str | None
    reason: str | None
    authority: str | None
    audience: str
    source: str
    document: Document


@dataclass(frozen=True, slots=True)
class CouncilPlans:
    """`source`: the folder's name, which is its id among the sources."""

    source: str
    area: AreaCode
    promises: tuple[Promise, ...]
    totals: tuple[Total, ...]
    rules: tuple[Rule, ...]

    def ends(self, plan: str) -> date | None:
        """The day on which most of its promises were due, which is taken for its last; None where none has a day."""
        due = Counter(one.due for one in self.promises if one.plan == plan and one.due)
        return due.most_common(1)[0][0] if due else None

    def draft(self, plan: str) -> bool:
        """Whether all that is known of it comes from a draft."""
        return all(one.document.words.startswith(DRAFT) for one in self.promises if one.plan == plan)
