"""Teams is off without a bot, and a bot without what makes it safe stops the service before it serves."""

from __future__ import annotations

import os

import pytest
from pydantic import SecretStr, ValidationError

from bot.teams.settings import TeamsSettings, checked, from_environment
from data_layer.faults import Fault
from tests.bot.teams.conftest import APP, TENANT, registered

HERE, EVERYWHERE = "127.0.0.1", "0.0.0.0"
OTHER = TENANT.replace("1bb", "2cc")


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("PMF_TEAMS_")]:
        monkeypatch.delenv(name)


def test_without_any_teams_is_off_and_nothing_stops_the_service():
    settings = TeamsSettings()
    assert not settings.teams_on and not settings.tenants
    assert checked(settings, EVERYWHERE) is settings


def test_each_is_taken_from_its_variable(monkeypatch):
    given = {
        "APP_ID": f" {APP.upper()} ",
        "TENANT_ID": TENANT.upper(),
        "CLIENT_SECRET": "hush",
        "MESSAGES_A_MINUTE": "5",
    }
    for name, value in given.items():
        monkeypatch.setenv(f"PMF_TEAMS_{name}", value)
    settings = TeamsSettings()
    assert (settings.app_id, settings.tenant_id, settings.messages_a_minute) == (APP, TENANT, 5)
    assert settings.teams_on and settings.tenants == {TENANT}
    assert checked(settings, EVERYWHERE) is settings


def test_an_empty_variable_counts_as_not_set(monkeypatch):
    for name in TeamsSettings.model_fields:
        monkeypatch.setenv(f"PMF_TEAMS_{name.upper()}", "")
    assert not TeamsSettings().teams_on


def test_allowed_tenants_are_parted_by_commas_and_stand_beside_the_councils_own(monkeypatch):
    monkeypatch.setenv("PMF_TEAMS_ALLOWED_TENANTS", f"{TENANT}, {OTHER.upper()},")
    assert TeamsSettings().tenants == {TENANT, OTHER}
    assert registered(allowed_tenants=(OTHER,)).tenants == {TENANT, OTHER}


def test_the_secret_is_never_shown(monkeypatch):
    monkeypatch.setenv("PMF_TEAMS_CLIENT_SECRET", "hush-hush")
    assert "hush" not in repr(TeamsSettings()) and "hush" not in str(TeamsSettings())
    monkeypatch.setenv("PMF_TEAMS_EMULATOR", "hush-hush")
    with pytest.raises(ValidationError) as refused:
        TeamsSettings()
    assert "hush" not in str(refused.value)


def test_settings_do_not_change_once_made():
    with pytest.raises(ValidationError):
        TeamsSettings().emulator = True


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"tenant_id": ""}, "PMF_TEAMS_TENANT_ID is not"),
        ({"client_secret": SecretStr("")}, "PMF_TEAMS_CLIENT_SECRET, or PMF_TEAMS_MANAGED_IDENTITY"),
        ({"client_secret": SecretStr(" \n")}, "PMF_TEAMS_CLIENT_SECRET, or PMF_TEAMS_MANAGED_IDENTITY"),
        ({"managed_identity": True}, "Leave one out"),
        ({"tenant_id": "council.onmicrosoft.com"}, "PMF_TEAMS_TENANT_ID holds something that is no id"),
        ({"app_id": "PMF Assistant"}, "PMF_TEAMS_APP_ID holds something that is no id"),
        ({"allowed_tenants": (TENANT, "*")}, "PMF_TEAMS_ALLOWED_TENANTS holds something that is no id"),
    ],
)
def test_a_bot_without_what_it_needs_stops_the_service(changes, sentence):
    with pytest.raises(Fault, match=sentence):
        checked(registered(**changes), HERE)


def test_groups_need_a_bot_that_can_ask_the_directory(tmp_path):
    groups = tmp_path / "groups.csv"
    groups.write_text(f"group_id,level\n{OTHER},officer\n", encoding="utf-8")
    assert checked(registered(groups=groups), EVERYWHERE).groups == groups
    for without in (TeamsSettings(groups=groups), TeamsSettings(groups=groups, emulator=True)):
        with pytest.raises(Fault, match="PMF_TEAMS_GROUPS is set and PMF_TEAMS_APP_ID is not"):
            checked(without, HERE)


@pytest.mark.parametrize("name", ["people", "channels", "groups"])
def test_a_list_that_cannot_be_used_is_told_before_anything_is_served(name, tmp_path):
    (tmp_path / "list.csv").write_text("name\n", encoding="utf-8")
    with pytest.raises(Fault, match=r"list\.csv, line 1: there is no column"):
        checked(registered(**{name: tmp_path / "list.csv"}), HERE)


def test_a_managed_identity_does_without_a_secret():
    settings = registered(client_secret=SecretStr(""), managed_identity=True)
    assert checked(settings, EVERYWHERE) is settings


@pytest.mark.parametrize("host", [HERE, "::1", "localhost"])
def test_the_emulator_may_be_on_where_only_this_machine_reaches_the_service(host):
    assert checked(TeamsSettings(emulator=True), host).teams_on


def test_a_registered_bot_is_served_without_the_emulator():
    """A proxy that adds no header would make everybody look like this machine."""
    for host in (HERE, None):
        with pytest.raises(Fault, match="PMF_TEAMS_EMULATOR and PMF_TEAMS_APP_ID are both set"):
            checked(registered(emulator=True), host)


@pytest.mark.parametrize("given", ["https://performance.example.gov.uk/", " https://performance.example.gov.uk// "])
def test_the_pages_address_may_end_with_a_slash(given):
    settings = registered(page=given)
    assert checked(settings, HERE).page == "https://performance.example.gov.uk"
    assert checked(registered(page="https://a.example/pmf/"), HERE).page == "https://a.example/pmf"


@pytest.mark.parametrize("given", ["/", "https://", "http://performance.example.gov.uk/", "performance.example.gov.uk"])
def test_what_is_no_address_of_a_page_stops_the_service(given):
    with pytest.raises(Fault, match="PMF_TEAMS_PAGE is no https address"):
        checked(registered(page=given), HERE)


@pytest.mark.parametrize("host", [EVERYWHERE, "::", "10.0.0.4", "council.example", ""])
def test_the_emulator_stops_a_service_that_others_reach(host):
    for settings in (TeamsSettings(emulator=True), registered(emulator=True)):
        with pytest.raises(Fault, match="PMF_TEAMS_EMULATOR lets messages in without a token"):
            checked(settings, host)


def test_a_setting_that_cannot_be_used_is_named_as_the_environment_has_it(monkeypatch):
    monkeypatch.setenv("PMF_TEAMS_MESSAGES_A_MINUTE", "many")
    with pytest.raises(Fault, match="PMF_TEAMS_MESSAGES_A_MINUTE: Input should be a valid integer"):
        from_environment()
