"""Areas as the loaders give them: councils, regions and countries, with their names and what followed them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data_layer.vocabulary import AreaCode, AreaKind


@dataclass(frozen=True, slots=True)
class Place:
    """`until` is the last day of an abolished council; `county` the upper tier above a district."""

    code: AreaCode
    name: str
    kind: AreaKind
    region: AreaCode | None = None
    starts: date | None = None
    until: date | None = None
    county: AreaCode | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Succession:
    """`same_place`: only the code changed, so that the figures of both are of one place."""

    old: AreaCode
    new: AreaCode
    starts: date | None
    same_place: bool


REGIONS = {
    "North East": AreaCode("E12000001"),
    "North West": AreaCode("E12000002"),
    "Yorkshire and The Humber": AreaCode("E12000003"),
    "East Midlands": AreaCode("E12000004"),
    "West Midlands": AreaCode("E12000005"),
    "East of England": AreaCode("E12000006"),
    "London": AreaCode("E12000007"),
    "South East": AreaCode("E12000008"),
    "South West": AreaCode("E12000009"),
}
COUNTRIES = {
    "England": "E92000001",
    "Wales": "W92000004",
    "Scotland": "S92000003",
    "Northern Ireland": "N92000002",
    "United Kingdom": "K02000001",
    "Great Britain": "K03000001",
    "England and Wales": "K04000001",
}
# authorities of Defra's tables that dispose of the waste of several districts; in no register of councils
WASTE_AUTHORITIES = {
    "E50000001": "East London Waste Authority",
    "E50000002": "North London Waste Authority",
    "E50000003": "West London Waste Authority",
    "E50000004": "Western Riverside Waste Authority",
    "E50000005": "Greater Manchester Waste Disposal Authority",
    "E50000006": "Merseyside Waste Disposal Authority",
    "E50000008": "Cambridge and South Cambridgeshire Waste Service",
    "E50000009": "Somerset Waste Partnership",
}
# combined authorities that one new authority replaced, after the register was last told of them; the statistics name
# the new code, and the order that set it up the day
REPLACED_COMBINED = {AreaCode("E47000010"): AreaCode("E47000014"), AreaCode("E47000011"): AreaCode("E47000014")}
REPLACED_ON = date(2024, 5, 7)
# combined authorities newer than the register, as the statistics name them
NEW_COMBINED = {
    "E47000014": "North East",
    "E47000015": "Devon and Torbay",
    "E47000018": "Lancashire",
}


def wider_places() -> list[Place]:
    """Regions, countries and the authorities that the register of councils does not hold."""
    return [
        *(Place(code, name, AreaKind.REGION) for name, code in REGIONS.items()),
        *(Place(AreaCode(code), name, AreaKind.COUNTRY) for name, code in COUNTRIES.items()),
        *(Place(AreaCode(code), name, AreaKind.WASTE_AUTHORITY) for code, name in WASTE_AUTHORITIES.items()),
        *(
            Place(
                AreaCode(code),
                f"{name} Combined Authority",
                AreaKind.COMBINED_AUTHORITY,
                starts=REPLACED_ON if code in REPLACED_COMBINED.values() else None,
            )
            for code, name in NEW_COMBINED.items()
        ),
    ]
