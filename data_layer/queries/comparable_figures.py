"""All figures at once, as a table for what is computed once a snapshot; never for a question."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd

from data_layer.database import sql_text
from data_layer.store import Reader
from data_layer.viewer import Viewer

COMPARABLE_FIGURES = Path(__file__).with_suffix(".sql")


def comparable_figures(reader: Reader, *, viewer: Viewer, as_known_at: date) -> pd.DataFrame:
    """Columns metric, area, starts, months, value; the snapshot's newest figures, whatever the day."""
    return reader.cursor.execute(sql_text(COMPARABLE_FIGURES), {"level": int(viewer.level)}).df()
