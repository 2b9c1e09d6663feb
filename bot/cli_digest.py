"""Commands of `pmf digest`, for whoever looks after the digests in Teams: they parse and print."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.digest.overview import Overview
    from bot.store.digests import Digests
    from bot.store.pauses import Pauses

app = typer.Typer(no_args_is_help=True, help="Look after the digests that are sent in Teams (docs/digests.md).")
DAY = ["%Y-%m-%d"]
OFF = "PMF_DIGEST_KEY is not set, so no digest is sent. Make a key with pmf digest key."
On = Annotated[datetime | None, typer.Option("--on", formats=DAY, help="As of a day; now unless given.")]


@contextmanager
def overview(level: str | None = None) -> Iterator[Overview]:
    """At the highest level that may be taken here, unless another is named."""
    from actions.desk import Desk
    from bot.access import level_named, permitted
    from bot.assistant import open_snapshots
    from bot.cli import plain_errors, progress
    from bot.digest.overview import Overview
    from bot.digest.service import schedule_of
    from bot.digest.settings import from_environment
    from bot.settings import ServiceSettings
    from bot.store.conversations import Store
    from data_layer.settings import DataSettings
    from data_layer.viewer import Viewer

    with plain_errors():
        settings, data, digests = ServiceSettings(), DataSettings(), from_environment().checked()
        seen_at = permitted(level_named(level) if level is not None else None, settings.level)
        if not digests.on:
            progress(OFF)
        now = datetime.now(UTC)
        viewer = Viewer(level=seen_at, home_area=data.home_area, now=now.date())
        desk = Desk(open_snapshots(data).current(), viewer, as_known_at=now.date(), asked_at=now)
        store = Store(settings.store_url, settings.feedback_kept_for)
        try:
            yield Overview(store.engine, desk, schedule_of(digests))
        finally:
            store.close()


@contextmanager
def stores() -> Iterator[tuple[Digests, Pauses]]:
    from bot.cli import plain_errors
    from bot.settings import ServiceSettings
    from bot.store.conversations import Store
    from bot.store.digests import Digests
    from bot.store.pauses import Pauses

    with plain_errors():
        settings = ServiceSettings()
        store = Store(settings.store_url, settings.feedback_kept_for)
        try:
            yield Digests(store.engine), Pauses(store.engine)
        finally:
            store.close()


def moment(on: datetime | None) -> datetime:
    """Noon of a day, when all that opens on it is open."""
    return datetime.combine(on, time(12), UTC) if on else datetime.now(UTC)


@app.command()
def key() -> None:
    """Make a key for PMF_DIGEST_KEY. To change keys put the new one first, start the service, take the old one out."""
    from bot.digest.settings import new_key

    typer.echo(new_key())


@app.command("list")
def list_() -> None:
    """List the digests that are asked for, when each comes next, and the pauses; never to whom."""
    with overview() as seen:
        lines = seen.listed(datetime.now(UTC))
    typer.echo("\n".join(lines) or "No digest is asked for.")


@app.command()
def due(on: On = None) -> None:
    """List what is due and not sent."""
    with overview() as seen:
        lines = seen.due(moment(on))
    typer.echo("\n".join(lines) or "No digest is due.")


@app.command()
def pause(
    first: Annotated[datetime, typer.Option("--from", formats=DAY, help="The first day without digests.")],
    last: Annotated[datetime, typer.Option("--until", formats=DAY, help="The last day without digests.")],
    why: Annotated[str, typer.Option(help="As whoever asks for a digest is told, such as pre-election period.")],
) -> None:
    """Send no digest on these days, such as before an election. What is not over afterwards then comes."""
    from actions.digest_book import Pause
    from bot.digest.overview import pause_line
    from data_layer.faults import Fault

    with stores() as (_, pauses):
        if first > last:
            raise Fault("The first day is after the last. Give them the other way round.")
        if not why.strip():
            raise Fault("A pause needs its reason. Give it with --why.")
        made = Pause(first.date(), last.date(), why.strip())
        pauses.add(made)
    typer.echo(f"{pause_line(made)}.")


@app.command()
def resume() -> None:
    """End the pause that is in force today. A pause of the council's own calendar ends there."""
    with stores() as (_, pauses):
        ended = pauses.end(datetime.now(UTC).date())
    typer.echo("The pause has ended." if ended else "No pause that was set here is in force today.")


@app.command()
def send(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print what is due, in words, and send nothing.")] = False,
    on: On = None,
    level: Annotated[str | None, typer.Option(help="Of a dry run: the level whose figures it shows.")] = None,
) -> None:
    """Let the running service send again what was refused or may not have arrived: that may then come twice."""
    if dry_run:
        with overview(level) as seen:
            texts = seen.texts(moment(on))
        typer.echo("\n\n---\n\n".join(texts) or "No digest is due.")
        return
    with stores() as (digests, _):
        count = digests.send_again(datetime.now(UTC))
    typer.echo(f"Digests to be tried again by the running service within minutes: {count}.")
