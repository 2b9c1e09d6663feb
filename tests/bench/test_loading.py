"""The loads that are timed are real: they bring what they are said to bring, and one that fails stops the run."""

from __future__ import annotations

import pytest

from bench.loading import ILLUSTRATIVE, held, step
from bench.many_metrics import catalogue_in, load
from bench.snapshot_size import pack_mb, snapshot_mb
from data_layer.settings import DataSettings


def test_so_many_own_measures_stand_in_the_catalogue_beside_the_published_ones(tmp_path):
    load(7, DataSettings(data_dir=tmp_path))
    metrics = catalogue_in(tmp_path).metrics.values()
    assert sum(metric.is_own for metric in metrics) == 7
    assert sum(not metric.is_own for metric in metrics) > 100


def test_a_command_is_timed_with_the_figures_that_it_brought_in(tmp_path):
    built = step(tmp_path, "data")
    loaded = step(tmp_path, "load", str(ILLUSTRATIVE))
    undone = step(tmp_path, "undo")
    assert built.figures > 100_000 and loaded.figures > 100 and undone.figures == -loaded.figures
    assert min(built.seconds, loaded.seconds, undone.seconds) > 0
    assert held(tmp_path) == built.figures
    assert snapshot_mb(tmp_path) > pack_mb() > 1


def test_a_command_that_fails_stops_the_run_with_what_it_said(tmp_path):
    with pytest.raises(RuntimeError, match=r"pmf load failed:\n.*nothing_there.xlsx"):
        step(tmp_path, "load", str(tmp_path / "nothing_there.xlsx"))
