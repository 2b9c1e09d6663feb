"""All loaders, in the order in which their releases are read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from data_layer.loaders import (
    defra_fly_tipping,
    defra_waste,
    defra_waste_devolved,
    dft_roads,
    dhsc_ascof,
    mhclg_core_spending_power,
    mhclg_council_tax,
    mhclg_delivery_test,
    mhclg_homelessness,
    mhclg_housing,
    mhclg_imd,
    mhclg_planning,
    mhclg_revenue_outturn,
    mhclg_rough_sleeping,
    mhclg_spend_per_person,
    oflog,
    ohid_fingertips,
    ons_els,
    ons_population,
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
    dft_roads.load,
    mhclg_planning.load,
    mhclg_housing.load,
    mhclg_delivery_test.load,
    ohid_fingertips.load,
    mhclg_imd.load,
    mhclg_homelessness.load,
    mhclg_rough_sleeping.load,
    ons_population.load,
    defra_fly_tipping.load,
    mhclg_council_tax.load,
    mhclg_spend_per_person.load,
)
