"""What a division says of its own work: actions, risks, budget, and what its clinic decided; only the types."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data_layer.council_facts import CommitmentStatus, RiskReview
from data_layer.periods import Period
from data_layer.slugs import underscored
from data_layer.vocabulary import MetricId


class DecisionStatus(StrEnum):
    OPEN = "open"
    DONE = "done"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Returned:
    """A row of the council's return. `division` is its name, `metric` the measure it bears on, where it names one.

    `source` is an id in the catalogue's sources, `loaded` the day on which the row came in.
    """

    id: str
    division: str | None
    metric: MetricId | None
    title: str
    source: str
    loaded: date

    @property
    def division_id(self) -> str | None:
        return underscored(self.division) if self.division else None


@dataclass(frozen=True, slots=True)
class DivisionalAction(Returned):
    due: date | None
    status: CommitmentStatus
    owner_role: str | None


@dataclass(frozen=True, slots=True)
class RegisteredRisk(Returned):
    """`reviews` are the newest first; none where it was never rated."""

    owner_role: str | None
    reviews: tuple[RiskReview, ...]

    @property
    def newest(self) -> RiskReview | None:
        return self.reviews[0] if self.reviews else None

    @property
    def before(self) -> RiskReview | None:
        return self.reviews[1] if len(self.reviews) > 1 else None


@dataclass(frozen=True, slots=True)
class BudgetLine(Returned):
    """In pounds: what may be spent in the period, what is forecast at its end, what is spent so far."""

    period: Period
    budget: float
    forecast: float | None
    actual: float | None


@dataclass(frozen=True, slots=True)
class ClinicDecision(Returned):
    """`title` is the decision in the council's words; `decided` the day of the clinic."""

    decided: date
    due: date | None
    status: DecisionStatus
    owner_role: str | None
