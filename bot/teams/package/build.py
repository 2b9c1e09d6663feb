"""The manifest of what is wanted, and the ZIP file with it: the same bytes for the same input."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from bot.render.palette import HOME
from bot.teams.package.commands import FOR_ALL, FOR_ONE
from bot.teams.package.manifest import Bot, Command, CommandList, Description, Developer, Manifest, Name, Scope
from bot.teams.package.wanted import Wanted
from data_layer.faults import Fault

ICONS = Path(__file__).parent / "icons"
APP = "PMF Assistant in Teams"  # of a bot's id this makes the app's: the same in every version, so that one updates it
SHORT = "Ask how the council is doing. Answers are automated, figures looked up."
FULL = """{name} answers questions about how the council is doing: waste, housing, social care, finance and more. \
Write a question in your own words, such as "How is waste performing against comparators?".

An answer gives the figure with its period and its age, whether it is getting better or worse, where it stands among \
comparable councils, a chart, the source and what to ask next. It says how the question was read, and a button changes \
that.

The answers are automated. Every figure is looked up in published statistics or in the council's own return, and none \
is made up. Nothing is ranked. What is not held is said.

In a chat with you it shows what you may see; in a group chat or a channel it shows what that chat or channel may see. \
Your questions are not kept once they are answered.

The same figures are on a page: {page}"""


def manifest_of(wanted: Wanted) -> Manifest:
    lists: tuple[tuple[Scope, tuple[tuple[str, str], ...]], ...] = (
        ("personal", FOR_ONE),
        ("team", FOR_ALL),
        ("groupChat", FOR_ALL),
    )
    bot = Bot(
        bot_id=wanted.app_id,
        scopes=tuple(scope for scope, _ in lists),
        command_lists=tuple(
            CommandList(
                scopes=(scope,), commands=tuple(Command(title=title, description=why) for title, why in offered)
            )
            for scope, offered in lists
        ),
    )
    return Manifest(
        version=wanted.version,
        id=str(uuid5(UUID(wanted.app_id), APP)),
        developer=Developer(
            name=wanted.developer,
            website_url=wanted.website,
            privacy_url=wanted.privacy,
            terms_of_use_url=wanted.terms,
        ),
        name=Name(short=wanted.name, full=f"{wanted.name}: the council's performance in figures"),
        description=Description(short=SHORT, full=FULL.format(name=wanted.name, page=wanted.page)),
        accent_color=HOME,
        bots=(bot,),
        valid_domains=(urlsplit(wanted.page).hostname or "",),
    )


def packed(manifest: Manifest) -> bytes:
    """A ZIP file with the manifest and the icons at its root."""
    parts = {"manifest.json": manifest.text().encode("utf-8")}
    parts |= {name: (ICONS / name).read_bytes() for name in (manifest.icons.color, manifest.icons.outline)}
    made = io.BytesIO()
    # stored as they are: another version of the compressor would make other bytes
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            part = zipfile.ZipInfo(name)
            part.external_attr = 0o644 << 16
            archive.writestr(part, content)
    return made.getvalue()


def write(content: bytes, out: Path) -> None:
    """Whole, or not at all. Raises Fault where it cannot be written."""
    if out.is_dir():
        raise Fault(f"--out: {out} is a folder. Name a file in it, such as pmf-assistant-teams.zip.")
    beside = out.with_name(f"{out.name}.{os.getpid()}.new")
    try:
        beside.write_bytes(content)
        beside.replace(out)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise Fault(f"--out: {out} cannot be written: {error.strerror or error}. Name another file.") from error
