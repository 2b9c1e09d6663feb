"""Rules of early warning: each measure is held, each test says where it begins and who says so."""

from __future__ import annotations

from data_layer.early_warning_rules import (
    EarlyWarningFile,
    SignalTest,
    early_warning_rules,
    without_threshold,
)
from data_layer.vocabulary import AreaCode, Level
from tests.data_layer.small_pack import NOTTINGHAM
from tests.snapshot import shared_snapshots


def test_every_signal_is_of_a_measure_that_is_held():
    catalogue = shared_snapshots(AreaCode(NOTTINGHAM)).current().catalogue(Level.PUBLIC)
    assert {rule.metric for rule in early_warning_rules().signals} <= set(catalogue.metrics)


def test_every_test_has_its_threshold_and_its_source():
    rules = early_warning_rules()
    assert set(rules.thresholds) == set(SignalTest)
    ours = [one for one in rules.thresholds.values() if "no official threshold" in one.source]
    assert len(ours) == 4 and rules.limits and all(url.startswith("https://") for _, url in rules.sources)


def test_a_test_without_one_is_refused():
    file = EarlyWarningFile(years=3, signals=(), thresholds=(), limits=(), sources=())
    assert len(without_threshold(file)) == len(SignalTest)
