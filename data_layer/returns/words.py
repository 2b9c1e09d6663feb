"""The words a return may use where only some are allowed."""

from __future__ import annotations

from enum import StrEnum


class Frequency(StrEnum):
    """How often a measure is reported; a year is a financial year unless its periods say otherwise."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class SmallNumbers(StrEnum):
    """What becomes of counts from 1 to 4 for those below officers."""

    HIDDEN = "hidden"
    SHOWN = "shown"


class Audience(StrEnum):
    PUBLIC = "public"
    COUNCILLOR = "councillor"
    OFFICER = "officer"
    RESTRICTED = "restricted"


class PlanStatus(StrEnum):
    DRAFT = "draft"
    ADOPTED = "adopted"
    SUPERSEDED = "superseded"


class RuleStatus(StrEnum):
    DRAFT = "draft"
    ADOPTED = "adopted"
    SUSPENDED = "suspended"
    SUPERSEDED = "superseded"


class ScrutinyKind(StrEnum):
    QUESTION = "question"
    RECOMMENDATION = "recommendation"


class ScrutinyStatus(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DONE = "done"
