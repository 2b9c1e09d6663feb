"""Places and groups of councils in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from data_layer.catalogue import Catalogue
from data_layer.vocabulary import OWN_GROUP, AreaCode, AreaKind, Basis, Group

WITH_THE = ("Isle of ", "Isles of ", "Vale of ", "City of London")
WIDE_WITH_THE = ("East", "West", "North", "South", "United")
GROUP_WORDS = {
    Group.NEAREST_NEIGHBOURS: "nearest neighbours",
    Group.CORE_CITIES: "the core cities",
    Group.ENGLAND: "England",
}
TYPE_WORDS = {
    AreaKind.UNITARY: "other unitary councils",
    AreaKind.METROPOLITAN: "other metropolitan councils",
    AreaKind.LONDON_BOROUGH: "other London boroughs",
    AreaKind.COUNTY: "other county councils",
    AreaKind.DISTRICT: "other district councils",
}
# as a person asks for a group
OFFERED = {
    Group.NEAREST_NEIGHBOURS: "nearest neighbours",
    Group.CORE_CITIES: "core cities",
    Group.REGION: "its region",
    Group.TYPE: "councils of its type",
    Group.ENGLAND: "England",
}
COLLECTIVE = re.compile(
    r"\b(?:alliance|association|circle|club|cluster|consortium|family|forum|group|hub|league|list|network|panel|"
    r"partnership|pool|ring|set)$",
    re.IGNORECASE,
)


def place(area: AreaCode, catalogue: Catalogue) -> str:
    """ "Nottingham", "the East Midlands", "England"."""
    held = catalogue.areas.get(area)
    wide = held is not None and held.kind in {AreaKind.REGION, AreaKind.COUNTRY}
    if held and held.name.startswith((*WITH_THE, *(WIDE_WITH_THE if wide else ()))):
        return f"the {held.name}"
    return catalogue.area_name(area)


def group_name(group: Group, area: AreaCode, catalogue: Catalogue) -> str:
    """The group as its council's: "Nottingham's nearest neighbours", "other councils in the East Midlands"."""
    held = catalogue.areas.get(area)
    if group is Group.NEAREST_NEIGHBOURS:
        return f"{place(area, catalogue)}'s nearest neighbours"
    if group is Group.REGION:
        region = place(held.region, catalogue) if held and held.region else "its region"
        return f"other councils in {region}"
    if group is Group.TYPE:
        return TYPE_WORDS.get(held.kind, "councils of its type") if held else "councils of its type"
    return own_group(group, catalogue) if group.is_own else GROUP_WORDS[group]


def measured_group(group: Group, basis: Basis, area: AreaCode, catalogue: Catalogue) -> str:
    """As `group_name`; the middle of England's councils is not the country's own figure."""
    middle_of_england = group is Group.ENGLAND and basis is Basis.MEDIAN_OF_MEMBERS
    return "councils in England" if middle_of_england else group_name(group, area, catalogue)


def group_offered(group: Group, catalogue: Catalogue) -> str:
    """The group as it can be asked for: "nearest neighbours", "the Benchmarking Club"."""
    return own_group(group, catalogue) if group.is_own else OFFERED[group]


def own_group(group: Group, catalogue: Catalogue) -> str:
    """ "the Benchmarking Club"; a name that ends in no word for a group stands in quotation marks.

    Of a group that is no longer held only the id is left to name it by.
    """
    name = catalogue.own_groups.get(group) or group.removeprefix(OWN_GROUP).replace("_", " ")
    if name.casefold().startswith("the "):
        return f"the {name[4:]}"
    return f"the {name}" if COLLECTIVE.search(name) else f"“{name}”"


def home_first(areas: Iterable[AreaCode], home: AreaCode, catalogue: Catalogue) -> list[AreaCode]:
    """The only order in which councils are listed: the home council, then the alphabet; each once."""
    return sorted(dict.fromkeys(areas), key=lambda code: (code != home, catalogue.area_name(code)))


def listed(words: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    *most, last = list(words) or [""]
    return f"{', '.join(most)} and {last}" if most else last
