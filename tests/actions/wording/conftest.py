"""A real figure to start from; tests change what they are about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from actions.desk import Desk
from data_layer.catalogue import Catalogue, Metric
from data_layer.facts import Figure
from data_layer.figures import figures
from data_layer.vocabulary import AreaCode, Group, MetricId
from tests.served import HOME


@pytest.fixture(scope="session")
def catalogue(desk: Desk) -> Catalogue:
    return desk.catalogue


@pytest.fixture(scope="session")
def metric(catalogue: Catalogue) -> Callable[[str], Metric]:
    return lambda name: catalogue.metrics[MetricId(name)]


@pytest.fixture(scope="session")
def figure(desk: Desk) -> Callable[..., Figure]:
    """figure("recycling_rate", Group.CORE_CITIES, area="E06000015"): the newest held, beside its group."""

    def found(name: str, group: Group = Group.NEAREST_NEIGHBOURS, area: str = HOME) -> Figure:
        with desk.reader() as reader:
            [one] = figures(
                reader,
                [MetricId(name)],
                [AreaCode(area)],
                period=None,
                groups=(group,),
                viewer=desk.viewer,
                as_known_at=desk.as_known_at,
            )
        return one

    return found
