"""`pmf import`: a scorecard the council has already, proposed, asked about, shown and loaded."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from data_layer.scorecards.importing import Import
    from data_layer.scorecards.questions import Question

app = typer.Typer()


@app.command("import")
def import_scorecard(
    file: Annotated[Path, typer.Argument(help="The scorecard: XLSX, XLS, ODS or CSV, as it is.")],
    audience: Annotated[str, typer.Option(help="Who may see it: public, councillor, officer or restricted.")],
    mapping: Annotated[
        Path | None, typer.Option(help="File of answers, used and renewed; default beside the file.")
    ] = None,
    answer: Annotated[list[str] | None, typer.Option(help="One answer: 'polarity: hr11=lower'. Repeat it.")] = None,
    by: Annotated[str, typer.Option(help="Who does it: a post, never a person's name.")] = "unknown",
    yes: Annotated[bool, typer.Option("--yes", help="Ask nothing and load what is certain.")] = False,
    check_only: Annotated[bool, typer.Option("--check-only", help="Show it and load nothing.")] = False,
) -> None:
    """Read the council's own scorecard, ask what it does not say, and load it beside the published figures."""
    from bot.access import level_named
    from bot.cli import plain_errors, progress
    from data_layer.scorecards.importing import load_import, prepare
    from data_layer.scorecards.preview import as_text
    from data_layer.settings import DataSettings

    with plain_errors():
        settings = DataSettings()
        kept = mapping or file.with_suffix(".answers.yml")
        ask_for = not (yes or check_only) and sys.stdin.isatty()
        found = prepare(
            file,
            mapping=kept,
            answers=dict(parted(each) for each in answer or []),
            home_names=home_names(settings.data_dir, settings.home_area),
            audience=level_named(audience),
            ask=asked if ask_for else unanswered,
        )
        typer.echo(as_text(found.proposal))
        for line in left_out_lines(found):
            typer.echo(line)
        if check_only or (ask_for and not typer.confirm("Load this?", default=False)):
            progress("Nothing was loaded.")
            return
        for line in load_import(found, settings, by=by, mapping=kept, progress=progress).sentences:
            progress(line)
        progress(f"The answers are kept in {kept} for the next file of this layout.")


def parted(text: str) -> tuple[str, str]:
    """ "polarity: hr11=lower" -> its id and the answer. Raises Fault without a "="."""
    from data_layer.faults import Fault

    question, sign, given = text.rpartition("=")
    if not sign:
        raise Fault(f"{text!r} is no answer. Write the id of the question, = and the answer: 'polarity: hr11=lower'.")
    return question.strip(), given.strip()


def asked(question: Question) -> str | None:
    """On a terminal: the question with numbered choices; an empty line leaves it open."""
    typer.echo("")
    typer.echo(question.text)
    for number, choice in enumerate(question.choices, start=1):
        proposed = "  (proposed)" if choice == question.suggestion else ""
        typer.echo(f"  {number}. {choice}{proposed}")
    if question.reason:
        typer.echo(f"  Proposed because {question.reason}.")
    given = typer.prompt(f"Number or words (empty: {question.unanswered})", default="", show_default=False).strip()
    return given or None


def unanswered(question: Question) -> str | None:
    return None


def home_names(data_dir: Path, home_area: str) -> tuple[str, ...]:
    """How the home council may be written in a file that holds other councils as well."""
    from data_layer.snapshots import Snapshots
    from data_layer.vocabulary import AreaCode, Level

    return Snapshots(data_dir).current().catalogue(Level.PUBLIC).names_of(AreaCode(home_area))


def left_out_lines(found: Import) -> list[str]:
    """What the file holds and cannot be loaded, a line each."""
    return [f"Not loaded, {each.origin}: {each.what!r}, as {each.why}." for each in found.rows.left_out[:20]]
