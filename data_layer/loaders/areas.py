"""Every UK council, past and present, from mySociety's register of local authorities (CC BY 4.0).

Two regions of the register are wrong and corrected: Derbyshire and Lincolnshire lie in the East Midlands.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from data_layer.loaders.errors import CellError, LayoutError
from data_layer.loaders.files import present
from data_layer.loaders.places import REGIONS, REPLACED_COMBINED, REPLACED_ON, Place, Succession, wider_places
from data_layer.vocabulary import AreaCode, AreaKind

FILE = Path("codes") / "uk_local_authorities_future.csv"
NEEDED = {
    "local-authority-code", "official-name", "nice-name", "gss-code", "start-date", "end-date", "replaced-by", "nation",
    "region", "local-authority-type", "county-la", "alt-names", "former-gss-codes",
}  # fmt: skip
KINDS = {
    "UA": AreaKind.UNITARY,
    "MD": AreaKind.METROPOLITAN,
    "LBO": AreaKind.LONDON_BOROUGH,
    "CC": AreaKind.LONDON_BOROUGH,
    "CTY": AreaKind.COUNTY,
    "NMD": AreaKind.DISTRICT,
    "COMB": AreaKind.COMBINED_AUTHORITY,
    "SRA": AreaKind.COMBINED_AUTHORITY,
    "WPA": AreaKind.COUNCIL_OUTSIDE_ENGLAND,
    "SCO": AreaKind.COUNCIL_OUTSIDE_ENGLAND,
    "NID": AreaKind.COUNCIL_OUTSIDE_ENGLAND,
}
CORRECTED_REGIONS = {"E10000007": "East Midlands", "E10000019": "East Midlands"}
# as people call them, where the register is formal
NAMES = {
    "E06000023": "Bristol",
    "E06000059": "Dorset",
    "E07000138": "Lincoln",
    "E10000002": "Buckinghamshire",
    "E10000009": "Dorset",
    "E47000013": "East Midlands",
    "E47000016": "Hull and East Yorkshire",
    "E47000017": "Greater Lincolnshire",
    "E47000002": "South Yorkshire",
    "E61000001": "Greater London Authority",
    "S12000033": "Aberdeen",
    "S12000036": "Edinburgh",
    "S12000042": "Dundee",
    "S12000049": "Glasgow",
}
# codes that a redrawn boundary replaced after the register was made
REDRAWN = {AreaCode("E08000019"): AreaCode("E08000039"), AreaCode("E08000016"): AreaCode("E08000038")}
REDRAWN_ON = date(2025, 4, 1)
# the register's older start dates are days of entry, not of foundation
FOUNDED_SINCE = date(2009, 1, 1)


def places(folder: Path) -> list[Place]:
    """Councils with a code, each name once: an abolished council is told from a living place of its name."""
    rows = register(folder)
    codes = {row["local-authority-code"]: AreaCode(row["gss-code"]) for row in rows}
    found = [place(row, number, codes) for number, row in enumerate(rows, start=2) if row["gss-code"]]
    shared = {name for name, count in Counter(one.name for one in [*found, *wider_places()]).items() if count > 1}
    return [former(one) if one.name in shared and one.until else one for one in found]


def successions(folder: Path) -> list[Succession]:
    """Which code followed which: by reorganisation, or for the same place under a new code."""
    rows = register(folder)
    codes = {row["local-authority-code"]: AreaCode(row["gss-code"]) for row in rows}
    found = [
        Succession(AreaCode(row["gss-code"]), codes[new], following_day(row["end-date"]), same_place=False)
        for row in rows
        for new in listed(row["replaced-by"])
        if row["gss-code"] and new in codes
    ]
    found += [
        Succession(AreaCode(old), AreaCode(row["gss-code"]), None, same_place=True)
        for row in rows
        for old in listed(row["former-gss-codes"])
    ]
    found += [Succession(old, new, REPLACED_ON, same_place=False) for old, new in REPLACED_COMBINED.items()]
    return found + [Succession(old, new, REDRAWN_ON, same_place=True) for old, new in REDRAWN.items()]


def register(folder: Path) -> list[dict[str, str]]:
    """Raises LayoutError where a column is missing."""
    with present(folder / FILE).open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = sorted(NEEDED - set(reader.fieldnames or []))
        if missing:
            raise LayoutError(
                FILE.name, None, "columns", f"{', '.join(missing)} missing", "Get the publisher's file again."
            )
        return [{field: (value or "").strip() for field, value in row.items()} for row in reader]


def place(row: dict[str, str], number: int, codes: dict[str, AreaCode]) -> Place:
    code, kind = AreaCode(row["gss-code"]), KINDS.get(row["local-authority-type"])
    if kind is None:
        known = ", ".join(KINDS)
        raise CellError(
            FILE.name, None, number, "local-authority-type", row["local-authority-type"], f"Known are {known}."
        )
    name = NAMES.get(code, row["nice-name"])
    region = REGIONS.get(CORRECTED_REGIONS.get(code, row["region"]))
    combined = kind is AreaKind.COMBINED_AUTHORITY
    return Place(
        code=code,
        name=f"{name} Combined Authority" if combined and "Authority" not in name else name,
        kind=kind,
        # a combined authority may bear its region's name and is no council of it
        region=None if combined else region,
        starts=founded(row["start-date"]),
        until=last_day(row["end-date"]) or (REPLACED_ON - timedelta(days=1) if code in REPLACED_COMBINED else None),
        county=codes.get(row["county-la"]) or None,
        aliases=() if combined else tuple(aliases(row, name)),
    )


def aliases(row: dict[str, str], name: str) -> Iterator[str]:
    """Other names, lower case, each once; abbreviations of other registers ("UA", "boro") left out."""
    seen = {name.casefold()}
    given = [] if "," in row["nice-name"] else split_names(row["alt-names"])
    for other in [row["nice-name"], row["official-name"], *given]:
        alias = other.strip().casefold()
        if len(alias) < 4 or alias in seen or alias.endswith((" ua", " boro", " (b)")):
            continue
        seen.add(alias)
        yield alias


def split_names(text: str) -> list[str]:
    """ "herefordshire,herefordshire, county of" -> two names: a space after the comma goes on with the name."""
    names: list[str] = []
    for piece in text.split(","):
        if piece.startswith(" ") and names:
            names[-1] += f",{piece}"
        else:
            names.append(piece)
    return names


def former(one: Place) -> Place:
    """ "Somerset" of 2022 -> "Somerset (county, to 2023)", without everyday names, which are the living council's."""
    assert one.until
    # a combined authority says its kind in its name
    kind = "" if one.kind is AreaKind.COMBINED_AUTHORITY else f"{one.kind.value.replace('_', ' ')}, "
    return replace(one, name=f"{one.name} ({kind}to {one.until.year})", aliases=())


def listed(text: str) -> list[str]:
    return [piece.strip() for piece in text.split(",") if piece.strip()]


def founded(text: str) -> date | None:
    day = date.fromisoformat(text) if text else None
    return day if day and day >= FOUNDED_SINCE else None


def last_day(text: str) -> date | None:
    """The register gives some councils their last day and others the day after."""
    if not text:
        return None
    day = date.fromisoformat(text)
    return day - timedelta(days=1) if day.day == 1 else day


def following_day(text: str) -> date | None:
    day = last_day(text)
    return day + timedelta(days=1) if day else None
