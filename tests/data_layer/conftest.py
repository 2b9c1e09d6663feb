"""A small snapshot that tests may read, and a place of its own for a test that builds."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_layer.snapshots import Snapshots
from tests.data_layer.small_pack import Place


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Snapshots:
    """The small pack as it stands, for tests that only read."""
    return Place(tmp_path_factory.mktemp("small")).write().serve()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Nothing written yet: the test says what its pack and definitions are."""
    return Place(tmp_path)
