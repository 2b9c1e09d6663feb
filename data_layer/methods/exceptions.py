"""Reasons for an exception that no figure alone can give: what is late, and how long a target has been missed.

Source: this project. The reasons themselves stand in `reasons`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import takewhile

from data_layer.council_facts import CommitmentState, CommitmentStatus, Rag
from data_layer.facts import Freshness
from data_layer.methods.rag import MISSED

OVER = frozenset({CommitmentStatus.COMPLETED, CommitmentStatus.WITHDRAWN})


def commitment_overdue(state: CommitmentState, now: date) -> bool:
    """From the day after it was due, unless completed or withdrawn; never without a due day.

    One without a stated status is not guessed to be kept. Nothing is due under a plan that is not in force.
    """
    return state.in_force and state.due is not None and now > state.due and state.status not in OVER


def data_overdue(freshness: Freshness, now: date) -> bool:
    """Whether the next figure should be here by now. For the council's own: a publisher's delay is no council's."""
    return freshness.next_expected is not None and now > freshness.next_expected


def missed_running(ratings: Iterable[Rag | None]) -> int:
    """In how many reports one after the other the target was missed; the newest comes first.

    A report in which it was not missed, or had no rating, ends the run.
    """
    return sum(1 for _ in takewhile(MISSED.__contains__, ratings))
