"""Comparator groups of every council: lists from the data; regions, classes and England from the areas themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from data_layer.catalogue import Area, GroupMembers
from data_layer.vocabulary import AreaCode, AreaKind, Group

# classes of council as they stand in "all other ..."
CLASSES = {
    AreaKind.UNITARY: "unitary councils",
    AreaKind.METROPOLITAN: "metropolitan boroughs",
    AreaKind.LONDON_BOROUGH: "London boroughs",
    AreaKind.COUNTY: "county councils",
    AreaKind.DISTRICT: "district councils",
}
# regions whose name takes the article in a sentence
WITH_ARTICLE = ("East ", "West ", "North ", "South ")

OWN = "own"  # the kind of a group of the council's own return: it is told from others by its name

ListRow = tuple[str, AreaCode | None, str, str, Sequence[AreaCode]]  # kind, whose, name, vintage, members
Groups = dict[tuple[Group, AreaCode], GroupMembers]


def comparator_groups(areas: Mapping[AreaCode, Area], lists: Iterable[ListRow], known: date) -> Groups:
    """(group, council) -> its members: without itself, each place once, alphabetical by name.

    Regions, classes and England are the councils of today; `known` is the day their list came in, their vintage. Of own
    groups whose names differ in capitals or punctuation alone the one listed last counts.
    """
    councils = [area for area in areas.values() if area.kind in CLASSES and area.code.startswith("E")]
    living = by_name([area for area in councils if in_being(area, known)])
    vintage = f"councils of {known.year}"
    found: Groups = {}

    def add(group: Group, area: Area, name: str, members: Sequence[Area], of: str = vintage) -> None:
        if others := tuple(member.code for member in members if member.code != area.code):
            found[group, area.code] = GroupMembers(group, name, of, others)

    for area in living:
        add(Group.ENGLAND, area, "England", living)
        add(Group.TYPE, area, CLASSES[area.kind], [one for one in living if one.kind is area.kind])
        if area.region is not None and area.region in areas:
            region = areas[area.region]
            add(Group.REGION, area, in_sentence(region.name), [one for one in living if one.region == region.code])
    for kind, whose, name, of, codes in lists:
        group = Group.own(name) if kind == OWN else Group(kind)
        members = by_name(once(areas, codes, known))
        for area in [areas[whose]] if whose is not None else [*councils, *members]:
            add(group, area, name, members, of)
    return found


def once(areas: Mapping[AreaCode, Area], codes: Iterable[AreaCode], known: date) -> list[Area]:
    """The areas, each once; an abolished council is left out where one that followed it is listed too."""
    listed = {code: areas[code] for code in codes if code in areas}
    return [
        area for area in listed.values() if in_being(area, known) or not any(one in listed for one in area.successors)
    ]


def in_being(area: Area, day: date) -> bool:
    """Neither abolished before the day nor only planned for later."""
    return (area.until is None or area.until >= day) and (area.starts is None or area.starts <= day)


def by_name(areas: Iterable[Area]) -> list[Area]:
    return sorted(areas, key=lambda area: (area.name.casefold(), area.code))


def in_sentence(region: str) -> str:
    return f"the {region}" if region.startswith(WITH_ARTICLE) else region
