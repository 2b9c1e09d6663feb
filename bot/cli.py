"""The `pmf` command: commands parse and print; the work is done elsewhere."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from actions.reading import Kind
from bot.cli_council import app as council
from bot.cli_digest import app as digests
from bot.cli_import import app as scorecards
from bot.cli_improve import app as improving
from bot.cli_scrutiny import app as scrutiny
from bot.cli_teams import app as teams

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="Ask how a council is doing, and keep the service's data."
)
app.add_typer(council)
app.add_typer(scorecards)
app.add_typer(improving)
app.add_typer(scrutiny, name="scrutiny")
app.add_typer(teams, name="teams")
app.add_typer(digests, name="digest")


class Exit(IntEnum):
    """What a script learns from `pmf ask` without reading the answer."""

    ANSWERED = 0
    FAILED = 1
    ASKED_BACK = 3
    NOT_HELD = 4
    NOT_FOR_THIS = 5


LEVELS_SAID = "One of public, councillor, officer, restricted."
BY_KIND = {
    Kind.CLARIFY: Exit.ASKED_BACK,
    Kind.NO_DATA: Exit.NOT_HELD,
    Kind.OUT_OF_SCOPE: Exit.NOT_FOR_THIS,
    Kind.NOT_PERMITTED: Exit.NOT_FOR_THIS,
}


@contextmanager
def plain_errors() -> Iterator[None]:
    """Errors meant for people, and those of settings and files, end the command with a sentence, not a traceback."""
    from pydantic import ValidationError
    from sqlalchemy.exc import SQLAlchemyError

    from data_layer.faults import Fault

    try:
        yield
    except Fault as fault:
        fail(str(fault), fault)
    except ValidationError as error:
        from bot.settings import unusable

        fail(unusable(error), error)
    except SQLAlchemyError as error:
        fail("The database of conversations cannot be used. Check PMF_DATABASE_URL and PMF_VAR_DIR.", error)
    except OSError as error:
        what = f"{error.filename or 'A file'} cannot be used: {error.strerror or error}"
        fail(f"{what}. Check PMF_DATA_DIR and PMF_VAR_DIR.", error)


def fail(sentence: str, cause: Exception, code: Exit = Exit.FAILED) -> NoReturn:
    typer.secho(sentence, err=True)
    raise typer.Exit(code) from cause


def progress(line: str) -> None:
    typer.echo(line, err=True)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="The question, in quotation marks.")],
    as_json: Annotated[bool, typer.Option("--json", help="The reply as the API gives it.")] = False,
    level: Annotated[
        str | None, typer.Option(help=f"{LEVELS_SAID} Default: PMF_LEVEL, the highest you may take.")
    ] = None,
) -> None:
    """Ask one question. Exits 0 answered, 3 asked back, 4 not held, 5 not for this assistant or you, 1 failed."""
    from bot.access import NotPermitted, level_named
    from bot.assistant import FAILED
    from bot.channels.terminal import ask_once

    with plain_errors():
        try:
            reply = asyncio.run(ask_once(question, level_named(level) if level is not None else None))
        except NotPermitted as refused:
            fail(str(refused), refused, BY_KIND[Kind.NOT_PERMITTED])
    typer.echo(
        json.dumps(reply.model_dump(mode="json", by_alias=True), indent=2, ensure_ascii=False)
        if as_json
        else reply.text
    )
    first = reply.answers[0]
    raise typer.Exit(Exit.FAILED if first.subkind == FAILED else BY_KIND.get(first.kind, Exit.ANSWERED))


@app.command()
def token(
    level: Annotated[str, typer.Argument(help=LEVELS_SAID)],
    label: Annotated[str, typer.Option(help="Whose it is, for people who look after the file.")] = "unnamed",
) -> None:
    """Make a token for the API: the token is shown this once, only its digest is kept."""
    from bot.access import level_named, new_token

    with plain_errors():
        made, grant = new_token(level_named(level), label)
    progress("The token, shown this once. Give it to whoever asks with it (Authorization: Bearer ...):")
    typer.echo(made)
    progress("The line for the file that PMF_TOKENS_FILE names; then start the service again:")
    typer.echo(grant.line)


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 for all.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
) -> None:
    """Serve the page and the API."""
    import uvicorn

    from bot.app import create_app
    from bot.assistant import open_snapshots
    from bot.settings import ServiceSettings
    from bot.teams.settings import checked, from_environment
    from bot.training import model_path
    from data_layer.settings import DataSettings

    with plain_errors():
        checked(from_environment(), host)
        # before the server starts, which would end with a traceback; what is opened is not opened again
        settings = ServiceSettings()
        model_path(settings)
        snapshots = open_snapshots(DataSettings())
        progress(f"Serving on http://{host}:{port} (stop with Ctrl+C)")
        # Rasa holds websockets at 10, which uvicorn's own choice cannot use; the service needs none
        uvicorn.run(
            create_app(settings, snapshots), host=host, port=port, ws="none", log_level="warning", server_header=False
        )


@app.command()
def data(force: Annotated[bool, typer.Option(help="Build even where nothing changed.")] = False) -> None:
    """Turn the embedded pack into a checked snapshot and put it in service."""
    from data_layer.refresh import refresh

    with plain_errors():
        progress(refresh(force=force, progress=progress))


@app.command()
def undo(by: Annotated[str, typer.Option(help="Who does it: a post, never a person's name.")] = "unknown") -> None:
    """Take back the last change: the council's return that was loaded last, or the last build of the data."""
    from data_layer.refresh import step_back

    with plain_errors():
        progress(step_back(by=by, progress=progress))


@app.command()
def snapshots() -> None:
    """List the snapshots held, the current one marked."""
    from data_layer.refresh import listing

    with plain_errors():
        typer.echo("\n".join(listing()) or "No snapshot is held. Make one with pmf data.")


@app.command()
def pack(
    sources: Annotated[Path | None, typer.Option(help="Folder of the publishers' files; default PMF_SOURCES.")] = None,
) -> None:
    """Build the embedded data pack from the publishers' own files."""
    from data_layer.refresh import repack

    with plain_errors():
        progress(repack(sources, progress=progress))


@app.command()
def train(force: Annotated[bool, typer.Option(help="Train even where nothing changed.")] = False) -> None:
    """Train the language model; skipped while training data, pipeline and components are unchanged."""
    from bot.training import train as train_model

    with plain_errors():
        progress(f"Model ready: {train_model(force=force, progress=progress).name}")
