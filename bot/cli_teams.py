"""Commands of `pmf teams`, for whoever sets the assistant up in Microsoft Teams: they parse and print."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Set the assistant up in Microsoft Teams (docs/teams.md).")


@app.command()
def package(
    page: Annotated[
        str | None, typer.Option(help="The page's https address; PMF_TEAMS_PAGE where it is not given.")
    ] = None,
    developer: Annotated[str | None, typer.Option(help="Who answers for the app, such as the council. Needed.")] = None,
    website: Annotated[str | None, typer.Option(help="Their https address. Needed.")] = None,
    privacy: Annotated[str | None, typer.Option(help="The https address of their privacy notice. Needed.")] = None,
    terms: Annotated[str | None, typer.Option(help="The https address of their terms of use. Needed.")] = None,
    app_id: Annotated[
        str | None, typer.Option(help="The bot's id in Entra; PMF_TEAMS_APP_ID where it is not given.")
    ] = None,
    version: Annotated[str | None, typer.Option(help="Higher with each package; 1.0.0 unless given.")] = None,
    name: Annotated[str | None, typer.Option(help="The app's name in Teams; PMF Assistant unless given.")] = None,
    out: Annotated[Path, typer.Option(help="The file to write.")] = Path("pmf-assistant-teams.zip"),
) -> None:
    """Write the app package that an administrator uploads to Teams: manifest and icons in a ZIP file."""
    from bot.cli import plain_errors
    from bot.teams.package.build import manifest_of, packed, write
    from bot.teams.package.wanted import wanted
    from bot.teams.settings import from_environment

    given = {
        **{"page": page, "developer": developer, "website": website, "privacy": privacy, "terms": terms},
        **{"app_id": app_id, "version": version, "name": name},
    }
    with plain_errors():
        asked = wanted(given, from_environment())
        write(packed(manifest_of(asked)), out)
    typer.echo(f"{out} is written: {asked.name}, version {asked.version}. Upload it in the Teams admin centre.")


@app.command()
def check(
    address: Annotated[str, typer.Option(help="Where the service answers.")] = "http://127.0.0.1:8000",
) -> None:
    """Say what is ready for Teams, without asking the cloud. Exits 0 when all of it is, 1 otherwise."""
    from bot.cli import plain_errors
    from bot.teams.knocking import knock, of_service
    from bot.teams.readiness import of_settings
    from bot.teams.settings import from_environment

    with plain_errors():
        lines = [*of_settings(from_environment()), *of_service(knock(address), address)]
    for line in lines:
        typer.echo(f"{'✓' if line.ready else '✗'} {line.said}")
    raise typer.Exit(0 if all(line.ready for line in lines) else 1)
