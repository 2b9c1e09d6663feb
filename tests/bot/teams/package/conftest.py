"""A package as an administrator asks for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.teams.package.wanted import Wanted, wanted
from tests.bot.teams.conftest import APP, registered

GIVEN = {
    "page": "https://performance.nottingham.example/",
    "developer": "Nottingham City Council",
    "website": "https://www.nottingham.example",
    "privacy": "https://www.nottingham.example/privacy?of=assistant",
    "terms": "https://www.nottingham.example/terms",
    "app_id": APP.upper(),
}


@pytest.fixture
def asked() -> Callable[..., Wanted]:
    """With the usual options, unless others are given; None leaves one out, and no setting takes its place."""

    def made(**changes: str | None) -> Wanted:
        return wanted({**GIVEN, **changes}, registered(app_id="", page=None))

    return made
