"""What an administrator gives is checked before anything is written, and each fault names its option."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.teams.package.build import manifest_of, packed
from bot.teams.package.wanted import Wanted, wanted
from data_layer.faults import Fault
from tests.bot.teams.conftest import APP, registered
from tests.bot.teams.package.conftest import GIVEN


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("page", "http://performance.example.gov.uk", "--page is no https address of a page."),
        ("page", "https://performance.example.gov.uk/?a=b", "--page is no https address of a page."),
        ("page", None, "--page is missing, and PMF_TEAMS_PAGE is not set."),
        ("app_id", None, "--app-id is missing, and PMF_TEAMS_APP_ID is not set."),
        ("app_id", "the bot", "--app-id is no id. Copy it from the registration"),
        ("developer", None, "--developer is missing."),
        ("developer", "  ", "--developer is empty."),
        ("developer", "x" * 33, "--developer is too long: Teams takes at most 32 characters."),
        ("developer", "two\nlines", "--developer has to be one line of text."),
        ("name", "x" * 31, "--name is too long: Teams takes at most 30 characters."),
        ("website", "www.example.gov.uk", "--website is no https address."),
        ("privacy", "https://example.gov.uk/a b", "--privacy is no https address."),
        pytest.param(
            *("terms", f"https://example.gov.uk/{'x' * 2_048}", "--terms is too long: Teams takes at most 2048"),
            id="long address",
        ),
        ("version", "1.0", "--version is no version. Give three numbers, such as 1.0.1"),
        ("version", "1.0.01", "--version is no version."),
    ],
)
def test_a_fault_names_the_option_and_what_to_give(asked, option, value, said):
    with pytest.raises(Fault) as fault:
        asked(**{option: value})
    assert str(fault.value).startswith(said)


def test_all_faults_are_said_at_once(asked):
    with pytest.raises(Fault) as fault:
        asked(page=None, terms=None, version="new")
    assert all(option in str(fault.value) for option in ("--page", "--terms", "--version"))


def test_settings_stand_in_for_the_bots_id_and_the_page_and_an_option_goes_first():
    set_ = registered(page="https://set.example.gov.uk")
    without = {**GIVEN, "app_id": None, "page": None}
    assert (found := wanted(without, set_)).app_id == APP and found.page == "https://set.example.gov.uk"
    assert wanted({**without, "page": "https://given.example.gov.uk"}, set_).page == "https://given.example.gov.uk"


SOME_TEXT = st.text(max_size=60)
LABEL = st.from_regex(r"[A-Za-z0-9]{1,20}", fullmatch=True)
ADDRESS = st.builds("https://{}.{}/{}".format, LABEL, LABEL, LABEL)


@given(
    developer=SOME_TEXT,
    name=SOME_TEXT,
    website=ADDRESS | SOME_TEXT,
    page=ADDRESS,
    version=st.from_regex(r"\d{1,3}\.\d{1,3}\.\d{1,3}", fullmatch=True) | SOME_TEXT,
    app_id=st.uuids().map(str),
)
def test_whatever_is_given_is_refused_with_a_sentence_or_makes_a_manifest_within_the_limits(**given: str):
    options = {**GIVEN, **given}
    try:
        made = wanted(options, registered(app_id="", page=None))
    except Fault as fault:
        assert str(fault).startswith("--") and str(fault).endswith(".")
        return
    assert isinstance(made, Wanted) and packed(manifest_of(made))
    assert len(made.developer) <= 32 and len(made.name) <= 30 and made.name.isprintable()
