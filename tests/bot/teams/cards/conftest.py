"""Answers on the embedded data with their charts drawn, as channels get them, and the names for their cards."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from actions.answer import Answer
from actions.desk import Desk
from actions.reading import Kind
from bot.render.charts import with_charts
from data_layer.catalogue import Catalogue
from tests.actions.conftest import ask, desk

__all__ = ["ask", "desk"]


@pytest.fixture(scope="session")
def told(ask: Callable[..., Answer]) -> Callable[..., Answer]:
    """told(Kind.TREND, "recycling_rate"): arguments as `ask`."""

    def answered(kind: Kind, *metrics: str, **fields: object) -> Answer:
        return with_charts(ask(kind, *metrics, **fields))

    return answered


@pytest.fixture(scope="session")
def catalogue(desk: Desk) -> Catalogue:
    return desk.catalogue
