"""The manifest of the app, held to the limits that Microsoft documents.

Limits: Microsoft's app manifest schema for Teams, version 1.19, and its reference of bots and their command lists.
Later versions only add what this app has no use for (longer commands, Copilot).
"""

from __future__ import annotations

import json
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic.alias_generators import to_camel

from bot.teams.settings import GUID

SCHEMA = "https://developer.microsoft.com/json-schemas/teams/v1.19/MicrosoftTeams.schema.json"
ONE_LINE = r"^\P{C}+$"
HTTPS = r"^https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:[0-9]{1,5})?([/?#][^\s\p{C}]*)?$"
THREE_NUMBERS = r"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$"

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=ONE_LINE)]
DeveloperName = Annotated[Line, Field(max_length=32)]
AppName = Annotated[Line, Field(max_length=30)]
Address = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_048, pattern=HTTPS)]
Version = Annotated[str, StringConstraints(strip_whitespace=True, max_length=256, pattern=THREE_NUMBERS)]
Guid = Annotated[str, StringConstraints(pattern=f"^{GUID.pattern}$")]
Scope = Literal["personal", "team", "groupChat"]


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=to_camel, populate_by_name=True)


class Developer(Part):
    name: DeveloperName
    website_url: Address
    privacy_url: Address
    terms_of_use_url: Address


class Name(Part):
    short: AppName
    full: Annotated[Line, Field(max_length=100)]

    @model_validator(mode="after")
    def differ(self) -> Self:
        if self.short == self.full:
            raise ValueError("the full name has to differ from the short one")
        return self


class Description(Part):
    short: Annotated[Line, Field(max_length=80)]
    full: Annotated[str, Field(min_length=1, max_length=4_000)]

    @model_validator(mode="after")
    def not_repeated(self) -> Self:
        if self.short in self.full:
            raise ValueError("the full description must not repeat the short one")
        return self


class Icons(Part):
    """Names in the ZIP file."""

    color: Literal["color.png"] = "color.png"
    outline: Literal["outline.png"] = "outline.png"


class Command(Part):
    """`title` is sent as a question, as it stands."""

    title: Annotated[Line, Field(max_length=32)]
    description: Annotated[Line, Field(max_length=128)]


class CommandList(Part):
    scopes: Annotated[tuple[Scope, ...], Field(min_length=1, max_length=3)]
    commands: Annotated[tuple[Command, ...], Field(min_length=1, max_length=10)]


class Bot(Part):
    bot_id: Guid
    scopes: Annotated[tuple[Scope, ...], Field(min_length=1, max_length=3)]
    supports_files: Literal[False] = False
    is_notification_only: Literal[False] = False
    command_lists: Annotated[tuple[CommandList, ...], Field(max_length=3)]

    @model_validator(mode="after")
    def one_list_a_scope(self) -> Self:
        if sorted(scope for one in self.command_lists for scope in one.scopes) != sorted(self.scopes):
            raise ValueError("each scope needs one list of commands")
        return self


class Manifest(Part):
    schema_address: Annotated[str, Field(alias="$schema")] = SCHEMA
    manifest_version: Literal["1.19"] = "1.19"
    version: Version
    id: Guid
    developer: Developer
    name: Name
    description: Description
    icons: Icons = Icons()
    accent_color: Annotated[str, Field(pattern="^#[0-9A-Fa-f]{6}$")]
    bots: Annotated[tuple[Bot, ...], Field(min_length=1, max_length=1)]
    valid_domains: Annotated[tuple[Annotated[str, Field(min_length=1, max_length=2_048)], ...], Field(max_length=16)]

    def text(self) -> str:
        """As the file holds it."""
        return json.dumps(self.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=2) + "\n"
