"""`pmf scrutiny`: what is remembered of scrutiny's questions and recommendations, for those who look after it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.scrutiny_desk import ScrutinyDesk

app = typer.Typer(
    no_args_is_help=True, help="List scrutiny's questions and recommendations, answer one, or remove what was recorded."
)
Id = Annotated[str, typer.Argument(help="The id that pmf scrutiny list shows.")]


@contextmanager
def opened() -> Iterator[ScrutinyDesk]:
    from bot.cli import plain_errors
    from bot.scrutiny_desk import scrutiny_desk

    with plain_errors(), scrutiny_desk() as desk:
        yield desk


@app.command("list")
def list_items(every: Annotated[bool, typer.Option("--all", help="The settled ones as well.")] = False) -> None:
    """List what is open, the overdue first: id, kind, days, status, subject and wording, a line each."""
    with opened() as desk:
        typer.echo("\n".join(desk.lines(every=every)) or ("Nothing is held." if every else "Nothing is open."))


@app.command()
def answer(
    id: Id,
    response: Annotated[str, typer.Argument(help="The answer, in quotation marks.")],
    status: Annotated[str, typer.Option(help="One of answered, accepted, rejected, done.")] = "answered",
) -> None:
    """Record what came of a question or recommendation, from a return or recorded here."""
    with opened() as desk:
        typer.echo(desk.answer(id, response, status))


@app.command()
def remove(id: Id) -> None:
    """Remove what was recorded here, whoever recorded it: an item with its answers, or the answer to a return's."""
    with opened() as desk:
        typer.echo(desk.remove(id))
