"""What an administrator gives for the package, checked: each sentence names the option that is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from bot.teams.package.manifest import Address, AppName, DeveloperName, Guid, Version
from bot.teams.settings import FORM, PAGE, TeamsSettings, small
from data_layer.faults import Fault

IN_PLACE = {"app_id": "PMF_TEAMS_APP_ID", "page": "PMF_TEAMS_PAGE"}  # settings, where an option is not given
AN_ADDRESS = "is no https address. Give one such as https://www.example.gov.uk/privacy."
A_LINE = "has to be one line of text."
WRONG = {
    "app_id": f"is no id. {FORM}",
    "page": "is no https address of a page. Give one such as https://performance.example.gov.uk.",
    "website": AN_ADDRESS,
    "privacy": AN_ADDRESS,
    "terms": AN_ADDRESS,
    "version": "is no version. Give three numbers, such as 1.0.1, higher ones with each package that is uploaded.",
    "developer": A_LINE,
    "name": A_LINE,
}


def page(given: str) -> str:
    """As the setting has it, without a slash at its end."""
    address = given.rstrip("/")
    if not PAGE.fullmatch(address):
        raise ValueError("no page")
    return address


class Wanted(BaseModel):
    """Each field is the option of that name: `app_id` the bot's in Entra, `developer` who answers for the app."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    app_id: Annotated[Guid, BeforeValidator(small)]
    page: Annotated[Address, AfterValidator(page)]
    developer: DeveloperName
    website: Address
    privacy: Address
    terms: Address
    version: Version = "1.0.0"
    name: AppName = "PMF Assistant"


def wanted(given: Mapping[str, str | None], settings: TeamsSettings) -> Wanted:
    """Of the options that were given, with settings in the place of two of them. Raises Fault that names all faults."""
    held: dict[str, str | None] = {"app_id": settings.app_id or None, "page": settings.page}
    held |= {name: value for name, value in given.items() if value is not None}
    try:
        return Wanted.model_validate({name: value for name, value in held.items() if value is not None})
    except ValidationError as error:
        raise Fault(" ".join(map(sentence, error.errors(include_input=False, include_url=False)))) from None


def sentence(error: ErrorDetails) -> str:
    field = str(error["loc"][0])
    option = f"--{field.replace('_', '-')}"
    match error["type"]:
        case "missing" if field in IN_PLACE:
            return f"{option} is missing, and {IN_PLACE[field]} is not set. Give one of them."
        case "missing":
            return f"{option} is missing."
        case "string_too_short":
            return f"{option} is empty."
        case "string_too_long":
            return f"{option} is too long: Teams takes at most {error.get('ctx', {}).get('max_length')} characters."
        case _:
            return f"{option} {WRONG[field]}"
