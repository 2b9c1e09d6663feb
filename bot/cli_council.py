"""Commands of `pmf` for the council's own returns: they parse and print; the work is done elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer()
BY = typer.Option(help="The post that does this, never a person's name.")


@app.command()
def template(
    file: Annotated[Path, typer.Argument(help="The workbook to write.")] = Path("return.xlsx"),
    csv: Annotated[Path | None, typer.Option(help="Write a folder of CSV files instead.")] = None,
) -> None:
    """Write an empty return with notes, drop-downs and an example in every sheet."""
    from bot.cli import plain_errors, progress
    from data_layer.returns.template import write_csv_template, write_template

    with plain_errors():
        progress(write_csv_template(csv) if csv else write_template(file))


@app.command()
def load(
    path: Annotated[Path, typer.Argument(help="A workbook, or a folder of CSV files; pmf template writes both.")],
    by: Annotated[str, BY] = "unknown",
    check_only: Annotated[bool, typer.Option("--check-only", help="Check all of it and load nothing.")] = False,
) -> None:
    """Check a return and load all of it into a new snapshot, or none of it. Tells every problem with its cell."""
    from bot.cli import plain_errors, progress
    from data_layer.returns.accept import check_return, load_return

    with plain_errors():
        if check_only:
            counted = check_return(path, progress=progress).rows.counts()
            rows = ", ".join(f"{count:,} {table.replace('_', ' ')}" for table, count in counted.items())
            typer.echo(f"The return is right, and nothing was loaded: {rows}.")
        else:
            typer.echo("\n".join(load_return(path, by=by, progress=progress).sentences))


@app.command()
def loads() -> None:
    """List the council's returns, those in force marked: when, by which post, how many rows, from what file."""
    from bot.cli import plain_errors
    from data_layer.returns.loads import list_loads, listing
    from data_layer.settings import DataSettings

    with plain_errors():
        lines = listing(list_loads(DataSettings().data_dir))
        typer.echo("\n".join(lines) or "No return has been loaded. Write one with pmf template, load it with pmf load.")
