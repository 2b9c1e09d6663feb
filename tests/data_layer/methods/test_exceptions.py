from __future__ import annotations

from datetime import date
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_layer.council_facts import CommitmentStatus, Rag
from data_layer.methods.exceptions import commitment_overdue, data_overdue, missed_running
from data_layer.methods.freshness import freshness
from data_layer.periods import Period
from tests.data_layer.methods.council_made import promise
from tests.data_layer.methods.made import quarter

DUE = date(2023, 3, 31)


def test_a_commitment_is_overdue_from_the_day_after():
    assert not commitment_overdue(promise(CommitmentStatus.ON_TRACK, DUE), DUE)
    assert commitment_overdue(promise(CommitmentStatus.ON_TRACK, DUE), date(2023, 4, 1))


def test_one_that_is_kept_or_withdrawn_is_not_and_one_without_a_stated_status_is():
    late = date(2026, 11, 24)
    overdue = {status: commitment_overdue(promise(status, DUE), late) for status in CommitmentStatus}
    assert {status for status, is_late in overdue.items() if not is_late} == {
        CommitmentStatus.COMPLETED,
        CommitmentStatus.WITHDRAWN,
    }
    assert not commitment_overdue(promise(CommitmentStatus.BEHIND), late)


def test_nothing_is_overdue_under_a_plan_that_is_not_in_force():
    assert not commitment_overdue(promise(CommitmentStatus.BEHIND, DUE, in_force=False), date(2026, 11, 24))


def fresh(period: Period, now: date):
    return freshness(period, frequency="quarterly", usual_lag_months=1, published=None, loaded=now, now=now)


def test_the_councils_own_data_is_overdue_once_the_next_should_be_here():
    """The first quarter's figure is followed by the second's, one month after the end of June."""
    assert not data_overdue(fresh(quarter(2026, 1), date(2026, 7, 31)), date(2026, 7, 31))
    assert data_overdue(fresh(quarter(2026, 1), date(2026, 8, 1)), date(2026, 8, 1))


@pytest.mark.parametrize(
    ("newest_first", "reports"),
    [
        ([Rag.RED, Rag.RED, Rag.NOT_MET, Rag.GREEN, Rag.RED], 3),
        ([Rag.RED, Rag.AMBER, Rag.RED], 1),
        ([Rag.RED, None, Rag.RED], 1),
        ([Rag.GREEN, Rag.RED], 0),
        ([None], 0),
        ([], 0),
    ],
)
def test_third_report_running(newest_first, reports):
    """Amber is no miss beyond tolerance; a report without a rating ends the run."""
    assert missed_running(newest_first) == reports


@given(st.lists(st.sampled_from([None, *Rag]), max_size=12))
def test_the_same_by_runs(ratings):
    runs = [(missed, len(list(run))) for missed, run in groupby(one in (Rag.RED, Rag.NOT_MET) for one in ratings)]
    assert missed_running(ratings) == (runs[0][1] if runs and runs[0][0] else 0)
