"""Who may see what in Teams: levels by the object id that the directory gives a person, never by a name.

The lists are CSV files that an administrator keeps. Who stands in that of people, `object_id,level`, has its level; for
anybody else the groups in `group_id,level` count, where there is such a list. A group chat or a channel is public for
everybody in it, unless its id stands in `conversation_id,level`: what one member may see would be shown to all.
"""

from __future__ import annotations

import csv
import io
import re
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from bot.access import level_named
from data_layer.faults import Fault
from data_layer.vocabulary import Level

PEOPLE, CHANNELS, GROUPS = ("object_id", "level"), ("conversation_id", "level"), ("group_id", "level")
MOST_GROUPS = 20  # that Microsoft Graph takes in one question
MOST_SHOWN = 5  # of the lines that are wrong
# as Teams copies it; the forms are those of Microsoft's page on deep links, and of links seen
LINK = re.compile(
    r"https://teams\.(?:microsoft\.com|cloud\.microsoft)/l/(?:channel|chat|message)/(?P<id>[^/?#]+).*", re.I
)


@dataclass(frozen=True, slots=True)
class Levels:
    """`people` and `groups` by object id in small letters, `channels` by conversation id; all hold levels above public
    as well as public itself.
    """

    people: Mapping[str, Level] = field(default_factory=dict)
    channels: Mapping[str, Level] = field(default_factory=dict)
    groups: Mapping[str, Level] = field(default_factory=dict)

    def of_person(self, object_id: str | None) -> Level | None:
        """In a chat with one person; None for an id that is none, or is not in the list."""
        return self.people.get((object_id or "").strip().lower())

    def of_channel(self, conversation_id: str) -> Level:
        """In a chat with several; a thread is of its channel."""
        return self.channels.get(channel_of(conversation_id), Level.PUBLIC)

    @property
    def knows_any(self) -> bool:
        return bool(self.people or self.channels or self.groups)


def channel_of(conversation_id: str) -> str:
    """Without the thread: "19:abc@thread.tacv2;messageid=1" is of "19:abc@thread.tacv2"."""
    return conversation_id.partition(";")[0]


def levels_in(people: Path | None, channels: Path | None, groups: Path | None = None) -> Levels:
    """Of the files, each None where there is none. Raises Fault that names file, line and column."""
    levels = Levels(
        dict(lines_of(people, PEOPLE, object_id)) if people else {},
        dict(lines_of(channels, CHANNELS, channel)) if channels else {},
        dict(lines_of(groups, GROUPS, group_id)) if groups else {},
    )
    if groups and len(levels.groups) > MOST_GROUPS:
        raise Fault(
            f"{groups.name} holds {len(levels.groups)} groups, and Microsoft Graph takes at most {MOST_GROUPS}. Put "
            "groups of one level into a group of Entra, and name that one."
        )
    return levels


def object_id(said: str) -> str:
    """Raises Fault for what is no object id; a name or an address would be one that people choose themselves."""
    return id_in(said, "column object_id: this is no object id of the directory. Copy it from the person's page")


def group_id(said: str) -> str:
    """Raises Fault for what is no object id of a group."""
    return id_in(said, "column group_id: this is no object id of a group. Copy it from the group's page")


def id_in(said: str, wrong: str) -> str:
    try:
        return str(uuid.UUID(said.strip()))
    except ValueError:
        raise Fault(f"{wrong} in Entra; it looks like 7faf8ab2-3c5d-4b6e-8f90-123456789abc.") from None


def channel(said: str) -> str:
    """Of an id or the link that holds it. Raises Fault for what is neither, of a group chat or a channel."""
    link = LINK.fullmatch(said.strip())
    found = unquote(link["id"] if link else said.strip())
    if not found.startswith("19:"):
        raise Fault(
            "column conversation_id: this is no id of a channel or group chat, and no link to one. Copy the link in "
            "Teams and paste it whole, or the part of it that begins with 19: or 19%3a."
        )
    return channel_of(found)


def lines_of(file: Path, columns: tuple[str, str], id_of: Callable[[str], str]) -> Iterator[tuple[str, Level]]:
    """Each id once. Raises Fault."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Fault(
            f"{file.name} cannot be read as text ({error}). Save it as CSV in UTF-8, with the columns "
            f"{' and '.join(columns)}."
        ) from error
    rows = csv.DictReader(io.StringIO(text), skipinitialspace=True)
    header = [str(name).strip().lower() for name in rows.fieldnames or ()]
    if missing := [name for name in columns if name not in header]:
        raise Fault(
            f"{file.name}, line 1: there is no column {' and no column '.join(missing)}. "
            f"Begin the file with the line {','.join(columns)}."
        )
    rows.fieldnames = header
    found, wrong = dict[str, Level](), list[str]()
    for row in rows:
        try:
            key, level = id_of(row[columns[0]] or ""), level_named(row[columns[1]] or "")
            if found.get(key, level) is not level:
                raise Fault("the same id stands on a line before with another level; keep one of them")
            found[key] = level
        except Fault as fault:
            wrong.append(f"line {rows.line_num}: {fault}")
    if wrong:
        more = f" And {len(wrong) - MOST_SHOWN} more lines." if len(wrong) > MOST_SHOWN else ""
        raise Fault(f"{file.name}, {'; '.join(wrong[:MOST_SHOWN])}{more}")
    yield from found.items()
