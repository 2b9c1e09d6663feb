from __future__ import annotations

from datetime import date
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from data_layer.council_facts import CommitmentState, CommitmentStatus
from data_layer.methods.exceptions import commitment_overdue, data_overdue, reports_running
from data_layer.methods.freshness import freshness
from data_layer.methods.reasons import Reason
from data_layer.periods import Period
from tests.data_layer.methods.made import quarter

RED, SILENT = Reason.TARGET_RED, Reason.RED_WITHOUT_NARRATIVE
DUE = date(2023, 3, 31)


def promise(status: CommitmentStatus, due: date | None = DUE) -> CommitmentState:
    return CommitmentState("CP19-01", "Homes for rent", due, status, None, date(2019, 11, 11))


def test_a_commitment_is_overdue_from_the_day_after():
    assert not commitment_overdue(promise(CommitmentStatus.ON_TRACK), DUE)
    assert commitment_overdue(promise(CommitmentStatus.ON_TRACK), date(2023, 4, 1))


def test_one_that_is_kept_or_withdrawn_is_not_and_one_without_a_stated_status_is():
    late = date(2026, 11, 24)
    overdue = {status: commitment_overdue(promise(status), late) for status in CommitmentStatus}
    assert {status for status, is_late in overdue.items() if not is_late} == {
        CommitmentStatus.COMPLETED,
        CommitmentStatus.WITHDRAWN,
    }
    assert not commitment_overdue(promise(CommitmentStatus.BEHIND, due=None), late)


def fresh(period: Period, now: date):
    return freshness(period, frequency="quarterly", usual_lag_months=1, published=None, loaded=now, now=now)


def test_the_councils_own_data_is_overdue_once_the_next_should_be_here():
    """The first quarter's figure is followed by the second's, one month after the end of June."""
    assert not data_overdue(fresh(quarter(2026, 1), date(2026, 7, 31)), date(2026, 7, 31))
    assert data_overdue(fresh(quarter(2026, 1), date(2026, 8, 1)), date(2026, 8, 1))


def test_third_report_running():
    assert reports_running([{RED}, set(), {RED}, {RED, SILENT}, {RED}]) == {RED: 3}
    assert reports_running([{RED}, {RED, SILENT}]) == {RED: 2, SILENT: 1}
    assert reports_running([{RED}, set()]) == {}
    assert reports_running([]) == {}


@given(st.lists(st.sets(st.sampled_from(list(Reason))), max_size=12))
def test_the_same_by_runs(reports):
    for reason in Reason:
        runs = [(held, len(list(run))) for held, run in groupby(reason in report for report in reports)]
        expected = runs[-1][1] if runs and runs[-1][0] else 0
        assert reports_running(reports).get(reason, 0) == expected
