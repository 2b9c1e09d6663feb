"""What values a unit can have at all: a figure outside is a mistake of a loader, not of a council."""

from __future__ import annotations

from math import inf
from pathlib import Path

from duckdb import DuckDBPyConnection

from data_layer.database import sql_text

EXTREMES = Path(__file__).resolve().parent / "building" / "checks" / "extremes.sql"

# (unit, kind) or (unit, "") for every kind -> lowest and highest possible; a unit that is not here may have any value
BOUNDS: dict[tuple[str, str], tuple[float, float]] = {
    ("%", "survey"): (0, 100),
    ("%", "rate"): (0, 1_000),  # a share of a target may be several times the target
    ("%", "share"): (-10_000, 10_000),  # of net spending, which can be next to nothing (Runnymede 2021/22: 6,625%)
    ("index", ""): (0, 1),
    ("score out of 12", ""): (0, 12),
    ("years", ""): (-30, 120),  # a gap between neighbourhoods can be negative
    ("ratio", ""): (0, 100),
    ("kg per household", ""): (0, 5_000),
    ("kg per person", ""): (0, 5_000),
    ("per 1,000 homes", ""): (-1_000, 1_000),  # homes are also lost
    ("per 1,000 households", ""): (0, 1_000),
    ("per 1,000 people", ""): (0, 1_000),
    ("per 100,000 adults", ""): (0, 100_000),
    ("per 100,000 people", ""): (0, 100_000),
    ("tonnes CO2e per person", ""): (-1_000, 1_000),  # forests and peat take up and give off
    ("£", ""): (0, 100_000),
    ("£ per person", ""): (-1_000, 10_000),  # parking can earn more than roads cost; few people live in the City
    ("households", ""): (0, inf),
    ("children", ""): (0, inf),
    ("people", ""): (0, inf),
    ("incidents", ""): (0, inf),
    ("decisions", ""): (0, inf),
}


def out_of_bounds(connection: DuckDBPyConnection) -> list[str]:
    """A sentence for each metric whose lowest or highest value its unit cannot have."""
    sentences = []
    for metric, unit, kind, low, low_at, high, high_at, finite in connection.execute(sql_text(EXTREMES)).fetchall():
        lowest, highest = BOUNDS.get((unit, kind)) or BOUNDS.get((unit, "")) or (-inf, inf)
        if not finite:
            sentences.append(f"{metric} has a value that is no number.")
        if low < lowest:
            sentences.append(f"{metric}: {low:g} ({low_at}) is below {lowest:g}, the least its unit ({unit}) can be.")
        if high > highest:
            sentences.append(f"{metric}: {high:g} ({high_at}) is over {highest:g}, the most its unit ({unit}) can be.")
    return sentences
