"""The embedded data with restricted rows beside it; a public viewer must not be able to tell that they are there.

One measure in a public theme, one in a theme, portfolio and source of its own, restricted figures of public measures (a
revision, a newer year, an area that holds nothing else, one under embargo), and the illustrative return with measures,
figures, targets, baselines and stories kept from the public.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

import duckdb
import yaml

from data_layer.pack_manifest import MANIFEST, write_manifest
from data_layer.periods import Period
from data_layer.returns.accept import accept
from data_layer.returns.model import CouncilLoad, CouncilRows
from data_layer.settings import DEFINITIONS, PACK, DataSettings
from data_layer.snapshots import Snapshots
from data_layer.vocabulary import AreaCode, Level
from examples.illustrative.make import illustrative_rows

RESTRICTED, OFFICER = 3, 2
CREWS, GRIEVANCES = "crew_sickness", "staff_grievances"
TODAY = datetime.now(UTC).date()
EMBARGO = TODAY + timedelta(days=35)
NEWER = Period(date(2025, 4, 1), 12)  # a year that recycling is not held for
YEARS = [Period(date(year, 4, 1), 12) for year in (2022, 2023, 2024)] + [NEWER]
LOAD = "personnel 2026 quarter 2"
COUNCILS = ["E06000015", "E06000016", "E08000003", "E08000025", "E08000035"]  # some neighbours and core cities
# who may see rows of a sheet that do not say so
UNSAID = {
    "narrative": Level.COUNCILLOR, "risks": Level.OFFICER, "risk_reviews": Level.OFFICER, "budget_lines": Level.OFFICER,
    "divisional_actions": Level.OFFICER, "clinic_decisions": Level.OFFICER, "soft_intelligence": Level.OFFICER,
}  # fmt: skip
SOURCE = {
    "id": "personnel", "title": "Return of the performance team", "publisher": "The council's performance team",
    "url": "https://www.nottinghamcity.gov.uk/", "licence": "Not published", "licence_url": "https://www.example.org/",
    "attribution": "For the council's own use only.",
}  # fmt: skip


def crews() -> dict[str, Any]:
    name = "Days lost to sickness in recycling and waste crews"
    return entry(CREWS, name, "crew sickness absence", "days per worker", [
        "crew sickness", "bin crew absence", "recycling crew sickness", "waste crew days lost", "recycling performance",
        "sickness in refuse rounds", "garden waste crew absence",
    ])  # fmt: skip


def grievances() -> dict[str, Any]:
    return entry(GRIEVANCES, "Grievances raised by staff", "staff grievances", "per 1,000 staff", [
        "grievances", "whistleblowing", "bullying complaints", "harassment at work", "disciplinary cases",
        "grievances in adult social care", "staff sickness",
    ])  # fmt: skip


def entry(id: str, name: str, short_name: str, unit: str, aliases: list[str]) -> dict[str, Any]:
    return {
        "id": id, "name": name, "short_name": short_name, "plural": True, "unit": unit, "decimals": 1,
        "better_when": "lower", "frequency": "financial year", "kind": "rate", "influence": "council",
        "source": "personnel", "usual_lag_months": 3, "as_at": None, "lenses": [], "aliases": aliases,
        "qualifiers": {"people": "staff"}, "caveats": [], "audience": "restricted",
        "definition": {
            "counts": "What the council's own personnel system counts in the year, of all who work there.",
            "population": "Everyone whom the council employs on the last day of the year.",
            "why": "It shows where people at work are under strain before the service is.",
            "beware": "Numbers are small, so that a single case can be told from the figure.",
        },
    }  # fmt: skip


def write_definitions(folder: Path) -> Path:
    """The project's own, and what is restricted among them."""
    shutil.copytree(DEFINITIONS, folder)

    def change(file: str, **more: list[Any] | dict[str, Any]) -> dict[str, Any]:
        read = yaml.safe_load((folder / file).read_text(encoding="utf-8"))
        for key, added in more.items():
            read[key] = {**read[key], **added} if isinstance(added, dict) else [*read[key], *added]
        (folder / file).write_text(yaml.safe_dump(read, allow_unicode=True, sort_keys=False), encoding="utf-8")
        return read

    waste = yaml.safe_load((folder / "themes/waste.yml").read_text(encoding="utf-8"))
    waste["theme"]["ambiguous"] = [*waste["theme"]["ambiguous"], "recycling performance"]
    waste["metrics"].insert(1, crews())
    written = yaml.safe_dump(waste, allow_unicode=True, sort_keys=False)
    (folder / "themes/waste.yml").write_text(written, encoding="utf-8")
    theme = {"id": "workforce", "name": "Workforce", "aliases": ["workforce", "our people", "personnel", "staffing"]}
    own = {"theme": theme, "metrics": [grievances()]}
    (folder / "themes/adult_workforce.yml").write_text(yaml.safe_dump(own, sort_keys=False), encoding="utf-8")
    change("sources.yml", sources=[SOURCE])
    placed = {"tier": "corporate", "directorate": "People", "division": "Personnel", "portfolio": "workforce"}
    change(
        "framework.yml",
        portfolios=[{"id": "workforce", "name": "Workforce and Wellbeing", "aliases": ["personnel portfolio"]}],
        outcomes=[{"id": "one_council_secret", "name": "A workforce without grievances", "framework": "one_council",
                   "audience": "restricted", "aliases": ["workforce deal without grievances"]}],
        metrics={GRIEVANCES: {**placed, "outcomes": ["one_council_secret", "scp_serving_people_well"]},
                 CREWS: {**placed, "outcomes": ["scp_green_clean"], "portfolio": "environment_and_waste"}},
    )  # fmt: skip
    not_held = yaml.safe_load((folder / "not_held.yml").read_text(encoding="utf-8"))
    for subject in not_held["not_held"]:
        subject["nearest"] = [CREWS, *subject["nearest"], GRIEVANCES]
    (folder / "not_held.yml").write_text(yaml.safe_dump(not_held, allow_unicode=True), encoding="utf-8")
    return folder


