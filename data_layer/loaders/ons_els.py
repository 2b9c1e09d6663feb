"""The indicator tables of "Explore local statistics" of the Office for National Statistics, one CSV file each."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from data_layer.loaders.errors import CellError, LayoutError, ScaleError
from data_layer.loaders.files import present
from data_layer.loaders.numbers import number_in
from data_layer.loaders.ons_els_metrics import FILES, Indicators
from data_layer.loaders.record import Loaded, Record, Release
from data_layer.periods import Period, academic_year
from data_layer.vocabulary import AreaCode, MetricId, Status

FOLDER = Path("ons_els")
# councils, regions, countries and groups of countries; the rest are statistical areas that nobody asks about
AREA = re.compile(r"(?:E(?:06|07|08|09|10|12|47|92)|W06|W92|S12|S92|N09|N92)[0-9]{6}|K0[234]000001")
# statistical areas stand under geographies of their own; metropolitan counties, inner and outer London, the Greater
# London Authority and pupils of no known place stand among councils and regions
STATISTICAL = "ITL "
NOT_ASKED_ABOUT = re.compile(r"(?:E11|E13|E61|K99)[0-9]{6}")
MISSING = {
    "x": Status.NOT_AVAILABLE,
    "c": Status.SUPPRESSED,
    "u": Status.LOW_RELIABILITY,
    "z": Status.NOT_APPLICABLE,
}
SMALL_SAMPLE = re.compile(r"sample size is small", re.IGNORECASE)
PUBLISHED = re.compile(r'"sourceDate":\s*"(\d{2}/\d{2}/\d{4})')
NEEDED = {"areacd", "geography", "indicator", "period", "observation", "measure", "unit", "lci_95", "uci_95", "status",
          "notes"}  # fmt: skip


def load(folder: Path) -> list[Loaded]:
    """One release a file. Raises LoaderError where a file is not as known or mixes measures within a metric."""
    return [load_file(folder / FOLDER, indicators) for indicators in FILES]


def load_file(folder: Path, indicators: Indicators) -> Loaded:
    path = folder / f"{indicators.stem}.csv"
    published = published_on(path.with_suffix(".json"))
    records: dict[tuple[MetricId, AreaCode, Period], Record] = {}
    measures: dict[MetricId, set[str]] = {}
    for number, row in rows(path):
        metric = indicators.metrics.get(row["indicator"])
        if metric is None or not asked_about(row, path.name, number):
            continue
        measures.setdefault(metric, set()).add(f"{row['measure']} ({row['unit']})")
        record = of_row(metric, row, indicators, path.name, number)
        # arts engagement gives five combined authorities under two geographies, with the same figure
        known = records.setdefault((metric, record.area, record.period), record)
        if known.value != record.value:
            raise CellError(
                path.name, None, number, "observation", row["observation"], f"Row given twice: {known.value}."
            )
    for metric, found in measures.items():
        if len(found) > 1:
            raise ScaleError(path.name, metric, ", ".join(sorted(found)))
    if missing := set(indicators.metrics.values()) - set(measures):
        found = f"no rows of {', '.join(sorted(missing))}"
        raise LayoutError(path.name, None, "indicators", found, "Check whether the publisher has renamed one.")
    release = Release(
        indicators.source, f"{indicators.stem} of {published:%d.%m.%Y}", published, published, FOLDER / path.name
    )
    return Loaded(release, tuple(records.values()))


def rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows with their number; most files begin with a byte order mark."""
    with present(path).open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if missing := sorted(NEEDED - set(reader.fieldnames or [])):
            raise LayoutError(path.name, None, "columns", f"{', '.join(missing)} missing", "Get the file again.")
        for number, row in enumerate(reader, start=2):
            if cut := next((field for field in reader.fieldnames or [] if row[field] is None), None):
                raise CellError(path.name, None, number, cut, "", "The row is cut short. Get the file again.")
            yield number, {field: value.strip() for field, value in row.items() if isinstance(field, str)}


def asked_about(row: dict[str, str], file: str, number: int) -> bool:
    """Whether the row is of a council, region or country. Raises CellError where it should be and its code is none."""
    code = row["areacd"]
    if AREA.fullmatch(code):
        return True
    if NOT_ASKED_ABOUT.fullmatch(code) or row["geography"].startswith(STATISTICAL):
        return False
    remedy = f"Give the nine-character code of the {row['geography'] or 'area'}."
    raise CellError(file, None, number, "areacd", code, remedy)


def of_row(metric: MetricId, row: dict[str, str], indicators: Indicators, file: str, number: int) -> Record:
    status, given = row["status"], row["observation"]
    if bool(given) == bool(status) or (status and status not in MISSING):
        remedy = "Known are a figure without a status, or one of x, c, u and z without a figure."
        raise CellError(file, None, number, "status", f"{given} {status}".strip(), remedy)
    weak = bool(given) and bool(SMALL_SAMPLE.search(row["notes"]))
    return Record(
        metric=metric,
        area=AreaCode(row["areacd"]),
        period=period_of(row["period"], indicators, file, number),
        value=number_of(given, "observation", file, number),
        status=MISSING[status] if status else Status.LOW_RELIABILITY if weak else Status.FINAL,
        lower=number_of(row["lci_95"], "lci_95", file, number),
        upper=number_of(row["uci_95"], "uci_95", file, number),
        status_as_given=status or None,
    )


def period_of(text: str, indicators: Indicators, file: str, number: int) -> Period:
    try:
        period = Period.parse(text)
    except ValueError as error:
        raise CellError(file, None, number, "period", text, str(error)) from None
    return academic_year(period.start.year) if indicators.school_year_in_april else period


def number_of(text: str, field: str, file: str, number: int) -> float | None:
    return number_in(text, file, None, number, field, "A number was expected.") if text else None


def published_on(path: Path) -> date:
    """The day of publication that the file's description gives; where it gives two they are the same."""
    found = PUBLISHED.search(present(path).read_text(encoding="utf-8-sig"))
    if not found:
        raise LayoutError(path.name, None, "sourceDate", "no day of publication", "Get the publisher's file again.")
    return datetime.strptime(found[1], "%d/%m/%Y").date()
