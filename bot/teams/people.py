"""Who may see what in Teams: levels by the object id that the directory gives a person, never by a name.

The list is a CSV file that an administrator keeps: a header `object_id,level` and a line a person. Who is not in it is
public. A group chat or a channel is public for everybody in it, unless its id stands in a second list with a level of
its own: what one member may see would be shown to all.
"""

from __future__ import annotations

import csv
import io
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.access import level_named
from data_layer.faults import Fault
from data_layer.vocabulary import Level

PEOPLE, CHANNELS = ("object_id", "level"), ("conversation_id", "level")
MOST_SHOWN = 5  # of the lines that are wrong


@dataclass(frozen=True, slots=True)
class Levels:
    """`people` by object id in small letters, `channels` by conversation id; both hold levels above public as well as
    public itself.
    """

    people: Mapping[str, Level] = field(default_factory=dict)
    channels: Mapping[str, Level] = field(default_factory=dict)

    def of_person(self, object_id: str | None) -> Level:
        """In a chat with one person; public for an id that is none, or is not in the list."""
        return self.people.get((object_id or "").strip().lower(), Level.PUBLIC)

    def of_channel(self, conversation_id: str) -> Level:
        """In a chat with several; a thread is of its channel."""
        return self.channels.get(channel_of(conversation_id), Level.PUBLIC)

    @property
    def knows_any(self) -> bool:
        return bool(self.people or self.channels)


def channel_of(conversation_id: str) -> str:
    """Without the thread: "19:abc@thread.tacv2;messageid=1" is of "19:abc@thread.tacv2"."""
    return conversation_id.partition(";")[0]


def levels_in(people: Path | None, channels: Path | None) -> Levels:
    """Of both files, each None where there is none. Raises Fault that names file, line and column."""
    return Levels(
        dict(lines_of(people, PEOPLE, object_id)) if people else {},
        dict(lines_of(channels, CHANNELS, channel)) if channels else {},
    )


def object_id(said: str) -> str:
    """Raises Fault for what is no object id; a name or an address would be one that people choose themselves."""
    try:
        return str(uuid.UUID(said.strip()))
    except ValueError:
        raise Fault(
            "column object_id: this is no object id of the directory. Copy it from the person's page in Entra; it "
            "looks like 7faf8ab2-3c5d-4b6e-8f90-123456789abc."
        ) from None


def channel(said: str) -> str:
    """Raises Fault for what is no id of a group chat or a channel."""
    if not said.strip().startswith("19:"):
        raise Fault(
            "column conversation_id: this is no id of a channel or group chat. It begins with 19: and stands in the "
            "channel's link in Teams."
        )
    return channel_of(said.strip())


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
