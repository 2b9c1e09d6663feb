"""`pmf improve`: what people disliked or changed, for those who make the assistant better."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer()
DAYS_BACK = 90


@app.command()
def improve(
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help=f"First day. Default: {DAYS_BACK} days ago.")
    ] = None,
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV instead of lines.")] = False,
    training: Annotated[
        Path | None, typer.Option(help="Also write the words that people agreed to keep, for review, to this file.")
    ] = None,
    level: Annotated[
        str | None, typer.Option(help="What was seen at this level or below. Default: PMF_LEVEL, the highest allowed.")
    ] = None,
) -> None:
    """List which readings people disliked or changed: how often, how they were read, and what was wrong."""
    from bot.access import level_named, name_of, permitted
    from bot.cli import plain_errors, progress
    from bot.improving import as_csv, as_lines, points
    from bot.improving_training import write_proposal
    from bot.settings import ServiceSettings
    from bot.store.conversations import Store

    with plain_errors():
        settings = ServiceSettings()
        seen_at = permitted(level_named(level) if level is not None else None, settings.level)
        first = (since or datetime.now(UTC) - timedelta(days=DAYS_BACK)).date()
        store = Store(settings.store_url, settings.feedback_kept_for)
        found = points(store.feedback.to_improve(first, seen_at))
        store.close()
        progress(f"Disliked or changed since {first:%-d %B %Y}, seen at level {name_of(seen_at)} or below:")
        if csv:
            typer.echo(as_csv(found), nl=False)
        else:
            typer.echo("\n".join(as_lines(found)) or "Nothing was disliked or changed.")
        if training is not None:
            progress(write_proposal(found, training))
