"""Who a council is compared with: the groups that hold for it, and the members of one."""

from __future__ import annotations

from actions.compose import Draft
from actions.desk import Desk
from actions.reading import Reading
from actions.scope import area_asked
from actions.wording.names import titled
from actions.wording.numbers import counted
from actions.wording.places import group_name, group_offered, home_first, listed, place
from data_layer.catalogue import GroupMembers
from data_layer.vocabulary import AreaCode, Group

MOST_NAMED = 20  # members named one by one; a longer list is counted


def comparators_draft(asked: Reading, desk: Desk) -> Draft:
    """The members of the groups that were named, or else all groups of the council."""
    area = area_asked(asked, desk)
    held = [desk.catalogue.group(group, area) for group in [*Group, *desk.catalogue.own_groups]]
    groups = [found for found in held if found]
    named = [found for found in groups if found.group in asked.comparators]
    where = place(area, desk.catalogue)
    if not groups:
        return Draft(headline=f"No comparator group is held for {where}.", metrics=[])
    draft = members_draft(named, area, desk) if named else groups_draft(groups, area, desk)
    draft.follow_ups = [
        f"How does waste in {where} compare with {group_offered(found.group, desk.catalogue)}?"
        for found in reversed(named or groups)
    ][:4]
    return draft


def groups_draft(groups: list[GroupMembers], area: AreaCode, desk: Desk) -> Draft:
    words = [f"{group_name(found.group, area, desk.catalogue)} ({len(found.members)})" for found in groups]
    own = [group_name(found.group, area, desk.catalogue) for found in groups if found.group.is_own]
    draft = Draft(
        headline=f"{place(area, desk.catalogue)} can be compared with {counted(len(groups), 'group')} of councils.",
        sentences=[f"They are, with the number of their members: {listed(words)}."],
        details=["\n".join(f"- {members_line(found, area, desk)}" for found in groups)],
        metrics=[],
        areas=[area],
    )
    if own:
        draft.sentences.append(f"The council's own return brought {listed(own)}.")
    draft.sentences.append("A council can be compared with any other by name as well.")
    return draft


def members_draft(groups: list[GroupMembers], area: AreaCode, desk: Desk) -> Draft:
    first, *others = [members_line(found, area, desk) for found in groups]
    name = titled(group_name(groups[0].group, area, desk.catalogue))
    return Draft(
        headline=f"{name}: {counted(len(groups[0].members), 'council')}.",
        sentences=[first],
        details=others,
        metrics=[],
        areas=[area],
    )


def members_line(found: GroupMembers, area: AreaCode, desk: Desk) -> str:
    """ "The core cities: Birmingham, Bristol, ..."; a long list is counted."""
    name = titled(group_name(found.group, area, desk.catalogue))
    if len(found.members) > MOST_NAMED:
        return f"{name}: {counted(len(found.members), 'council')}."
    members = home_first(found.members, desk.viewer.home_area, desk.catalogue)
    return f"{name}: {', '.join(place(member, desk.catalogue) for member in members)}."
