"""What is ready for Teams by the settings of this machine: a line each, with what to do where something is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bot.access import name_of
from bot.teams.people import levels_in
from bot.teams.settings import PAGE, TeamsSettings, check_registration
from data_layer.faults import Fault
from data_layer.vocabulary import Level


@dataclass(frozen=True, slots=True)
class Line:
    """`said`: a sentence on how it is; where it is not `ready`, also on what to do."""

    ready: bool
    said: str


def of_settings(settings: TeamsSettings) -> list[Line]:
    """Of the bot, the lists and the page. No id and no secret is quoted."""
    return [*of_registration(settings), *of_lists(settings), of_page(settings)]


def of_registration(settings: TeamsSettings) -> list[Line]:
    lines = [of_bot(settings), of_tenant(settings), of_credentials(settings)]
    if all(line.ready for line in lines):
        try:
            check_registration(settings)
        except Fault as fault:
            lines.append(Line(False, str(fault)))
    if settings.emulator:
        lines.append(
            Line(
                False,
                "PMF_TEAMS_EMULATOR lets in messages of this machine without a token. Leave it out where people are "
                "served.",
            )
        )
    return lines


def of_bot(settings: TeamsSettings) -> Line:
    if settings.app_id:
        return Line(True, "The bot's id is set.")
    return Line(
        False, "No bot's id is set, so Teams is off. Set PMF_TEAMS_APP_ID to the id of the registration in Entra."
    )


def of_tenant(settings: TeamsSettings) -> Line:
    if settings.tenant_id:
        return Line(True, "The council's tenant is set.")
    return Line(False, "The council's tenant is not set. Set PMF_TEAMS_TENANT_ID to its id.")


def of_credentials(settings: TeamsSettings) -> Line:
    if settings.has_secret:
        return Line(True, "The bot's secret is set.")
    if settings.managed_identity:
        return Line(True, "The bot uses the managed identity of its machine.")
    return Line(
        False,
        "The bot has nothing to prove that its replies are its own. Set PMF_TEAMS_CLIENT_SECRET, or "
        "PMF_TEAMS_MANAGED_IDENTITY=1 on a machine that has one.",
    )


def of_lists(settings: TeamsSettings) -> Iterator[Line]:
    """How many there are at each level; without a list everybody is public, which is a choice and no fault."""
    if settings.people:
        yield of_list("PMF_TEAMS_PEOPLE", "people", lambda: levels_in(settings.people, None).people)
    if settings.groups:
        yield of_list("PMF_TEAMS_GROUPS", "groups", lambda: levels_in(None, None, settings.groups).groups)
    if settings.channels:
        yield of_list("PMF_TEAMS_CHANNELS", "channels and chats", lambda: levels_in(None, settings.channels).channels)
    if not (settings.people or settings.groups):
        yield Line(True, "No list of people or groups is set: everybody sees what the public may see.")


def of_list(setting: str, of: str, read: Callable[[], Mapping[str, Level]]) -> Line:
    try:
        levels = read()
    except Fault as fault:
        return Line(False, f"{setting}: {fault}")
    counts = Counter(levels.values())
    at_each = ", ".join(f"{counts[level]} {name_of(level)}" for level in sorted(counts))
    return Line(True, f"{setting} can be read: {of} at each level: {at_each or 'none'}.")


def of_page(settings: TeamsSettings) -> Line:
    if settings.page is None:
        return Line(
            False,
            "The page's address is not set, so cards have no link to it. Set PMF_TEAMS_PAGE to its https address.",
        )
    if PAGE.fullmatch(settings.page):
        return Line(True, "The page's address begins with https.")
    return Line(False, "PMF_TEAMS_PAGE is no https address. Set it to one such as https://performance.example.gov.uk.")
