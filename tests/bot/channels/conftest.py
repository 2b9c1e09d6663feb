"""A served instance for the tests of the API."""

from collections.abc import Iterator

import httpx
import pytest

from tests.served import served


@pytest.fixture(scope="session")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with (
        served(tmp_path_factory.mktemp("api")) as running,
        httpx.Client(base_url=f"http://127.0.0.1:{running.port}", timeout=30) as client,
    ):
        yield client