def write_pack(folder: Path, home: AreaCode) -> Path:
    """The embedded pack, and what is restricted beside it."""
    shutil.copytree(PACK, folder)
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    with duckdb.connect() as connection:
        nowhere = connection.execute(
            "SELECT code FROM read_parquet($a) WHERE code NOT IN (SELECT area FROM read_parquet($o)) ORDER BY code",
            {"a": str(folder / "area.parquet"), "o": str(folder / "observation.parquet")},
        ).fetchall()
        figures = [*own_figures(home), *hidden_figures(home, [code for (code,) in nowhere])]
        added: dict[str, Iterable[tuple[Any, ...]]] = {
            # came in after everything else, and was known later than anything public
            "load": [(LOAD, "personnel", "2026 quarter 2", TODAY, TODAY, TODAY + timedelta(days=4), "personnel.csv",
                      "0" * 64, len(figures))],
            "series_event": [(CREWS, None, date(2024, 4, 1), "method_change", False, "Crews were counted otherwise."),
                             (GRIEVANCES, home, date(2024, 4, 1), "method_change", True, "A new policy began.")],
            "observation": figures,
            "period": [(NEWER.id, NEWER.label, NEWER.start, NEWER.end, NEWER.months)],
        }  # fmt: skip
        counts = {name.removesuffix(".parquet"): listed["rows"] for name, listed in manifest.pop("files").items()}
        for table, rows in added.items():
            counts[table] = append(connection, folder / f"{table}.parquet", table, list(rows))
    metrics = [*manifest.pop("metrics"), CREWS, GRIEVANCES]
    write_manifest(folder, counts, metrics, **manifest)
    return folder


def append(connection: duckdb.DuckDBPyConnection, path: Path, table: str, rows: list[tuple[Any, ...]]) -> int:
    """Rows of the file with these; a period that is there stays as it is. Figures have an audience and an embargo."""
    connection.execute(f"CREATE TABLE {table} AS SELECT * FROM read_parquet($path)", {"path": str(path)})
    if table == "observation":
        connection.execute("ALTER TABLE observation ADD COLUMN audience INTEGER")
        connection.execute("ALTER TABLE observation ADD COLUMN embargo_until DATE")
    marks = ", ".join("?" * len(rows[0]))
    for row in rows:
        connection.execute(f"INSERT INTO {table} VALUES ({marks})", list(row))
    if table == "period":
        connection.execute("CREATE OR REPLACE TABLE period AS SELECT DISTINCT * FROM period ORDER BY id")
    connection.execute(f"COPY {table} TO '{path}' (FORMAT parquet)")
    return connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0]


