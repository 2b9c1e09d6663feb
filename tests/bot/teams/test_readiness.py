"""What `pmf teams check` says of settings: each line true, each cross with what to do, and nothing secret in any."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.teams.readiness import of_settings
from bot.teams.settings import TeamsSettings
from tests.bot.teams.conftest import APP, TENANT, registered

PAGE = "https://performance.example.gov.uk"
PERSON = "7faf8ab2-0000-4000-8000-00000000000"


def crosses(settings: TeamsSettings) -> list[str]:
    return [line.said for line in of_settings(settings) if not line.ready]


def said(settings: TeamsSettings) -> str:
    return "\n".join(line.said for line in of_settings(settings))


def test_a_registered_bot_with_a_page_is_ready_and_nothing_of_it_is_shown():
    settings = registered(page=PAGE)
    assert crosses(settings) == []
    assert "everybody sees what the public may see" in said(settings)
    assert not any(hidden in said(settings) for hidden in (APP, TENANT, "a secret"))


@pytest.mark.parametrize(
    ("changes", "to_do"),
    [
        ({"app_id": ""}, "Set PMF_TEAMS_APP_ID"),
        ({"tenant_id": ""}, "Set PMF_TEAMS_TENANT_ID"),
        ({"client_secret": SecretStr(" ")}, "Set PMF_TEAMS_CLIENT_SECRET, or PMF_TEAMS_MANAGED_IDENTITY=1"),
        ({"managed_identity": True}, "Leave one out."),
        ({"app_id": "the bot"}, "PMF_TEAMS_APP_ID holds something that is no id."),
        ({"emulator": True}, "Leave it out where people are served."),
        ({"page": None}, "Set PMF_TEAMS_PAGE"),
        ({"page": "http://performance.example.gov.uk"}, "PMF_TEAMS_PAGE is no https address."),
    ],
)
def test_what_is_missing_or_wrong_is_one_cross_with_what_to_do(changes, to_do):
    [cross] = crosses(registered(**{"page": PAGE, **changes}))
    assert to_do in cross


def test_with_nothing_set_every_cross_is_said_at_once():
    nothing = registered(app_id="", tenant_id="", client_secret=SecretStr(""), page=None)
    assert len(crosses(nothing)) == 4


def test_the_lists_are_counted_at_each_level_and_no_id_in_them_is_shown(tmp_path: Path):
    files = {
        "people": f"object_id,level\n{PERSON}1,officer\n{PERSON}2,councillor\n{PERSON}3,officer\n",
        "groups": f"group_id,level\n{PERSON}4,councillor\n",
        "channels": "conversation_id,level\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    settings = registered(page=PAGE, **{name: tmp_path / name for name in files})
    assert crosses(settings) == []
    assert "PMF_TEAMS_PEOPLE can be read: people at each level: 1 councillor, 2 officer." in said(settings)
    assert "PMF_TEAMS_GROUPS can be read: groups at each level: 1 councillor." in said(settings)
    assert "PMF_TEAMS_CHANNELS can be read: channels and chats at each level: none." in said(settings)
    assert "7faf8ab2" not in said(settings) and "everybody" not in said(settings)


def test_a_list_that_cannot_be_read_is_said_with_its_line(tmp_path: Path):
    (tmp_path / "people.csv").write_text("object_id,level\nAnn Lee,officer\n")
    [cross] = crosses(registered(page=PAGE, people=tmp_path / "people.csv"))
    assert cross.startswith("PMF_TEAMS_PEOPLE: people.csv, line 2: column object_id")
