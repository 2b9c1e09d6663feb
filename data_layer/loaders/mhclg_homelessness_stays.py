"""How long households have stayed in temporary accommodation, from the table that came in with April to June 2025."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import fsum
from pathlib import Path

from data_layer.loaders.mhclg_homelessness_columns import KINDS, PLACED
from data_layer.loaders.mhclg_homelessness_tables import MARKS, area_rows
from data_layer.loaders.record import Record
from data_layer.periods import Period
from data_layer.vocabulary import Status

TABLE = "TA4"
# heading -> part
STAYS = {
    "Less than 6 months": "stayed_under_six_months",
    "6 months to 1 year": "stayed_six_months_to_one_year",
    "1 to 2 years": "stayed_one_to_two_years",
    "2 to 5 years": "stayed_two_to_five_years",
    "5+ years": "stayed_over_five_years",
}


def stays(path: Path, quarter_end: date) -> Iterator[Record]:
    """Households by length of stay, added up over the kinds of accommodation: the table gives no total of its own.

    No value where a kind has none: a council with fewer than 5 households in bed and breakfast withholds their stays.
    Raises LoaderError as `area_rows` does.
    """
    headings = [(kind, stay) for stay in STAYS for kind in KINDS]
    for row in area_rows(path, TABLE, quarter_end, headings):
        for place, part in enumerate(STAYS.values()):
            cells = row.cells[place * len(KINDS) : (place + 1) * len(KINDS)]
            mark = next((cell.mark for cell in cells if cell.mark), None)
            status = MARKS[mark] if mark else Status.PROVISIONAL if row.is_council else Status.ESTIMATED
            value = None if mark else fsum(cell.value for cell in cells if cell.value is not None)
            yield Record(PLACED, row.area, Period(quarter_end, 0), value, status, part, status_as_given=mark)
