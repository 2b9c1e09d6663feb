"""A desk on the embedded data, and questions as they stand in a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from actions.desk import Desk
from actions.reading import Kind, Reading
from bot.data_sets import DataSet
from evaluation.asking import Asked, answered
from evaluation.format import Expect
from evaluation.outcome import Scored
from evaluation.scoring import Given, Known, given_by, score
from tests.assistants import DAY, viewer
from tests.served import HOME
from tests.snapshot import shared_snapshots


@pytest.fixture(scope="session")
def desk() -> Desk:
    return Desk(
        shared_snapshots(HOME).current(), viewer(), as_known_at=DAY, asked_at=datetime(2026, 11, 24, 9, tzinfo=UTC)
    )


@pytest.fixture(scope="session")
def case(desk: Desk) -> Callable[..., Scored]:
    """case("help", "performance", 0.9): a reading of one kind where another was expected, that sure of itself."""

    def made(
        given: str, expected: str, confidence: float = 1.0, *, name: str = "q", seconds: float = 0.01, **more
    ) -> Scored:
        answers = answered(Reading(kind=Kind(given), confidence=confidence, **more.pop("reading", {})), desk)
        expect = Expect.model_validate({"kind": [expected], **more})
        asked = Asked(name, "words", expect, True, DataSet.PUBLISHED, answers, seconds)
        found: Given = given_by(answers)
        return Scored(asked, found, score(expect, found, Known(home=HOME), alone=True))

    return made
