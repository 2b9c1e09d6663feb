"""Tokens are kept as digests only and read strictly; a level above one's own is refused in a sentence."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.access import NotPermitted, digest_of, each_once, granted, grants_in, level_named, new_token, permitted
from bot.settings import ServiceSettings, grants_of
from data_layer.faults import Fault
from data_layer.vocabulary import Level

DIGEST = hashlib.sha256(b"open sesame").hexdigest()


@pytest.mark.parametrize("level", Level)
def test_every_level_is_known_by_its_name_in_any_writing(level):
    assert level_named(f" {level.name.title()} ") is level


@pytest.mark.parametrize("word", ["", "admin", "3", "officers"])
def test_another_word_is_refused_with_the_levels_there_are(word):
    with pytest.raises(Fault, match="public, councillor, officer, restricted"):
        level_named(word)


def test_the_highest_level_is_taken_where_none_is_asked_for():
    assert permitted(None, Level.OFFICER) is Level.OFFICER


@pytest.mark.parametrize("most", Level)
@pytest.mark.parametrize("asked", Level)
def test_a_level_is_taken_up_to_the_highest_and_never_above(asked, most):
    if asked <= most:
        assert permitted(asked, most) is asked
    else:
        with pytest.raises(NotPermitted, match=f"at level {most.name.lower()} here, not at level {asked.name.lower()}"):
            permitted(asked, most)


def test_a_token_opens_its_level_and_is_kept_only_as_a_digest():
    token, grant = new_token(Level.OFFICER, "Ann Lee")
    assert grant.line == f"officer:{hashlib.sha256(token.encode()).hexdigest()}:Ann Lee"
    assert token not in grant.line and len(token) >= 43
    (read,) = grants_in(grant.line, "tokens")
    assert granted(token, [read]) == grant


def test_no_two_tokens_are_alike():
    assert len({new_token(Level.PUBLIC, "x")[0] for _ in range(200)}) == 200


@pytest.mark.parametrize("label", ["", "  ", "two\nlines", "a;b", "a\x00b"])
def test_a_label_that_fits_no_line_is_refused(label):
    with pytest.raises(Fault, match="Ann Lee"):
        new_token(Level.OFFICER, label)


def test_notes_and_empty_lines_are_no_tokens():
    text = f"# the performance team\n\n officer:{DIGEST.upper()}:Team: waste \n"
    (grant,) = grants_in(text, "tokens")
    assert (grant.level, grant.digest, grant.label) == (Level.OFFICER, DIGEST, "Team: waste")
    assert [one.level for one in grants_in(f"officer:{DIGEST}:a; public:{'0' * 64}:b", "PMF_TOKENS")] == [2, 0]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("officer:open sesame:Ann", "no SHA-256"),
        (f"chief:{DIGEST}:Ann", "no level 'chief'"),
        ("nonsense", "no SHA-256"),
        (f"officer:{DIGEST[:-1]}:Ann", "no SHA-256"),
    ],
)
def test_a_line_that_is_none_is_refused_with_its_place_and_without_its_secret(line, said):
    with pytest.raises(Fault, match=said) as refused:
        grants_in(f"# first\n{line}\n", "tokens.txt")
    assert "tokens.txt, line 2" in str(refused.value) and "sesame" not in str(refused.value)


def test_every_wrong_line_is_told_at_once():
    with pytest.raises(Fault, match=r"line 1: .* line 3: "):
        grants_in(f"a\nofficer:{DIGEST}:b\nc", "tokens")


def test_one_token_at_two_levels_is_refused_with_both_labels():
    grants = grants_in(f"officer:{DIGEST}:Ann\npublic:{DIGEST}:Bob", "tokens")
    with pytest.raises(Fault, match="Ann and Bob"):
        each_once(grants)


@given(st.text(), st.text())
def test_only_the_very_token_opens(token, other):
    grants = grants_in(f"restricted:{digest_of(token)}:x", "tokens")
    assert (granted(other, grants) is not None) == (other == token)


def test_tokens_of_file_and_setting_both_count(tmp_path):
    file = tmp_path / "tokens"
    file.write_text(f"officer:{DIGEST}:Ann\n", encoding="utf-8")
    settings = ServiceSettings(tokens_file=file, tokens=f"councillor:{'1' * 64}:Bob")
    assert [grant.level for grant in grants_of(settings)] == [Level.OFFICER, Level.COUNCILLOR]
    assert grants_of(ServiceSettings()) == ()
    with pytest.raises(Fault, match="Ann and Bob"):
        grants_of(ServiceSettings(tokens_file=file, tokens=f"public:{DIGEST}:Bob"))


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_said(tmp_path, content):
    file = tmp_path / "tokens"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(Fault, match="PMF_TOKENS_FILE"):
        grants_of(ServiceSettings(tokens_file=file))


def test_the_settings_do_not_show_the_tokens():
    assert DIGEST not in repr(ServiceSettings(tokens=f"officer:{DIGEST}:Ann"))
