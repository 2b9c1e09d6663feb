"""When a council reports on itself: rules with what they state of their days, meetings, plans; only the types."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data_layer.returns.words import PlanStatus, RuleStatus


@dataclass(frozen=True, slots=True)
class ReportingEvent:
    """`subject` is what its rule is about; None where it follows none. `source` is an id in the catalogue's sources."""

    title: str
    held: date
    body: str | None
    subject: str | None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class ReportingRule:
    """What is reported to whom how often. Of each pair the day, or the words that stand in its place, or neither.

    `status`: None where none was given. `document`: what it was read from, in words; `source` an id in the
    catalogue's sources; `known_from` the day from which the rule, as it stands here, was known.
    """

    id: str
    plan: str | None  # whose commitments are reported, in words
    subject: str
    body: str
    frequency: str | None
    valid_from: date | None
    valid_from_as_given: str | None
    valid_to: date | None
    status: RuleStatus | None
    suspended_from: date | None
    suspended_from_as_given: str | None
    suspended_until: date | None
    suspended_until_as_given: str | None
    reason: str | None
    authority: str | None
    document: str | None
    source: str
    known_from: date
    loaded: date

    @property
    def from_a_paper(self) -> bool:
        """Whether it was read from a paper of an earlier day, and not given in the council's own return."""
        return self.known_from < self.loaded

    @property
    def has_pause(self) -> bool:
        """Whether it says of itself that it was paused at some time."""
        told = (self.suspended_from, self.suspended_from_as_given, self.suspended_until, self.suspended_until_as_given)
        return self.status is RuleStatus.SUSPENDED or any(told)


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan of the council's: its days where they are known, and whether it is in force on the day of the question."""

    id: str
    name: str
    valid_from: date | None
    valid_to: date | None
    status: PlanStatus
    in_force: bool
