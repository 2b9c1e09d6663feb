"""Good news is a clear improvement beyond what is usual, never one that leaves a target missed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from actions.improving import improving
from actions.reading import Kind, Reading, Scope, ScopeKind
from data_layer.methods.reasons import Good, Reason
from data_layer.queries.assessments import assessments
from data_layer.standouts import improvements
from data_layer.vocabulary import AreaCode, MetricId

HOME = AreaCode("E06000018")


def ask(desk, kind: ScopeKind = ScopeKind.EVERYTHING, id: str | None = None):
    return improving(Reading(kind=Kind.IMPROVING, scope=Scope(kind=kind, id=id), areas=(HOME,)), desk)


def test_what_has_clearly_improved_is_named_with_its_change(desk):
    answer = ask(desk)
    assert (
        "has clearly improved: the share of care homes rated good or outstanding, 70.8% in 2024/25" in answer.headline
    )
    counted = {figure.metric: figure for figure in answer.figures if figure.metric in answer.metrics}
    assert all(figure.direction == "improving" and figure.variation == "beyond_usual" for figure in counted.values())
    assert not any(figure.freshness.stale for figure in counted.values())


def test_nothing_to_celebrate_is_said(desk):
    assert ask(desk, ScopeKind.THEME, "homelessness").headline.startswith("None of the ")


def test_a_missed_target_is_no_good_news(desk):
    known = {"viewer": desk.viewer, "as_known_at": desk.as_known_at}
    with desk.reader() as reader:
        [one] = assessments(reader, [MetricId("asc_residential_good_or_outstanding")], HOME, **known)
    assert Good.FAVOURABLE_CHANGE in one.good
    missed = replace(one, reasons=(Reason.TARGET_RED,))
    assert improvements([one], desk.catalogue, date(2026, 11, 24)).shown
    assert not improvements([missed], desk.catalogue, date(2026, 11, 24)).shown
