"""The package that Teams takes: the manifest as documented, stable bytes, and a file that is whole or not there."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.teams.package import build
from bot.teams.package.build import manifest_of, packed, write
from bot.teams.package.commands import FOR_ALL, FOR_ONE
from bot.teams.package.manifest import Bot, Command, CommandList, Description, Manifest, Name
from data_layer.faults import Fault
from tests.bot.teams.conftest import APP


def commands(offered: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
    return [{"title": title, "description": why} for title, why in offered]


def test_the_manifest_is_the_one_that_the_options_ask_for(asked):
    made = json.loads(manifest_of(asked(version="1.2.0", name="Ask Nottingham")).text())
    description = made.pop("description")
    assert "automated" in description["short"] and "looked up" in description["short"]
    assert "Ask Nottingham answers" in description["full"] and "none is made up" in description["full"]
    assert description["full"].endswith("https://performance.nottingham.example")
    assert made == {
        "$schema": "https://developer.microsoft.com/json-schemas/teams/v1.19/MicrosoftTeams.schema.json",
        "manifestVersion": "1.19",
        "version": "1.2.0",
        "id": "060ece6a-0b07-5226-a7db-ba26893ab814",
        "developer": {
            "name": "Nottingham City Council",
            "websiteUrl": "https://www.nottingham.example",
            "privacyUrl": "https://www.nottingham.example/privacy?of=assistant",
            "termsOfUseUrl": "https://www.nottingham.example/terms",
        },
        "name": {"short": "Ask Nottingham", "full": "Ask Nottingham: the council's performance in figures"},
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": "#0072B2",
        "bots": [
            {
                "botId": APP,
                "scopes": ["personal", "team", "groupChat"],
                "supportsFiles": False,
                "isNotificationOnly": False,
                "commandLists": [
                    {"scopes": ["personal"], "commands": commands(FOR_ONE)},
                    {"scopes": ["team"], "commands": commands(FOR_ALL)},
                    {"scopes": ["groupChat"], "commands": commands(FOR_ALL)},
                ],
            }
        ],
        "validDomains": ["performance.nottingham.example"],
    }


def test_a_new_version_is_of_the_same_app_and_another_bot_is_another_app(asked):
    first = manifest_of(asked())
    assert manifest_of(asked(version="2.0.0", page="https://elsewhere.example.gov.uk")).id == first.id
    assert manifest_of(asked(app_id=APP.replace("0aa", "1aa"))).id != first.id != APP


def test_the_same_input_makes_the_same_bytes_at_any_time(asked, monkeypatch):
    first = packed(manifest_of(asked()))
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert packed(manifest_of(asked())) == first
    assert packed(manifest_of(asked(version="1.0.1"))) != first


def test_the_zip_has_the_three_files_at_its_root(asked):
    manifest = manifest_of(asked())
    with zipfile.ZipFile(io.BytesIO(packed(manifest))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["manifest.json", "color.png", "outline.png"]
        assert archive.read("manifest.json").decode() == manifest.text()
        assert {archive.read(name)[:4] for name in archive.namelist()[1:]} == {b"\x89PNG"}


def test_a_package_takes_the_place_of_an_older_one_and_nothing_else_is_left(tmp_path: Path):
    out = tmp_path / "app.zip"
    for content in (b"old", b"new"):
        write(content, out)
    assert out.read_bytes() == b"new" and list(tmp_path.iterdir()) == [out]


def test_where_the_disk_gives_up_the_older_package_stays(tmp_path: Path, monkeypatch):
    out = tmp_path / "app.zip"
    write(b"old", out)

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(Fault, match=r"--out: .*app.zip cannot be written: No space left on device."):
        write(b"new", out)
    assert out.read_bytes() == b"old" and list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(("out", "said"), [("", "is a folder"), ("absent/app.zip", "cannot be written")])
def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, out, said):
    with pytest.raises(Fault, match=said):
        write(b"new", tmp_path / out)


TOO_LONG = [
    lambda: Command(title="x" * 33, description="x"),
    lambda: Command(title="x", description="x" * 129),
    lambda: CommandList(scopes=("team",), commands=(Command(title="x", description="x"),) * 11),
    lambda: Name(short="x" * 31, full="x"),
    lambda: Name(short="x", full="x" * 101),
    lambda: Name(short="x", full="x"),
    lambda: Description(short="x" * 81, full="y"),
    lambda: Description(short="x", full="y" * 4_001),
    lambda: Description(short="said", full="said again"),
    lambda: Bot(bot_id="me", scopes=("team",), command_lists=()),
    lambda: Bot(bot_id=APP, scopes=("team",), command_lists=()),
]


@pytest.mark.parametrize("made", TOO_LONG)
def test_what_is_over_a_limit_of_the_schema_is_no_manifest(made):
    with pytest.raises(ValidationError):
        made()


@pytest.mark.parametrize("changed", [{"id": "x"}, {"accent_color": "blue"}, {"bots": ()}, {"version": "1"}, {"to": 1}])
def test_a_manifest_with_a_field_that_is_wrong_or_unknown_is_none(asked, changed):
    whole = manifest_of(asked()).model_dump()
    assert Manifest.model_validate(whole).model_dump() == whole
    with pytest.raises(ValidationError):
        Manifest.model_validate({**whole, **changed})


def test_the_icons_come_with_the_installed_package():
    assert build.ICONS.parent == Path(build.__file__).parent
    assert sorted(path.name for path in build.ICONS.iterdir()) == [
        *("color.png", "color.svg", "outline.png", "outline.svg")
    ]
