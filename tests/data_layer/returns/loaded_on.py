"""Returns that are loaded one after the other on days of the test's choosing, over the small pack."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from data_layer.returns import accept
from data_layer.returns.model import CouncilRows
from data_layer.snapshot_pointer import snapshot_path
from tests.data_layer.returns.conftest import Desk
from tests.data_layer.returns.whole_return import whole_load


def load_on(day: date, rows: CouncilRows, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the snapshot that the return made: what was known on that day."""

    class ThatDay(datetime):
        @classmethod
        def now(cls, tz=None) -> datetime:
            return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)

    with monkeypatch.context() as patched:
        patched.setattr(accept, "datetime", ThatDay)
        accepted = desk.accept(whole_load(rows))
    return snapshot_path(desk.data_dir, accepted.snapshot)
