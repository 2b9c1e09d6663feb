"""Reasons for an exception that no figure alone can give: what is late, and how long a reason has held.

Source: this project. The reasons themselves stand in `reasons`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from itertools import takewhile
from typing import TypeVar

from data_layer.council_facts import CommitmentState, CommitmentStatus
from data_layer.facts import Freshness

R = TypeVar("R")
OVER = frozenset({CommitmentStatus.COMPLETED, CommitmentStatus.WITHDRAWN})


def commitment_overdue(state: CommitmentState, now: date) -> bool:
    """From the day after it was due, unless completed or withdrawn; never without a due day.

    One without a stated status is not guessed to be kept.
    """
    return state.due is not None and now > state.due and state.status not in OVER


def data_overdue(freshness: Freshness, now: date) -> bool:
    """Whether the next figure should be here by now. For the council's own: a publisher's delay is no council's."""
    return freshness.next_expected is not None and now > freshness.next_expected


def reports_running(reports: Sequence[Collection[R]]) -> dict[R, int]:
    """For each reason in the newest report, in how many reports one after the other it has held; oldest report first.

    A report without a figure has no reasons and ends the run.
    """
    if not reports:
        return {}
    return {reason: running(reports, reason) for reason in reports[-1]}


def running(reports: Sequence[Collection[R]], reason: R) -> int:
    return sum(1 for _ in takewhile(lambda held: reason in held, reversed(reports)))