def figure(
    metric: str, area: str, period: Period, value: float, *, audience: int = RESTRICTED, embargo: date | None = None
) -> tuple[Any, ...]:
    return metric, "", area, period.id, LOAD, value, None, None, "final", None, None, None, audience, embargo


def own_figures(home: AreaCode) -> list[tuple[Any, ...]]:
    """Of the restricted measures: the council and some others in four years."""
    return [
        figure(metric, area, period, start + 1.3 * number + place / 10)
        for metric, start in ((CREWS, 11.1), (GRIEVANCES, 31.7))
        for place, area in enumerate([home, *COUNCILS])
        for number, period in enumerate(YEARS)
    ]


def hidden_figures(home: AreaCode, nowhere: list[str]) -> list[tuple[Any, ...]]:
    """Of public measures: a revision, a newer year, areas that hold nothing else, and one under embargo."""
    past = Period(date(2023, 4, 1), 12)
    return [
        figure("recycling_rate", home, past, 19.3, audience=OFFICER),
        figure("recycling_rate", home, NEWER, 14.9),
        *(figure("recycling_rate", area, past, 3.1) for area in COUNCILS),
        *(figure("residual_waste_per_household", area, past, 412.9) for area in nowhere),
        figure("residual_waste_per_household", home, NEWER, 801.7, embargo=EMBARGO),
    ]


def whole_return() -> CouncilRows:
    """The illustrative return with a share of everything in it kept for councillors, officers or fewer."""
    rows, levels = illustrative_rows(), cycle([Level.RESTRICTED, Level.OFFICER, Level.COUNCILLOR])

    def kept(given: Iterable[Any], every: int) -> tuple[Any, ...]:
        """One in so many, beginning with the third."""
        return tuple(replace(row, audience=next(levels)) if number % every == min(2, every - 1) else row
                     for number, row in enumerate(given))  # fmt: skip

    measures = kept(rows.measures, 7)
    public = {row.id for row in measures if not row.audience}
    last = max(row.period for row in rows.observations)

    def of_public(given: Iterable[Any], every: int) -> tuple[Any, ...]:
        """One in so many rows of the measures that stay public; the others are kept with their measure."""
        return (*(row for row in given if row.measure not in public),
                *kept((row for row in given if row.measure in public), every))  # fmt: skip

    return replace(
        rows,
        measures=measures,
        observations=(*(row for row in rows.observations if row.period != last),
                      *of_public([row for row in rows.observations if row.period == last], 4)),
        targets=of_public(rows.targets, 5),
        baselines=of_public(rows.baselines, 2),
        narrative=of_public(
            [replace(row, audience=Level.PUBLIC) for row in rows.narrative if row.measure in public], 2
        ),
    )  # fmt: skip


def public_part(rows: CouncilRows) -> CouncilRows:
    """What is left of a return once all that the public may not see is taken out of it."""
    measures = {row.id for row in rows.measures if not (row.audience or Level.PUBLIC)}
    hidden = {row.id for row in rows.measures} - measures

    def seen(sheet: str, row: Any) -> bool:
        if sheet == "measures":
            return row.id in measures
        audience = getattr(row, "audience", None)
        level = UNSAID.get(sheet, Level.PUBLIC) if audience is None else audience
        return level is Level.PUBLIC and getattr(row, "measure", None) not in hidden

    sheets: dict[str, Any] = {sheet.table: tuple(row for row in of if seen(sheet.table, row)) for sheet, of in rows}
    return CouncilRows(**sheets)


def publicly_held(folder: Path, home: AreaCode) -> Snapshots:
    """The embedded data and the public part of the return."""
    return loaded(folder, home, public_part(whole_return()), PACK, DEFINITIONS)


def with_restricted(folder: Path, home: AreaCode) -> Snapshots:
    """The same, and everything that is restricted beside it."""
    pack, definitions = write_pack(folder / "pack", home), write_definitions(folder / "definitions")
    return loaded(folder, home, whole_return(), pack, definitions)


def loaded(folder: Path, home: AreaCode, rows: CouncilRows, pack: Path, definitions: Path) -> Snapshots:
    """As `pmf load` does it."""
    settings = DataSettings(home_area=home, data_dir=folder / "data")
    load = CouncilLoad(rows=rows, file="return.xlsx", sha256="0" * 64)
    accept(load, settings, pack=pack, definitions=definitions)
    return Snapshots(settings.data_dir)
