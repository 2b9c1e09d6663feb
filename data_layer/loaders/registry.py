"""All loaders, in the order in which their releases are read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from data_layer.loaders import (
    defra_waste,
    defra_waste_devolved,
    dhsc_ascof,
    mhclg_core_spending_power,
    mhclg_revenue_outturn,
    oflog,
    ons_els,
)
from data_layer.loaders.record import Loaded

Loader = Callable[[Path], list[Loaded]]

LOADERS: tuple[Loader, ...] = (
    defra_waste.load,
    defra_waste_devolved.load,
    mhclg_revenue_outturn.load,
    mhclg_core_spending_power.load,
    oflog.load,
    dhsc_ascof.load,
    ons_els.load,
)
