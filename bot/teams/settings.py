"""Settings of the Teams channel, from the environment alone, and what stops the service from starting with them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.settings import unusable
from bot.teams.hosts import is_loopback
from data_layer.faults import Fault

GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
PAGE = re.compile(r"https://[a-z0-9.-]+(?::\d{1,5})?(?:/[\w.~-]+)*", re.IGNORECASE)  # and no slash at its end
FORM = "Copy it from the registration in Microsoft Entra; it has the form 00000000-0000-0000-0000-000000000000."


def small(given: object) -> object:
    """Ids come in small letters in tokens and messages, however an administrator writes them."""
    return given.strip().lower() if isinstance(given, str) else given


def without_slash(given: object) -> object:
    """At the end, where a browser puts one."""
    return given.strip().rstrip("/") if isinstance(given, str) else given


def parted(given: object) -> object:
    return tuple(filter(None, map(small, given.split(",")))) if isinstance(given, str) else given


Id = Annotated[str, BeforeValidator(small)]


class TeamsSettings(BaseSettings):
    """Each is `PMF_TEAMS_` and its name in capitals, e.g. PMF_TEAMS_APP_ID."""

    model_config = SettingsConfigDict(
        env_prefix="PMF_TEAMS_", env_ignore_empty=True, frozen=True, hide_input_in_errors=True
    )

    app_id: Id = Field(default="", description="The bot's id in Microsoft Entra; without it Teams is off")
    tenant_id: Id = Field(default="", description="The council's own tenant")
    client_secret: SecretStr = Field(default=SecretStr(""), repr=False, description="The bot's secret in Entra")
    managed_identity: bool = Field(default=False, description="The machine proves who it is, without a secret")
    allowed_tenants: Annotated[tuple[str, ...], NoDecode, BeforeValidator(parted)] = Field(
        default=(), description="Tenants whose people may ask beside the council's own, parted by commas"
    )
    emulator: bool = Field(default=False, description="Take messages of this machine without a token, to try things")
    messages_a_minute: int = Field(default=30, ge=1, le=6_000, description="So many from one person, in the long run")

    people: Path | None = Field(default=None, description="Levels of people, a CSV file: object_id,level")
    groups: Path | None = Field(
        default=None, description="Levels of Entra groups, for who is not in the list of people; a CSV: group_id,level"
    )
    channels: Path | None = Field(
        default=None, description="Levels of channels and group chats, a CSV file: conversation_id,level"
    )
    page: Annotated[str | None, BeforeValidator(without_slash)] = Field(
        default=None, description="The page's https address, for links in cards"
    )

    @property
    def teams_on(self) -> bool:
        return bool(self.app_id) or self.emulator

    @property
    def tenants(self) -> frozenset[str]:
        """Those whose people are let in; empty only without an app id."""
        return frozenset(filter(None, (self.tenant_id, *self.allowed_tenants)))

    @property
    def has_secret(self) -> bool:
        return bool(self.client_secret.get_secret_value().strip())


def from_environment() -> TeamsSettings:
    """Raises Fault that names the settings which cannot be used."""
    try:
        return TeamsSettings()
    except ValidationError as error:
        raise Fault(unusable(error, "PMF_TEAMS_")) from error


def checked(settings: TeamsSettings, host: str | None = None) -> TeamsSettings:
    """The settings themselves. Raises Fault where the channel would not be safe, or could not answer, with them.

    `host`: the address that the service is about to listen on, where that is known; the gate looks at who calls.
    """
    if settings.emulator and host is not None and not is_loopback(host):
        raise Fault(
            f"PMF_TEAMS_EMULATOR lets messages in without a token, and the service would listen on {host}, where "
            "others reach it. Listen on 127.0.0.1, or leave the setting out."
        )
    if settings.emulator and settings.app_id:
        raise Fault(
            "PMF_TEAMS_EMULATOR and PMF_TEAMS_APP_ID are both set. The emulator lets messages in without a token, and "
            "a registered bot has a proxy before it, through which others reach it. Leave one of them out."
        )
    if settings.page is not None and not PAGE.fullmatch(settings.page):
        raise Fault(
            "PMF_TEAMS_PAGE is no https address of a page. Set it to one such as https://performance.example.gov.uk."
        )
    if settings.app_id:
        check_registration(settings)
    elif settings.groups:
        raise Fault(
            "PMF_TEAMS_GROUPS is set and PMF_TEAMS_APP_ID is not, so the directory can't be asked who is in which "
            "group. Set the bot's id, or leave PMF_TEAMS_GROUPS out."
        )
    if settings.teams_on and (settings.people or settings.channels or settings.groups):
        from bot.teams.people import levels_in  # with Teams on alone, as all of the channel

        levels_in(settings.people, settings.channels, settings.groups)
    return settings


def check_registration(settings: TeamsSettings) -> None:
    if not settings.tenant_id:
        raise Fault(
            "PMF_TEAMS_APP_ID is set and PMF_TEAMS_TENANT_ID is not, so nothing would say whose people may ask. "
            "Set it to the council's tenant."
        )
    ids = [("APP_ID", settings.app_id), ("TENANT_ID", settings.tenant_id)]
    for name, given in [*ids, *(("ALLOWED_TENANTS", tenant) for tenant in settings.allowed_tenants)]:
        if not GUID.fullmatch(given):
            raise Fault(f"PMF_TEAMS_{name} holds something that is no id. {FORM}")
    if not settings.has_secret and not settings.managed_identity:
        raise Fault(
            "PMF_TEAMS_APP_ID is set without a way to prove that replies come from the bot. Set "
            "PMF_TEAMS_CLIENT_SECRET, or PMF_TEAMS_MANAGED_IDENTITY=1 on a machine that has one."
        )
    if settings.has_secret and settings.managed_identity:
        raise Fault(
            "PMF_TEAMS_CLIENT_SECRET and PMF_TEAMS_MANAGED_IDENTITY are both set, and only one can be used. "
            "Leave one out."
        )
